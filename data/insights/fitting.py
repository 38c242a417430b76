"""More points than a plot has columns: put together by month, quarter or year, and said in words.

The table behind a plot keeps them all.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from datetime import date
from itertools import groupby

from data.insights.plot import Plot, Point, Series

Period = tuple[int, int]
GRAINS: tuple[tuple[str, Callable[[date], Period]], ...] = (
    ("day", lambda on: (on.year, on.timetuple().tm_yday)),
    ("month", lambda on: (on.year, on.month)),
    ("quarter", lambda on: (on.year, (on.month - 1) // 3)),
    ("year", lambda on: (on.year, 0)),
)
"""From the finest to the coarsest."""


def fitted(plot: Plot, most: int) -> Plot:
    """Return the plot with about `most` points a series at most, and a remark on what was done."""
    days = plot.days
    if len(days) <= max(most, 2):
        return plot
    fine = GRAINS[1:]
    name, period = next(
        ((n, p) for n, p in fine if len({p(day) for day in days}) <= most), fine[-1]
    )
    series = tuple(replace(s, points=_together(s, period, plot)) for s in plot.series)
    remark = f"{len(days)} days are more than fit: put together by {name}{_how(plot, name)}."
    remarks = (*plot.remarks, f"{remark} The table has them all.")
    return replace(plot, series=series, remarks=remarks)


def upper_lanes(plot: Plot, most: int) -> Plot:
    """Return the plot with so many lanes at most, the upper ones, and a remark on the others."""
    below = len(plot.lanes) - max(1, most)
    if below <= 0:
        return plot
    return replace(
        plot,
        lanes=plot.lanes[below:],
        series=tuple(_raised(series, below) for series in plot.series),
        high=float(max(1, len(plot.lanes) - below - 1)),
        remarks=(*plot.remarks, "The last of them have no room here; the table has all."),
    )


def _raised(series: Series, below: int) -> Series:
    """Return a series without what stands in the lowest lanes, the others in their place."""
    left = ((p, p.value - below) for p in series.points if p.value is not None)
    return replace(series, points=tuple(replace(p, value=v) for p, v in left if v >= 0))


def _how(plot: Plot, name: str) -> str:
    if plot.lanes:
        return ""
    if any(series.adds for series in plot.series):
        return f", added up; the first and the last may be no whole {name}"
    return ", as their averages"


def _together(series: Series, period: Callable[[date], Period], plot: Plot) -> tuple[Point, ...]:
    def key(point: Point) -> tuple[Period, float]:
        return period(point.on), (point.value or 0.0) if plot.lanes else 0.0

    ordered = sorted(series.points, key=key)
    return tuple(_one([*group], series) for _, group in groupby(ordered, key=key))


def _one(points: Sequence[Point], series: Series) -> Point:
    """Return one point in the place of several; a gap where all of them are."""
    known = [(p.value, p.n) for p in points if p.value is not None]
    on = points[len(points) // 2].on
    n = sum(n for _, n in known)
    if not known:
        return Point(on, None, 0)
    if series.adds:
        return Point(on, sum(value for value, _ in known), n)
    weights = n or len(known)
    return Point(on, sum(value * ((n and weight) or 1) for value, weight in known) / weights, n)


def segments(series: Series, breaks: Sequence[tuple[date, date]]) -> Iterator[tuple[Point, ...]]:
    """Yield the parts of a series that a line leads through: to a gap or a long pause."""
    part: list[Point] = []
    for point in series.points:
        if part and (point.value is None or _broken(part[-1].on, point.on, breaks)):
            yield tuple(part)
            part = []
        if point.value is not None:
            part.append(point)
    if part:
        yield tuple(part)


def _broken(one: date, other: date, breaks: Sequence[tuple[date, date]]) -> bool:
    return any(one <= before and after <= other for before, after in breaks)
