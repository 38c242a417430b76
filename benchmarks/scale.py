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

from textual.message import Message

from benchmarks.large_community import fill, go_live
from benchmarks.opening import Opened, Request, opened
from benchmarks.row import Row
from data.store.store import Store
from data.store.tallies import material_of
from data.store.traces import traces
from screens.requests import (
    GoHome,
    OpenInsights,
    OpenLive,
    OpenReview,
    OpenWrapUp,
    ShowCommunity,
    ShowPlan,
)

RUNS = 5
LIMIT = 3.0


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
    "Insights": (lambda store: OpenInsights(store.communities()[0].id), ""),
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
                yield Row.of(f"{name}: {part}", took, floor, LIMIT)


def _stores(folder: Path) -> tuple[Path, Path]:
    """Return an empty community's store and a large one's, each with a live session."""
    places = folder / "empty", folder / "large"
    for place, sessions in zip(places, (0, 500), strict=True):
        store = fill(place, sessions=sessions) if sessions else fill(place, members=3, sessions=0)
        store.cache = lambda place=place: place.with_name(f"{place.name}-cache")
        traces(store, store.communities()[0].id)
        material_of(store, store.communities()[0].id)
        go_live(store).close()
    return places


def _measure(request: Request, key: str) -> Callable[[Path], Opened]:
    def measure(place: Path) -> Opened:
        store = Store(place)
        store.cache = lambda: place.with_name(f"{place.name}-cache")
        return asyncio.run(opened(store, request, key))

    return measure
