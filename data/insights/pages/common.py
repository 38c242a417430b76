"""What pages share."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from data.days import day_told
from data.in_words import listed
from data.insights.material import Material
from data.insights.plot import Plot
from data.numbers import count_of

NO_SESSION = "No session was held in this time, so there is nothing to tell yet."
NONE_YET = "No session was held yet. After the first one this page begins to fill."


def empty(material: Material, id: str, title: str) -> Plot:
    """Return a page without anything to draw."""
    ever = any(meeting.over for meeting in material.every)
    return Plot(id, title, NO_SESSION if ever else NONE_YET)


def remarks(material: Material, missing: int = 0, what: str = "") -> tuple[str, ...]:
    """Say what is to be known of gaps: sessions of which something is missing, long pauses."""
    return tuple(_remarks(material, missing, what))


def _remarks(material: Material, missing: int, what: str) -> Iterator[str]:
    if missing:
        yield f"{count_of(missing, 'session')} {what}: a gap, not a zero."
    if material.unread:
        yield f"{count_of(material.unread, 'session')} cannot be read: not counted."
    if material.pauses:
        yield f"A pause, where no line leads across: {listed([*_pauses(material)])}."
    if material.undated:
        yield f"{count_of(material.undated, 'session')} without a date: not on the time line."


def _pauses(material: Material) -> Iterable[str]:
    shown = material.pauses[-3:]
    more = len(material.pauses) - len(shown)
    if more:
        yield f"{more} earlier"
    yield from (f"{day_told(before)} to {day_told(after)}" for before, after in shown)
