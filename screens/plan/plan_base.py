"""What every part of the plan screen works with: the plan that is shown, and changing it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import fields, replace
from datetime import datetime
from typing import TYPE_CHECKING, Any

from textual import getters, work

from data.errors import LctuiError, StoreFailed
from data.models.community_records import Plan
from data.models.ids import CommunityId, SessionId
from screens.community.saving_community import SavingCommunity
from screens.plan.loading import Loaded, formats_again, load, load_other
from screens.plan.plan_list import PlanList
from screens.plan.rows import Planned, place_of
from screens.telling import tell

if TYPE_CHECKING:
    from data.models.records import Phase
    from data.store.store import Store
    from data.store.undone import Undone


class PlanBase(SavingCommunity):
    """Holds the community open; each change of the plan is one action of its own."""

    facts = getters.query_one("#facts", PlanList)
    agenda = getters.query_one("#agenda", PlanList)

    def __init__(
        self,
        store: Store,
        community: CommunityId,
        now: Callable[[], datetime],
        plan: SessionId | None = None,
    ) -> None:
        """Take the community, and which of its plans to show; None shows what is planned next."""
        super().__init__()
        self.store = store
        self.now = now
        self.loaded: Loaded | None = None
        """What was read of the store; None until then."""
        self._community = community
        self._wanted = plan

    def on_mount(self) -> None:
        """Read in a thread, then look each second what others changed and what is not saved."""
        self._read()
        self.set_interval(1.0, self._look)

    @work(thread=True, group="plan", exclusive=True, exit_on_error=False)
    def _read(self) -> None:
        try:
            loaded = load(self.store, self._community, self._wanted, self.now())
        except LctuiError as error:
            tell(self, self._refuse, error)
            return
        tell(self, self._take, loaded)

    def _refuse(self, error: LctuiError) -> None:
        self.notify(error.hint or " ", title=error.title, severity="error", markup=False)
        self.action_leave()

    def _take(self, loaded: Loaded) -> None:
        self.loaded, self.own = loaded, loaded.community
        self.show_plan()
        self.refresh_bindings()

    def action_leave(self) -> None:
        """Go one step back."""
        raise NotImplementedError

    def show_plan(self) -> None:
        """Show the plan as it stands."""
        raise NotImplementedError

    @property
    def kept(self) -> Plan | None:
        """The plan as it is kept; None while it is only proposed."""
        loaded = self.loaded
        return loaded.community.table(Plan).get(loaded.proposal.id) if loaded else None

    @property
    def plan(self) -> Plan:
        """The plan as it is shown: with proposals, as long as it has no agenda of its own."""
        assert self.loaded is not None
        kept, proposal = self.kept, self.loaded.proposal
        if kept is None:
            return proposal
        if kept.phases:
            return kept
        said = {f.name: getattr(kept, f.name) for f in fields(Plan) if f.name != "phases"}
        told = {name: value for name, value in said.items() if value}
        return replace(proposal, **told | {"start": kept.start, "day": kept.day})

    @property
    def planned(self) -> Planned:
        """The plan with what is told beside it."""
        assert self.loaded is not None
        return self.loaded.told_of(self.plan)

    @property
    def place(self) -> int | None:
        """Where the highlighted phase stands in the agenda."""
        return place_of(self.plan.phases, self.agenda.chosen)

    def change(self, **fields: Any) -> bool:
        """Change the plan; say whether it is kept."""
        assert self.loaded is not None
        community, now = self.loaded.community, replace(self.plan, **fields)
        kept = self.kept
        if kept is not None and kept.phases:
            return self.attempt(lambda: community.change(kept, **fields))
        return self.attempt(lambda: community.put(now))

    def change_agenda(self, make: Callable[[tuple[Phase, ...]], tuple[Phase, ...]]) -> bool:
        """Change the phases by a rule that may refuse; say whether that is kept."""
        try:
            phases = make(self.plan.phases)
        except LctuiError as error:
            self.notify(str(error), severity="warning", markup=False)
            return False
        return self.change(phases=phases)

    def attempt(self, change: Callable[[], object]) -> bool:
        """Change something and show it; say so where it cannot be done or saved."""
        done = True
        try:
            change()
        except StoreFailed:
            done = False
        except LctuiError as error:
            done = False
            self.notify(str(error), severity="error", markup=False)
        self.show_plan()
        self.show_unsaved()
        return done

    def _look(self) -> None:
        """Take in what others changed, and try again what is not saved."""
        if self.loaded is not None:
            self.look_after_unsaved()
            if self.take_in_news():
                self.show_plan()

    def show_other(self, plan: Plan | None) -> None:
        """Show another plan; None a new one."""
        assert self.loaded is not None
        try:
            self.loaded = load_other(self.store, self.loaded, plan, self.now())
        except LctuiError as error:
            self.notify(str(error), severity="error", markup=False)
        self.show_plan()

    def look_again(self) -> None:
        """Read again which formats there are."""
        assert self.loaded is not None
        self.loaded = formats_again(self.store, self.loaded)
        self.show_plan()

    def action_undo(self) -> None:
        """Take back the last change."""
        if self.loaded:
            self._turn(self.loaded.community.undo, "There is nothing to take back.")

    def action_redo(self) -> None:
        """Bring back what was taken back."""
        if self.loaded:
            self._turn(self.loaded.community.redo, "There is nothing to bring back.")

    def _turn(self, turn: Callable[[], Undone | None], nothing: str) -> None:
        turned: list[Undone | None] = []
        self.attempt(lambda: turned.append(turn()))
        if turned:
            self.notify(turned[0].label if turned[0] else nothing, markup=False)

    def holds_back(self, leave: Callable[[], object]) -> bool:
        """Ask before something unsaved is left behind."""
        return self.loaded is not None and super().holds_back(leave)

    def rescue(self) -> None:
        """Put what is not saved where it is found at the next start."""
        if self.loaded is not None:
            super().rescue()
