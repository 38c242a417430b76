"""What the tests of the live screen play on: a session under way, a clock moved by hand."""

from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

from textual.pilot import Pilot

from data.formats.loader import load_format
from data.meeting import begin, end, keep
from data.models.records import Entry
from data.planning import found
from data.store.refs import SessionRef
from data.store.store import Store
from lctui.app import LctuiApp
from lctui.settings import Settings
from screens.live.live_screen import LiveScreen
from screens.live.seat import Seat
from tests.screens.seen import seen
from tests.screens.stage import NOW, PEOPLE, settled, store_in


class WallClock:
    """Stands still until it is moved."""

    def __init__(self, now: datetime = NOW) -> None:
        self.now = now

    def __call__(self) -> datetime:
        return self.now


@dataclass
class Live:
    """The live screen in a test's hands."""

    pilot: Pilot[None]
    screen: LiveScreen
    clock: WallClock

    @property
    def seen(self) -> str:
        """What stands on the screen."""
        return seen(self.pilot.app)

    @property
    def said(self) -> list[str]:
        """The texts kept, in order."""
        return [entry.text for entry in self.screen.session.entries.values()]

    @property
    def last(self) -> Entry:
        """The entry kept last."""
        return list(self.screen.session.entries.values())[-1]

    @property
    def toasts(self) -> list[str]:
        """What was said in passing."""
        return [str(note.message) for note in self.pilot.app._notifications]

    async def enter(self, *lines: str) -> None:
        """Type lines, each ended by Enter."""
        for line in lines:
            self.screen.bar.set_text(line)
            await self.press("enter")

    async def press(self, *keys: str) -> None:
        """Press keys and let the screen answer."""
        await self.pilot.press(*keys)
        await self.pilot.pause()

    async def wait(self, **passed: float) -> None:
        """Let time pass on the wall; the screen looks at it."""
        self.clock.now += timedelta(**passed)
        self.screen.show_clock()
        await self.pilot.pause()


def begun(
    store: Store,
    *lines: str,
    last_time: Sequence[str] = (),
    start_clock: bool = True,
    topic: str = "Home visits",
) -> SessionRef:
    """Begin a session now, after one in which `last_time` was said."""
    community = found(store, "Riverside", PEOPLE)
    circle = load_format("circle")
    if last_time:
        before = NOW - timedelta(days=28)
        session = begin(store, community, format=circle, present=PEOPLE, now=before)
        for line in last_time:
            keep(session, line, now=before)
        end(session, before)
        session.close()
    session = begin(
        store,
        community,
        format=circle,
        topic=topic,
        present=PEOPLE,
        now=NOW,
        start_clock=start_clock,
    )
    for line in lines:
        keep(session, line, now=NOW)
    session.close()
    return session.ref


@asynccontextmanager
async def live(
    folder: Path,
    *lines: str,
    last_time: Sequence[str] = (),
    size: tuple[int, int] = (120, 36),
    bell: bool = False,
    start_clock: bool = True,
    topic: str = "Home visits",
) -> AsyncIterator[Live]:
    """Hold a session in the App."""
    store, clock = store_in(folder), WallClock()
    ref = begun(store, *lines, last_time=last_time, start_clock=start_clock, topic=topic)
    async with opened(store, ref, clock, size=size, bell=bell) as stage:
        yield stage


@asynccontextmanager
async def reopened(folder: Path) -> AsyncIterator[Live]:
    """Go on with the session that is live in that store."""
    store = store_in(folder)
    (ref,) = store.live()
    async with opened(store, ref, WallClock()) as stage:
        yield stage


@asynccontextmanager
async def opened(
    store: Store,
    ref: SessionRef,
    clock: WallClock,
    *,
    size: tuple[int, int] = (120, 36),
    bell: bool = False,
) -> AsyncIterator[Live]:
    """Open the App on a live session."""
    seat = Seat(asked=True)
    app = LctuiApp(store, ref, settings=Settings(bell=bell), now=clock, seat=seat)
    async with app.run_test(size=size, notifications=True) as pilot:
        await settled(pilot)
        assert isinstance(app.screen, LiveScreen)
        yield Live(pilot, app.screen, clock)
