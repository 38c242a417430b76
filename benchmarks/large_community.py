"""A community as large as lctui is to be quick with: 200 members, 500 sessions, 2,000 open items.

Its files are spelled as sealing spells them, without waiting for the disk after each.
"""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from random import Random

from data.formats.loader import load_format
from data.meeting import begin, press
from data.models.codec import to_fields
from data.models.community import Community, Member
from data.models.ids import CommunityId, EntryId, EventId, MemberId, SessionId, new_id
from data.models.records import (
    Carried,
    ClockEvent,
    Entry,
    ExitSlip,
    FollowUp,
    Presence,
    Record,
    SessionHead,
)
from data.store.changes import Change
from data.store.merge import History
from data.store.open_session import OpenSession
from data.store.reading import Reading
from data.store.sealed import spell_sealed
from data.store.store import Store

MEMBERS, SESSIONS, OPEN = 200, 500, 2_000
SPREAD = 100
"""The latest sessions in which what is open was said, evenly."""

_FIRST = ("Ana", "Ben", "Chidi", "Dana", "Eve", "Farid", "Grace", "Hugo", "Ines", "Jonas", "Kofi")
_LAST = (
    *("Ruiz", "Okafor", "Haddad", "Lind", "Moreau", "Novak", "Ortiz", "Park", "Quinn", "Rossi"),
    *("Silva", "Tanaka", "Ueda", "Vidal", "Weber", "Xu", "Yilmaz", "Zielinski", "Adeyemi"),
)
_CARRIED = ("action", "commitment", "request", "help", "action", "commitment")
_SETTLED = {"action": "done", "commitment": "worked", "request": "taken-up", "help": "answered"}
_SAID = ("note", "insight", "success", "setback", "question", "decision")
_STAMP = "2026-11-24T10:15:02.{:03d}Z-0000"


def fill(
    folder: Path, *, members: int = MEMBERS, sessions: int = SESSIONS, open_items: int = OPEN
) -> Store:
    """Write the store; the newest session was held a week before today."""
    store = Store(folder)
    community = store.new_community("Large Circle")
    names = [f"{first} {last}" for first in _FIRST for last in _LAST][:members]
    people = tuple(Member(MemberId(new_id()), name, "Harbour House") for name in names)
    store.save_community(
        Community(community.id, community.name, "To learn from each other.", members=people)
    )
    today = datetime.now(UTC).replace(hour=10, minute=0, second=0, microsecond=0)
    spread = min(SPREAD, sessions) or 1
    writer = _Writer(store, community.id, people, open_items // spread, sessions - spread)
    for number in range(sessions):
        writer.hold(number, today - timedelta(weeks=sessions - number))
    return store


def go_live(store: Store) -> OpenSession:
    """Begin one more session, with a fifth of the members and all that is open."""
    (community,) = store.communities()
    present = [member.name for member in community.members[: MEMBERS // 5]]
    now = datetime.now(UTC)
    circle = load_format("circle")
    session = begin(store, community, format=circle, present=present, now=now)
    press(session, "next", now)
    return session


class _Writer:
    """Holds session after session and remembers what stays open."""

    def __init__(
        self,
        store: Store,
        community: CommunityId,
        members: tuple[Member, ...],
        stay: int,
        stay_from: int,
    ) -> None:
        self._community, self._members = community, members
        self._folder = store.sessions_dir(community)
        self._stay, self._stay_from = stay, stay_from
        self._open: list[tuple[EntryId, SessionId, SessionId]] = []
        self._to_settle: list[tuple[Entry, SessionId]] = []
        self._chance = Random(4)
        self._phases = load_format("circle").plan()

    def hold(self, number: int, at: datetime) -> None:
        """Write one session's file."""
        head = SessionHead(
            SessionId(new_id()), self._community, "Large Circle", number + 1,
            f"Topic {number}", f"Topic {number}", "circle", at, "UTC", self._phases,
        )  # fmt: skip
        records = [head, *self._roll(), *self._clock(at), *self._handed(head.id, at)]
        records += self._said(head.id, number, at)
        records += [ExitSlip(EventId(new_id()), self._chance.randint(2, 5), 4) for _ in range(20)]
        place = self._folder / f"{at:%Y}" / f"{at:%Y-%m-%d-%H%M}-topic-{number}.json"
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_bytes(spell_sealed(History(list(_changes(records))), Reading()))
        place.chmod(0o600)

    def _roll(self) -> Iterator[Record]:
        present = set(self._chance.sample(range(len(self._members)), len(self._members) // 5))
        for place, member in enumerate(self._members):
            roles = ("facilitator",) if place == min(present) else ()
            yield Presence(member.id, member.name, present=place in present, roles=roles)

    def _clock(self, at: datetime) -> Iterator[Record]:
        for place, kind in enumerate(("start", *["next"] * (len(self._phases) - 1), "end")):
            yield ClockEvent(EventId(new_id()), kind, at + timedelta(minutes=30 * place))

    def _handed(self, session: SessionId, at: datetime) -> Iterator[Record]:
        yield from (Carried(item, origin, (last, session)) for item, origin, last in self._open)
        self._open = [(item, origin, session) for item, origin, _ in self._open]
        for entry, origin in self._to_settle:
            yield Carried(entry.id, origin, (session,))
            yield FollowUp(entry.id, _SETTLED[entry.kind], at + timedelta(minutes=20))
        self._to_settle = []

    def _said(self, session: SessionId, number: int, at: datetime) -> Iterator[Record]:
        for place in range(20):
            yield self._entry(_SAID[place % len(_SAID)], place, at)
        for place in range(6):
            entry = self._entry(_CARRIED[place], place, at)
            self._to_settle.append((entry, session))
            yield entry
        for place in range(self._stay if number >= self._stay_from else 0):
            entry = self._entry(_CARRIED[place % len(_CARRIED)], place, at)
            self._open.append((entry.id, session, session))
            yield entry

    def _entry(self, kind: str, place: int, at: datetime) -> Entry:
        name = self._chance.choice(self._members).name
        said = f"What somebody said about the {kind} number {place}, at some length, on that day"
        is_action = kind == "action"
        return Entry(
            EntryId(new_id()),
            kind,
            said,
            at + timedelta(minutes=place),
            self._phases[1].id,
            by=name,
            owners=(name,) if is_action else (),
            status="open" if is_action else None,
            typed=said,
        )


def _changes(records: list[Record]) -> Iterator[Change]:
    for place, record in enumerate(records):
        at = _STAMP.format(place % 1000)
        yield Change(at, "bench-1", record.TABLE, record.id, to_fields(record))
