"""A plot as lines of a terminal, by plotext; without colours it is as readable."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Sequence

from textual_plotext.plot import Plot as Canvas

from data.insights.axis import date_ticks, value_ticks
from data.insights.fitting import fitted, segments, upper_lanes
from data.insights.plot import Plot, Point, is_whole, scale_of, shared_places, unknown_days
from data.numbers import told_number
from data.reports.wrapping import cells
from data.safe_text import one_line

Rgb = tuple[int, int, int]
SIGNS = ("●", "○", "▲", "△")
"""Of the series, in their order: they differ without colour."""
SEVERAL = "◆"
"""Stands where points of several series fall on the same place."""
UNKNOWN = "×"
"""Stands at the foot where nothing is known."""
LEVELS = ("╌", "┈")
"""Of the lines to compare with."""
FILL = "\ue000"
"""Stands behind a wide character while plotext lays out, as it counts each as one column."""
LEAST = (34, 8)
"""Columns and rows below which no plot can be read."""
_BESIDE = 14
"""Columns that labels, frame and margins may take."""
_FRAME = 3
"""Rows of frame and marks."""
_LABEL = 24
"""Columns of a label beside the plot, at most a third of it."""


def fitting(plot: Plot, width: int, height: int) -> Plot:
    """Return the plot as it can be drawn in so many columns and rows, and says so."""
    return fitted(upper_lanes(plot, height - _FRAME), max(2, width - _BESIDE))


def least_rows(plot: Plot) -> int:
    """Return the rows below which the plot cannot be read."""
    if not plot.bars:
        return LEAST[1]
    return max(LEAST[1], len(plot.bars) + _FRAME - (plot.bars[0].of is not None))


def drawn(plot: Plot, width: int, height: int, colours: Sequence[Rgb] = ()) -> str:
    """Return the plot, with escapes for the colours where there are any; empty if it is too small.

    Of text nothing is interpreted: what was typed stands in it letter for letter, or cut.
    """
    plot = fitting(plot, width, height)
    rows = _rows(plot, height)
    if width < LEAST[0] or height < LEAST[1] or not rows or not plot.drawn:
        return ""
    canvas = Canvas()
    canvas.plotsize(width, rows)
    canvas._set_size(width, rows)
    canvas.theme("textual-clear")
    if plot.bars:
        _bars(canvas, plot, width, rows, colours)
    else:
        _course(canvas, plot, width, rows, colours)
    built: str = canvas.build().replace(FILL, "")
    lines = (line.rstrip() for line in built.rstrip("\n").split("\n"))
    return "\n".join(lines) if colours else canvas.uncolorize("\n".join(lines))


def _rows(plot: Plot, height: int) -> int:
    """Return the rows to draw on, 0 where they are too few.

    Bars want as many for each, and odd; lanes want as many from each to the next.
    """
    if plot.lanes:
        most = [(len(plot.lanes) - 1) * each + 1 + _FRAME for each in (4, 3, 2, 1)]
        return next((rows for rows in most if rows <= height), 0)
    if not plot.bars:
        return height
    frame = _FRAME - (plot.bars[0].of is not None)
    most = [len(plot.bars) * each + frame for each in (5, 3, 1)]
    return next((rows for rows in most if rows <= height), 0)


def legend(plot: Plot, height: int) -> Iterator[tuple[str, str]]:
    """Yield each sign with what it stands for."""
    for sign, series in zip(SIGNS, plot.series, strict=False):
        if series.known or len(plot.series) == 1:
            yield sign, series.title
    for sign, level in zip(LEVELS, plot.levels, strict=False):
        yield sign, f"{level.title} {told_number(level.value)}"
    if shared_places(plot, _near(plot, height)):
        yield SEVERAL, "several here"
    if not plot.bars and unknown_days(plot):
        yield UNKNOWN, "not known"


def _near(plot: Plot, height: int) -> float:
    """Return how near two values are that fall into one row."""
    low, high = scale_of(plot)
    return (high - low) / max(4, 2 * height)


def labelled(text: str, most: int) -> str:
    """Return a text of one line for plotext, at most so many columns wide.

    Each wide character is followed by FILL, marks that take no column are left out.
    """
    laid, cut, used = "", "", 0
    for char in unicodedata.normalize("NFC", one_line(text[: 20 * most].replace(FILL, ""))):
        wide = cells(char)
        if used + wide > most:
            return f"{cut}…"
        if wide:
            laid, used = laid + char + FILL * (wide - 1), used + wide
        cut = laid if used < most else cut
    return laid


def _bars(canvas: Canvas, plot: Plot, width: int, rows: int, colours: Sequence[Rgb]) -> None:
    most = max(8, min(_LABEL + 10, width // 2))
    titles = [
        f"{labelled(bar.title, most - len(bar.told) - 2)}  {bar.told}" for bar in plot.bars[::-1]
    ]
    places = [float(place) for place in range(1, len(titles) + 1)]
    values = [bar.value for bar in plot.bars[::-1]]
    thick = 0.01 if rows < 5 * len(values) else 0.5
    canvas.bar(
        places, values, orientation="horizontal", width=thick, marker="█", color=_of(colours, 0)
    )
    canvas.ylim(0.5, len(values) + 0.5)
    canvas.yticks(places, titles)
    top = max([bar.of or 0.0 for bar in plot.bars] + values)
    canvas.xlim(0, top or 1)
    if plot.bars[0].of is not None:
        canvas.xticks([], [])
    else:
        ticks = value_ticks(0, top or 1, max(2, width // 12), whole=is_whole(plot))
        canvas.xticks(list(ticks), [told_number(t) for t in ticks])


def _of(colours: Sequence[Rgb], place: int) -> Rgb | str:
    return colours[place % len(colours)] if colours else "default"


def _course(canvas: Canvas, plot: Plot, width: int, height: int, colours: Sequence[Rgb]) -> None:
    low, high = scale_of(plot)
    first, last = _time(plot)
    _axes(canvas, plot, width, height)
    for sign, level in zip(LEVELS, plot.levels, strict=False):
        canvas.plot([first, last], [level.value] * 2, marker=sign, color="default")
    for place, series in enumerate(plot.series):
        colour = _of(colours, place)
        for part in segments(series, plot.breaks) if series.joined else ():
            if len(part) > 1:
                canvas.plot(*_places(part), marker="braille", color=colour)
    for place, series in enumerate(plot.series):
        if series.known:
            sign = SIGNS[place % len(SIGNS)]
            canvas.scatter(*_places(series.known), marker=sign, color=_of(colours, place))
    margin = 0.0 if len(plot.lanes) > 1 else _near(plot, height)
    gaps = [(on, low) for on in unknown_days(plot)]
    for sign, points in ((SEVERAL, shared_places(plot, margin)), (UNKNOWN, gaps)):
        if points:
            days = [on.toordinal() for on, _ in points]
            canvas.scatter(days, [value for _, value in points], marker=sign, color="default")
    canvas.ylim(low - margin, high + margin)


def _places(points: Sequence[Point]) -> tuple[list[int], list[float]]:
    return [p.on.toordinal() for p in points], [p.value or 0.0 for p in points]


def _time(plot: Plot) -> tuple[int, int]:
    """Return where the time begins and ends, as ordinals: no day lies before the year 1."""
    first, last = plot.days[0].toordinal(), plot.days[-1].toordinal()
    few = max(1, (last - first) // 40)
    return first - few, last + few


def _axes(canvas: Canvas, plot: Plot, width: int, height: int) -> None:
    low, high = scale_of(plot)
    first, last = _time(plot)
    canvas.xlim(first, last)
    ticks = date_ticks(plot.days[0], plot.days[-1], max(2, width // 14))
    canvas.xticks([on.toordinal() for on, _ in ticks], [told for _, told in ticks])
    if plot.lanes:
        names = [labelled(lane, min(_LABEL, width // 3)) for lane in plot.lanes]
        canvas.yticks(list(range(len(names))), names)
    else:
        values = value_ticks(low, high, max(2, min(8, height // 3)), whole=is_whole(plot))
        canvas.yticks(list(values), [told_number(value) for value in values])
