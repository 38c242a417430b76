"""Ten thousand sessions: ten communities that met each week for twenty years.

Their files are spelled as sealing spells them, without waiting for the disk after each.
"""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from itertools import count
from pathlib import Path
from random import Random

from data.formats.loader import load_format
from data.models.codec import to_fields
from data.models.community import Community, Member
from data.models.ids import CommunityId, EntryId, EventId, MemberId, SessionId, new_id
from data.models.records import ClockEvent, Entry, Phase, Presence, Record, SessionHead
from data.store.changes import Change
from data.store.merge import History
from data.store.reading import Reading
from data.store.sealed import spell_sealed
from data.store.store import Store

COMMUNITIES = 10
PEOPLE = 12
ENTRIES = 12

_KINDS = ("note", "insight", "success", "setback", "question", "decision")
_WORDS = ("Welcome", "Forms", "Visits", "Language", "Fathers", "Money", "Play", "Sleep", "Nursery")
_NAMES = ("Ana", "Ben", "Chidi", "Dana", "Eve", "Farid", "Grace", "Hugo", "Ines", "Jonas", "Kofi")
_STAMP = "2026-11-24T10:15:02.{:03d}Z-0000"


def fill(folder: Path, sessions: int, communities: int = COMMUNITIES) -> Store:
    """Write the store; the newest sessions were held a week before today."""
    store, chance = Store(folder), Random(5)
    today = datetime.now(UTC).replace(hour=10, minute=0, second=0, microsecond=0)
    groups = min(communities, sessions)
    phases = load_format("circle").plan()
    for group in range(groups):
        names = [f"{name} {chr(65 + group)}." for name in _NAMES[:PEOPLE]]
        people = tuple(Member(MemberId(new_id()), name) for name in names)
        made = store.new_community(f"Circle {group + 1}")
        store.save_community(Community(made.id, made.name, "To learn.", members=people))
        held = len(range(group, sessions, groups))
        for number in range(held):
            at = today - timedelta(weeks=held - number, minutes=group)
            _hold(store, made.id, people, phases, number, at, chance)
    return store


def _hold(
    store: Store,
    community: CommunityId,
    people: tuple[Member, ...],
    phases: tuple[Phase, ...],
    number: int,
    at: datetime,
    chance: Random,
) -> None:
    topic = f"{chance.choice(_WORDS)} and {chance.choice(_WORDS).lower()} {number}"
    head = SessionHead(
        SessionId(new_id()), community, community, number + 1, topic, topic, "circle", at, "UTC",
        phases,
    )  # fmt: skip
    records = [head, *_came(people, chance), *_ran(len(phases), at)]
    records += _said(people, phases, at, chance)
    place = store.sessions_dir(community) / f"{at:%Y}" / f"{at:%Y-%m-%d-%H%M}-{_slug(topic)}.json"
    place.parent.mkdir(parents=True, exist_ok=True)
    place.write_bytes(spell_sealed(History(list(_changes(records))), Reading()))
    place.chmod(0o600)


def _slug(topic: str) -> str:
    return topic.lower().replace(" ", "-")


def _came(people: tuple[Member, ...], chance: Random) -> Iterator[Record]:
    here = set(chance.sample(range(len(people)), chance.randint(3, len(people))))
    yield from (Presence(p.id, p.name, present=n in here) for n, p in enumerate(people))


def _ran(phases: int, at: datetime) -> Iterator[Record]:
    for place, kind in enumerate(("start", *["next"] * (phases - 1), "end")):
        yield ClockEvent(EventId(new_id()), kind, at + timedelta(minutes=30 * place))


def _said(
    people: tuple[Member, ...], phases: tuple[Phase, ...], at: datetime, chance: Random
) -> Iterator[Record]:
    for place in range(ENTRIES):
        kind = _KINDS[place % len(_KINDS)]
        text = f"What somebody said about the {kind} number {place}, at some length, on that day"
        moment = at + timedelta(minutes=5 * place)
        name = chance.choice(people).name
        yield Entry(EntryId(new_id()), kind, text, moment, phases[1].id, by=name, typed=text)


def _changes(records: list[Record]) -> Iterator[Change]:
    for place, record in zip(count(), records, strict=False):
        at = _STAMP.format(place % 1000)
        yield Change(at, "bench-1", record.TABLE, record.id, to_fields(record))
