"""Sessions on a line of time: a column stands for so many days, and a gap is as wide as it was.

Where all that was does not fit with room between the sessions, the line has pages, counted back
from the newest session: going from one session to the next never moves what stands on a page.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from fractions import Fraction
from functools import cached_property
from itertools import islice, pairwise
from math import ceil
from statistics import median
from typing import NamedTuple

USUAL = 7
"""Days between two sessions where nothing is known of that."""
_APART = 2
"""Columns that a usual pause takes at least."""
_WIDEST = 6
"""Columns that it takes at most."""
_BETWEEN = 2
"""Cells between two labels."""
_MONTHS = 12


class Held(NamedTuple):
    """A session on the line."""

    stem: str
    """Its file's name, by which it is known."""
    day: date
    came: int | None = None
    """None where no roll was taken, or it is not known yet."""
    minutes: int | None = None
    """How long it ran; None where its clock never did, or it is not known yet."""


@dataclass(frozen=True)
class PastLine:
    """A community's sessions, with what is asked of all of them each time the line is drawn."""

    name: str
    held: Sequence[Held]
    """The oldest first."""

    @cached_property
    def days(self) -> list[date]:
        """The days of all."""
        return [each.day for each in self.held]

    @cached_property
    def usual(self) -> float:
        """What `usual_pause` says of them."""
        return usual_pause(self.days)

    @cached_property
    def by_stem(self) -> dict[str, Held]:
        """All by their stems."""
        return {each.stem: each for each in self.held}

    @cached_property
    def most_came(self) -> int:
        """The most people that came to one."""
        return max((each.came for each in self.held if each.came is not None), default=0)

    @cached_property
    def longest(self) -> int:
        """The minutes of the longest."""
        return max((each.minutes for each in self.held if each.minutes is not None), default=0)

    def prepared(self) -> PastLine:
        """Return it with all that worked out, in whichever thread that is asked for."""
        _ = self.usual, self.by_stem, self.most_came, self.longest
        return self


@dataclass(frozen=True, slots=True)
class Scale:
    """Which day stands in which column."""

    first: date
    """The day in the first column."""
    days: Fraction
    """Days that a column stands for, exactly: a day belongs to one column."""
    columns: int

    def column(self, day: date) -> int:
        """Return a day's column; one outside of the line is below 0 or past its end."""
        return (day - self.first).days * self.days.denominator // self.days.numerator

    def day(self, column: int) -> date:
        """Return the first day of a column."""
        return self.first + timedelta(days=ceil(column * self.days))


def usual_pause(days: Sequence[date]) -> float:
    """Return the days that usually lie between two sessions; `days` are sorted."""
    pauses = [(b - a).days for a, b in pairwise(days) if b > a]
    return median(pauses) if pauses else USUAL


def scale_for(days: Sequence[date], at: date, columns: int, *, usual: float | None = None) -> Scale:
    """Return the scale of the page on which `at` stands; `days` are those of all sessions, sorted.

    `usual` is what `usual_pause` says of them, where that is at hand. ValueError without a day.
    """
    if not days:
        raise ValueError("A line of time needs a day.")
    columns = max(1, columns)
    usual = usual_pause(days) if usual is None else usual
    span = (days[-1] - days[0]).days + 1
    pause = Fraction(usual)
    each = max(pause / _WIDEST, min(pause / _APART, Fraction(span, columns)))
    if span <= each * columns:
        return Scale(days[0], each, columns)
    page = ceil(each * columns)  # a part of a day would stand on the next page as well
    back = (days[-1] - at).days // page
    before = min((back + 1) * page - 1, (days[-1] - date.min).days)
    first = days[-1] - timedelta(days=before)
    return Scale(first, each, columns)


def by_column(scale: Scale, held: Sequence[Held]) -> dict[int, list[Held]]:
    """Return the sessions of each column that has any; they are sorted by their days."""
    found: dict[int, list[Held]] = {}
    for session in islice(held, bisect_left(held, scale.first, key=lambda h: h.day), None):
        if (column := scale.column(session.day)) >= scale.columns:
            break
        found.setdefault(column, []).append(session)
    return found


def nearest(scale: Scale, held: Sequence[Held], column: int) -> Held | None:
    """Return the session that stands nearest to a column of this page; None where none does."""
    there = by_column(scale, held)
    best = min(there, key=lambda other: abs(other - column), default=None)
    return None if best is None else there[best][-1]


def ticks(scale: Scale, last: date | None = None) -> Iterator[tuple[int, str]]:
    """Yield columns with what stands below them: months where there is room, else years.

    None stands after the day of the last session, where that is told.
    """
    end, free = scale.columns, 0
    until = end if last is None else scale.column(last)
    months = 1
    while months < _MONTHS and months * 30 / scale.days < len("Jan 2026") + _BETWEEN:
        months = {1: 3, 3: 6, 6: 12}[months]
    for day in _starts(scale.first, months):
        column = scale.column(day)
        if column >= end or column > until:
            return
        label = f"{day:%Y}" if months == _MONTHS else f"{day:%b %Y}"
        if column >= free and column + len(label) <= end:
            yield column, label
            free = column + len(label) + _BETWEEN


def _starts(first: date, months: int) -> Iterator[date]:
    """Yield the first days of months from a day on."""
    year, month = first.year, first.month
    if first.day > 1:
        month += 1
    month += -(month - 1) % months
    while True:
        year, month = year + (month - 1) // _MONTHS, (month - 1) % _MONTHS + 1
        if year > date.max.year:
            return
        yield date(year, month, 1)
        month += months
