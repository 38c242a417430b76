"""The giant clock: Textual's digits where there is little room, signs drawn to size elsewhere."""

from functools import lru_cache

from rich.segment import Segment
from textual.strip import Strip
from textual.widgets import Digits

from screens.board.clock_dots import clock_cells, clock_width

SMALL = 3
"""Rows of Textual's own digits."""
LEAST = 5
"""Rows from which the clock is drawn."""
WIDEST = "00:00"
"""What a clock is at least as wide as, so that 9:59 is not larger than 10:00."""


class BigClock(Digits):
    """Shows a time as high as it is told to."""

    DEFAULT_CSS = """
    BigClock { text-align: center; text-style: bold; }
    """

    _cells: tuple[str, ...] = ()
    _drawn: tuple[str, int] = ("", 0)

    def show(self, time: str, sign: str, rows: int) -> None:
        """Show a time, and where there is room a sign before it; in as many rows."""
        signed = f"{sign}{time}" if rows >= LEAST else time
        if self._drawn != (signed, rows):
            self._drawn = self._value, _ = signed, rows
            large = rows >= LEAST
            self._cells = clock_cells(signed, rows) if large else ()
            self.refresh()

    def render_line(self, y: int) -> Strip:
        """Return a row of the drawn clock, in the middle."""
        if not self._cells:
            return super().render_line(y)
        width = self.size.width
        row = self._cells[y].center(width) if y < len(self._cells) else ""
        return Strip([Segment(row, self.visual_style.rich_style)]).adjust_cell_length(
            width, self.visual_style.rich_style
        )


@lru_cache(16)
def rows_at_most(time: str, sign: str, width: int) -> int:
    """Return how high a clock can be in that width, in rows."""
    signed = f"{sign}{time if len(time) > len(WIDEST) else WIDEST}"
    rows = SMALL
    while clock_width(signed, rows + 1) <= width:
        rows += 1
    return rows
