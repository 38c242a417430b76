"""A line with something at each of its ends."""

from itertools import zip_longest

from textual.content import Content
from textual.reactive import reactive
from textual.widget import Widget

from data.safe_text import one_line
from screens.board.letters import in_one_line
from screens.widgets.content import shown, shown_line

BETWEEN = 12
"""Cells that stay free at least around large letters."""


class TwoEnds(Widget):
    """The left end gives way to the right one."""

    DEFAULT_CSS = """
    TwoEnds { padding: 0 2; text-wrap: nowrap; }
    """

    left: reactive[str] = reactive("")
    right: reactive[str] = reactive("")
    large: reactive[bool] = reactive(False)
    """In large letters, for which `fits_large` must have said that there is room."""

    def render(self) -> Content:
        """Return the line."""
        width = self.content_size.width
        if self.large:
            return shown("\n".join(large_rows(self.left, self.right, width)))
        right = shown_line(self.right).truncate(width, ellipsis=True)
        left = shown_line(self.left).truncate(max(0, width - right.cell_length - 2), ellipsis=True)
        gap = " " * max(0, width - left.cell_length - right.cell_length)
        return Content.assemble(left, gap, right)


def large_rows(left: str, right: str, width: int) -> list[str]:
    """Return the rows of two texts in large letters, as far apart as the width allows."""
    ends = [in_one_line(one_line(text)) or () for text in (left, right)]
    rows = list(zip_longest(*ends, fillvalue=""))
    return [begins + " " * max(1, width - len(begins) - len(ends)) + ends for begins, ends in rows]


def fits_large(left: str, right: str, width: int) -> bool:
    """Say whether two texts can stand in large letters in a line of that width."""
    ends = [in_one_line(one_line(text)) for text in (left, right) if text]
    cells = sum(len(rows[0]) if rows else width for rows in ends)
    return bool(ends) and cells + BETWEEN <= width
