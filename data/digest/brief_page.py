"""One page for those who release people: what they give, and what has changed so far."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from statistics import fmean

from data.carryover import WORKED
from data.digest.pages import goals, section, told_span_words, with_lessons
from data.digest.said import Said, said_in
from data.digest.span import Span
from data.numbers import count_of
from data.reports.page import Line, Page, Section
from data.reports.shape import PhaseDocument

FEW = 4
"""Lines under one heading: it is to stay one page."""
_HOUR = 3600


def brief_of(span: Span, now: date, *, notice: str = "") -> Page:
    """Return the page."""
    said = said_in(span)
    parts = (
        _asked(span),
        _different(span),
        section("What worked", _worked(said), FEW, _short),
        section("What did not, and what it taught", _kind(said, "setback"), FEW, with_lessons),
        section("What the group agreed", _kind(said, "decision"), FEW, _short),
        _measures(span),
        section("What it wants to learn next", _waiting(said), FEW, _short),
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


def _asked(span: Span) -> Iterator[Section]:
    """Yield the hours: of one person, and of all together, as far as clocks and rolls tell."""
    lengths = [taken for minutes in span.minutes if (taken := _seconds(minutes.document.phases))]
    if not span.minutes:
        yield Section("What it asks", (Line("No session was held in this time."),))
        return
    count = len(span.minutes)
    lines = [Line(f"{count_of(count, 'session')} were held")]
    if lengths:
        mean = fmean(lengths) / _HOUR
        lines.append(Line(f"on average {mean:.1f} hours each (n = {len(lengths)})"))
        lines.append(Line(f"about {mean * count:.0f} hours for somebody who came to all of them"))
    if span.crowds:
        mean = fmean(span.crowds)
        lines.append(Line(f"on average {mean:.1f} people came (n = {len(span.crowds)})"))
    yield Section("What it asks", tuple(lines))


def _seconds(phases: Iterable[PhaseDocument]) -> int:
    return sum(phase.taken_seconds for phase in phases)


def _different(span: Span) -> Iterator[Section]:
    if lines := tuple(Line(words) for words in span.community.differences[:FEW]):
        yield Section("What is to be different", lines)


def _measures(span: Span) -> Iterator[Section]:
    found = [one for one in goals(span) if one.lines]
    if found:
        yield Section("What it measures")
        yield from found[:FEW]


def _kind(said: Iterable[Said], *kinds: str) -> tuple[Said, ...]:
    return tuple(one for one in said if one.kind in kinds)


def _worked(said: Iterable[Said]) -> tuple[Said, ...]:
    every = tuple(said)
    tried = (s for s in _kind(every, "commitment") if s.outcome in WORKED)
    return (*_kind(every, "success"), *tried)


def _waiting(said: Iterable[Said]) -> tuple[Said, ...]:
    return tuple(one for one in _kind(said, "request") if not one.settled)


def _short(one: Said) -> Iterator[Line]:
    """Yield it without its source: this page is read, not looked up in."""
    whom = f"for {', '.join(one.whom)}" if one.whom else ""
    yield Line(one.text, tuple(filter(None, (one.who, whom))))
