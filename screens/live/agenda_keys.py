"""What is done to the agenda while the session goes on; each change is one that undo takes back."""

from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from functools import partial

from textual import on, work

from data.agenda import length_typed, phase_typed, recording_told, recordings
from data.clock import spell_clock
from data.errors import LctuiError
from data.models.ids import PhaseId
from data.models.records import Phase
from data.reshaped import agenda_changes
from data.reshaping import (
    insert_phase,
    move_phase,
    record_phase,
    shape_of,
    skip_phase,
    stretch_phase,
)
from data.running_order import Item, running_order
from data.zone import local
from screens.live.agenda_layout import AgendaLayout
from screens.live.agenda_panel import AgendaPanel, Row
from screens.live.panel_keys import PanelKeys
from screens.live.words import ends_words
from screens.widgets.choice_dialog import Choice, ChoiceDialog
from screens.widgets.content import cut
from screens.widgets.history_dialog import HistoryDialog
from screens.widgets.line_dialog import LineDialog


class AgendaKeys(PanelKeys, AgendaLayout):
    """Answers the agenda panel: only the terminal that runs the clock changes the agenda."""

    async def action_agenda(self) -> None:
        """Show the agenda."""
        await self.toggle(AgendaPanel(self._agenda_rows(), self._agenda_ends()))

    def show_panel(self) -> None:
        """Show what changed in the agenda, too."""
        super().show_panel()
        self.show_agenda()

    def show_clock(self) -> None:
        """Look at the agenda too: what is to come moves with the time."""
        super().show_clock()
        self.show_agenda()

    def show_agenda(self) -> None:
        """Show the agenda as it stands, where it is shown at all."""
        if isinstance(self.panel, AgendaPanel) and self.panel.is_mounted:
            self.panel.show(self._agenda_rows(), self._agenda_ends())

    def _agenda_ends(self) -> str:
        return ends_words(self.state, self.session.head)[0]

    def _agenda_rows(self) -> tuple[Row, ...]:
        return tuple(map(self._row, running_order(self.state)))

    def _row(self, item: Item) -> Row:
        clock = item.clock
        starts = f"{local(item.starts, self.session.head):%H:%M}" if item.starts else ""
        took = spell_clock(clock.taken) if clock.status == "done" else ""
        given = spell_clock(clock.planned)
        return Row(clock.phase.id, clock.phase.title, clock.status, starts, given, took)

    @on(AgendaPanel.Wanted)
    def _on_wanted(self, event: AgendaPanel.Wanted) -> None:
        event.stop()
        if event.what == "history":
            self._show_agenda_history()
        elif event.what == "save":
            self.ask_format_name()
        elif not self.refuses_clock():
            self._do_to_agenda(event.what, event.phase)

    def _do_to_agenda(self, what: str, phase: PhaseId) -> None:
        move = partial(move_phase, self.session, phase, now=self.now())
        changes: dict[str, Callable[[], object]] = {
            "put-in": lambda: self.ask_phase(phase),
            "take-out": lambda: self._reshape(partial(skip_phase, self.session, phase, self.now())),
            "up": lambda: self._reshape(partial(move, -1)),
            "down": lambda: self._reshape(partial(move, 1)),
            "length": lambda: self.ask_length(phase),
            "records": lambda: self.ask_records(phase),
        }
        changes[what]()

    def _reshape(self, change: Callable[[], object]) -> None:
        if self.attempt(change):
            self.show_clock()
            self.show_panel()

    @work(group="agenda")
    async def ask_phase(self, below: PhaseId) -> None:
        """Ask for a phase and put it in below that one, or below what has begun."""
        dialog = LineDialog("A phase to put in", explain=_phase_told, example="Coffee 15")
        typed = await self.app.push_screen_wait(dialog)
        if typed:
            title, seconds = phase_typed(typed)
            place = [phase.id for phase in self.session.head.phases].index(below) + 1
            put_in = partial(insert_phase, self.session, place, title, seconds, self.now())
            self._reshape(lambda: self._light(put_in()))

    def _light(self, phase: PhaseId) -> None:
        """Have the panel highlight a phase once it stands there."""
        if isinstance(self.panel, AgendaPanel):
            self.panel.lit = phase

    @work(group="agenda")
    async def ask_length(self, phase: PhaseId) -> None:
        """Ask how long a phase is to be, in all."""
        clock = next((c for c in self.state.phases if c.phase.id == phase), None)
        if clock is None:
            return
        title = f"How long is “{clock.phase.title}” to be?"
        dialog = LineDialog(
            title, explain=_length_told, example=f"now {spell_clock(clock.planned)}"
        )
        typed = await self.app.push_screen_wait(dialog)
        if typed:
            seconds = length_typed(typed)
            self._reshape(lambda: stretch_phase(self.session, phase, seconds, self.now()))

    @work(group="agenda")
    async def ask_records(self, phase: PhaseId) -> None:
        """Ask what its decisions are offered for at the wrap-up."""
        named = next((each for each in self.session.head.phases if each.id == phase), None)
        if named is None:
            return
        told = recordings(named.records).items()
        choices = [Choice(id, str(place), words) for place, (id, words) in enumerate(told, 1)]
        title = f"What “{cut(named.title, 40)}” decides is to"
        into = await self.app.push_screen_wait(
            ChoiceDialog(title, "", choices, lit=named.records or "")
        )
        if into is not None:
            self._reshape(lambda: record_phase(self.session, phase, into, self.now()))

    @work(group="agenda")
    async def ask_format_name(self) -> None:
        """Ask what to call the agenda as a format of this community's, and keep it."""
        dialog = LineDialog(
            "Keep this agenda as a format",
            explain=lambda typed: f"New sessions can follow “{typed}” from then on.",
            example="A name, such as Short circle",
        )
        title = await self.app.push_screen_wait(dialog)
        if title:
            self.attempt(lambda: self._keep_format(title, shape_of(self.state)))

    def _keep_format(self, title: str, phases: tuple[Phase, ...]) -> None:
        from data.formats.loader import load_format
        from data.formats.saving import save_as_format

        head, source = self.session.head, None
        with suppress(LctuiError):
            source = load_format(head.format, (self.store.formats_dir(head.community),))
        save_as_format(self.store, head.community, "", title, phases, source=source)
        self.say(f"Kept as the format “{title}”.")

    def _show_agenda_history(self) -> None:
        changes = agenda_changes(self.session)
        versions = [replace(version, fields={"told": told}) for version, told in changes]
        here = partial(local, head=self.session.head)
        title = "How the agenda changed"
        self.app.push_screen(HistoryDialog(title, versions, lambda told: str(told["told"]), here))


def _phase_told(typed: str) -> str:
    title, seconds = phase_typed(typed)
    return f"{title}, {spell_clock(seconds)}{recording_told(title)}"


def _length_told(typed: str) -> str:
    return f"{spell_clock(length_typed(typed))} in all"
