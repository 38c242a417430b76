"""Words in the middle of the wall, in the terminal's own letters or in large ones."""

from functools import lru_cache

from textual.content import Content
from textual.widget import Widget

from data.safe_text import one_line
from screens.board.letters import enlarged, evened
from screens.widgets.content import shown
from screens.widgets.wrapping import shortened, wrapped

MARGIN = 4
"""Cells kept free at both sides together."""
WIDEST = 100
"""Cells of a line in the terminal's own letters; longer ones are hard to follow."""
_MANY = 12
"""Lines from which on it no longer matters whether they are even."""


@lru_cache(128)
def lines_of(text: str, width: int, level: int) -> tuple[str, ...] | None:
    """Return a text as lines or, in large letters, as rows; None where it cannot be enlarged.

    Wherever it came from, what is returned is safe to show.
    """
    text, width = one_line(text), max(2, width - MARGIN)
    if level:
        return enlarged(text, width, level)
    width = min(width, WIDEST)
    lines = list(wrapped(text, width))
    if 1 < len(lines) < _MANY:
        lines = evened(lambda most: list(wrapped(text, most)), 2, width)
    return tuple(lines)


class Words(Widget):
    """A text in as many rows as it is given; what does not fit in ends with an ellipsis."""

    DEFAULT_CSS = """
    Words { text-align: center; text-wrap: nowrap; text-style: bold; }
    Words.-large { text-style: none; }
    """

    _shown: tuple[str, int, int] = ("", 0, 0)

    def show(self, text: str, level: int, rows: int) -> None:
        """Show a text at a level in that many rows; painted only where that is something new."""
        if self._shown != (text, level, rows):
            self._shown = (text, level, rows)
            self.set_class(level > 0, "-large")
            self.refresh()

    def render(self) -> Content:
        """Return the lines."""
        text, level, rows = self._shown
        lines = list(lines_of(text, self.size.width, level) or ())
        if len(lines) > rows > 0:
            last = shortened(f"{lines[rows - 1]} …", min(WIDEST, max(2, self.size.width - MARGIN)))
            lines[rows - 1 :] = [last]
        return shown("\n".join(line.rstrip() if not level else line for line in lines))
