"""Home and Review over ten thousand sessions: beside ten for the first paint, a hundred for keys.

The quickest of several openings, each with a store object of its own, as whatever else the machine
does only adds to them; of keys the median. The index stands, as after any earlier start.
"""

import asyncio
from collections.abc import Iterable, Sequence
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from time import perf_counter

from textual.message import Message

from benchmarks.many_sessions import fill
from benchmarks.opening import SIZE, Bare, Request, all_there, opened
from benchmarks.row import Row
from data.store.digests import digests
from data.store.store import Store
from lctui.settings import Settings
from screens.requests import GoHome, OpenReview
from screens.widgets.session_list import SessionList

FEW, SOME, MANY = 10, 100, 10_000
RUNS = 11
TURNS = 9
PAINT_LIMIT, KEY_LIMIT = 1.2, 2.0
KEYS = ("down", "pagedown", "end", "up", "pageup", "home")
"""Each moves the highlight, where they are pressed in this order."""


def _oldest(store: Store) -> Message:
    return OpenReview(store.sessions()[-1])


SCREENS: dict[str, Request] = {
    "Home": lambda _: GoHome(),
    "Review": lambda _: OpenReview(),
    "Review at the oldest": _oldest,
}


def run() -> Iterable[Row]:
    """Open the screens on few and many in turns, then press keys in some and many."""
    with TemporaryDirectory() as folder:
        few, some, many = (_filled(Path(folder), count) for count in (FEW, SOME, MANY))
        for name, request in SCREENS.items():
            rounds = [[asyncio.run(_first(p, request)) for p in (few, many)] for _ in range(RUNS)]
            floor, took = map(min, zip(*rounds, strict=True))
            yield Row.of(f"{name}: painted, 10,000 beside 10", took, floor, PAINT_LIMIT)
        for name in ("Home", "Review"):
            bare, ours = (asyncio.run(_keys(place, SCREENS[name])) for place in (some, many))
            for key in KEYS:
                floor, took = median(bare[key]), median(ours[key])
                told = f"{name}: {key} in 10,000 beside 100"
                yield Row.of(told, took, floor, KEY_LIMIT)


def _filled(folder: Path, sessions: int) -> Path:
    """Make a store of so many sessions and have its index know them."""
    place = folder / f"store-{sessions}"
    fill(place, sessions)
    store = _store(place)
    for community in store.communities():
        digests(store, community.id)
    return place


def _store(place: Path) -> Store:
    store = Store(place)
    store.cache = lambda: place.with_name(f"{place.name}-cache")
    return store


async def _first(place: Path, request: Request) -> float:
    return (await opened(_store(place), request, "")).painted


async def _keys(place: Path, request: Request) -> dict[str, Sequence[float]]:
    """Return the seconds from each key to what it moved being painted."""
    store = _store(place)
    app, taken = Bare(store, None, settings=Settings()), {key: list[float]() for key in KEYS}
    async with app.run_test(size=SIZE) as pilot:
        await pilot.pause()
        before = app.screen
        app.post_message(request(store))
        while app.screen is before:
            await asyncio.sleep(0)
        await pilot.pause()
        await all_there(app)
        rows = app.screen.query_one(SessionList)
        rows.focus()
        await pilot.pause()
        for _ in range(TURNS):
            for key in KEYS:
                taken[key].append(await _press(app, rows, key))
                await all_there(app)
    return dict(taken)


async def _press(app: Bare, rows: SessionList, key: str) -> float:
    stood, began = rows.highlighted, perf_counter()
    app.simulate_key(key)
    while rows.highlighted == stood:
        await asyncio.sleep(0)
    painted = asyncio.Event()
    app.screen.call_after_refresh(painted.set)
    await painted.wait()
    return perf_counter() - began
