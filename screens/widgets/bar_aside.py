"""What stands in the lower frame of the capture bar: how the line is kept and, aside, more."""

from rich.cells import cell_len
from textual.content import Content

from screens.widgets.content import DIM, shown_line
from screens.widgets.wrapping import shortened

LEAST = 24
"""Cells below which what stands aside gives way: a few letters of it help nobody."""

_GAP = 3


def with_aside(sentence: str, aside: str, width: int, frame: str) -> Content:
    """Return a sentence with something at the right end, `width` cells in all.

    `frame` is the style of the frame between them. The sentence comes first: without room for
    both, it stands alone.
    """
    before = shown_line(sentence)
    room = width - before.cell_length - _GAP
    if not aside or room < LEAST:
        return before
    behind = shortened(shown_line(aside).plain, room)
    line = "─" * (width - before.cell_length - cell_len(behind) - 2)
    return Content.assemble(before, " ", (line, frame), " ", shown_line(behind, DIM))
