"""Plain text wrapped to a width in terminal cells, wide characters counted as two."""

import re
import unicodedata
from collections.abc import Iterator

_PIECES = re.compile(r"\s+|\S+")
_WIDE = "\u2e80-\u9fff\uac00-\ud7af\uf900-\ufaff\uff00-\uffef\U00020000-\U0003ffff"
_STAYS_BEHIND = "、。，．！？：；）」』】》\u3099\u309a"
_WIDE_PIECES = re.compile(f"[{_WIDE}][{_STAYS_BEHIND}]*|[^{_WIDE}]+")
_NO_WIDTH = ("Mn", "Me", "Cf")


def cells(text: str) -> int:
    """Return how many columns the text takes."""
    return len(text) if text.isascii() else sum(map(_width, text))


def wrap(text: str, width: int) -> list[str]:
    """Return the lines of one line of text; what cannot be broken (an address) sticks out.

    Scripts that write without blanks break between any two characters.
    """
    lines, line, used = [], "", 0
    for piece in _pieces(text):
        size = cells(piece)
        if line.strip() and used + size > width:
            lines.append(line.rstrip())
            line = piece.lstrip()
            used = cells(line)
        else:
            line, used = line + piece, used + size
    return [*lines, line.rstrip()]


def _pieces(text: str) -> Iterator[str]:
    for piece in _PIECES.findall(text):
        if piece.isascii():
            yield piece
        else:
            yield from _WIDE_PIECES.findall(piece)


def _width(character: str) -> int:
    if unicodedata.category(character) in _NO_WIDTH:
        return 0
    return 2 if unicodedata.east_asian_width(character) in "WF" else 1
