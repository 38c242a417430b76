"""What the tests of screens play on: a store in a folder, a clock that stands still, an App."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from itertools import chain
from pathlib import Path
from time import monotonic

import pytest
from textual.app import App
from textual.pilot import Pilot
from textual.screen import Screen
from textual.timer import Timer
from textual.widget import Widget

from data.formats.loader import load_format
from data.meeting import begin, end, keep
from data.planning import found
from data.store.open_session import OpenSession
from data.store.store import Store
from lctui.app import LctuiApp
from lctui.settings import Settings
from tests.screens.seen import seen

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
PATIENCE = 60.0
"""Seconds that something is waited for: far longer than the slowest machine takes."""


async def until(
    pilot: Pilot[None], holds: Callable[[], bool], what: str = "what is waited for"
) -> None:
    """Wait until that holds; where it never does, say what was waited for and what is seen."""
    end = monotonic() + PATIENCE
    while not holds():
        assert monotonic() < end, f"{what} never came:\n{seen(pilot.app)}"
        await pilot.pause(A_BIT)


async def settled(pilot: Pilot[None]) -> None:
    """Wait until nothing happens any more without a person, and all that did is shown.

    That is: no thread works, no timer is about to fire, nothing moves, no widget has a message
    left, none is still to be laid out or painted; twice in a row, as one may lead to another.
    """
    end, looks = monotonic() + PATIENCE, 0
    await pilot.pause()
    while looks < 2 and not pilot.app._exit:
        waits_for = under_way(pilot.app)
        assert monotonic() < end, f"{waits_for} never came to an end:\n{seen(pilot.app)}"
        looks = 0 if waits_for else looks + 1
        await pilot.pause(A_BIT if waits_for else 0)


def under_way(app: App[None]) -> str:
    """Return what goes on without a person, who alone gives the answers some workers wait for."""
    at_work = [worker for worker in app.workers if worker.is_running]
    futures = (call.future for s in app.screen_stack for call in s._result_callbacks)
    answers = [future for future in futures if future is not None and future._callbacks]
    if any(w._thread_worker for w in at_work) or len(at_work) > len(answers):
        return f"one of the workers {', '.join(worker.group for worker in at_work)}"
    pumps = [app, *chain.from_iterable(s.walk_children(with_self=True) for s in app.screen_stack)]
    for pump in pumps:
        if any(map(_due_soon, pump._timers)):
            return f"a timer of {pump}"
        if pump._message_queue.qsize() or pump._pending_message or pump._next_callbacks:
            return f"a message to {pump}"
    if app.animator._animations or app.animator._scheduled:
        return "what moves"
    return "a layout" if _to_be_shown(app.screen) else ""


def _to_be_shown(screen: Screen[object]) -> bool:
    widgets = (node for node in screen.walk_children(with_self=True) if isinstance(node, Widget))
    waiting = screen._dirty_widgets or screen._layout_widgets or screen._callbacks
    return bool(waiting) or any(
        w._layout_required or w._scroll_required or w._refresh_styles_required for w in widgets
    )


def _due_soon(timer: Timer) -> bool:
    waits = timer._task is not None and not timer._task.done() and timer._active.is_set()
    again = getattr(timer._callback, "__name__", "") == TICK
    return waits and timer._repeat == 0 and timer._interval <= SOON and not again
