"""Text in large letters of dots, drawn in `letters.txt`.

In that file the first row of a block names its letters, each above its left edge. Of the rows
below it the first is the top of a letter, the seventh stands on the line, the eighth and ninth hang
below it.
"""

import unicodedata
from bisect import bisect_left
from collections.abc import Callable, Iterator
from functools import cache, lru_cache
from importlib.resources import files
from typing import TypeVar

from screens.board.dots import INK, NONE, Dots, beside, cells_of, doubled, over

T = TypeVar("T")

ROWS = 5
"""Rows of cells that a line of the smallest large letters takes, air above included."""
SIZES = (1, 2, 4)
"""How large letters can be, as multiples of that."""

LONGEST = 400
"""Characters of a text in large letters; more would fill no wall."""

_SPACE = 3
"""Dots between two words."""
_KEPT = (1, 3, 4, 5, 7)
"""Rows that a tall letter keeps where a mark stands on it."""
_ABOVE = {
    "\u0300": ("#.", ".#"),
    "\u0301": (".#", "#."),
    "\u0302": (".#.", "#.#"),
    "\u0303": (".#.#", "#.#."),
    "\u0304": ("...", "###"),
    "\u0306": ("#.#", ".#."),
    "\u0307": (".", "#"),
    "\u0308": ("...", "#.#"),
    "\u030a": ("##", "##"),
    "\u030b": ("#.#", "#.#"),
    "\u030c": ("#.#", ".#."),
}
_BELOW = {"\u0326": (".#", "#."), "\u0327": (".#", "#."), "\u0328": ("#.", ".#")}
_DOTLESS = {"i": "ı", "j": "ȷ"}
_SAME = {"\u2010": "-", "\u2011": "-", "\u2212": "–", "\u00a0": " ", "\u202f": " ", "´": "’"}


def enlarged(text: str, width: int, size: int) -> tuple[str, ...] | None:
    """Return the rows of cells of a text in large letters, in lines no wider than `width`.

    Lines are centred, as few as can be, and even. None where a letter is not drawn, or a word or
    the whole is too long.
    """
    if len(text) > LONGEST:
        return None
    words = [_word(word) for word in text.split()]
    known = [word for word in words if word is not None]
    widest = max((len(word[0]) for word in known), default=0)
    if not words or len(known) < len(words) or widest > width // size:
        return None
    lines = evened(lambda most: _filled(known, most), widest, width // size)
    drawn = (cells_of(_grown(beside(line, _SPACE), size)) for line in lines)
    return tuple(row.center(width) for rows in drawn for row in rows)


@lru_cache(32)
def in_one_line(text: str) -> tuple[str, ...] | None:
    """Return the rows of cells of a text in the smallest large letters; None as above."""
    if len(text) > LONGEST:
        return None
    words = [_word(word) for word in text.split()]
    known = [word for word in words if word is not None]
    return cells_of(beside(known, _SPACE)) if known and len(known) == len(words) else None


def evened(lines_at: Callable[[int], list[T]], least: int, most: int) -> list[T]:
    """Return what `lines_at` gives for the least width at which there are no more lines."""
    fewest = len(lines_at(most))
    widths = range(least, most + 1)
    return lines_at(widths[bisect_left(widths, True, key=lambda w: len(lines_at(w)) <= fewest)])


def _filled(words: list[Dots], most: int) -> list[list[Dots]]:
    """Return lines of words, each as full as it can be."""
    lines: list[list[Dots]] = []
    used = most
    for word in words:
        used += _SPACE + len(word[0])
        if used > most:
            lines.append([])
            used = len(word[0])
        lines[-1].append(word)
    return lines


def _grown(line: Dots, size: int) -> Dots:
    for _ in range(size.bit_length() - 1):
        line = doubled(line)
    return line


@lru_cache(512)
def _word(word: str) -> Dots | None:
    """Return a word in letters of dots; None where one of its letters is not drawn."""
    letters = [_letter(*signs) for signs in _signs(word)]
    drawn = [letter for letter in letters if letter is not None]
    return beside(drawn, 1) if len(drawn) == len(letters) else None


def _signs(word: str) -> Iterator[tuple[str, str]]:
    """Yield each letter and the marks that stand on it."""
    letter, marks = "", ""
    for sign in unicodedata.normalize("NFD", word):
        if unicodedata.combining(sign):
            marks += sign
        else:
            if letter:
                yield letter, marks
            letter, marks = _SAME.get(sign, sign), ""
    yield letter, marks


def _letter(letter: str, marks: str) -> Dots | None:
    drawn = _alphabet().get(_DOTLESS.get(letter, letter) if marks else letter)
    for mark in marks:
        if drawn is None:
            break
        if mark in _BELOW:
            drawn = over(drawn, _BELOW[mark], 8)
        elif mark in _ABOVE:
            drawn = over(_squeezed(drawn), _ABOVE[mark], 0)
        else:
            drawn = None
    return drawn


def _squeezed(letter: Dots) -> Dots:
    """Return a letter that leaves the first three rows free for a mark."""
    blank = NONE * len(letter[0])
    if INK not in "".join(letter[:3]):
        return letter
    return (blank,) * 3 + tuple(letter[row] for row in _KEPT) + letter[8:]


@cache
def _alphabet() -> dict[str, Dots]:
    """Return the letters by their signs, each ten rows high."""
    text = files(__package__).joinpath("letters.txt").read_text(encoding="utf-8")
    return {sign: dots for block in text.split("\n\n") for sign, dots in _drawn(block)}


def _drawn(block: str) -> Iterator[tuple[str, Dots]]:
    names, *rows = block.splitlines()
    places = [place for place, sign in enumerate(names) if sign != " "]
    for place, end in zip(places, [*places[1:], len(rows[0]) + 1], strict=True):
        letter = [row[place : end - 1] for row in rows]
        blank = NONE * len(letter[0])
        yield names[place], (blank, *letter, *(blank,) * (9 - len(letter)))
