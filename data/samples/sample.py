"""Builds the sample community: a year of sessions, and one that is live as you look."""

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time, timedelta
from importlib.resources import files
from typing import Any, TypeVar

from data.capture.people import People
from data.formats.loader import load_format
from data.models.community import Community, Member
from data.models.ids import EntryId, MemberId, SessionId, new_id
from data.models.records import Carried, Entry, FollowUp, Presence, Record, SessionHead
from data.samples.known import known_records
from data.samples.retelling import Retelling
from data.samples.script import Script, read_script, seconds
from data.still_open import Past, hand_over, past
from data.store.refs import SessionRef
from data.store.store import Store
from data.zone import local_zone, zone_named

_FOLDER = files("data") / "samples"
_ROLES = ("facilitator", "scribe", "speaker", "presenter")
_TEN = time(10)
"""Local time at which past sessions began."""

R = TypeVar("R", bound=Record)


@dataclass(frozen=True, slots=True)
class _Sitting:
    """A script with its place in the year."""

    number: int
    script: Script
    start: datetime
    zone: str
    next_date: date | None
    """None for the one that is live."""


def build_sample(store: Store, now: datetime) -> SessionRef:
    """Fill a store with the sample community; return its live session, as it stands at `now`."""
    community = _community(store)
    said: dict[str, EntryId] = {}
    before: list[Past] = []
    held: list[SessionHead] = []
    for sitting in _sittings(now):
        head, carried = _handed_on(_head(sitting, community, held), before)
        roll = _roll(sitting.script, community)
        people = People.of(roll)
        told = Retelling(sitting.script, head, sitting.start, people).records(said)
        latest = {(record.TABLE, record.id): record for record in (*roll, *carried, *told)}
        before.append(_past(head, tuple(latest.values())))
        session = store.create(head, *latest.values())
        held.append(head)
        if sitting.next_date:
            session.seal()
        session.close()
    store.open_community(community.id).put(*known_records(community, held, now.date()))
    return session.ref


def _community(store: Store) -> Community:
    facts = json.loads((_FOLDER / "community.json").read_text(encoding="utf-8"))
    members = tuple(_member(facts) for facts in facts.pop("members"))
    for several in ("ground_rules", "differences"):
        facts[several] = tuple(facts[several])
    community = replace(store.new_community(facts["name"]), members=members, **facts)
    store.save_community(community)
    return community


def _member(facts: dict[str, Any]) -> Member:
    willing = tuple(facts.pop("willing", ()))
    return Member(id=MemberId(new_id()), willing=willing, **facts)


def _sittings(now: datetime) -> Iterator[_Sitting]:
    zone = local_zone(now)
    names = sorted(file.name for file in _FOLDER.iterdir() if file.name.endswith(".txt"))
    scripts = [read_script((_FOLDER / name).read_text(encoding="utf-8")) for name in names]
    starts = [_start(script, now, zone) for script in scripts]
    days = [start.astimezone(zone_named(zone)).date() for start in starts]
    for i, (script, start) in enumerate(zip(scripts, starts, strict=True)):
        yield _Sitting(i + 1, script, start, zone, next(iter(days[i + 1 :]), None))


def _start(script: Script, now: datetime, zone: str) -> datetime:
    begun = now - timedelta(seconds=seconds(script.facts.get("so far", "0")))
    weeks = int(script.facts["weeks ago"])
    if not weeks:
        return begun
    day = begun.astimezone(zone_named(zone)).date() - timedelta(weeks=weeks)
    return datetime.combine(day, _TEN, zone_named(zone)).astimezone(UTC)


def _head(sitting: _Sitting, community: Community, held: Sequence[SessionHead]) -> SessionHead:
    facts = sitting.script.facts
    topic = facts.get("topic")
    format = load_format(facts.get("format", community.format))  # noqa: A001 - the glossary's word
    return SessionHead(
        id=SessionId(new_id(int(sitting.start.timestamp() * 1000))),
        community=community.id,
        community_name=community.name,
        number=sitting.number,
        title=topic or f"{community.name} · session {sitting.number}",
        topic=topic,
        format=format.id,
        planned_start=sitting.start,
        zone=sitting.zone,
        phases=format.plan(asked=_asked(held, format.id)),
        next_date=sitting.next_date,
    )


def _asked(held: Sequence[SessionHead], name: str) -> frozenset[str]:
    """Return what was asked when a session last followed the format of that name."""
    last = next((head.phases for head in reversed(held) if head.format == name), ())
    return frozenset(prompt for phase in last for prompt in phase.prompts)


def _handed_on(
    head: SessionHead, before: Sequence[Past]
) -> tuple[SessionHead, tuple[Carried, ...]]:
    """Link a session to the one before and give it what is open by then."""
    if not before:
        return head, ()
    return replace(head, previous=before[-1].id), hand_over(before, head.id)


def _past(head: SessionHead, records: Sequence[Record]) -> Past:
    entries, carried = _of(Entry, records), _of(Carried, records)
    return past(head, entries, carried, _of(FollowUp, records))


def _of(kind: type[R], records: Sequence[Record]) -> list[R]:
    return [record for record in records if isinstance(record, kind)]


def _roll(script: Script, community: Community) -> tuple[Presence, ...]:
    """Return who was there and who was missed; a script calls members by their first names."""
    members = {member.name.split()[0]: member for member in community.members}
    here = [_presence(script, name, members[name]) for name in script.names("present")]
    away = [members[name] for name in script.names("away")]
    guests = [Member(MemberId(new_id()), name) for name in script.names("guests")]
    return (
        *here,
        *(_presence(script, guest.name, guest, guest=True) for guest in guests),
        *(Presence(member.id, member.name, present=False) for member in away),
    )


def _presence(script: Script, name: str, member: Member, **fields: Any) -> Presence:
    roles = tuple(role for role in _ROLES if name in script.names(role))
    return Presence(member.id, member.name, roles=roles, **fields)
