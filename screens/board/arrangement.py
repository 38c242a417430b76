"""How many rows each part of the board gets: the question and the clock as large as there is room.

Every part begins at its smallest; then wishes are granted in their order as far as the height goes.
"""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

PARTS = (
    "header",
    "band",
    "notice",
    "clock",
    "caption",
    "step",
    "step-hint",
    "title",
    "timeline",
    "prompt",
    "turn",
    "beside-turn",
    "groups",
    "rules",
    "footer",
)
"""The parts from top to bottom; an absent one has no sizes."""


class Size(NamedTuple):
    """One way to show a part."""

    level: int
    """0 in the terminal's own letters, else how large the letters of dots are."""
    rows: int


Sizes = Mapping[str, Sequence[Size]]
"""What each part can make use of, the least first."""

ALL = 1_000

WISHES: tuple[tuple[str, int, int], ...] = (
    ("groups", 0, 3),
    ("prompt", 0, 4),
    ("turn", 1, ALL),
    ("clock", 0, 5),
    ("rules", 0, 1),
    ("band", 0, 3),
    ("groups", 0, ALL),
    ("step-hint", 0, 1),
    ("prompt", 0, ALL),
    ("rules", 0, 2),
    ("groups", 1, ALL),
    ("clock", 0, 7),
    ("prompt", 1, ALL),
    ("timeline", 0, 2),
    ("rules", 0, 4),
    ("clock", 0, 9),
    ("step", 1, ALL),
    ("caption", 1, ALL),
    ("band", 1, ALL),
    ("groups", 2, ALL),
    ("turn", 2, ALL),
    ("beside-turn", 1, ALL),
    ("title", 1, ALL),
    ("clock", 0, 12),
    ("prompt", 2, ALL),
    ("rules", 0, ALL),
    ("footer", 1, ALL),
    ("turn", 4, ALL),
    ("prompt", 4, ALL),
    ("clock", 0, ALL),
)
"""Part, largest level and most rows wished for it, the most pressing first."""

_AIRY = (
    "prompt",
    "turn",
    "groups",
    "rules",
    "clock",
    "footer",
    "prompt",
    "rules",
    "title",
    "timeline",
)
"""The parts that get a free row above them, one each, round and round."""
_AIR = 8
"""Rows of which one stays free, so that the board breathes."""


class Place(NamedTuple):
    """What a part gets."""

    level: int
    rows: int
    air: int
    """Free rows above it."""


def arranged(sizes: Sizes, height: int) -> dict[str, Place]:
    """Return what each part gets in a window of that height."""
    chosen = {name: options[0] for name, options in sizes.items() if options}
    room = height - height // _AIR
    for name, level, most in WISHES:
        if name in chosen:
            spare = room - sum(size.rows for size in chosen.values())
            chosen[name] = _best(sizes[name], chosen[name], level, most, spare)
    air = _aired(chosen, height - sum(size.rows for size in chosen.values()))
    return {name: Place(*size, air[name]) for name, size in chosen.items()}


def _best(options: Sequence[Size], now: Size, level: int, most: int, spare: int) -> Size:
    """Return the largest size that is wished and fits, at least the present one."""
    fitting = [s for s in options if s.level <= level and s.rows <= min(most, now.rows + spare)]
    return max([now, *fitting])


def _aired(chosen: Mapping[str, Size], free: int) -> dict[str, int]:
    air = dict.fromkeys(chosen, 0)
    places = [name for name in _AIRY if name in chosen]
    for turn in range(max(0, free)):
        air[places[turn % len(places)]] += 1
    return air
