"""How many came."""

from __future__ import annotations

from collections.abc import Iterator

from data.insights.material import Material
from data.insights.pages.common import empty, remarks
from data.insights.plot import FEWEST, Level, Plot, Point, Series, Table
from data.insights.saying import from_to, mean_of, told_value
from data.numbers import count_of

ID, TITLE = "attendance", "Attendance"
LATELY = 3
"""The sessions that are compared with those before."""


def attendance(material: Material) -> Iterator[Plot]:
    """Yield how many people were at each session."""
    met = material.meetings
    if not met:
        yield empty(material, ID, TITLE)
        return
    there = tuple(Point(on, m.there, m.there or 0) for on, m in met)
    members = tuple(
        Point(on, m.there - m.guests if m.there else None, m.there or 0) for on, m in met
    )
    guests = any(m.guests for _, m in met) and any(point.value for point in members)
    series = [Series("everybody there", there)]
    if guests:
        series.append(Series("of them members", members, joined=False))
    rows = tuple(
        (
            on.isoformat(),
            m.summary.title,
            told_value(m.there),
            told_value(m.there - m.guests if m.there else None),
            told_value(m.guests if m.there else None),
        )
        for on, m in met
    )
    yield Plot(
        ID,
        TITLE,
        _finding(material),
        unit="people",
        series=tuple(series),
        levels=(Level("members today", material.members),) if material.members else (),
        breaks=material.pauses,
        remarks=remarks(material, sum(m.there is None for _, m in met), "without a roll"),
        table=Table(("day", "session", "there", "members", "guests"), rows),
    )


def _finding(material: Material) -> str:
    crowds = [float(m.there) for _, m in material.meetings if m.there]
    if not crowds:
        held = count_of(len(material.meetings), "session")
        return f"{held}, none with a roll: who came is not known. F3 in a session takes the roll."
    different = len({person for _, m in material.meetings for person in m.came})
    members = f"{count_of(different, 'different person', 'different people')} came."
    mean = mean_of(crowds)
    if mean is None:
        each = count_of(len(crowds), "session")
        return f"{from_to(crowds).capitalize()} people at {each}; too few for an average. {members}"
    told = f"{mean:.1f} people on average (n = {len(crowds)}), {from_to(crowds)}. {members}"
    earlier, lately = crowds[:-LATELY], crowds[-LATELY:]
    if len(earlier) < FEWEST:
        return told
    now, before = sum(lately) / len(lately), sum(earlier) / len(earlier)
    return f"{told} In the last {LATELY} it was {now:.1f}, before that {before:.1f}."
