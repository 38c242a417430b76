"""All phases and their clocks on one line, for screens too narrow for panes side by side."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from textual import events
from textual.content import Content
from textual.message import Message
from textual.reactive import reactive
from textual.widget import Widget

from data.clock import ClockState
from screens.live.words import ALERT_SIGNS, ALERT_STYLES, phase_words
from screens.widgets.content import shown_line

NAME_WIDTHS = (40, *range(16, 4, -1), 0)
"""Cells left to the names of the phases that are not chosen, tried in this order."""

BETWEEN = " │ "
"""What stands between two phases."""

Part = tuple[str, str, str, str]
"""Number, name, clock and style of one phase."""


class PhaseStrip(Widget):
    """Names give way to clocks, far phases to near ones; the running phase is always there."""

    DEFAULT_CSS = """
    PhaseStrip { height: 1; padding: 0 1; color: $text-muted; }
    """

    parts: reactive[tuple[Part, ...]] = reactive(())
    """The phases in order."""
    chosen: reactive[int] = reactive(0)
    """Place of the phase that is shown below."""

    def show(self, state: ClockState, alert: str, chosen: int) -> None:
        """Show how all phases stand."""
        self.chosen = chosen
        self.parts = tuple(
            (
                str(index + 1),
                clock.phase.title,
                (ALERT_SIGNS.get(alert, "▶ ") if index == state.current else "")
                + phase_words(clock, state.status),
                _style(alert if index == state.current else "", clock.status),
            )
            for index, clock in enumerate(state.phases)
        )

    @dataclass
    class Pointed(Message):
        """A click on a phase."""

        place: int

    def on_click(self, event: events.Click) -> None:
        """Tell which phase is under the pointer: by its number, as the line lacks those far off."""
        offset = event.get_content_offset(self)
        if offset is not None:
            before = self.render().plain[: offset.x].rpartition(BETWEEN.strip())[0]
            part = self.render().plain[len(before) :].lstrip(BETWEEN)
            if number := re.match(r"\d+", part):
                self.post_message(self.Pointed(int(number[0]) - 1))

    def render(self) -> Content:
        """Return the longest line that fits."""
        width, everything = self.content_size.width, range(len(self.parts))
        for names in NAME_WIDTHS:
            line = self._line(everything, names)
            if line.cell_length <= width:
                return line
        line = self._line(everything, 0, chosen_names=0)
        return line if line.cell_length <= width else self._around_chosen(width)

    def _around_chosen(self, width: int) -> Content:
        """Return the chosen phase and as many neighbours as fit, by their numbers."""
        best = self._line(range(self.chosen, self.chosen + 1), 0, chosen_names=0)
        for beside in range(1, len(self.parts)):
            start, end = self.chosen - beside, self.chosen + beside + 1
            line = self._line(range(max(0, start), min(len(self.parts), end)), 0, chosen_names=0)
            if line.cell_length > width:
                break
            best = line
        return best.truncate(width, ellipsis=True)

    def _line(
        self, shown: Sequence[int], names: int, *, chosen_names: int = NAME_WIDTHS[0]
    ) -> Content:
        """Return these phases, each name in as many cells as it is given."""
        parts = (self._part(i, chosen_names if i == self.chosen else names) for i in shown)
        return Content.styled(BETWEEN, "$border").join(parts)

    def _part(self, index: int, room: int) -> Content:
        number, name, clock, style = self.parts[index]
        look = "$foreground bold" if index == self.chosen else ""
        short = shown_line(name, look).truncate(room, ellipsis=True)
        gap = " " if short else ""
        return Content.assemble((f"{number} ", look), short, gap, (clock, style))


def _style(alert: str, status: str) -> str:
    if status == "running":
        return ALERT_STYLES.get(alert, "$accent bold")
    return "$success" if status == "done" else ""
