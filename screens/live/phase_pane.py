"""One phase as a pane: its clock, its prompt, and what was said in it."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime

from textual import getters, on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.message import Message
from textual.widgets import Static

from data.clock import PhaseClock
from data.models.records import Entry, Phase
from screens.live.clock_bar import ClockBar
from screens.live.pane_title import PaneTitle
from screens.live.step_line import StepLine
from screens.live.turn_line import TurnLine
from screens.live.words import ALERT_SIGNS, ALERT_STYLES, phase_words
from screens.widgets.content import DIM, shown_line
from screens.widgets.entry_list import EntryList

STATES = ("waiting", "running", "done")
ALERTS = ("five", "one", "over")

HINT = "What is typed below stands here."


class PhasePane(Vertical):
    """Wide while its phase runs, narrow otherwise; the style sheet decides how wide."""

    title = getters.query_one(PaneTitle)
    bar = getters.query_one(ClockBar)
    steps = getters.query_one(StepLine)
    turn = getters.query_one(TurnLine)
    prompt_line = getters.query_one(".-prompt", Static)
    entries = getters.query_one(EntryList)
    frame = getters.query_one(".-frame", Vertical)

    def __init__(
        self,
        number: int,
        phase: Phase,
        entries: Iterable[Entry],
        local: Callable[[datetime], datetime],
    ) -> None:
        """Take the phase, its place among the phases from 1, and what was said in it.

        `local` tells a moment in the session's zone.
        """
        super().__init__()
        self.phase = phase
        self.prompt_index = 0
        self._heading = f"{number} {phase.title}"
        self._entries = tuple(entries)
        self._local = local
        self._veil = ""

    def stand_for(self, number: int, phase: Phase) -> None:
        """Be the pane of this phase, at that place from 1; what was said here stays."""
        self._heading = self.title.heading = f"{number} {phase.title}"
        if phase != self.phase:
            self.phase = phase
            self.ask(self.prompt_index)

    @property
    def prompt(self) -> str | None:
        """The question that is asked now; None where the phase asks none."""
        prompts = self.phase.prompts
        return prompts[self.prompt_index] if prompts else None

    def compose(self) -> ComposeResult:
        """Lay out title, bar, step, turn, prompt and entries, under one frame."""
        yield PaneTitle()
        with Vertical(classes="-frame"):
            yield ClockBar()
            yield StepLine()
            yield TurnLine()
            yield Static(classes="-prompt", markup=False)
            yield EntryList(self._entries, local=self._local)

    def on_mount(self) -> None:
        """Name the phase and ask its first question."""
        self.title.heading = self._heading
        self.ask(self.prompt_index)

    @dataclass
    class Pointed(Message):
        """A click anywhere in a phase's pane."""

        pane: "PhasePane"

    def on_click(self) -> None:
        """Tell of it: a narrow pane is to be shown wide."""
        self.post_message(self.Pointed(self))

    def show_clock(self, clock: PhaseClock, status: str, alert: str, *, offers: bool) -> None:
        """Show how the phase stands; `alert` and `offers` are those of the running phase."""
        running = clock.status == "running"
        alert = alert if running else "none"
        states = {f"-{state}": clock.status == state for state in STATES}
        self.update_classes(states | {f"-{name}": alert == name for name in ALERTS})
        style = ALERT_STYLES.get(alert, "$accent bold" if running else DIM)
        sign = ALERT_SIGNS.get(alert, "")
        self.title.clock = (f"{sign}{phase_words(clock, status)}", style)
        if running:
            self.bar.show(clock, offers=offers)
        self._invite(self._veil or (HINT if running else ""))

    def veil(self, words: str) -> None:
        """Say in place of the entries what is written silently; empty words show them again."""
        if words != self._veil:
            self._veil = words
            self._invite(words or HINT)

    def _invite(self, hint: str) -> None:
        """Say how the list is filled, while it is the one being filled."""
        if self.entries.empty_text != hint:
            self.entries.empty_text = hint
            self.entries.refresh()

    @on(EntryList.CameBelow)
    def _on_came_below(self, event: EntryList.CameBelow) -> None:
        event.stop()
        words = f"↓ {event.count} new below" if event.count else ""
        self.frame.border_subtitle = shown_line(words, "$accent")

    def ask(self, index: int) -> None:
        """Show the prompt at that place, round and round."""
        prompts = self.phase.prompts
        self.prompt_index = index % len(prompts) if prompts else 0
        self.prompt_line.display = bool(prompts)
        if prompts:
            count = f" {self.prompt_index + 1}/{len(prompts)}" if len(prompts) > 1 else ""
            line = shown_line(prompts[self.prompt_index])
            self.prompt_line.update(Content.assemble(line, (count, f"{DIM} not bold")))
