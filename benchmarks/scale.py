"""Each screen on a large community, beside the same screen on one that has nothing yet.

Both the first paint and the moment at which all is there, once its readers have ended; the index
stands, as after any earlier start. The median of several openings, each in a program of its own
store object, so that nothing is remembered in memory.
"""

import asyncio
from collections.abc import Callable, Iterable
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from time import perf_counter
from typing import Any, NamedTuple

from textual.message import Message
from textual.screen import Screen
from textual.widgets import Markdown

import lctui
from benchmarks.large_community import fill, go_live
from benchmarks.row import Row
from data.store.store import Store
from data.store.traces import traces
from lctui.app import LctuiApp
from lctui.settings import Settings
from screens.home.home_screen import HomeScreen
from screens.plan.plan_screen import PlanScreen
from screens.requests import GoHome, OpenLive, OpenReview, OpenWrapUp, ShowCommunity, ShowPlan
from screens.wrapup.wrapup_screen import WrapUpScreen

RUNS = 5
LIMIT = 3.0
SIZE = (120, 36)
READERS = {
    "before",
    "titles",
    "communities",
    "outlook",
    "minutes",
    "handed",
    "trend",
    "sections",
    "plan",
}
"""Groups of workers that read what a screen shows and then end."""


class Opened(NamedTuple):
    """How long an opening took, in seconds."""

    painted: float
    there: float


Request = Callable[[Store], Message]


def _live(store: Store) -> Message:
    return OpenLive(store.live()[0])


SCREENS: dict[str, tuple[Request, str]] = {
    "Home": (lambda _: GoHome(), ""),
    "Community": (lambda store: ShowCommunity(store.communities()[0].id), ""),
    "Plan": (lambda store: ShowPlan(store.communities()[0].id), ""),
    "Live": (_live, ""),
    "Since last time (F2)": (_live, "f2"),
    "Wrap-up": (lambda store: OpenWrapUp(store.live()[0]), ""),
    "Review": (lambda _: OpenReview(), ""),
}
"""How each is asked for, and which key then opens what is measured."""


def run() -> Iterable[Row]:
    """Open every screen on both in turns, so that both see the same machine."""
    with TemporaryDirectory() as folder:
        stores = _stores(Path(folder))
        for name, (request, key) in SCREENS.items():
            empty, large = zip(
                *(map(_measure(request, key), stores) for _ in range(RUNS)), strict=True
            )
            for part in Opened._fields:
                floor = median(getattr(each, part) for each in empty)
                took = median(getattr(each, part) for each in large)
                yield Row(f"{name}: {part}", took, floor, took / floor, LIMIT)


def _stores(folder: Path) -> tuple[Path, Path]:
    """Return an empty community's store and a large one's, each with a live session."""
    places = folder / "empty", folder / "large"
    for place, sessions in zip(places, (0, 500), strict=True):
        store = fill(place, sessions=sessions) if sessions else fill(place, members=3, sessions=0)
        store.cache = lambda place=place: place.with_name(f"{place.name}-cache")
        traces(store, store.communities()[0].id)
        go_live(store).close()
    return places


def _measure(request: Request, key: str) -> Callable[[Path], Opened]:
    def measure(place: Path) -> Opened:
        store = Store(place)
        store.cache = lambda: place.with_name(f"{place.name}-cache")
        return asyncio.run(_open(store, request, key))

    return measure


async def _open(store: Store, request: Request, key: str) -> Opened:
    app = _Bare(store, None, settings=Settings())
    async with app.run_test(size=SIZE) as pilot:
        await pilot.pause()
        began, before = perf_counter(), app.screen
        app.post_message(request(store))
        while app.screen is before:
            await asyncio.sleep(0)
        if key:
            await _all_there(app)
            began = perf_counter()
            await pilot.press(key)
        painted = asyncio.Event()
        app.screen.call_after_refresh(painted.set)
        await painted.wait()
        first = perf_counter() - began
        await _all_there(app)
        return Opened(first, perf_counter() - began)


async def _all_there(app: LctuiApp) -> None:
    """Wait until what is read in the background has been read, and what it tells is painted."""
    while _reads(app) or not _complete(app.screen):
        await asyncio.sleep(0.001)
    painted = asyncio.Event()
    app.screen.call_after_refresh(painted.set)
    await painted.wait()


def _reads(app: LctuiApp) -> bool:
    return any(worker.group in READERS and not worker.is_finished for worker in app.workers)


def _complete(screen: Screen[Any]) -> bool:
    """Say whether a screen shows what its readers read; some begin a moment after it is painted."""
    if isinstance(screen, HomeScreen):
        return bool(screen.outlook.border_title) and screen.sessions.titled
    if isinstance(screen, PlanScreen):
        return screen.loaded is not None
    if isinstance(screen, WrapUpScreen):
        return bool(screen.query_one("#preview", Markdown).source)
    return True


class _Bare(LctuiApp):
    """The program before its first screen."""

    CSS_PATH = str(Path(lctui.__file__).with_name("app.tcss"))

    def open_first(self) -> None:
        """Show nothing: what is measured is asked for."""
