"""A plot as a picture file: SVG that tells itself to a screen reader, or PNG; by matplotlib.

matplotlib takes a second to come, so this is imported late and called from a thread. Its cache
stays in ours, nothing is fetched, and the same plot is the same file to the byte.
"""

from __future__ import annotations

import html
import io
import logging
import os
import re
import warnings
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from textwrap import fill
from types import ModuleType
from typing import TYPE_CHECKING

from data.insights.axis import date_ticks, value_ticks
from data.insights.fitting import fitted, segments
from data.insights.fonts import fonts_for
from data.insights.plot import Plot, Point, Series, is_whole, scale_of, unknown_days
from data.numbers import told_number
from data.safe_text import one_line, safe

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

MOST_POINTS = 120
"""Points of a series that such a picture holds."""
MARKERS = ("o", "s", "^", "D")
LINES = ("--", ":")
HATCHES = ("", "//", "..")
COLOURS = ("#2f6690", "#9a5b00", "#4a7c34", "#22272e")
"""Told apart by eyes that see few colours, and in print; the markers differ too."""


def picture(plot: Plot, community: str, kind: str, cache: Path | None) -> tuple[bytes, str]:
    """Return the plot as `svg` or `png`, and the characters that it lacks for want of a font.

    `cache` is the folder under which matplotlib keeps its.
    """
    with _at_home(cache), warnings.catch_warnings():
        warnings.simplefilter("ignore")
        import matplotlib as mpl
        from matplotlib.backends.backend_agg import FigureCanvasAgg
        from matplotlib.backends.backend_svg import FigureCanvasSVG
        from matplotlib.figure import Figure

        with mpl.rc_context():
            families, lacking = fonts_for(_words(plot, community))
            _set_up(mpl, families)
            figure = Figure(figsize=(9, 5.4), layout="constrained")
            (FigureCanvasSVG if kind == "svg" else FigureCanvasAgg)(figure)
            _draw(figure, plot, community)
            out = io.BytesIO()
            title = f"{one_line(safe(plot.title))} · {one_line(safe(community))}"
            told = {"Title": title, "Date": None} if kind == "svg" else {"Title": title}
            figure.savefig(out, format=kind, dpi=150, metadata=told)
    return (_told(out.getvalue(), title, plot), "") if kind == "svg" else (out.getvalue(), lacking)


def _words(plot: Plot, community: str) -> str:
    """Return all that stands in the picture."""
    told = [community, plot.title, plot.finding, plot.unit, *plot.remarks, *plot.lanes]
    told += [bar.title for bar in plot.bars] + [each.title for each in plot.series]
    return one_line(safe(" ".join([*told, *(level.title for level in plot.levels)])))


@contextmanager
def _at_home(cache: Path | None) -> Iterator[None]:
    """Have matplotlib keep its fonts' list under our cache, and say nothing on the terminal."""
    before = os.environ.get("MPLCONFIGDIR")
    if cache is not None:
        os.environ["MPLCONFIGDIR"] = str(cache / "matplotlib")
    logging.getLogger("matplotlib").setLevel(logging.CRITICAL)
    try:
        yield
    finally:
        if before is None:
            os.environ.pop("MPLCONFIGDIR", None)
        else:
            os.environ["MPLCONFIGDIR"] = before


def _set_up(mpl: ModuleType, families: Sequence[str]) -> None:
    """Begin from what matplotlib ships: no file of the user's or of this folder changes it."""
    mpl.rcdefaults()
    mpl.rcParams["font.family"] = list(families)
    mpl.rcParams["svg.hashsalt"] = "lctui"
    mpl.rcParams["svg.fonttype"] = "none"
    mpl.rcParams["text.parse_math"] = False
    mpl.rcParams["axes.spines.top"] = mpl.rcParams["axes.spines.right"] = False
    mpl.rcParams["axes.titlelocation"] = "left"


def _draw(figure: Figure, plot: Plot, community: str) -> None:
    title = f"{one_line(safe(plot.title))} · {one_line(safe(community))}"
    figure.suptitle(title, x=0.01, ha="left", fontweight="bold")
    axes = figure.add_subplot()
    axes.set_title(fill(safe(plot.finding), 100), fontsize=10)
    if plot.bars:
        _bars(axes, plot)
    elif plot.drawn:
        _course(axes, fitted(plot, MOST_POINTS))
    else:
        axes.set_axis_off()
    told = "  ".join(map(safe, plot.remarks))
    if told:
        figure.supxlabel(fill(told, 120), fontsize=9, x=0.01, ha="left")


def _bars(axes: Axes, plot: Plot) -> None:
    places = range(len(plot.bars), 0, -1)
    values = [bar.value for bar in plot.bars]
    drawn = axes.barh(places, values, height=0.5, color=COLOURS[0], hatch=HATCHES[1])
    axes.bar_label(drawn, [bar.told for bar in plot.bars], padding=4)
    axes.set_yticks(places, [one_line(safe(bar.title)) for bar in plot.bars])
    axes.set_xlim(0, max([bar.of or 0.0 for bar in plot.bars] + values) * 1.15 or 1)
    axes.set_xlabel(safe(plot.unit))
    if plot.bars[0].of is not None:
        axes.set_xticks([])


def _course(axes: Axes, plot: Plot) -> None:
    low, high = scale_of(plot)
    for place, series in enumerate(plot.series):
        if series.known:
            _series(axes, plot, series, place)
    for line, level in zip(LINES, plot.levels, strict=False):
        label = f"{safe(level.title)} {told_number(level.value)}"
        axes.axhline(level.value, linestyle=line, color=COLOURS[3], linewidth=1, label=label)
    gaps = unknown_days(plot)
    if gaps:
        days, label = [on.toordinal() for on in gaps], f"not known (n = {len(gaps)})"
        axes.plot(days, [low for _ in days], "x", color=COLOURS[3], label=label)
    margin = (high - low) / 20
    axes.set_ylim(low - margin, high + margin)
    ticks = date_ticks(plot.days[0], plot.days[-1], 8)
    axes.set_xticks([on.toordinal() for on, _ in ticks], [told for _, told in ticks])
    if plot.lanes:
        axes.set_yticks(range(len(plot.lanes)), [one_line(safe(lane)) for lane in plot.lanes])
    else:
        axes.set_yticks(value_ticks(low, high, 8, whole=is_whole(plot)))
    axes.set_ylabel(safe(plot.unit))
    axes.grid(axis="y", alpha=0.25)
    axes.legend(loc="upper left", bbox_to_anchor=(0, -0.08), ncols=3, frameon=False, fontsize=9)


def _series(axes: Axes, plot: Plot, series: Series, place: int) -> None:
    """Draw one series: its points, and lines that stop at gaps and long pauses."""
    colour, marker = COLOURS[place % len(COLOURS)], MARKERS[place % len(MARKERS)]
    for part in segments(series, plot.breaks) if series.joined else ():
        axes.plot(*_places(part), color=colour, linewidth=1.2)
    axes.plot(
        *_places(series.known),
        linestyle="none",
        marker=marker,
        color=colour,
        markersize=6 if place == 0 else 7,
        fillstyle="full" if place == 0 else "none",
        label=f"{safe(series.title)} (n = {len(series.known)})",
    )


def _places(points: Sequence[Point]) -> tuple[list[int], list[float]]:
    return [p.on.toordinal() for p in points], [p.value or 0.0 for p in points]


def _told(svg: bytes, title: str, plot: Plot) -> bytes:
    """Give the SVG the words that a reader aloud tells in its stead."""
    words = " ".join(map(safe, (plot.finding, *plot.remarks)))
    told = (
        f'<title id="lctui-title">{html.escape(title)}</title>'
        f'<desc id="lctui-desc">{html.escape(words)}</desc>'
    )
    text = svg.decode("utf-8")
    text = re.sub(r"\s*<title>.*?</title>", "", text, count=1, flags=re.DOTALL)
    head = re.search(r"<svg\b[^>]*>", text)
    if head is None:
        return svg
    named = f'{head.group()[:-1]} role="img" aria-labelledby="lctui-title lctui-desc">'
    return f"{text[: head.start()]}{named}\n {told}{text[head.end() :]}".encode()
