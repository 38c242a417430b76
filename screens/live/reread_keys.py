"""Rereading what was agreed: proposed when it is due, done at F4."""

from collections.abc import Callable
from typing import Any

from textual import on

from data.errors import LctuiError
from data.models.community_records import Revisit
from data.rereading import Agreed, affirm, amend, drop, to_reread
from data.reshaping import insert_phase
from data.revisiting import PHASE, PURPOSE, RULES, due, rereads, revisit_phase
from data.store.open_community import OpenCommunity
from screens.live.panel_keys import PanelKeys
from screens.live.reread_offer import RereadOffer
from screens.live.reread_panel import RereadPanel
from screens.live.rules_panel import RulesPanel


class RereadKeys(PanelKeys):
    """Who runs the clock is asked, at the beginning, once; no answer is one too."""

    due_subjects: tuple[str, ...] = ()
    """What is proposed to be reread; empty once that was answered."""

    async def action_rules(self) -> None:
        """Show the rules; in a phase that rereads them, go through them; while asked, answer."""
        if self.due_subjects:
            await self.toggle(self._offer())
        elif self._rereads_now and (agreed := self._agreed()):
            await self.toggle(RereadPanel(agreed))
        else:
            await super().action_rules()

    @property
    def _rereads_now(self) -> bool:
        return self.state.running is not None and rereads(self.running_clock.phase)

    def _community(self) -> OpenCommunity:
        return self.store.community_of(self.session)

    def _agreed(self) -> tuple[Agreed, ...]:
        try:
            return to_reread(self._community(), self.session.head.id)
        except LctuiError:
            return ()

    def _offer(self) -> RereadOffer:
        every = self._community().community.revisit_every
        return RereadOffer(self.due_subjects, every, self._agreed(), self.aloud_words())

    def offer_reread(self) -> None:
        """Propose to reread what is due, while the opening runs or has not begun."""
        head = self.session.head
        if self.state.place or self.state.status == "ended" or not self.runs_clock:
            return
        if head.number <= 1 or any(map(rereads, head.phases)):
            return
        try:
            community = self._community()
            read = community.table(Revisit).values()
            self.due_subjects = due(community.community, head.number, read)
        except LctuiError:
            return
        if self.due_subjects:
            self._propose()

    def _propose(self) -> None:
        narrow = self.has_class("-narrow") or self.has_class("-tiny")
        if self.panel is not None or narrow:
            self.remind("Purpose and ground rules are due to be reread: F4 asks.")
        else:
            self.open_panel(self._offer())
            self.opened_itself = True

    def open_reread(self) -> None:
        """Open the panel by itself when a phase for it begins; what was proposed is past."""
        if self.current:
            self.due_subjects = ()
        if not self._rereads_now or not (agreed := self._agreed()):
            return
        if self.has_class("-narrow") or self.has_class("-tiny"):
            self.remind("F4 goes through what was agreed.")
        elif self.panel is None:
            self.open_panel(RereadPanel(agreed))
            self.opened_itself = True

    @on(RereadOffer.Accepted)
    def _on_accepted(self, event: RereadOffer.Accepted) -> None:
        event.stop()
        self.close_panel()
        self._put_in(event.subjects)

    @on(RereadOffer.Skipped)
    def _on_skipped(self, event: RereadOffer.Skipped) -> None:
        event.stop()
        self.due_subjects = ()
        self.close_panel()
        self.say("Left for next time. /reread puts it in all the same.")

    def action_reread(self) -> None:
        """Put the five minutes in, due or not."""
        known = self._community().community
        stands = ((PURPOSE, known.purpose), (RULES, known.ground_rules))
        subjects = tuple(subject for subject, what in stands if what)
        if not subjects:
            self.say("Nothing was agreed yet that could be reread.")
        elif any(phase.id == PHASE for phase in self.session.head.phases):
            self.say("It is on the agenda already.")
        else:
            self._put_in(subjects)

    def _put_in(self, subjects: tuple[str, ...]) -> None:
        if self.refuses_clock():
            return
        new = revisit_phase(subjects)
        more: dict[str, Any] = {"name": PHASE, "prompts": new.prompts, "records": new.records}
        if self.attempt(
            lambda: insert_phase(self.session, 1, new.title, new.seconds, self.now(), **more)
        ):
            self.due_subjects = ()
            self.show_clock()
            self.say("Five minutes to reread come after this phase. Ctrl+Z takes them out.")

    def show_panel(self) -> None:
        """Show what changed in the panel that is open."""
        if isinstance(self.panel, RereadPanel) and self.panel.is_mounted:
            self.panel.show(self._agreed())
        else:
            super().show_panel()

    @on(RereadPanel.Affirmed)
    def _on_affirmed(self, event: RereadPanel.Affirmed) -> None:
        event.stop()
        self._do(lambda: affirm(self.session, self._community(), event.things, self.now()))

    @on(RereadPanel.Amended)
    def _on_amended(self, event: RereadPanel.Amended) -> None:
        event.stop()
        self._do(
            lambda: amend(self.session, self._community(), event.thing, event.words, self.now())
        )

    @on(RereadPanel.Dropped)
    def _on_dropped(self, event: RereadPanel.Dropped) -> None:
        event.stop()
        self._do(lambda: drop(self.session, self._community(), event.thing, self.now()))
        self.say("Dropped. Ctrl+Z brings it back.")

    def _do(self, change: Callable[[], object]) -> None:
        """Change it and go on to the next."""
        if self.attempt(change):
            self.show_panel()
            if isinstance(self.panel, RereadPanel):
                self.panel.move_on()

    @on(RereadPanel.HistoryWanted)
    def _on_reread_history(self, event: RereadPanel.HistoryWanted) -> None:
        event.stop()
        self.post_message(RulesPanel.HistoryWanted())
