"""Ground rules, or small groups, on the wall: as many as fit, and the others in their turn."""

from collections.abc import Sequence

from rich.cells import cell_len
from textual.content import Content
from textual.reactive import reactive
from textual.widget import Widget

from data.safe_text import one_line
from screens.board.words import MARGIN
from screens.widgets.content import DIM, shown_line
from screens.widgets.wrapping import shortened

BETWEEN = "     "

Line = tuple[str, ...]
"""The rules that stand beside each other."""


def rule_lines(rules: Sequence[str], width: int) -> list[Line]:
    """Return the rules, numbered, in lines that are no wider than that."""
    lines: list[Line] = []
    for number, rule in enumerate(rules, 1):
        item = shortened(f"{number}  {one_line(rule)}", max(4, width - MARGIN))
        if lines and cell_len(BETWEEN.join((*lines[-1], item))) <= width - MARGIN:
            lines[-1] = (*lines[-1], item)
        else:
            lines.append((item,))
    return lines


class Rules(Widget):
    """One page of the rules; which one, the time of day says. Numbered lists are all alike."""

    DEFAULT_CSS = """
    Rules { text-align: center; text-wrap: nowrap; }
    """

    rules: reactive[tuple[str, ...]] = reactive(())
    page: reactive[int] = reactive(0)
    """Counts up; with few rules it means nothing."""

    def __init__(self, heading: str, *, id: str) -> None:
        """Take what they are called."""
        super().__init__(id=id)
        self._called = heading

    def render(self) -> Content:
        """Return the page, under a heading where there is a row for it."""
        rows, lines = self.size.height, rule_lines(self.rules, self.size.width)
        room = max(1, rows - 1)
        pages = -(-len(lines) // room)
        start = self.page % max(1, pages) * room
        page = [BETWEEN.join(line) for line in lines[start : start + room]]
        if rows > 1:
            page.insert(0, self._heading(lines, start, room))
        styles = [DIM if rows > 1 else "", *[""] * room]
        shown = (shown_line(line, style) for line, style in zip(page, styles, strict=False))
        return Content("\n").join(shown)

    def _heading(self, lines: list[Line], start: int, room: int) -> str:
        before = sum(map(len, lines[:start]))
        here = sum(map(len, lines[start : start + room]))
        if here == len(self.rules):
            return self._called
        last = f" to {before + here}" if here > 1 else ""
        return f"{self._called}, {before + 1}{last} of {len(self.rules)}"
