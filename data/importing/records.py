"""From a session as understood to the records that are kept of it.

What its headings become says data.importing.phases.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime, time

from data.capture.people import People, fold
from data.importing.identity import Marks, entry_id, guest_id, session_id
from data.importing.letting_go import LET_GO
from data.importing.levels import NAMED
from data.importing.past import PRESENT, Item, PastSession, Person
from data.importing.phases import MINUTES, depths_of, phases_of
from data.importing.repeated import Thread
from data.models.clock_told import ClockTold
from data.models.community import Community, Member
from data.models.ids import EntryId, MemberId, PhaseId, SessionId
from data.models.records import Carried, Entry, FollowUp, Presence, Record, SessionHead
from data.safe_text import one_line
from data.zone import zone_named

FORMAT = "past-minutes"
"""What the head names as the format: the minutes followed none of ours."""
LONGEST = 250_000
"""Characters of an entry; a store takes a million bytes, and some characters take four."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where a session goes."""

    community: Community
    number: int
    zone: str
    marks: Marks
    previous: SessionId | None = None

    @property
    def id(self) -> SessionId:
        """The session's id."""
        return session_id(self.marks)


def moment_of_past(past: PastSession, zone: str) -> datetime:
    """Return when a session began: at midnight where the minutes do not tell the hour."""
    if past.at and past.at.tzinfo:
        return past.at.astimezone(UTC)
    assert past.date is not None
    told = past.at or datetime.combine(past.date, time())
    return told.replace(tzinfo=zone_named(zone)).astimezone(UTC)


def head_of(past: PastSession, place: Place) -> SessionHead:
    """Return the head of a session."""
    phases, _ = phases_of(past.items)
    return SessionHead(
        id=place.id,
        community=place.community.id,
        community_name=place.community.name,
        number=place.number,
        title=one_line(past.title)[:200] or MINUTES,
        topic=None,
        format=FORMAT,
        planned_start=moment_of_past(past, place.zone),
        zone=place.zone,
        phases=phases,
        previous=place.previous,
        clock_told=ClockTold(),
    )


def records_of(
    past: PastSession,
    place: Place,
    threads: dict[int, Thread],
    *,
    known: dict[tuple[int, int], EntryId],
    ids: Sequence[SessionId],
    index: int,
    resting: Collection[int] = (),
) -> list[Record]:
    """Return all that a session holds beside its head.

    `threads` are those of its items that other sessions repeat; `known` holds their ids, and
    takes in those said here first. `ids` are the sessions of the archive, this one at `index`.
    `resting` are the items that are let go.
    """
    moment = moment_of_past(past, place.zone)
    records: list[Record] = [*roll_of(past, place, moment)]
    _, places = phases_of(past.items)
    depths = depths_of(past.items)
    for number, item in enumerate(past.items):
        thread = threads.get(number)
        first = (thread.origin, thread.item) if thread else None
        if thread and first in known and first != (index, number):
            rests = number in resting
            told = _told_anew(item) if (index, number) in thread.more else ""
            now = "" if rests else told
            records += _carried(item, thread, now, known=known, ids=ids, index=index, moment=moment)
            if rests:
                note = ": ".join(filter(None, (LET_GO, told)))
                records.append(FollowUp(known[first], "dropped", moment, note))
            continue
        entries = _entries(item, place.id, moment, number, places[number])
        records += (replace(entry, depth=depths[number]) for entry in entries)
        if thread:
            known[index, number] = entries[0].id
        if number in resting:
            records.append(FollowUp(entries[0].id, "dropped", moment, LET_GO))
    return records


def _entries(
    item: Item, session: SessionId, moment: datetime, number: int, where: tuple[PhaseId, str]
) -> list[Entry]:
    """Return an item as an entry; as several where it is longer than one may be."""
    phase, prompt = where
    first = entry_of(item, entry_id(session, moment, number, item.text), moment, where)
    rest = [item.text[n : n + LONGEST] for n in range(LONGEST, len(item.text), LONGEST)]
    more = (
        Entry(
            entry_id(session, moment, number, text),
            "note",
            text,
            moment,
            phase,
            prompt or None,
            level=item.level,
        )
        for text in rest
    )
    return [first, *more]


def entry_of(
    item: Item, identifier: EntryId, moment: datetime, where: tuple[PhaseId, str]
) -> Entry:
    """Return an item as one entry, as much of it as one may hold, in its phase under its prompt."""
    phase, prompt = where
    action = item.kind == "action"
    return Entry(
        id=identifier,
        kind=item.kind,
        text=item.text[:LONGEST],
        at=moment,
        phase=phase,
        prompt=prompt or None,
        by=item.by or None,
        owners=item.owners if action else (),
        due=item.due,
        status=("done" if item.done else "open") if action else None,
        tags=item.tags,
        level=item.level,
    )


def _carried(
    item: Item,
    thread: Thread,
    told: str,
    *,
    known: dict[tuple[int, int], EntryId],
    ids: Sequence[SessionId],
    index: int,
    moment: datetime,
) -> list[Record]:
    """Return what a later session holds of an action that was said before it.

    `told` is what it says more than the action itself does.
    """
    identifier = known[thread.origin, thread.item]
    before = [place for place, _ in thread.visits if place < index]
    last = ids[before[-1]] if before else None
    origin = ids[thread.origin]
    if here := thread.standing:
        origin, last = here.session, last or here.last_before(moment.date())
    carried = Carried(identifier, origin, (*((last,) if last else ()), ids[index]))
    if item.done or told:
        return [carried, FollowUp(identifier, "done" if item.done else "not-yet", moment, told)]
    return [carried]


def _told_anew(item: Item) -> str:
    """Return a line with who owes it: the action's own owners and day stay as they were said.

    Of one that is not for everybody nothing: what is noted is known as widely as the action.
    """
    if item.level != NAMED:
        return ""
    who = f"{', '.join(item.owners)}: " if item.owners else ""
    return f"{who}{item.text}"[:LONGEST]


def roll_of(past: PastSession, place: Place, moment: datetime) -> Iterable[Presence]:
    """Yield who is on the roll: members under their own id, all others as guests."""
    members = {fold(member.name): member for member in place.community.members if not member.left}
    people = People(tuple(member.name for member in members.values()))
    seen: Counter[str] = Counter()
    for person in past.people:
        name = one_line(person.name)
        member = members.get(fold(name)) or members.get(fold(people.find(name) or ""))
        seen[fold(member.name if member else name)] += 1
        if not name or seen[fold(member.name if member else name)] > 1:
            continue
        identifier = guest_id(place.id, moment, len(seen), name)
        yield _presence(person, member, identifier)


def _presence(person: Person, member: Member | None, guest: MemberId) -> Presence:
    return Presence(
        id=member.id if member else guest,
        name=member.name if member else one_line(person.name),
        guest=member is None or member.level == "guest",
        present=person.came == PRESENT,
        roles=person.roles,
    )


def with_names(past: PastSession, community: Community) -> PastSession:
    """Return a session with its speakers and owners called as the community's members are."""
    people = People(tuple(member.name for member in community.members))
    if not people.names:
        return past

    def told(name: str) -> str:
        return next(iter(m for m in people.names if fold(m) == fold(name)), name)

    items = tuple(
        replace(item, by=told(item.by) if item.by else "", owners=tuple(map(told, item.owners)))
        for item in past.items
    )
    return replace(past, items=items)
