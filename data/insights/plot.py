"""What a page of insights shows, as values: points, lines to compare with, bars, words, a table.

The screen, the terminal and the picture files all draw the same value.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

FEWEST = 3
"""No average and no median of fewer cases: it would say more than is known."""


@dataclass(frozen=True, slots=True)
class Point:
    """What was so on a day."""

    on: date
    value: float | None
    """None is a gap: nobody knows, which is not nothing."""
    n: int = 1
    """The cases that the value is made of."""


@dataclass(frozen=True, slots=True)
class Series:
    """Points of one thing, the oldest first."""

    title: str
    points: tuple[Point, ...]
    adds: bool = False
    """Several points of one month are added up; otherwise their mean is taken, weighed by n."""
    joined: bool = True
    """A line leads from one point to the next, where there is no gap between them."""

    @property
    def known(self) -> tuple[Point, ...]:
        """The points that are no gaps."""
        return tuple(point for point in self.points if point.value is not None)


@dataclass(frozen=True, slots=True)
class Level:
    """A line across, to compare with: a target, a baseline."""

    title: str
    value: float


@dataclass(frozen=True, slots=True)
class Bar:
    """One bar of several."""

    title: str
    value: float
    of: float | None = None
    """How long it could be; None where nothing bounds it."""
    told: str = ""
    """What stands behind it: `14 of 18`."""


@dataclass(frozen=True, slots=True)
class Table:
    """The figures behind a plot."""

    header: tuple[str, ...] = ()
    rows: tuple[tuple[str, ...], ...] = ()


@dataclass(frozen=True, slots=True)
class Plot:
    """One page."""

    id: str
    """What it is called in a shell; kebab-case."""
    title: str
    finding: str
    """What it says, in a plain sentence or two, with its number of cases."""
    unit: str = ""
    """What the values are: people, minutes."""
    series: tuple[Series, ...] = ()
    levels: tuple[Level, ...] = ()
    bars: tuple[Bar, ...] = ()
    lanes: tuple[str, ...] = ()
    """What the values 0, 1, 2 … stand for where they are no numbers, the lowest first."""
    low: float | None = None
    """Where the scale begins and ends, where that is given."""
    high: float | None = None
    breaks: tuple[tuple[date, date], ...] = ()
    """Long pauses, the last day before and the first after each: no line leads across."""
    remarks: tuple[str, ...] = ()
    """What is to be known for reading it: gaps, pauses, what was put together."""
    lines: tuple[tuple[str, str], ...] = ()
    """Facts in words that stand before the plot, each under its name."""
    table: Table = field(default_factory=Table)

    @property
    def drawn(self) -> bool:
        """Whether there is anything to draw."""
        return bool(self.bars) or any(series.known for series in self.series)

    @property
    def days(self) -> tuple[date, ...]:
        """The days of which anything is said, also that nothing is known, in their order."""
        return tuple(sorted({point.on for series in self.series for point in series.points}))


def scale_of(plot: Plot) -> tuple[float, float]:
    """Return where the scale of values begins and ends: from 0 unless something is below it."""
    values = [p.value for s in plot.series for p in s.points if p.value is not None]
    values += [level.value for level in plot.levels]
    low = plot.low if plot.low is not None else min([0.0, *values])
    high = plot.high if plot.high is not None else max([low + 1.0, *values])
    return low, high


def is_whole(plot: Plot) -> bool:
    """Say whether all values are whole numbers: people, entries."""
    values = [p.value for s in plot.series for p in s.points if p.value is not None]
    values += [*(level.value for level in plot.levels), *(bar.value for bar in plot.bars)]
    return all(value == int(value) for value in values)


def unknown_days(plot: Plot) -> tuple[date, ...]:
    """Return the days of which no series knows anything, though something was then."""
    known = {point.on for series in plot.series for point in series.known}
    return tuple(on for on in plot.days if on not in known)


def shared_places(plot: Plot, near: float) -> tuple[tuple[date, float], ...]:
    """Return where points of several series fall on one place: on one day, with values so near."""
    by_day: dict[date, list[tuple[int, float]]] = {}
    for place, series in enumerate(plot.series):
        for point in series.known:
            by_day.setdefault(point.on, []).append((place, point.value or 0.0))
    return tuple(
        (on, value)
        for on, points in by_day.items()
        for place, value in points
        if any(place < other and abs(value - its) <= near for other, its in points)
    )
