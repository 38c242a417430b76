"""What the tests of screens play on: a store in a folder, a clock that stands still, an App."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from itertools import chain
from pathlib import Path

import pytest
from textual.app import App
from textual.pilot import Pilot
from textual.timer import Timer

from data.formats.loader import load_format
from data.meeting import begin, end, keep
from data.planning import found
from data.store.open_session import OpenSession
from data.store.store import Store
from lctui.app import LctuiApp
from lctui.settings import Settings

NOW = datetime(2026, 11, 24, 10, 0, tzinfo=UTC)
PEOPLE = ("Ana Ruiz", "Ben Okafor", "Amir Haddad")


def held_session(
    store: Store,
    *lines: str,
    topic: str = "Home visits",
    ended: bool = True,
    began: datetime = NOW - timedelta(hours=2),
) -> OpenSession:
    """Hold a session of an invented community; each line is kept in its first phase."""
    known = {c.name: c for c in store.communities()}
    community = known.get("Riverside") or found(store, "Riverside", PEOPLE)
    session = begin(
        store, community, format=load_format("circle"), topic=topic, present=PEOPLE, now=began
    )
    for line in lines:
        keep(session, line, now=began + timedelta(minutes=5))
    if ended:
        end(session, began + timedelta(minutes=90))
    return session


def taking_copies(patch: pytest.MonkeyPatch) -> list[str]:
    """Return the list in which what is copied stands from now on."""
    copied: list[str] = []

    def copy(_app: object, text: str) -> str:
        copied.append(text)
        return "Copied."

    patch.setattr("screens.copying.copy", copy)
    return copied


def app_on(store: Store, now: Callable[[], datetime] = lambda: NOW) -> LctuiApp:
    """Return the App on that store, its clock standing still."""
    return LctuiApp(store, None, settings=Settings(), now=now)


def store_in(folder: Path) -> Store:
    """Return a store that is not there yet."""
    return Store(folder / "store")


SOON = 0.5
"""Seconds within which a timer that fires once is waited for."""
TICK = "tick"
"""What a clock calls that sets itself anew each time: it is waited for by nobody."""
A_BIT = 0.005
"""Seconds between two looks."""


async def settled(pilot: Pilot[None]) -> None:
    """Wait until nothing is read any more, nothing is about to be, and what was read is shown."""
    await pilot.pause()
    while _under_way(pilot.app):
        await pilot.pause(A_BIT)
        await pilot.pause()


def _under_way(app: App[None]) -> bool:
    """Say whether a thread works or a timer is about to fire; others wait for a person."""
    if any(w.is_running and (w._thread_worker or w.group == "format") for w in app.workers):
        return True
    nodes = (node for screen in app.screen_stack for node in (screen, *screen.walk_children()))
    return any(map(_due_soon, chain.from_iterable(n._timers for n in (app, *nodes))))


def _due_soon(timer: Timer) -> bool:
    waits = timer._task is not None and not timer._task.done() and timer._active.is_set()
    again = getattr(timer._callback, "__name__", "") == TICK
    return waits and timer._repeat == 0 and timer._interval <= SOON and not again
