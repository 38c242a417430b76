"""Cutting a text that is too long for one entry."""

from collections.abc import Iterator

LONGEST_ENTRY = 1_000_000
"""Bytes of UTF-8; what is longer becomes several entries."""


def size(text: str) -> int:
    """Return how many bytes the text takes on the disk."""
    return len(text) if text.isascii() else len(text.encode())


def cut(text: str, longest: int = LONGEST_ENTRY) -> tuple[str, ...]:
    """Return the text in pieces that are short enough, cut at line ends wherever there are any."""
    pieces: list[list[str]] = [[]]
    room = longest
    for part in _short_parts(text, longest):
        if size(part) > room:
            pieces.append([])
            room = longest
        pieces[-1].append(part)
        room -= size(part)
    joined = ("".join(piece).rstrip("\n") for piece in pieces)
    return tuple(piece for piece in joined if piece.strip())


def _short_parts(text: str, longest: int) -> Iterator[str]:
    """Yield the lines, those too long for any piece in stretches of characters."""
    stretch = longest // 4
    for line in text.splitlines(keepends=True):
        if size(line) <= longest:
            yield line
        else:
            yield from (line[i : i + stretch] for i in range(0, len(line), stretch))
