"""Tables of pipes, with or without the outer ones."""

from __future__ import annotations

import re

_DASHES = r"\s*(?::-+:?|-+:|-{2,})\s*"
_RULE = re.compile(rf"\s*\|?{_DASHES}(?:\|{_DASHES})*\|?\s*$")
_PIPE = re.compile(r"(?<!\\)\|")


def is_rule(text: str) -> bool:
    """Say whether the line is the one between a table's head and its rows."""
    return "|" in text and bool(_RULE.match(text))


def cells_of(text: str) -> tuple[str, ...]:
    """Return the cells of a row; none where the line is no row."""
    plain = text.strip()
    if not _PIPE.search(plain):
        return ()
    cells = [cell.strip().replace("\\|", "|") for cell in _PIPE.split(plain)]
    if not cells[0] and plain.startswith("|"):
        cells = cells[1:]
    if cells and not cells[-1] and plain.endswith("|"):
        cells = cells[:-1]
    return tuple(cells)


def is_framed(text: str) -> bool:
    """Say whether a line is a row by itself: pipes at both ends."""
    plain = text.strip()
    return len(plain) > 2 and plain.startswith("|") and plain.endswith("|")
