"""What was learned over a span, on a page: what works, for whom, why, and what is still open."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from datetime import date
from statistics import fmean

from data.carryover import TRIED, WORKED, outcome_title
from data.digest.evidence import evidence_in, questions_in, table_of
from data.digest.pages import MOST, alone, goals, section, told_span_words, with_lessons
from data.digest.said import Said, said_in
from data.digest.span import Span
from data.numbers import count_of
from data.reports.minutes import Minutes
from data.reports.outline import adopted_words
from data.reports.page import Line, Page, Section
from data.reports.words import told_date

_UNHEARD = "nobody has told yet"


def digest_of(
    span: Span,
    now: date,
    *,
    notice: str = "",
    most: int | None = MOST,
    kinds: Collection[str] = (),
) -> Page:
    """Return the page; `most` lines stand under a heading, None tells everything.

    `kinds` are those that its readers are told; none where they are told all.
    """
    said = said_in(span)
    parts = [
        tuple(part)
        for part in (
            _works(said, most),
            _setbacks(said, most),
            _tried(said, most),
            section("What stood out", _kind(said, "insight"), most, alone),
            _unplanned(said, most),
            _decisions(said),
            _measures(span),
            _open(said, most),
            _help(said, most),
            section("What we want to learn next", _waiting(said, "request"), most, alone),
            _sessions(span, most),
        )
    ]
    facts = tuple(_facts(span, now))
    if span.minutes and (nothing := _nothing_about(parts, kinds)):
        facts = (*facts, ("Nothing about", nothing))
    sections = tuple(section for part in parts for section in part)
    return Page(f"{span.community.name}: what we learned", facts, notice, sections)


_EXPECTED = (
    ("what works", "success"),
    ("what did not work", "setback"),
    ("what was tried", "commitment"),
    ("what stood out", "insight"),
    ("what nobody had planned", ""),
    ("decisions", "decision"),
    ("measures", ""),
    ("open questions", "question"),
)
"""What a reader looks for in a digest, in its order, and the kind of entry that tells of it."""


def _nothing_about(parts: Sequence[tuple[Section, ...]], kinds: Collection[str]) -> str:
    """Return what nothing was said about in this time, of what these readers are told at all."""
    told = (
        words
        for part, (words, kind) in zip(parts, _EXPECTED, strict=False)
        if not part and (not kinds or not kind or kind in kinds)
    )
    return ", ".join(told)


def _facts(span: Span, now: date) -> Iterator[tuple[str, str]]:
    if span.community.purpose:
        yield "Why we meet", span.community.purpose
    yield "Time", told_span_words(span, now)
    yield "Sessions", f"{len(span.held) or 'none in this time'}{span.running}"
    if span.crowds:
        mean = f"{fmean(span.crowds):.1f} on average (n = {len(span.crowds)})"
        yield "Who came", f"{mean}, {span.people} different people"
    if span.unread:
        yield "Left out", f"{span.unread} that cannot be read"


def _kind(said: Sequence[Said], *kinds: str) -> tuple[Said, ...]:
    return tuple(one for one in said if one.kind in kinds and not one.unplanned)


def _waiting(said: Sequence[Said], kind: str) -> tuple[Said, ...]:
    return tuple(one for one in _kind(said, kind) if not one.settled)


def _works(said: Sequence[Said], most: int | None) -> Iterator[Section]:
    """Yield what worked; of the commitments those that say for whom or why."""
    tried = [s for s in _kind(said, "commitment") if s.outcome in WORKED and (s.whom or s.reason)]
    worked = (*_kind(said, "success"), *tried)
    yield from section("What works, for whom, and why", worked, most, with_lessons)
    if table := table_of(evidence_in(said)):
        yield table
        if asked := questions_in(table):
            yield asked


def _setbacks(said: Sequence[Said], most: int | None) -> Iterator[Section]:
    failed = [one for one in _kind(said, "commitment") if one.outcome == "did-not"]
    told = (*_kind(said, "setback"), *failed)
    remark = f"{len(told)} told, each worth as much as a success"
    yield from section("What did not work, and what it taught", told, most, with_lessons, remark)


def _tried(said: Sequence[Said], most: int | None) -> Iterator[Section]:
    """Yield what became of what people set out to try: counted, nobody's in particular."""
    made = _kind(said, "commitment")
    if not made:
        return
    counts = Counter(one.outcome for one in made)
    known = ", ".join(
        f"{count} {outcome_title('commitment', outcome) if outcome else _UNHEARD}"
        for outcome, count in sorted(counts.items(), key=lambda pair: (not pair[0], -pair[1]))
    )
    told = [one for one in made if one.outcome in TRIED]
    yield Section("What was tried, and what came of it", (Line(known),), f"n = {len(made)}")
    for part in section("In their words", [one for one in told if one.note], most, alone):
        yield Section(part.title, part.lines, part.remark, sub=True)


def _unplanned(said: Sequence[Said], most: int | None) -> Iterator[Section]:
    yield from section("What nobody had planned", (s for s in said if s.unplanned), most, alone)


def _decisions(said: Sequence[Said]) -> Iterator[Section]:
    lines = tuple(one.line(adopted_words(one.adopted)) for one in _kind(said, "decision"))
    if lines:
        told = tuple(Line(line.text, tuple(filter(None, line.details))) for line in lines)
        yield Section("What we agreed", told, f"n = {len(told)}")


def _measures(span: Span) -> Iterator[Section]:
    if found := tuple(goals(span)):
        yield Section("What we measure")
        yield from found


def _open(said: Sequence[Said], most: int | None) -> Iterator[Section]:
    yield from section("Questions still open", _waiting(said, "question"), most, alone)


def _help(said: Sequence[Said], most: int | None) -> Iterator[Section]:
    asked = _kind(said, "help")
    if not asked:
        return
    answered = sum(one.outcome == "answered" for one in asked)
    remark = f"{len(asked)} asked for, {answered} answered"
    waiting = _waiting(said, "help")
    yield from section("Help wanted", waiting, most, alone, remark)
    if not waiting:
        yield Section("Help wanted", (Line("Every call was answered."),), remark)


def _sessions(span: Span, most: int | None) -> Iterator[Section]:
    """Yield the sessions, the newest of many."""
    count = len(span.minutes)
    first = 0 if most is None else max(0, count - most)
    lines = tuple(map(_session, span.minutes[first:]))
    held = f"n = {len(span.held)}{span.running}"
    before = (Line(f"and {first} before", aside=True),) if first else ()
    if lines:
        yield Section("Our sessions", (*before, *lines), held)


def _session(minutes: Minutes) -> Line:
    document = minutes.document
    moment = document.started or document.planned_start
    came = len(document.present)
    told = minutes.came or (count_of(came, "person", "people") if came else "")
    day = told_date(moment.date()) if moment else ""
    return Line(document.title, tuple(filter(None, (day, told))))
