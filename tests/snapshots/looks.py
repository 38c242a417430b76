"""A screen as text: what stands in each line, and the colours of its runs.

A picture's SVG tells the same look in many ways, by what was painted when; this tells it in one.
"""

from collections.abc import Iterator
from itertools import groupby

from rich.segment import Segment
from rich.style import Style
from textual.app import App
from textual.strip import Strip

Look = tuple[str, str, str]


def look_of(app: App[None]) -> str:
    """Return the lines of the screen, then of each line the runs of one look."""
    strips = app.screen._compositor.render_strips()
    lines = [strip.text.rstrip() for strip in strips]
    runs = [f"{number:>2}: {'; '.join(_runs(strip))}" for number, strip in enumerate(strips)]
    return "\n".join([*lines, *runs])


def _runs(strip: Strip) -> Iterator[str]:
    cells = (look for segment in strip for look in _cells(segment))
    column = 0
    for (ink, ground, weight), group in groupby(cells):
        width = len(list(group))
        yield f"{column}+{width} {ink} on {ground}{weight}"
        column += width


def _cells(segment: Segment) -> Iterator[Look]:
    style = segment.style or Style()
    blank = not segment.text.strip() and not style.underline and not style.reverse
    ink = "-" if blank or style.color is None else style.color.name
    ground = "-" if style.bgcolor is None else style.bgcolor.name
    weight = "" if blank or not style.bold else " bold"
    for _ in range(segment.cell_length):
        yield ink, ground, weight + (" reverse" if style.reverse else "")
