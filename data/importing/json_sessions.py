"""lctui's own JSON, taken in again: what is exported then is the same, to the byte."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from data.capture.words import reason_in
from data.errors import LctuiError
from data.importing.json_loop import HeardInFile, Later, begins, loop_records
from data.importing.json_zone import moments_of, zone_of
from data.models.clock_told import AgendaTold, ClockTold, FactsTold, PhaseTold
from data.models.community import Community
from data.models.ids import EntryId, MemberId, PhaseId, SessionId, new_id
from data.models.records import Entry, Phase, Presence, Record, SessionHead
from data.models.side_records import Adopted
from data.reports.shape import AgendaChangeDocument, EntryDocument, PhaseDocument, SessionDocument
from data.store.taking_in import take_in

if TYPE_CHECKING:
    from data.store.refs import SessionRef
    from data.store.store import Store

NOT_OURS = "Write one with: lctui export SESSION --to json"


@dataclass(frozen=True, slots=True)
class TakenIn:
    """What became of one session of a file."""

    title: str
    ref: SessionRef | None
    """Where it stands; None where it was only looked at."""
    known: bool = False
    """It was here before, and nothing was done."""


def looks_like_ours(text: str) -> bool:
    """Say whether a text can be meant as exported sessions rather than as minutes."""
    return text.lstrip("\ufeff \t\r\n")[:1] in ("{", "[") and '"planned_start"' in text


def documents_in(text: str) -> list[SessionDocument]:
    """Return the sessions of an exported file. LctuiError says what is not as it should be."""
    from pydantic import ValidationError

    try:
        told = json.loads(text.lstrip("\ufeff"))
    except (ValueError, RecursionError) as error:
        raise LctuiError(f"That is no JSON: {error}.", NOT_OURS) from None
    try:
        return [SessionDocument.model_validate(_renamed(one)) for one in _listed(told)]
    except ValidationError as error:
        first = error.errors()[0]
        place = ".".join(map(str, first["loc"]))
        title = f"That is not an exported session: {place}: {first['msg']}."
        raise LctuiError(title, NOT_OURS) from None


def _listed(told: Any) -> list[Any]:
    return told if isinstance(told, list) else [told]


def _renamed(told: Any) -> Any:
    """Return a session with the fields under their own names (`for` is a word of Python)."""
    if not isinstance(told, dict) or not isinstance(told.get("entries"), list):
        return told
    entries = [
        {"whom" if name == "for" else name: value for name, value in each.items()}
        if isinstance(each, dict)
        else each
        for each in told["entries"]
    ]
    return {**told, "entries": entries}


def import_json(
    store: Store,
    text: str,
    *,
    into: str = "",
    by: str = "",
    now: datetime | None = None,
    dry_run: bool = False,
) -> Iterator[TakenIn]:
    """Take exported sessions in, one after the other, and yield what became of each.

    They go into the community called `into`, else into the one that each names; it is made where it
    is not there. A session that is here already stays as it is. LctuiError, StoreFailed.
    """
    documents, moment = documents_in(text), now or datetime.now(UTC)
    known = {store.id_of(ref): ref for ref in store.sessions()}
    heard = HeardInFile(documents)
    for document in sorted(documents, key=begins):
        if here := known.get(SessionId(document.id)):
            yield TakenIn(document.title, here, known=True)
        elif dry_run:
            yield TakenIn(document.title, None)
        else:
            community = _community(store, into or document.community)
            number = len(store.sessions(community.id)) + 1
            head, records = records_of(document, community, number, moment, heard.of(document))
            yield TakenIn(document.title, take_in(store, head, records, by=by, now=moment))


def _community(store: Store, name: str) -> Community:
    named = (c for c in store.communities() if c.name.casefold() == name.casefold())
    return next(named, None) or store.new_community(name)


def records_of(
    document: SessionDocument,
    community: Community,
    number: int,
    now: datetime,
    later: Later | None = None,
) -> tuple[SessionHead, list[Record]]:
    """Return an exported session as the records of one of the community, its `number`th.

    `later` is what the sessions of the file heard of its entries; else its own is all there is.
    """
    head = SessionHead(
        id=SessionId(document.id),
        community=community.id,
        community_name=_as_called_then(document.community, community.name),
        number=number,
        title=document.title,
        topic=document.topic,
        format=document.format,
        planned_start=_utc(document.planned_start),
        zone=zone_of(document, now),
        phases=tuple(map(_phase, document.phases)),
        clock_told=None if document.status == "planned" else _clock_told(document),
        facts_told=_facts_told(document),
        topic_item=EntryId(document.topic_item) if document.topic_item else None,
        preparer=document.preparer or "",
        resting=tuple(EntryId(row.id) for row in document.carried if row.rests),
    )
    ended = head.clock_told.ended if head.clock_told else None
    ended = ended or _utc(max((m for m in moments_of(document) if m), default=now)) or now
    entries = [record for entry in document.entries for record in _records(entry, ended)]
    later = HeardInFile([document]).of(document) if later is None else later
    return head, [*_people(document, community), *entries, *loop_records(document, later, ended)]


def _phase(told: PhaseDocument) -> Phase:
    prompts = tuple(told.prompts)
    seconds = told.planned_seconds
    return Phase(PhaseId(told.id), told.title, seconds, activity=told.activity, prompts=prompts)


def _as_called_then(told: str, name: str) -> str:
    """Return what a community was called at a session, where only the case is another."""
    return told if told.casefold() == name.casefold() else name


def _clock_told(document: SessionDocument) -> ClockTold:
    """Return what the clock told; of a session that was going on, that it ended there."""
    ended = document.ended
    if document.status == "live":
        ended = max((m for m in moments_of(document) if m), default=None)
    return ClockTold(
        started=_utc(document.started),
        ended=_utc(ended),
        phases=tuple(
            PhaseTold(PhaseId(p.id), p.taken_seconds, _utc(p.started), _utc(p.ended))
            for p in document.phases
        ),
        agenda=tuple(map(_agenda_told, document.agenda_changes)),
    )


def _facts_told(document: SessionDocument) -> FactsTold | None:
    amended, reread = document.amended, tuple((each.what, each.result) for each in document.reread)
    if not (amended or reread):
        return None
    return FactsTold(
        tuple(amended.what) if amended else (), amended.on if amended else None, reread
    )


def _agenda_told(told: AgendaChangeDocument) -> AgendaTold:
    return AgendaTold(
        told.change,
        _utc(told.at),
        PhaseId(told.phase) if told.phase else None,
        told.title or "",
        told.seconds or 0,
        told.seconds_before or 0,
        tuple(map(PhaseId, told.order)),
    )


def _people(document: SessionDocument, community: Community) -> Iterator[Presence]:
    """Yield the roll: members under their own ids, everybody else as a guest.

    Somebody has as many namesakes as a list names twice.
    """
    members = {m.name: m.id for m in community.members if not m.removed}
    came, held = Counter(document.present), {r: Counter(n) for r, n in document.roles.items()}
    every = came.copy()
    for counted in held.values():
        every |= counted
    for name, count in every.items():
        for place in range(count):
            known = members.pop(name, None)
            yield Presence(
                id=known or MemberId(new_id()),
                name=name,
                guest=known is None,
                present=place < came[name],
                roles=tuple(role for role, names in held.items() if place < names[name]),
            )


def _records(told: EntryDocument, ended: datetime) -> Iterator[Record]:
    """Yield an entry, and what it became part of."""
    at = told.at.astimezone(UTC)
    entry = Entry(
        id=EntryId(told.id),
        kind=told.kind,
        text=told.text,
        at=at,
        phase=PhaseId(told.phase) if told.phase is not None else None,
        prompt=told.prompt,
        by=told.by,
        owners=tuple(told.owners),
        due=told.due,
        status=told.status,
        tags=tuple(told.tags),
        whom=tuple(told.whom),
        because=reason_in(told.text),
        level=told.level,
        typed=told.typed,
        captured_by=told.captured_by,
        depth=told.depth,
        obstacle=told.obstacle or "",
        helpers=tuple(told.helpers),
        redacted=told.redacted,
        marked=told.marked,
    )
    yield replace(entry, typed=None, captured_by=None) if told.level == "anon" else entry
    if told.adopted is not None:
        yield Adopted(entry.id, told.adopted, ended)


def _utc(moment: datetime | None) -> datetime | None:
    return moment.astimezone(UTC) if moment else None
