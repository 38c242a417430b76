"""What changes from one text to another: line by line, and word by word within a line."""

import re
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from itertools import zip_longest
from typing import NamedTuple

_WORDS = re.compile(r"\s+|[^\s]+")

LONGEST = 2_000
"""Words of a line that are compared; a longer one counts as changed in all its words."""


class Piece(NamedTuple):
    """Some words of a line."""

    text: str
    changed: bool
    """The other text does not have them there."""


class DiffLine(NamedTuple):
    """One line of a difference."""

    sign: str
    """`-` stands only before, `+` only after, a blank in both."""
    pieces: tuple[Piece, ...]

    @property
    def text(self) -> str:
        """Its words."""
        return "".join(piece.text for piece in self.pieces)


def difference(before: str, after: str) -> tuple[DiffLine, ...]:
    """Return the lines of both texts in the order in which a reader follows the change."""
    old, new = before.split("\n") if before else [], after.split("\n") if after else []
    matcher = SequenceMatcher(None, old, new, autojunk=False)
    return tuple(
        line
        for tag, i, j, k, m in matcher.get_opcodes()
        for line in (_same(old[i:j]) if tag == "equal" else _changed(old[i:j], new[k:m]))
    )


def in_signs(before: str, after: str) -> tuple[str, ...]:
    """Return the difference as plain lines, each behind its sign."""
    return tuple(f"{line.sign} {line.text}" for line in difference(before, after))


def _same(lines: Sequence[str]) -> Iterator[DiffLine]:
    return (DiffLine(" ", (Piece(line, False),)) for line in lines)


def _changed(old: Sequence[str], new: Sequence[str]) -> Iterator[DiffLine]:
    """Yield each line that went with the one that came in its place."""
    for one, other in zip_longest(old, new):
        if one is None or other is None:
            yield DiffLine("+" if one is None else "-", (Piece(one or other or "", True),))
            continue
        mine, theirs = _words_of(one, other)
        yield DiffLine("-", mine)
        yield DiffLine("+", theirs)


def _words_of(one: str, other: str) -> tuple[tuple[Piece, ...], tuple[Piece, ...]]:
    a, b = _WORDS.findall(one), _WORDS.findall(other)
    if len(a) > LONGEST or len(b) > LONGEST:
        return (Piece(one, True),), (Piece(other, True),)
    mine, theirs = [], []
    for tag, i, j, k, m in SequenceMatcher(None, a, b, autojunk=False).get_opcodes():
        changed = tag != "equal"
        mine.append(Piece("".join(a[i:j]), changed))
        theirs.append(Piece("".join(b[k:m]), changed))
    return tuple(filter(_says, mine)), tuple(filter(_says, theirs))


def _says(piece: Piece) -> bool:
    return bool(piece.text)
