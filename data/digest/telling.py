"""A span of a community's life as one audience may have it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from data.audience.names import Names
from data.audience.scrubbing import Scrubber
from data.audience.standing import tells_names
from data.audience.telling import for_audience, names_in
from data.audience.withheld import Withheld, together
from data.digest.span import Span
from data.measuring import Course
from data.models.community import Community
from data.models.community_records import Audience, Goal
from data.reports.minutes import Minutes


def told_span(
    span: Span, audience: Audience, *, chatham: bool, names: Names
) -> tuple[Span, Withheld]:
    """Return the span as an audience is told it, and what that keeps back."""
    every = names.and_also(name for minutes in span.minutes for name in names_in(minutes))
    told: list[Minutes] = []
    parts: list[Withheld] = []
    for minutes in span.minutes:
        kept, back = for_audience(minutes, audience, chatham=chatham, names=every)
        told.append(kept)
        parts.append(back)
    scrub = Scrubber(None if tells_names(audience, chatham=chatham) else every)
    known = {entry.id for minutes in told for entry in minutes.document.entries}
    whole = replace(
        span,
        community=community_told(span.community, scrub),
        minutes=tuple(told),
        notes={item: scrub.text(note) for item, note in span.notes.items() if item in known},
        goals=tuple(_goals(span, scrub)),
    )
    return whole, together((*parts, scrub.withheld))


def community_told(community: Community, scrub: Scrubber) -> Community:
    """Return what a report tells of a community itself: without its members."""
    return Community(
        community.id,
        scrub.text(community.name),
        purpose=scrub.text(community.purpose),
        learning_focus=scrub.text(community.learning_focus),
        differences=scrub.each(community.differences),
        vision=scrub.text(community.vision),
        rhythm=scrub.text(community.rhythm),
        ground_rules=scrub.each(community.ground_rules),
    )


def _goals(span: Span, scrub: Scrubber) -> Iterator[tuple[Goal, tuple[Course, ...]]]:
    for goal, courses in span.goals:
        told = replace(
            goal,
            title=scrub.text(goal.title),
            theory_if=scrub.text(goal.theory_if),
            theory_then=scrub.text(goal.theory_then),
            theory_because=scrub.text(goal.theory_because),
            area=scrub.text(goal.area),
        )
        yield told, tuple(_courses(courses, scrub))


def _courses(courses: Iterable[Course], scrub: Scrubber) -> Iterator[Course]:
    for course in courses:
        title, unit = scrub.text(course.measure.title), scrub.text(course.measure.unit)
        readings = tuple(replace(r, note=scrub.text(r.note)) for r in course.readings)
        yield Course(replace(course.measure, title=title, unit=unit), readings)
