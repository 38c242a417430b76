"""One page for those who release people: what they give, and what has changed so far."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date
from statistics import fmean

from data.carryover import WORKED
from data.digest.pages import measured, told_span_words
from data.digest.said import Said, most_telling, said_in
from data.digest.span import Span
from data.reports.page import Line, Page, Section
from data.reports.shape import PhaseDocument

FEW = 3
"""Lines under one heading: it is to stay one page."""
_HOUR = 3600


def brief_of(span: Span, now: date, *, notice: str = "") -> Page:
    """Return the page."""
    said = said_in(span)
    parts = (
        _asked(span),
        _different(span),
        _few("What worked", _worked(said), _short),
        _few("What did not, and what it taught", _kind(said, "setback"), _taught),
        _few("What the group agreed", _kind(said, "decision"), _short),
        _measures(span),
        _few("What it wants to learn next", _waiting(said), _short),
    )
    own = span.community
    facts = (
        ("Why it meets", own.purpose),
        ("What it learns about", own.learning_focus),
        ("Rhythm", own.rhythm),
        ("Time", told_span_words(span, now)),
    )
    return Page(
        f"{own.name}: what it asks and what it gives",
        tuple((label, words) for label, words in facts if words),
        notice,
        tuple(section for part in parts for section in part),
    )


def _few(
    title: str, said: Sequence[Said], line: Callable[[Said], Iterable[Line]]
) -> Iterator[Section]:
    """Yield a heading with the few that tell most, which says of how many they are."""
    kept, left = most_telling(said, FEW)
    if kept:
        remark = f"{len(kept)} of {len(kept) + left}" if left else f"n = {len(kept)}"
        yield Section(title, tuple(each for one in kept for each in line(one)), remark)


def _asked(span: Span) -> Iterator[Section]:
    """Yield the hours: of one person, and of all together, as far as clocks and rolls tell."""
    lengths = [taken for minutes in span.held if (taken := _seconds(minutes.document.phases))]
    if not span.held:
        told = f"No session was held in this time{span.running}."
        yield Section("What it asks", (Line(told),))
        return
    count = len(span.held)
    told = "1 session was held" if count == 1 else f"{count:,} sessions were held"
    if lengths:
        mean = fmean(lengths) / _HOUR
        told += f", on average {mean:.1f} hours each (n = {len(lengths)})"
        told += f": about {mean * count:.0f} hours for somebody who came to all of them"
    lines = [Line(told + span.running)]
    if span.crowds:
        mean = fmean(span.crowds)
        lines.append(Line(f"On average {mean:.1f} people came (n = {len(span.crowds)})"))
    yield Section("What it asks", tuple(lines))


def _seconds(phases: Iterable[PhaseDocument]) -> int:
    return sum(phase.taken_seconds for phase in phases)


def _different(span: Span) -> Iterator[Section]:
    if lines := tuple(Line(words) for words in span.community.differences[:FEW]):
        yield Section("What is to be different", lines)


def _measures(span: Span) -> Iterator[Section]:
    """Yield where each goal stands, in a line a goal: its theory is for the digest."""
    lines = tuple(
        Line(goal.title, tuple(measured(course).text for course in courses))
        for goal, courses in span.goals
        if courses
    )
    if lines:
        yield Section("What it measures", lines[:FEW])


def _kind(said: Iterable[Said], *kinds: str) -> tuple[Said, ...]:
    return tuple(one for one in said if one.kind in kinds)


def _worked(said: Iterable[Said]) -> tuple[Said, ...]:
    every = tuple(said)
    tried = (s for s in _kind(every, "commitment") if s.outcome in WORKED)
    return (*_kind(every, "success"), *tried)


def _waiting(said: Iterable[Said]) -> tuple[Said, ...]:
    return tuple(one for one in _kind(said, "request") if not one.settled)


def _taught(one: Said) -> Iterator[Line]:
    """Yield it likewise, with what was noted under it."""
    yield from _short(one)
    yield from (Line(text, depth=1) for text in one.under)


def _short(one: Said) -> Iterator[Line]:
    """Yield it without its source: this page is read, not looked up in."""
    yield Line(one.text, tuple(filter(None, (one.who, one.whom_told))))
