"""The digest of a year, fifty sessions with 2,500 entries, beside one second and beside reading it.

Once as on the first day, with nothing derived on disk, and once as on every other day; for members
and, with every name taken out of every text, for a sponsor.
"""

from collections.abc import Iterable, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory

from benchmarks.row import Row, timed
from data.digest.draft import Wanted
from data.digest.papers import PAPERS
from data.formats.loader import load_format
from data.models.clock_told import ClockTold
from data.models.community import Community, Member
from data.models.ids import EntryId, MemberId, SessionId, new_id
from data.models.records import Carried, Entry, FollowUp, Presence, Record, SessionHead
from data.store.store import Store
from data.store.taking_in import take_in

SESSIONS, ENTRIES, PEOPLE = 50, 50, 24
AT_MOST = 1.0
"""Seconds."""

_KINDS = ("note", "insight", "success", "setback", "question", "decision", "commitment", "action")
_TAGS = ("check-in", "forms", "visits", "language", "play", "money")
_WHOM = ("fathers", "teen-parents", "newcomers", "night-shift")
_OUTCOMES = {"commitment": ("worked", "partly", "did-not"), "action": ("done",)}
_FIRST = ("Ana", "Ben", "Chidi", "Dana", "Eve", "Farid", "Grace", "Hugo", "Ines", "Jonas", "Kofi")
_LAST = ("Ruiz", "Okafor", "Haddad", "Lind", "Moreau", "Novak", "Ortiz")


def run() -> Iterable[Row]:
    """Write the year, then make its digest and its guide."""
    with TemporaryDirectory() as folder:
        root = Path(folder)
        _fill(root / "store")
        floor = timed(_read, _store(root, "none"))
        yield _row("Digest of a year, nothing derived yet", root, "first", "digest", "", floor)
        yield _row("Digest of a year", root, "first", "digest", "", AT_MOST)
        yield _row("Digest of a year, no names", root, "first", "digest", "sponsor", AT_MOST)
        yield _row("Page for leaders", root, "first", "brief", "", AT_MOST)
        yield _row("Guide to a topic (index made first)", root, "first", "toolkit", "", AT_MOST)
        yield _row("Guide to a topic", root, "first", "toolkit", "", AT_MOST)


def _row(name: str, root: Path, cache: str, paper: str, audience: str, floor: float) -> Row:
    """Measure one report, by a store that remembers nothing but what stands in its cache."""

    def make() -> None:
        store = _store(root, cache)
        (community,) = store.communities()
        wanted = Wanted(community.id, audience, topic="forms", whole=False)
        PAPERS[paper].make(store, wanted, datetime.now(UTC)).written("html")

    measured = timed(make)
    return Row.of(name, measured, floor, AT_MOST if floor == AT_MOST else 6.0)


def _store(root: Path, cache: str) -> Store:
    store = Store(root / "store")
    store.cache = lambda: root / cache
    return store


def _read(store: Store) -> None:
    for ref in store.sessions():
        session = store.open(ref)
        assert session.entries
        session.close()


def _fill(folder: Path) -> None:
    store, chance = Store(folder), Random(5)
    made = store.new_community("Riverside Circle")
    names = [f"{first} {last}" for first in _FIRST for last in _LAST][:PEOPLE]
    people = tuple(Member(MemberId(new_id()), name, "Harbour House") for name in names)
    store.save_community(Community(made.id, made.name, "To learn.", members=people))
    today = datetime.now(UTC).replace(hour=10, minute=0, second=0, microsecond=0)
    open_items: list[tuple[Entry, SessionId]] = []
    for number in range(SESSIONS):
        at = today - timedelta(weeks=SESSIONS - number)
        head = _head(made, number, at)
        said = list(_said(names, at, chance))
        take_in(store, head, [*_roll(people), *_heard(open_items, head.id, at, chance), *said])
        open_items = [(entry, head.id) for entry in said if entry.kind in _OUTCOMES]


def _head(community: Community, number: int, at: datetime) -> SessionHead:
    topic = f"{_TAGS[number % len(_TAGS)].capitalize()} again"
    return SessionHead(
        SessionId(new_id()), community.id, community.name, number + 1, topic, topic, "circle", at,
        "UTC", load_format("circle").plan(), clock_told=ClockTold(at, at + timedelta(hours=2)),
    )  # fmt: skip


def _roll(people: tuple[Member, ...]) -> Iterator[Record]:
    yield from (Presence(p.id, p.name, present=n % 3 > 0) for n, p in enumerate(people))


def _said(names: list[str], at: datetime, chance: Random) -> Iterator[Entry]:
    for place in range(ENTRIES):
        kind, name = _KINDS[place % len(_KINDS)], chance.choice(names)
        friend = chance.choice(names).split()[0]
        yield Entry(
            EntryId(new_id()),
            kind,
            f"What {friend} and the others found about the {kind} because it was tried at length",
            at + timedelta(minutes=place),
            by=name,
            owners=(name,) if kind == "action" else (),
            status="open" if kind == "action" else None,
            tags=(chance.choice(_TAGS),),
            whom=(chance.choice(_WHOM),) if place % 2 else (),
            typed=f"{name}: something",
            captured_by=name,
        )


def _heard(
    items: list[tuple[Entry, SessionId]], session: SessionId, at: datetime, chance: Random
) -> Iterator[Record]:
    for entry, origin in items:
        yield Carried(entry.id, origin, (session,))
        outcome = chance.choice(_OUTCOMES[entry.kind])
        yield FollowUp(entry.id, outcome, at, "It went another way than Ana had thought")
