"""How long a screen takes to open: until it is painted, and until all is there."""

import asyncio
import gc
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from time import perf_counter
from typing import Any, NamedTuple

from textual.message import Message
from textual.screen import Screen
from textual.widgets import Markdown
from textual.worker import Worker, WorkerError

import lctui
from data.store.store import Store
from lctui.app import LctuiApp
from lctui.settings import Settings
from screens.home.home_screen import HomeScreen
from screens.insights.insights_screen import InsightsScreen
from screens.plan.plan_screen import PlanScreen
from screens.wrapup.wrapup_screen import WrapUpScreen

SIZE = (120, 36)
READERS = {
    "before",
    "beside",
    "titles",
    "communities",
    "outlook",
    "minutes",
    "offers",
    "handed",
    "history",
    "insights",
    "ledger",
    "listing",
    "overview",
    "trend",
    "sections",
    "plan",
}
"""Groups of workers that read what a screen shows and then end."""

Request = Callable[[Store], Message]


class Opened(NamedTuple):
    """How long an opening took, in seconds."""

    painted: float
    there: float


async def opened(store: Store, request: Request, key: str) -> Opened:
    """Open a screen by the message that asks for it and a key after it; say how long it took."""
    app = Bare(store, None, settings=Settings())
    async with app.run_test(size=SIZE) as pilot:
        await pilot.pause()
        message = request(store)
        gc.collect()  # what earlier openings left is none of this one's
        began, before = perf_counter(), app.screen
        app.post_message(message)
        while app.screen is before:
            await asyncio.sleep(0)
        if key:
            await all_there(app)
            began = perf_counter()
            await pilot.press(key)
        painted = asyncio.Event()
        app.screen.call_after_refresh(painted.set)
        await painted.wait()
        first = perf_counter() - began
        await all_there(app)
        return Opened(first, perf_counter() - began)


async def all_there(app: LctuiApp) -> None:
    """Wait until what is read in the background has been read, and what it tells is painted."""
    while (reading := _reads(app)) or not _complete(app.screen):
        with suppress(WorkerError):  # what is not wanted any more is cancelled
            await (app.workers.wait_for_complete(reading) if reading else asyncio.sleep(0.001))
    painted = asyncio.Event()
    app.screen.call_after_refresh(painted.set)
    await painted.wait()


def _reads(app: LctuiApp) -> list[Worker[Any]]:
    """Return what reads; to look again and again would take the processor from it."""
    return [w for w in app.workers if w.group in READERS and not w.is_finished]


def _complete(screen: Screen[Any]) -> bool:
    """Say whether a screen shows what its readers read; some begin a moment after it is painted."""
    if isinstance(screen, HomeScreen):
        return bool(screen.outlook.border_title) and screen.sessions.titled
    if isinstance(screen, PlanScreen):
        return screen.loaded is not None
    if isinstance(screen, InsightsScreen):
        return bool(screen.plots)
    if isinstance(screen, WrapUpScreen):
        return bool(screen.query_one("#preview", Markdown).source)
    return True


class Bare(LctuiApp):
    """The program before its first screen."""

    CSS_PATH = str(Path(lctui.__file__).with_name("app.tcss"))

    def open_first(self) -> None:
        """Show nothing: what is measured is asked for."""
