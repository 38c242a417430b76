"""Actions: the screen on 500 sessions beside an empty store, its keys on 10,000 rows beside 100.

Also the ledger itself, beside reading the row of the index that it comes from. The index stands, as
after any earlier start; each opening has a store object of its own, so nothing is remembered.
"""

import asyncio
import json
from collections.abc import Iterable, Sequence
from datetime import UTC, datetime, timedelta
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from time import perf_counter

from benchmarks.large_community import fill
from benchmarks.opening import SIZE, Bare, Opened, all_there, opened
from benchmarks.row import Row, timed
from data.formats.loader import load_format
from data.ledger import ledger
from data.models.ids import EntryId, SessionId, new_id
from data.models.records import Entry, SessionHead
from data.planning import found
from data.store.deriving import ALL
from data.store.store import Store
from lctui.settings import Settings
from screens.actions.ledger_list import LedgerList
from screens.requests import OpenActions

RUNS = 7
TURNS = 9
SOME, MANY = 100, 10_000
SESSIONS = 100
OPEN_LIMIT, READ_LIMIT, KEY_LIMIT = 3.0, 6.0, 2.0
KEYS = ("down", "pagedown", "end", "up", "pageup", "home", "space")
"""Each moves the highlight, where they are pressed in this order."""


def run() -> Iterable[Row]:
    """Open the screen on both in turns, so that both see the same machine; then press keys."""
    with TemporaryDirectory() as folder:
        yield from _opening(Path(folder))
        yield from _reading(Path(folder) / "large")
        some, many = (_promised(Path(folder), count) for count in (SOME, MANY))
        bare, ours = (asyncio.run(_keys(place)) for place in (some, many))
        for key in KEYS:
            floor, took = median(bare[key]), median(ours[key])
            yield Row.of(f"Actions: {key} in 10,000 beside 100", took, floor, KEY_LIMIT)


def _opening(folder: Path) -> Iterable[Row]:
    fill(folder / "empty", members=3, sessions=0)
    fill(folder / "large")
    places = folder / "empty", folder / "large"
    for place in places:
        _read(place)
    rounds = [[asyncio.run(_open(place)) for place in places] for _ in range(RUNS)]
    for part in Opened._fields:
        floor, took = (median(getattr(one[i], part) for one in rounds) for i in (0, 1))
        yield Row.of(f"Actions, 500 sessions: {part}", took, floor, OPEN_LIMIT)


def _reading(place: Path) -> Iterable[Row]:
    """Measure the ledger beside parsing its row, which is the least that has to be done."""
    took, floor = [], []
    for _ in range(RUNS):
        took.append(timed(_read, place))
        floor.append(timed(_parse, place))
    told = "the ledger of 500 sessions, beside parsing its row"
    yield Row.of(told, median(took), median(floor), READ_LIMIT)


def _read(place: Path) -> None:
    store = _store(place)
    for community in store.communities():
        ledger(store, community.id, datetime.now(UTC))


def _parse(place: Path) -> None:
    store = _store(place)
    (community,) = store.communities()
    row = store.index.read_one(community.id, ALL, "book/1") if store.index else None
    assert row is not None
    json.loads(row.told)


def _store(place: Path) -> Store:
    store = Store(place)
    store.cache = lambda: place.with_name(f"{place.name}-cache")
    return store


async def _open(place: Path) -> Opened:
    return await opened(_store(place), lambda _: OpenActions(), "")


def _promised(folder: Path, count: int) -> Path:
    """Make a store with so many open actions, and have its index know them."""
    place = folder / f"promised-{count}"
    store = Store(place)
    community = found(store, "Large Circle", ("Ana Ruiz", "Ben Okafor", "Chidi Park"))
    phases, today = load_format("circle").plan(), datetime.now(UTC)
    for number in range(SESSIONS):
        at = today - timedelta(days=SESSIONS - number)
        head = SessionHead(
            SessionId(new_id()), community.id, community.name, number + 1,
            f"Topic {number}", f"Topic {number}", "circle", at, "UTC", phases,
        )  # fmt: skip
        said = (_action(community.members[n % 3].name, at, n) for n in range(count // SESSIONS))
        session = store.create(head, *said, now=at)
        session.seal()
        session.close()
    _read(place)
    return place


def _action(name: str, at: datetime, number: int) -> Entry:
    due = (at + timedelta(days=number)).date()
    said = f"What somebody is to do, number {number}, at some length"
    return Entry(
        EntryId(new_id()), "action", said, at, owners=(name,), due=due, status="open", typed=said
    )


async def _keys(place: Path) -> dict[str, Sequence[float]]:
    """Return the seconds from each key to what it moved being painted."""
    store = _store(place)
    app, taken = Bare(store, None, settings=Settings()), {key: list[float]() for key in KEYS}
    async with app.run_test(size=SIZE) as pilot:
        await pilot.pause()
        before = app.screen
        app.post_message(OpenActions())
        while app.screen is before:
            await asyncio.sleep(0)
        await pilot.pause()
        await all_there(app)
        rows = app.screen.query_one(LedgerList)
        while not rows.promises:
            await asyncio.sleep(0.01)
        for _ in range(TURNS):
            for key in KEYS:
                taken[key].append(await _press(app, rows, key))
                await all_there(app)
    return dict(taken)


async def _press(app: Bare, rows: LedgerList, key: str) -> float:
    stood, began = rows.highlighted, perf_counter()
    app.simulate_key(key)
    while rows.highlighted == stood:
        await asyncio.sleep(0)
    painted = asyncio.Event()
    app.screen.call_after_refresh(painted.set)
    await painted.wait()
    return perf_counter() - began
