"""The phases as one line across the wall: what was, where we are, what is to come."""

from collections.abc import Iterator, Sequence
from itertools import accumulate, pairwise

from textual.content import Content
from textual.reactive import reactive
from textual.widget import Widget

from data.clock import PhaseClock
from screens.widgets.content import shown_line

DONE, HERE, AHEAD = "$success", "$primary", "$border"
LEAST = 3
"""Cells of the shortest phase."""

Part = tuple[str, str, int, int]
"""Status, name, cells, and how many of them are filled."""


class Timeline(Widget):
    """A bar with a part for each phase, as long as its time; below it, with room, their names."""

    DEFAULT_CSS = """
    Timeline { padding: 0 2; text-wrap: nowrap; }
    """

    parts: reactive[tuple[Part, ...]] = reactive(())
    """The phases in their order."""
    mood: reactive[str] = reactive(HERE)
    """The style of the phase we are in."""

    def show(self, phases: Sequence[PhaseClock], mood: str) -> None:
        """Show how far the phases are; nothing is painted before a cell changes."""
        self.mood = mood
        cells = shares([phase.planned for phase in phases], self.size.width)
        self.parts = tuple(
            (phase.status, phase.phase.title, room, _filled(phase, room))
            for phase, room in zip(phases, cells, strict=True)
        )

    def render(self) -> Content:
        """Return the bar, and the names where there is a second row."""
        bars, names = zip(*self._drawn(), strict=True) if self.parts else ((), ())
        lines = [Content(" ").join(bars), Content(" ").join(names)]
        return Content("\n").join(lines[: self.size.height])

    def _drawn(self) -> Iterator[tuple[Content, Content]]:
        for status, name, room, filled in self.parts:
            style = {"done": DONE, "running": self.mood}.get(status, AHEAD)
            sign = {"done": "✓ ", "running": "▸ "}.get(status, "")
            bar = Content.assemble(("━" * filled, style), ("─" * (room - filled), AHEAD))
            look = "$foreground 60%" if status == "waiting" else style
            label = shown_line(f"{sign}{name}", look).truncate(room, ellipsis=True)
            yield bar, label.pad_right(room - label.cell_length)


def shares(planned: Sequence[int], width: int) -> list[int]:
    """Return the cells of each part of a line of that width, one cell free between two."""
    room = width - (len(planned) - 1)
    if room < LEAST * len(planned):
        return [max(0, room // max(1, len(planned)))] * len(planned)
    times = planned if any(planned) else [1] * len(planned)
    spare, whole = room - LEAST * len(times), sum(times)
    ends = [0, *(round(spare * part / whole) for part in accumulate(times))]
    return [LEAST + end - start for start, end in pairwise(ends)]


def _filled(phase: PhaseClock, room: int) -> int:
    if phase.status == "done":
        return room
    share = phase.taken / phase.planned if phase.planned else 1.0
    return min(room, int(room * share)) if phase.status == "running" else 0
