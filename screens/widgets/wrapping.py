"""Lines of a given width in cells: words stay whole where they can, graphemes always."""

import re
from collections.abc import Iterator

from rich.cells import cell_len, chop_cells, set_cell_size

_WORD = re.compile(r"\S+?(?<=\w)-(?=\w)|\S+\s*|\s+")
"""A word with the space behind it, or its part up to a hyphen."""


def wrapped(text: str, width: int) -> Iterator[str]:
    """Yield the lines of `text`; put together again (with its line ends) they are the text."""
    for paragraph in text.split("\n"):
        if cell_len(paragraph) <= width:
            yield paragraph
        else:
            yield from _wrapped_paragraph(paragraph, max(2, width))


def _wrapped_paragraph(text: str, width: int) -> Iterator[str]:
    line, used = "", 0
    for word in _WORD.findall(text):
        size = cell_len(word.rstrip())
        if used + size <= width:
            line += word
            used += cell_len(word)
        elif size <= width:
            yield line
            line, used = word, cell_len(word)
        else:
            *full, line = chop_cells(line + word, width)
            yield from full
            used = cell_len(line)
    yield line


def shortened(text: str, width: int) -> str:
    """Return `text`, cut with an ellipsis where it is wider than `width` cells.

    Of a long one no more is measured than could be shown.
    """
    head = text[: 4 * max(width, 0) + 64]
    text = head if cell_len(head) > width else text
    if cell_len(text) <= width:
        return text
    return set_cell_size(text, width - 1).rstrip() + "…" if width > 0 else ""
