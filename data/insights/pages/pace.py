"""How long sessions took, beside their plan."""

from __future__ import annotations

from collections.abc import Iterator

from data.insights.material import Material, Meeting
from data.insights.pages.common import empty, remarks
from data.insights.plot import Plot, Point, Series, Table
from data.insights.saying import mean_of, told_value
from data.numbers import count_of

ID, TITLE = "time", "Time planned and taken"
NEAR = 5
"""Minutes beside the plan that nobody would call early or late."""


def pace(material: Material) -> Iterator[Plot]:
    """Yield the minutes planned and taken of each session."""
    met = material.meetings
    if not met:
        yield empty(material, ID, TITLE)
        return
    planned = tuple(Point(on, _minutes(m.tally.planned)) for on, m in met)
    taken = tuple(Point(on, _minutes(m.tally.taken)) for on, m in met)
    without = sum(not m.tally.taken for _, m in met)
    yield Plot(
        ID,
        TITLE,
        _finding([m for _, m in met]),
        unit="minutes",
        series=(Series("taken", taken), Series("planned", planned, joined=False)),
        breaks=material.pauses,
        remarks=remarks(material, without, "whose clock never ran"),
        table=Table(
            ("day", "session", "planned", "taken", "longer"),
            tuple(
                (on.isoformat(), m.summary.title, *map(told_value, _figures(m))) for on, m in met
            ),
        ),
    )


def _minutes(seconds: int) -> float | None:
    return round(seconds / 60) if seconds else None


def _figures(meeting: Meeting) -> tuple[float | None, ...]:
    planned, taken = _minutes(meeting.tally.planned), _minutes(meeting.tally.taken)
    both = planned is not None and taken is not None
    return planned, taken, (taken or 0) - (planned or 0) if both else None


def _finding(met: list[Meeting]) -> str:
    beyond = [longer for m in met for longer in _figures(m)[2:] if longer is not None]
    if not beyond:
        held = count_of(len(met), "session")
        return f"{held}, none with a clock that ran against a plan: how long they took is unknown."
    near = sum(abs(longer) <= NEAR for longer in beyond)
    close = f"{near} of {len(beyond)} ended within {NEAR} minutes of the plan."
    mean = mean_of(beyond)
    if mean is None:
        return f"{close} Too few for an average (n = {len(beyond)})."
    if abs(mean) < 1:
        return f"On average sessions took as long as planned (n = {len(beyond)}). {close}"
    way = "more" if mean > 0 else "less"
    minutes = count_of(round(abs(mean)), "minute")
    return f"On average sessions took {minutes} {way} than planned (n = {len(beyond)}). {close}"
