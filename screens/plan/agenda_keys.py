"""Changing the agenda of a plan: what stands in it, in which order, and for how long."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual import work

from data.agenda import insert, phase_typed, recording_told, skip, stretch, swap
from data.clock import parse_duration
from data.clock.durations import tell_length
from data.plan_agenda import fitted
from screens.plan.plan_base import PlanBase
from screens.plan.rows import row_ids
from screens.widgets.line_dialog import LineDialog

if TYPE_CHECKING:
    from data.models.records import Phase

NO_PHASE = "Highlight a phase of the agenda first: Tab goes there."


class AgendaKeys(PlanBase):
    """Acts on the highlighted phase; data.agenda says what is refused and why."""

    def _phase(self) -> int | None:
        """Return where the highlighted phase stands; say what to do where none is."""
        if self.place is None:
            self.notify(NO_PHASE, markup=False)
        return self.place

    @work(group="dialog")
    async def action_put_in_phase(self) -> None:
        """Ask for a name and its minutes; put that in below the highlighted phase."""
        place = len(self.plan.phases) if self.place is None else self.place + 1
        dialog = LineDialog(
            "A phase to put in", explain=_explain_phase, example="Coffee 15, Market of ideas 1h10"
        )
        line = await self.app.push_screen_wait(dialog)
        if line is not None:
            title, seconds = phase_typed(line)
            if self.change_agenda(lambda phases: insert(phases, place, title, seconds)):
                self._light(place)

    def action_take_out(self) -> None:
        """Take the highlighted phase out of the agenda."""
        place = self._phase()
        if place is not None:
            title = self.plan.phases[place].title
            if self.change_agenda(lambda phases: skip(phases, place)):
                self.notify(f"“{title}” is out. Ctrl+Z brings it back.", markup=False)

    def action_move_up(self) -> None:
        """Let the highlighted phase come earlier."""
        self._move(-1)

    def action_move_down(self) -> None:
        """Let it come later."""
        self._move(1)

    def _move(self, step: int) -> None:
        place = self._phase()
        if place is not None:
            self.change_agenda(lambda phases: swap(phases, place, place + step))

    def action_longer(self) -> None:
        """Give the highlighted phase a minute more."""
        self._stretch(60)

    def action_shorter(self) -> None:
        """Take a minute from it."""
        self._stretch(-60)

    def action_much_longer(self) -> None:
        """Give it five minutes more."""
        self._stretch(300)

    def action_much_shorter(self) -> None:
        """Take five minutes from it."""
        self._stretch(-300)

    def _stretch(self, by: int) -> None:
        place = self._phase()
        if place is not None:
            self.change_agenda(lambda ps: stretch(ps, place, ps[place].seconds + by))

    def _light(self, place: int) -> None:
        ids = row_ids(self.plan.phases)
        if place < len(ids):
            self.agenda.light(ids[place])
            self.agenda.focus()

    def action_fit_length(self) -> None:
        """Share the length that there is out over the phases."""
        if not self.plan.seconds:
            self.notify("Say first how long it may take: l.", markup=False)
        else:
            self.change(phases=fitted(self.plan.phases, self.plan.seconds))

    @work(group="dialog")
    async def action_save_format(self) -> None:
        """Ask what to call the agenda as a format of this community's, and keep it."""
        dialog = LineDialog(
            "Keep this agenda as a format",
            explain=lambda typed: f"New sessions can follow “{typed}” from then on.",
            example="A name, such as Short circle",
        )
        title = await self.app.push_screen_wait(dialog)
        if title and self.attempt(lambda: self._save(title)):
            self.notify(f"Kept as the format “{title}”.", markup=False)
            self.look_again()

    def _save(self, title: str) -> None:
        """Keep the agenda; what was put in for today alone is no part of it."""
        from data.formats.saving import save_as_format
        from data.plan_agenda import format_for
        from data.revisiting import PHASE as REVISIT

        assert self.loaded is not None
        community, plan = self.loaded.community, self.plan
        phases = [phase for phase in plan.phases if phase.id != REVISIT]
        source = format_for(self.store, community, plan.format)
        save_as_format(self.store, community.id, title, title, phases, source=source)

    @work(group="dialog")
    async def edit_phase(self, place: int) -> None:
        """Ask for everything about a phase, and change it."""
        from screens.plan.phase_form import changed_phase, phase_form

        phase = self.plan.phases[place]
        values = await self.app.push_screen_wait(phase_form(phase))
        if values is not None:
            changed = changed_phase(phase, values)
            seconds = parse_duration(values["minutes"])
            self.change_agenda(lambda ps: stretch(_put(ps, place, changed), place, seconds))


def _put(phases: tuple[Phase, ...], place: int, phase: Phase) -> tuple[Phase, ...]:
    return (*phases[:place], phase, *phases[place + 1 :])


def _explain_phase(line: str) -> str:
    title, seconds = phase_typed(line)
    return f"“{title}”, {tell_length(seconds)}{recording_told(title)}"
