"""The clock's signs, drawn for any height: strokes with round corners, no small picture blown up.

Every digit is equally wide, so that nothing moves while the seconds pass.
"""

from collections.abc import Callable, Iterator
from functools import lru_cache
from math import hypot

from screens.board.dots import INK, NONE, cells_of

_STROKES = {
    "0": "abcdef",
    "2": "abged",
    "3": "abgcd",
    "4": "fgbc",
    "5": "afgcd",
    "6": "afgedc",
    "7": "abc",
    "8": "abcdefg",
    "9": "gfabcd",
}
"""The seven strokes of a digit: a above, then clockwise b to f, g in the middle."""

_WIDTHS = {":": 0.17, "+": 0.6, "△": 0.95, "▲": 0.95, "⏸": 0.55}
_DIGIT = 0.6
"""Widths as parts of the height."""

Corner = tuple[float, float, int, int]
"""Where a round corner is, and whether it looks left or right (-1, 1), up or down."""
Inked = Callable[[float, float], bool]
"""Says whether there is ink at the middle of a dot, x and y in dots from the upper left."""


def clock_cells(text: str, rows: int) -> tuple[str, ...]:
    """Return a clock's text in that many rows of cells."""
    gap = " " * _gap(rows * 2)
    signs = (_sign_cells(sign, rows) for sign in text)
    return tuple(gap.join(parts) for parts in zip(*signs, strict=True))


def clock_width(text: str, rows: int) -> int:
    """Return how many cells wide that is."""
    height = rows * 2
    return sum(_width(sign, height) for sign in text) + _gap(height) * (len(text) - 1)


def _stroke(height: int) -> int:
    return max(1, round(height * 0.17))


def _gap(height: int) -> int:
    return max(1, round(height * 0.12))


def _width(sign: str, height: int) -> int:
    return max(1, round(height * _WIDTHS.get(sign, _DIGIT)))


@lru_cache(64)
def _sign_cells(sign: str, rows: int) -> tuple[str, ...]:
    height = rows * 2
    width = _width(sign, height)
    inked = _OTHERS.get(sign, _seven(sign))(width, height)
    return cells_of(
        tuple(
            "".join(INK if inked(x + 0.5, y + 0.5) else NONE for x in range(width))
            for y in range(height)
        )
    )


def _seven(sign: str) -> Callable[[int, int], Inked]:
    """Draw a digit by its strokes; a sign that has none stays blank."""

    def draw(width: int, height: int) -> Inked:
        strokes, thick = _STROKES.get(sign, ""), _stroke(height)
        middle = (height - thick) // 2
        places: dict[str, Inked] = {
            "a": lambda _, y: y < thick,
            "g": lambda _, y: middle < y < middle + thick,
            "d": lambda _, y: y > height - thick,
            "f": lambda x, y: x < thick and y < middle + thick,
            "e": lambda x, y: x < thick and y > middle,
            "b": lambda x, y: x > width - thick and y < middle + thick,
            "c": lambda x, y: x > width - thick and y > middle,
        }
        corners = list(_corners(strokes, width, height, thick))
        parts = [places[stroke] for stroke in strokes]
        return lambda x, y: (
            any(part(x, y) for part in parts) and not _outside(x, y, corners, thick * 1.3)
        )

    return draw


def _corners(strokes: str, width: int, height: int, thick: int) -> Iterator[Corner]:
    """Yield the corners where two strokes meet and none goes on."""
    upper, lower = (height - thick) // 2, (height - thick) // 2 + thick
    for side, x, above, below in ((-1, 0, "f", "e"), (1, width, "b", "c")):
        if "a" in strokes and above in strokes:
            yield x, 0, side, -1
        if "d" in strokes and below in strokes:
            yield x, height, side, 1
        if "g" in strokes and above in strokes and below not in strokes:
            yield x, lower, side, 1
        if "g" in strokes and below in strokes and above not in strokes:
            yield x, upper, side, -1


def _outside(x: float, y: float, corners: list[Corner], radius: float) -> bool:
    """Say whether a dot lies beyond the bend of one of the corners."""
    for at_x, at_y, right, down in corners:
        across, along = radius - abs(x - at_x), radius - abs(y - at_y)
        inside = (at_x - x) * right >= 0 and (at_y - y) * down >= 0
        if inside and across > 0 and along > 0 and hypot(across, along) > radius:
            return True
    return False


def _one(width: int, height: int) -> Inked:
    """Draw a stem in the middle, its flag and its foot, so that a 1 is as wide as the others."""
    thick = _stroke(height)
    left = (width - thick) // 2
    return lambda x, y: (
        left < x < left + thick
        or (y < thick and left - thick < x < left)
        or (y > height - thick and left - thick < x < left + 2 * thick)
    )


def _colon(_: int, height: int) -> Inked:
    thick = _stroke(height)
    dots = [round(height * part - thick / 2) for part in (0.3, 0.7)]
    return lambda _, y: any(top < y < top + thick for top in dots)


def _plus(width: int, height: int) -> Inked:
    thick = _stroke(height)
    left, top, arm = (width - thick) // 2, (height - thick) // 2, (width - thick) // 2
    return lambda x, y: (
        top < y < top + thick or (left < x < left + thick and top - arm < y < top + thick + arm)
    )


def _pause(width: int, height: int) -> Inked:
    bar = max(1, round(width * 0.36))
    return lambda x, _: x < bar or x > width - bar


def _filled(width: int, height: int) -> Inked:
    return lambda x, y: abs(x - width / 2) <= y * width / (2 * height)


def _hollow(width: int, height: int) -> Inked:
    """Draw a triangle of strokes; its slanting sides are as thick as the one below."""
    thick = _stroke(height)
    across = thick * hypot(width / 2, height) / height
    return lambda x, y: (
        (from_middle := abs(x - width / 2)) <= (half := y * width / (2 * height))
        and (from_middle > half - across or y > height - thick)
    )


_OTHERS: dict[str, Callable[[int, int], Inked]] = {
    "1": _one,
    ":": _colon,
    "+": _plus,
    "⏸": _pause,
    "▲": _filled,
    "△": _hollow,
}
"""The signs that are no seven strokes; a new sign is a row here and one among the widths."""
