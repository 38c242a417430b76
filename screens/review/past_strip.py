"""The community's sessions over time: who came, how long it took, and where the open one stands."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from math import ceil

from rich.cells import cell_len
from textual import events
from textual.content import Content
from textual.message import Message
from textual.widget import Widget

from data.days import day_told
from data.numbers import count_of
from data.past_line import Held, PastLine, Scale, by_column, nearest, scale_for, ticks
from screens.widgets.content import DIM, shown_line
from screens.widgets.wrapping import shortened

BLOCKS = "▁▂▃▄▅▆▇█"
UNKNOWN = "·"
"""Stands where nobody took the roll, or the clock did not run."""
LABELS = ("came   ", "lasted ")
MARK = "▲"
NO_LINE = PastLine("", ())


class PastStrip(Widget, can_focus=False):
    """Columns of time; a click opens the nearest session."""

    DEFAULT_CSS = """
    PastStrip { height: 4; padding: 0 2; }
    """

    @dataclass
    class Chosen(Message):
        """Somebody clicked at this session."""

        stem: str

    def __init__(self, *, id: str | None = None) -> None:
        """Start empty."""
        super().__init__(id=id)
        self._line = NO_LINE
        self._open: Held | None = None
        self._lit: Collection[str] | None = None

    def show(self, line: PastLine, stem: str) -> None:
        """Show a community's sessions, one of them marked as open."""
        self._line = line
        self.mark(stem)

    def mark(self, stem: str) -> None:
        """Mark the session that is open."""
        self._open = self._line.by_stem.get(stem)
        self.refresh()

    def light(self, stems: Collection[str] | None) -> None:
        """Dim all but these; None dims none."""
        self._lit = stems
        self.refresh()

    @property
    def _scale(self) -> Scale | None:
        if not self._line.held:
            return None
        at = (self._open or self._line.held[-1]).day
        room = self.content_size.width - len(LABELS[0])
        return scale_for(self._line.days, at, room, usual=self._line.usual)

    def render(self) -> Content:
        """Draw the lines that there is room for."""
        scale = self._scale
        if scale is None or self.content_size.width < len(LABELS[0]) + 1:
            return Content()
        columns = by_column(scale, self._line.held)
        came = self._bars(LABELS[0], columns, scale, self._line.most_came)
        lines = [came, self._axis(scale)]
        if self.content_size.height >= 4:
            lasted = self._bars(LABELS[1], columns, scale, self._line.longest)
            lines = [self._head(scale), came, lasted, lines[1]]
        return Content("\n").join(lines)

    def _head(self, scale: Scale) -> Content:
        first, last = self._line.held[0].day, self._line.held[-1].day
        count = len(self._line.held)
        told = f"{count_of(count, 'session')}, {day_told(first)} – {day_told(last)}"
        earlier = "◂ earlier  " if scale.column(first) < 0 else ""
        later = "  later ▸" if scale.column(last) >= scale.columns else ""
        right = self._figures()
        room = self.content_size.width - cell_len(right) - 2
        left = f"{self._line.name}  {earlier}{told}{later}"
        if cell_len(left) > room:
            left = f"{earlier}{told}{later}"
        left = shortened(left, max(1, room))
        gap = " " * max(2, self.content_size.width - cell_len(left) - cell_len(right))
        return Content.assemble(shown_line(left, DIM), gap, shown_line(right, "$accent"))

    def _figures(self) -> str:
        """Return what the bars say of the open session, in words."""
        if self._open is None:
            return ""
        came, minutes = self._open.came, self._open.minutes
        parts = (
            "" if came is None else f"{came} came",
            "" if minutes is None else f"lasted {minutes // 60}:{minutes % 60:02d}",
        )
        return " · ".join(filter(None, parts))

    def _bars(
        self,
        label: str,
        columns: dict[int, list[Held]],
        scale: Scale,
        most: int,
    ) -> Content:
        parts: list[Content | tuple[str, str]] = [(label, DIM)]
        for column in range(scale.columns):
            parts.append(self._cell(label, columns.get(column, ()), most))
        return Content.assemble(*parts)

    def _cell(self, label: str, held: Sequence[Held], most: int) -> Content | tuple[str, str]:
        if not held:
            return (" ", "")
        values = [h.came if label == LABELS[0] else h.minutes for h in held]
        known = [value for value in values if value is not None]
        glyph = BLOCKS[max(0, ceil(max(known) / max(1, most) * 8) - 1)] if known else UNKNOWN
        if self._open in held:
            return (glyph, "$accent bold")
        lit = self._lit is None or any(h.stem in self._lit for h in held)
        return (glyph, "$primary" if lit else "$foreground 30%")

    def _axis(self, scale: Scale) -> Content:
        """Return the months or years, the open session's mark before them."""
        line = [" "] * scale.columns
        mark = None if self._open is None else scale.column(self._open.day)
        for column, label in ticks(scale, self._line.held[-1].day):
            if mark is None or not column - 1 <= mark <= column + len(label):
                line[column : column + len(label)] = label
        parts: list[Content | tuple[str, str]] = [(" " * len(LABELS[0]), "")]
        if mark is None or not 0 <= mark < scale.columns:
            return Content.assemble(*parts, ("".join(line), DIM))
        before, after = "".join(line[:mark]), "".join(line[mark + 1 :])
        return Content.assemble(*parts, (before, DIM), (MARK, "$accent bold"), (after, DIM))

    def on_click(self, event: events.Click) -> None:
        """Open the session nearest to the pointer."""
        offset, scale = event.get_content_offset(self), self._scale
        if offset is None or scale is None:
            return
        found = nearest(scale, self._line.held, offset.x - len(LABELS[0]))
        if found:
            self.post_message(self.Chosen(found.stem))
