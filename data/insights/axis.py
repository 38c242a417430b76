"""Where the marks of an axis stand: round values, and first days of months, quarters or years."""

from __future__ import annotations

from datetime import date, timedelta
from math import ceil, floor, log10

_MONTHS = (1, 2, 3, 6, 12, 24, 60, 120, 240, 600, 1_200, 12_000)
"""Steps between two marks that people count in."""


def value_ticks(low: float, high: float, most: int, *, whole: bool = False) -> tuple[float, ...]:
    """Return round values from `low` to `high`, at most that many; `whole` ones for counts."""
    if high <= low or most < 2:
        return (low,)
    raw = max((high - low) / (most - 1), 1.0 if whole else 0.0)
    power = 10.0 ** floor(log10(raw))
    steps = [n * power for n in ((1, 2, 5, 10) if whole else (1, 2, 2.5, 5, 10))]
    step = next(each for each in steps if each >= raw * 0.999)
    first = ceil(low / step - 1e-9)
    last = floor(high / step + 1e-9)
    return tuple(round(place * step, 10) for place in range(first, last + 1))


def date_ticks(first: date, last: date, most: int) -> tuple[tuple[date, str], ...]:
    """Return days in the time from `first` to `last`, each as it is told; at most that many."""
    days = (last - first).days
    if days < 62:
        step = max(1, ceil(days / max(1, most - 1)))
        marks = [first + timedelta(places) for places in range(0, days + 1, step)]
        return tuple((on, f"{on.day} {on:%b}") for on in marks[: max(1, most)])
    begin = first.year * 12 + first.month - (first.day == 1)
    end = last.year * 12 + last.month - 1
    step = next((n for n in _MONTHS if (end - begin) // n + 1 <= most), _MONTHS[-1])
    months = range(-(-begin // step) * step, end + 1, step)
    found = [date(month // 12, month % 12 + 1, 1) for month in months]
    told = "%Y" if step >= 12 else "%b %Y"
    return tuple((on, on.strftime(told)) for on in found[: max(1, most)])
