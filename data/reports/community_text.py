"""All that is known of a community, as plain text: empty parts are left out."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from data.charter import QUESTIONS
from data.figures_told import in_words
from data.measuring import course_of
from data.membership import here
from data.models.community_records import (
    Audience,
    CharterAnswer,
    Goal,
    Measure,
    Reading,
    Resource,
    StandingRole,
    Tradition,
)
from data.models.purposes import PURPOSE_BY_ID
from data.reports.words import told_date

if TYPE_CHECKING:
    from datetime import date

    from data.backlog import Wish
    from data.figures import Figures
    from data.models.community import Member
    from data.store.open_community import OpenCommunity

_BETWEEN = " · "


@dataclass(frozen=True, slots=True)
class Known:
    """What is told of a community."""

    community: OpenCommunity
    figures: Figures
    backlog: tuple[Wish, ...]
    next_session: str
    """When the next one is, in words; empty where nobody said."""


def community_text(known: Known) -> Iterator[str]:
    """Yield the lines."""
    yield known.community.community.name
    for label, words in _own(known):
        yield f"  {label}: {words}"
    for title, of in _PARTS:
        if lines := tuple(of(known)):
            yield from ("", title, *(f"  {line}" for line in lines))


def _own(known: Known) -> Iterator[tuple[str, str]]:
    own = known.community.community
    purpose = PURPOSE_BY_ID.get(own.primary_purpose)
    facts = (
        ("Purpose", own.purpose),
        ("What is to be different", "; ".join(own.differences)),
        ("Vision", own.vision),
        ("Mostly for", purpose.title if purpose else own.primary_purpose),
        ("Learning focus", own.learning_focus),
        ("Stage", own.stage),
        ("Rhythm", own.rhythm),
        ("Format", own.format),
        ("Next session", known.next_session),
    )
    yield from ((label, words) for label, words in facts if words)


def _rules(known: Known) -> Iterator[str]:
    for number, rule in enumerate(known.community.community.ground_rules, 1):
        yield f"{number} {rule}"


def _charter(known: Known) -> Iterator[str]:
    answers = known.community.table(CharterAnswer)
    for question in QUESTIONS:
        answer = answers.get(question.id)
        if answer and answer.text:
            yield f"{question.title}: {answer.text}"


def _members(known: Known) -> Iterator[str]:
    yield from (member_line(member) for member in here(known.community.members.values()))


def member_line(member: Member) -> str:
    """Return `Ana Ruiz · Harbour House · core`."""
    since = f"since {told_date(member.since)}" if member.since else ""
    parts = (member.name, member.organisation, member.sector, member.level, since, member.question)
    return _BETWEEN.join(part for part in parts if part)


def _standing(known: Known) -> Iterator[str]:
    for role in known.community.table(StandingRole).values():
        span = _span(role.since, role.until)
        yield f"{role.role}: {role.name}{f' ({span})' if span else ''}"


def _span(since: date | None, until: date | None) -> str:
    words = [f"from {told_date(since)}" if since else "", f"to {told_date(until)}" if until else ""]
    return " ".join(filter(None, words))


def _goals(known: Known) -> Iterator[str]:
    table = known.community.table
    for goal in table(Goal).values():
        yield _BETWEEN.join(filter(None, (goal.title, goal.area)))
        theory = (
            ("if", goal.theory_if),
            ("then", goal.theory_then),
            ("because", goal.theory_because),
        )
        yield from (f"  {word} {text}" for word, text in theory if text)
        for measure in table(Measure).values():
            if measure.goal == goal.id:
                readings = (r for r in table(Reading).values() if r.measure == measure.id)
                yield f"  {measure.title}: {course_of(measure, readings).in_words}"


def _resources(known: Known) -> Iterator[str]:
    for one in known.community.table(Resource).values():
        parts = (("have", one.have), ("gap", one.gap), ("asks", one.asks))
        told = _BETWEEN.join(f"{word} {text}" for word, text in parts if text)
        yield f"{one.kind}: {one.need}{f' ({told})' if told else ''}"


def _traditions(known: Known) -> Iterator[str]:
    for one in known.community.table(Tradition).values():
        yield f"{one.title}{f': {one.brings}' if one.brings else ''}"


def _audiences(known: Known) -> Iterator[str]:
    for one in known.community.table(Audience).values():
        sections = f" ({', '.join(one.sections)})" if one.sections else ""
        yield f"{one.name}, told {_LEVELS.get(one.level, one.level)}{sections}"


_LEVELS = {"named": "with names", "role": "by role", "anon": "without names"}


def _backlog(known: Known) -> Iterator[str]:
    for wish in known.backlog:
        votes = f"{wish.votes} vote{'' if wish.votes == 1 else 's'} · " if wish.votes else ""
        yield f"{' '.join(wish.text.split())} ({votes}{wish.lineage})"


def _figures(known: Known) -> Iterator[str]:
    yield from (f"{label}: {words}" for label, words in in_words(known.figures))


_PARTS: Sequence[tuple[str, Callable[[Known], Iterator[str]]]] = (
    ("In figures", _figures),
    ("Ground rules", _rules),
    ("Charter", _charter),
    ("Members", _members),
    ("Standing roles", _standing),
    ("Goals", _goals),
    ("Resources", _resources),
    ("Traditions", _traditions),
    ("Audiences", _audiences),
    ("Learning backlog", _backlog),
)
