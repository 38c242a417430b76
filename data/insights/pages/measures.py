"""Measures against the community's goals: readings, with target and baseline."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from math import isfinite

from data.insights.material import Material
from data.insights.plot import Level, Plot, Point, Series, Table
from data.insights.saying import short
from data.measuring import Course
from data.numbers import told_number

ID, TITLE = "measures", "Measures"
NO_MEASURE = (
    "No measure yet. Community, Goals keeps a goal and by what it is seen to come nearer;"
    " a session's format “measure” asks for readings."
)


def measures(material: Material) -> Iterator[Plot]:
    """Yield a plot for each measure, goal by goal."""
    if not material.courses:
        yield Plot(ID, TITLE, NO_MEASURE)
    pairs = zip(material.courses, read_in(material), strict=True)
    for number, ((goal, _), course) in enumerate(pairs, 1):
        yield _plot(f"measure-{number}", short(goal), course)


def read_in(material: Material) -> Iterator[Course]:
    """Yield each measure's course in the time that is looked at."""
    for _, course in material.courses:
        own = tuple(r for r in course.readings if r.on in material.span and isfinite(r.value))
        yield replace(course, readings=own)


def _plot(id: str, goal: str, course: Course) -> Plot:
    measure = course.measure
    readings = tuple(Point(r.on, r.value) for r in course.readings)
    levels = (("target", measure.target), ("baseline", measure.baseline))
    better = "down" if measure.direction == "down" else "up"
    return Plot(
        id,
        short(measure.title) or "A measure without a name",
        _finding(goal, course),
        unit=short(measure.unit),
        series=(Series("reading", readings),),
        levels=tuple(Level(name, value) for name, value in levels if value is not None),
        remarks=(f"Better is {better}.",),
        table=Table(
            ("day", "reading", "note"),
            tuple((r.on.isoformat(), told_number(r.value), r.note) for r in course.readings),
        ),
    )


def _finding(goal: str, course: Course) -> str:
    of = f" For the goal “{goal}”." if goal else ""
    if not course.readings:
        return f"{course.in_words.capitalize()}.{of} Community, Goals keeps one."
    return f"{course.in_words}.{of}"
