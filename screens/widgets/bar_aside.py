"""What stands in the lower frame of the capture bar: how the line is kept and, aside, more."""

from typing import NamedTuple

from rich.cells import cell_len
from textual.content import Content

from screens.widgets.content import DIM, shown, shown_line
from screens.widgets.wrapping import shortened

LEAST = 24
"""Cells below which what stands aside gives way: a few letters of it help nobody."""
FEW = 8
"""Cells of the quoted words that are to be seen at least."""

_GAP = 3


class Aside(NamedTuple):
    """Something told beside the matter: words that were said, with what stands round them."""

    before: str = ""
    words: str = ""
    behind: str = ""
    """What came of it; seen whole, the words give way."""

    def fitted(self, room: int) -> str:
        """Return it in at most so many cells."""
        before, words, behind = (shown(part).plain.replace("\n", " ") for part in self)
        left = room - cell_len(before) - cell_len(behind) - 2
        if left < min(FEW, cell_len(words)):
            return shortened(f"{before}“{words}”{behind}", room)
        return f"{before}“{shortened(words, left)}”{behind}"


def with_aside(sentence: str, aside: Aside | None, width: int, frame: str) -> Content:
    """Return a sentence with something at the right end, `width` cells in all.

    `frame` is the style of the frame between them. The sentence comes first: without room for
    both, it stands alone.
    """
    before = shown_line(sentence)
    room = width - before.cell_length - _GAP
    if aside is None or room < LEAST:
        return before
    behind = aside.fitted(room)
    line = "─" * (width - before.cell_length - cell_len(behind) - 2)
    return Content.assemble(before, " ", (line, frame), " ", shown_line(behind, DIM))
