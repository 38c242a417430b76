"""What a change does to a text, as lines behind signs: readable without any colour."""

from collections.abc import Iterator

from textual.content import Content

from data.difference import DiffLine, difference
from screens.widgets.content import DIM, cut, shown_line

LOOKS = {
    "-": ("−", "$error", "$error bold underline"),
    "+": ("+", "$success", "$success bold underline"),
    " ": (" ", DIM, DIM),
}
"""By a line's sign: what stands before it, its style, and that of the words that changed."""


def difference_content(before: str, after: str, *, longest: int = 0, indent: int = 0) -> Content:
    """Return the difference as Content; of a line at most `longest` characters, where given."""
    lines = difference(_cut(before, longest), _cut(after, longest))
    return Content("\n").join(_line(line, indent) for line in lines)


def _cut(text: str, longest: int) -> str:
    return "\n".join(cut(line, longest) for line in text.split("\n")) if longest else text


def _line(line: DiffLine, indent: int) -> Content:
    """Draw a line; where all its words changed none of them needs to be marked."""
    sign, plain, changed = LOOKS[line.sign]
    whole = all(piece.changed for piece in line.pieces)
    parts: Iterator[Content] = (
        shown_line(piece.text, changed if piece.changed and not whole else plain)
        for piece in line.pieces
    )
    return Content.assemble(" " * indent, (f"{sign} ", plain), Content("").join(parts))
