"""What the pages of a community's learning share: headings with as much as a reader will read."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from datetime import date

from data.digest.said import Said, most_telling
from data.digest.span import Span, day_of
from data.measuring import Course
from data.reports.page import Line, Section
from data.reports.words import told_date
from data.safe_text import one_line

MOST = 15
"""Lines under one heading of a digest that is not asked for whole."""


def section(
    title: str,
    said: Iterable[Said],
    most: int | None,
    line: Callable[[Said], Iterable[Line]],
    remark: str = "",
) -> Iterator[Section]:
    """Yield a heading with what is most telling; nothing where nothing was said."""
    every = tuple(said)
    kept, left = most_telling(every, most)
    if kept:
        more = (Line(f"and {left} more", aside=True),) if left else ()
        lines = tuple(each for one in kept for each in line(one))
        yield Section(title, (*lines, *more), remark or f"n = {len(every)}")


def alone(one: Said) -> Iterator[Line]:
    """Yield something said as its one line."""
    yield one.line()


def with_lessons(one: Said) -> Iterator[Line]:
    """Yield something said with what was noted under it."""
    yield one.line()
    yield from (Line(text, depth=1) for text in one.under)


def goals(span: Span) -> Iterator[Section]:
    """Yield the goals, each with where its measures stand."""
    for goal, courses in span.goals:
        theory = (("if", goal.theory_if), ("then", goal.theory_then))
        because = ("because", goal.theory_because)
        told = " ".join(f"{word} {part}" for word, part in (*theory, because) if part)
        lines = (*((Line(told),) if told else ()), *map(measured, courses))
        yield Section(goal.title, lines or (Line("Not measured yet."),), sub=True)


def measured(course: Course) -> Line:
    """Return how a measure went, with what was noted at its latest reading."""
    latest = course.latest
    note = f"“{one_line(latest.note)}”" if latest and latest.note else ""
    when = told_date(latest.on) if latest else ""
    return Line(f"{course.measure.title}: {course.in_words}", tuple(filter(None, (when, note))))


def told_span_words(span: Span, now: date) -> str:
    """Return the days of a span in words: those asked for, else those of its sessions."""
    days = [minutes.document.started or minutes.document.planned_start for minutes in span.minutes]
    known = [moment.date() for moment in days if moment]
    first = span.since or min(known, default=None)
    last = span.until or (max(known) if known else None)
    if first is None and last is None:
        return f"up to {told_date(now)}"
    first_words = told_date(first) if first else "the beginning"
    return f"{first_words} to {told_date(last or now)}"


__all__ = ["MOST", "alone", "day_of", "goals", "measured", "section", "told_span_words"]
