"""From the records of a session to the document that is published of it."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import datetime
from typing import Literal

from data.carryover import entry_with_followups
from data.clock import ClockState, PhaseClock, clock_at
from data.models import levels
from data.models.clock_told import STRETCHED, SWAPPED, AgendaTold
from data.models.ids import EntryId
from data.models.records import Entry, FollowUp, Presence, SessionHead
from data.reports.between import (
    NOTHING,
    Between,
    carried_told,
    heard_told,
    topic_told,
    votes_told,
)
from data.reports.shape import (
    AgendaChangeDocument,
    EntryDocument,
    PhaseDocument,
    SessionDocument,
)
from data.reports.source import Heard, SessionSource
from data.zone import local

NAMELESS = levels.NAMELESS
"""Levels at which no name may leave the store.

`by` is a member's name or nothing: a role in its place would be taken for a name by whatever reads
the file, so it is null there and the minutes say the role in words. The typed line holds the name,
and who typed it or owns it may be the very person: these go too.
"""

DEEPEST = 6
"""Levels of nesting that are told."""


def document_of(
    session: SessionSource,
    now: datetime,
    later_followups: Heard | None = None,
    offers: Mapping[EntryId, Sequence[str]] | None = None,
    adopted: Mapping[EntryId, str] | None = None,
    *,
    agenda: Iterable[AgendaTold] = (),
    loop: Between = NOTHING,
) -> SessionDocument:
    """Return the session as published; also in the midst of it, with what there is by `now`.

    `offers` are the names of those who offered help, `adopted` what decisions went into, `agenda`
    how that was changed on the way, `loop` what it was handed and heard.
    """
    head, clock = session.head, clock_at(session.head, session.clock, now)
    people = [person for person in session.people.values() if not person.removed]
    return SessionDocument(
        id=head.id,
        community=head.community_name,
        title=head.title,
        topic=head.topic,
        format=head.format,
        status=_status(clock),
        planned_start=_told(head.planned_start, head),
        started=_told(clock.started, head),
        ended=_told(clock.ended, head),
        present=sorted((p.name for p in people if p.present), key=_by_name),
        roles=_roles(people),
        phases=[_phase(phase, head) for phase in clock.phases],
        entries=list(_entries(session, later_followups or {}, offers or {}, adopted or {})),
        agenda_changes=[_change(each, head) for each in agenda if clock.status != "idle"],
        topic_item=topic_told(loop, head),
        preparer=head.preparer or None,
        carried=carried_told(loop, head),
        heard=heard_told(loop, head),
        votes=votes_told(loop),
    )


def _entries(
    session: SessionSource,
    heard: Heard,
    offers: Mapping[EntryId, Sequence[str]],
    adopted: Mapping[EntryId, str],
) -> Iterator[EntryDocument]:
    """Yield what was said and may be published, each with what came of it."""
    depths = _depths(session.entries.values())
    for entry in published(session.entries.values()):
        yield _entry(
            entry,
            session.head,
            depth=depths[entry.id],
            heard=heard.get(entry.id, ()),
            offers=offers.get(entry.id, ()),
            into=adopted.get(entry.id),
        )


def _change(told: AgendaTold, head: SessionHead) -> AgendaChangeDocument:
    """Return a change; what says nothing of its kind is null."""
    one = told.change != SWAPPED
    return AgendaChangeDocument(
        change=told.change,
        at=_told(told.at, head),
        phase=told.phase,
        title=told.title if one else None,
        seconds=told.seconds if one else None,
        seconds_before=told.before if told.change == STRETCHED else None,
        order=list(told.order),
    )


def published(entries: Iterable[Entry]) -> list[Entry]:
    """Return the entries that may leave the store at all."""
    return [entry for entry in entries if not entry.removed and entry.level != "private"]


def _depths(entries: Iterable[Entry]) -> dict[str, int]:
    """Return the depths as they are once the private entries above are gone."""
    depths: dict[str, int] = {}
    hidden: list[int] = []
    for entry in (one for one in entries if not one.removed):
        while hidden and hidden[-1] >= entry.depth:
            hidden.pop()
        if entry.level == "private":
            hidden.append(entry.depth)
        else:
            depths[entry.id] = min(entry.depth - len(hidden), DEEPEST)
    return depths


def _status(clock: ClockState) -> Literal["planned", "live", "closed"]:
    if clock.status == "idle":
        return "planned"
    return "closed" if clock.status == "ended" else "live"


def _told(moment: datetime | None, head: SessionHead) -> datetime | None:
    return moment and local(moment, head)


def _roles(people: Iterable[Presence]) -> dict[str, list[str]]:
    """Return who held each role, in an order that depends on no id."""
    holders: dict[str, list[str]] = {}
    for person in people:
        for role in person.roles:
            holders.setdefault(role, []).append(person.name)
    return {role: sorted(holders[role], key=_by_name) for role in sorted(holders)}


def _by_name(name: str) -> tuple[str, str]:
    return name.casefold(), name


def _phase(clock: PhaseClock, head: SessionHead) -> PhaseDocument:
    return PhaseDocument(
        id=clock.phase.id,
        title=clock.phase.title,
        planned_seconds=clock.phase.seconds,
        taken_seconds=int(clock.taken),
        started=_told(clock.started, head),
        ended=_told(clock.ended, head),
        prompts=list(clock.phase.prompts),
        activity=clock.phase.activity,
    )


def _entry(
    entry: Entry,
    head: SessionHead,
    *,
    depth: int,
    heard: Sequence[FollowUp],
    offers: Sequence[str],
    into: str | None,
) -> EntryDocument:
    nameless = entry.level in NAMELESS
    status, outcome = entry_with_followups(entry, heard)
    noted = [followup.note for followup in heard if not followup.removed]
    return EntryDocument(
        id=entry.id,
        kind=entry.kind,
        text=entry.text,
        at=local(entry.at, head),
        phase=entry.phase,
        prompt=entry.prompt,
        by=None if nameless else entry.by,
        owners=[] if nameless else list(entry.owners),
        due=entry.due,
        status=status,
        outcome=outcome,
        tags=list(entry.tags),
        whom=list(entry.whom),
        level=entry.level,
        typed=None if nameless else entry.typed,
        captured_by=None if nameless else entry.captured_by,
        obstacle=entry.obstacle or None,
        depth=depth,
        helpers=[] if nameless else list(dict.fromkeys((*entry.helpers, *offers))),
        adopted=into,
        surprised=(noted[-1] or None) if noted else None,
        redacted=entry.redacted,
        marked=entry.marked,
    )
