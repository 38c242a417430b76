"""Talking to members between two sessions: whom it may do good, and what was noted of it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from data.carryover import Item
from data.membership import here
from data.models.summary import Summary

if TYPE_CHECKING:
    from data.models.community import Community, Member
    from data.models.community_records import CheckIn

MISSED = 2
"""Sessions missed in a row after which somebody may like to be asked how they are."""


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A member whom a talk may do good, and why."""

    member: Member
    reasons: tuple[str, ...]
    """In a few words each."""
    last: date | None
    """When somebody last noted a talk with them."""


def suggestions(
    community: Community,
    notes: Iterable[CheckIn],
    known: Sequence[Summary],
    items: Iterable[Item],
) -> tuple[Suggestion, ...]:
    """Return whom to talk to: who was not talked to for longest comes first.

    `known` are the summaries, newest first, and `items` what is open and may be told.
    """
    last: dict[str, date] = {}
    for note in notes:
        last[note.member] = max(note.on, last.get(note.member, note.on))
    open_items = tuple(items)
    found = [
        Suggestion(member, reasons, last.get(member.id))
        for member in here(community.members)
        if (reasons := tuple(_reasons(member, known, open_items)))
    ]
    return tuple(sorted(found, key=lambda s: (s.last or date.min, s.member.name.casefold())))


def _reasons(member: Member, known: Sequence[Summary], items: Sequence[Item]) -> Iterable[str]:
    actions = sum(i.entry.kind == "action" and member.name in i.entry.owners for i in items)
    if actions:
        yield "owes an action" if actions == 1 else f"owes {actions} actions"
    theirs = [item.entry for item in items if item.entry.by == member.name]
    commitments = sum(entry.kind == "commitment" for entry in theirs)
    if commitments:
        yield "wants to try something" if commitments == 1 else f"wants to try {commitments} things"
    if any(entry.kind == "help" for entry in theirs):
        yield "asked for help"
    if (missed := missed_in_a_row(member, known)) >= MISSED:
        yield f"missed the last {missed} sessions"


def missed_in_a_row(member: Member, known: Sequence[Summary]) -> int:
    """Return how many sessions a member missed up to now, of those with a roll, since they came."""
    count = 0
    for session in known:
        if session.live or not session.present:
            continue
        begun = session.started or session.planned_start
        joined_later = member.since and begun and member.since > begun.date()
        if joined_later or any(person.id == member.id for person in session.present):
            break
        count += 1
    return count


def of_member(notes: Mapping[str, CheckIn], member: Member) -> tuple[CheckIn, ...]:
    """Return the notes of talks with a member, the latest first."""
    theirs = (note for note in notes.values() if note.member == member.id)
    return tuple(sorted(theirs, key=lambda note: (note.on, note.id), reverse=True))
