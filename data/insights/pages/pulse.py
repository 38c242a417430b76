"""What the exit slips say, session by session; never what one of them says."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from data.insights.material import Material
from data.insights.pages.common import empty, remarks
from data.insights.plot import Plot, Point, Series, Table
from data.insights.saying import told_value
from data.models.summary import Summary
from data.numbers import count_of
from data.pulse import FEWEST_ANSWERS
from data.trend import ASKED
from data.trend import Point as Slips

ID, TITLE = "pulse", "Exit slips"


def pulse(material: Material) -> Iterator[Plot]:
    """Yield the mean of what was answered, a gap where too few did."""
    met = material.meetings
    if not met:
        yield empty(material, ID, TITLE)
        return
    slips = [(on, m.summary.title, _slips_of(m.summary)) for on, m in met]
    series = tuple(
        Series(title.lower(), tuple(_point(on, each, asked) for on, _, each in slips))
        for asked, title in ASKED
    )
    missing = sum(not any(_told(each, asked) for asked, _ in ASKED) for _, _, each in slips)
    yield Plot(
        ID,
        TITLE,
        _finding([each for _, _, each in slips]),
        unit="of 5",
        series=series,
        low=1,
        high=5,
        breaks=material.pauses,
        remarks=remarks(material, missing, f"with fewer than {FEWEST_ANSWERS} answers"),
        table=Table(
            ("day", "session", *(w for _, title in ASKED for w in (title.lower(), "n"))),
            tuple((on.isoformat(), title, *_row(each)) for on, title, each in slips),
        ),
    )


def _slips_of(summary: Summary) -> Slips:
    s = summary
    return Slips(s.number, s.started, s.format, s.slips, s.worth, s.safe)


def _told(each: Slips, asked: str) -> bool:
    return each.mean(asked) is not None


def _point(on: date, each: Slips, asked: str) -> Point:
    mean = each.mean(asked)
    return Point(on, mean, len(each.answers(asked)) if mean is not None else 0)


def _row(each: Slips) -> Iterator[str]:
    for asked, _ in ASKED:
        yield told_value(each.mean(asked))
        yield str(len(each.answers(asked)))


def _finding(every: list[Slips]) -> str:
    total = sum(each.slips for each in every)
    if not total:
        return "No exit slip was handed in yet. The wrap-up asks for them, without names."
    parts = []
    for asked, title in ASKED:
        told = [each for each in every if _told(each, asked)]
        if told:
            last = told[-1]
            mean, n = last.mean(asked), len(last.answers(asked))
            when = "last" if last is every[-1] else f"in session {last.number}"
            parts.append(f"{title}: {mean:.1f} of 5 {when} (n = {n})")
    if not parts:
        return f"{count_of(total, 'slip')}, too few in each session for an average."
    known = sum(any(_told(each, asked) for asked, _ in ASKED) for each in every)
    return f"{'. '.join(parts)}. Known for {known} of {count_of(len(every), 'session')}."
