"""The panes follow the agenda: whoever types, reads or scrolls is not disturbed by a new phase."""

from collections.abc import Iterable, Mapping, Sequence
from functools import partial

from textual import getters
from textual.containers import Horizontal

from data.meeting import clock_of
from data.models.ids import PhaseId
from data.models.records import Entry, Phase
from data.zone import local
from screens.live.live_base import LiveBase
from screens.live.phase_pane import PhasePane


class AgendaLayout(LiveBase):
    """Lays the phases out anew where they are others than those that are shown."""

    phases_box = getters.query_one("#phases", Horizontal)

    _laying_out: bool = False

    def give_room(self) -> None:
        """Show as many phases as there is room for."""
        raise NotImplementedError

    def show_all(self) -> None:
        """Show everything anew."""
        raise NotImplementedError

    @property
    def agenda_stands(self) -> bool:
        """Whether the panes are those of the session's phases."""
        return tuple(pane.phase for pane in self.panes) == self.session.head.phases

    def follow_agenda(self) -> bool:
        """Say whether the panes stand for the phases; where they do not, see to it in a moment.

        Until then everything shows what was.
        """
        if self.agenda_stands:
            return True
        if not self._laying_out and self.is_attached:
            self._laying_out = True
            self.call_next(self._lay_out)
        return False

    async def _lay_out(self) -> None:
        """Give each phase a pane, the one it has where it has one."""
        known = {pane.phase.id: pane for pane in self.panes}
        with self.app.batch_update():
            while new := self._without_pane(known):
                panes = [self.new_pane(0, phase, ()) for phase in new]
                await self.phases_box.mount(*panes)
                known |= {pane.phase.id: pane for pane in panes}
            self._laying_out = False
            self._take_panes(known)
            self.give_room()
            self.show_all()

    def _without_pane(self, known: Mapping[PhaseId, PhasePane]) -> list[Phase]:
        return [phase for phase in self.session.head.phases if phase.id not in known]

    def _take_panes(self, known: Mapping[PhaseId, PhasePane]) -> None:
        """Have these panes stand for the phases; what others show is gone with its phase."""
        phases = self.session.head.phases
        looked_at = None if self.looked_at is None else self.panes[self.looked_at].phase.id
        for number, phase in enumerate(phases, 1):
            known[phase.id].stand_for(number, phase)
        self.panes = tuple(known[phase.id] for phase in phases)
        self.state = clock_of(self.session, self.now())
        places = {phase.id: place for place, phase in enumerate(phases)}
        self.looked_at = places.get(looked_at) if looked_at else None
        self._put_in_order(known.values())

    def new_pane(self, number: int, phase: Phase, entries: Sequence[Entry]) -> PhasePane:
        """Return a pane for the phase at that place, from 1."""
        return PhasePane(number, phase, entries, partial(local, head=self.session.head))

    def _put_in_order(self, known: Iterable[PhasePane]) -> None:
        """Put the panes in the order of the phases; one that is gone leaves no focus behind."""
        gone = [pane for pane in known if pane not in self.panes]
        if any(pane.has_focus_within for pane in gone):
            self.go_to_bar()
        for pane in gone:
            pane.remove()
        for pane, following in zip(reversed(self.panes[:-1]), reversed(self.panes), strict=False):
            self.phases_box.move_child(pane, before=following)
