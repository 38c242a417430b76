"""Everything on one topic as a guide that names its sources."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence

from data.carryover import TRIED
from data.digest.evidence import evidence_in, questions_in, table_of
from data.digest.pages import alone, section, with_lessons
from data.digest.said import Said, said_in
from data.digest.span import Span
from data.digest.states import practices_in, states_section
from data.numbers import count_of
from data.reports.page import Line, Page, Section
from data.reports.words import told_date
from data.safe_text import one_line

MOST = 25
"""Lines under one heading."""
_OWED = ("action", "commitment")
_ASKED = ("question", "request", "help")


def toolkit_of(
    span: Span,
    topic: str,
    *,
    speakers: Mapping[str, Collection[str]],
    on_topic: Collection[str],
    notice: str = "",
    most: int | None = MOST,
) -> Page:
    """Return the guide; `on_topic` are the ids of what belongs to the topic.

    `speakers` names who stands behind each entry; they are counted, never told.
    """
    said = tuple(one for one in said_in(span) if one.id in on_topic)
    title = f"{_title(topic)}: what {span.community.name} knows"
    facts = (
        ("Built from", _built_from(said)),
        ("Time", _days(said)),
    )
    sections = tuple(_sections(said, span, topic, speakers, most)) if said else (_nothing(topic),)
    return Page(title, tuple((label, told) for label, told in facts if told), notice, sections)


def _sections(
    said: Sequence[Said],
    span: Span,
    topic: str,
    speakers: Mapping[str, Collection[str]],
    most: int | None,
) -> Iterator[Section]:
    def of(*kinds: str) -> tuple[Said, ...]:
        return tuple(one for one in said if one.kind in kinds)

    yield states_section(practices_in(said, speakers, topic))
    yield from section("What works, for whom, and why", of("success"), most, with_lessons)
    if table := table_of(evidence_in(said)):
        yield table
        if asked := questions_in(table):
            yield asked
    yield from section("What did not work, and what it taught", of("setback"), most, with_lessons)
    tried = [one for one in of("commitment") if one.outcome in TRIED]
    yield from section("Tried, and what came of it", tried, most, alone)
    yield from section("What we agreed", of("decision"), most, alone)
    yield from section("What stood out", of("insight"), most, alone)
    told = {one.id for one in tried}
    asked_for = [one for one in of(*_OWED, *_ASKED) if one.id not in told]
    waiting = [one for one in asked_for if not one.settled]
    yield from section("Still open", waiting, most, alone)
    answered = [one for one in asked_for if one.settled]
    yield from section("Also said", (*of("note", "parked"), *answered), most, alone)
    yield _sources(said, span)


def _built_from(said: Sequence[Said]) -> str:
    sessions = len({one.source for one in said})
    return f"{len(said)} entries of {count_of(sessions, 'session')}"


def _title(topic: str) -> str:
    words = one_line(topic)
    return f"{words[:1].upper()}{words[1:]}"


def _days(said: Sequence[Said]) -> str:
    days = sorted({one.day for one in said})
    return " to ".join(map(told_date, dict.fromkeys((*days[:1], *days[-1:]))))


def _sources(said: Sequence[Said], span: Span) -> Section:
    """Return the sessions that it comes from."""
    used = {one.source for one in said}
    rows = {one.source: one for one in said}
    lines = tuple(
        Line(one_line(row.title), (told_date(row.day),))
        for row in sorted(rows.values(), key=lambda each: each.day)
    )
    return Section("Sources", lines, f"{len(used)} of {len(span.minutes)} that were read")


def _nothing(topic: str) -> Section:
    told = f"Nothing was said on “{one_line(topic)}” that may be told here. Try other words."
    return Section("Nothing yet", (Line(told),))
