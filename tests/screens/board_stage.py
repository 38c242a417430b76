"""What the tests of the board play on: a session on a wall, a clock moved by hand."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import datetime, timedelta

from textual.pilot import Pilot

from data.go_round import GoRound
from data.meeting import clock_of
from data.store.floor import Floor, FloorFile
from data.store.open_session import OpenSession
from data.store.refs import SessionRef
from data.store.store import Store
from lctui.board_app import BoardApp
from lctui.settings import Settings
from screens.board.board_screen import BoardScreen
from screens.board.letters import SIZES
from screens.board.words import lines_of
from tests.screens.live_stage import WallClock
from tests.screens.seen import seen
from tests.screens.stage import NOW, settled

SMALLEST, USUAL, WALL = (60, 18), (80, 24), (240, 60)
EVERY_SIZE = (SMALLEST, USUAL, (120, 36), (200, 55), WALL)


@dataclass
class Board:
    """The board in a test's hands."""

    pilot: Pilot[None]
    screen: BoardScreen
    clock: WallClock

    @property
    def seen(self) -> str:
        """What stands on the wall."""
        return seen(self.pilot.app)

    async def look(self, **passed: float) -> str:
        """Let time pass, have the board look, and return what stands there."""
        self.clock.now += timedelta(**passed)
        self.screen.look()
        await settled(self.pilot)
        return self.seen

    async def resize(self, width: int, height: int) -> None:
        """Make the window larger or smaller."""
        await self.pilot.resize_terminal(width, height)
        await settled(self.pilot)

    def says(self, text: str) -> bool:
        """Say whether a text can be read, in letters of whichever size."""
        return says(self.seen, text, self.screen.size.width)


def says(shown: str, text: str, width: int) -> bool:
    levels = (lines_of(text, width, level) for level in (0, *SIZES))
    return any(lines and all(line.strip() in shown for line in lines) for lines in levels)


@asynccontextmanager
async def board(
    store: Store, ref: SessionRef | None = None, size: tuple[int, int] = USUAL, theme: str = ""
) -> AsyncIterator[Board]:
    """Hang the board up."""
    clock = WallClock()
    app = BoardApp(store, ref, settings=Settings(theme=theme or Settings.theme), now=clock)
    async with app.run_test(size=size) as pilot:
        await settled(pilot)
        assert isinstance(app.screen, BoardScreen)
        yield Board(pilot, app.screen, clock)


def give_turn(
    session: OpenSession, names: tuple[str, ...], *, prompt: int = 0, now: datetime = NOW
) -> None:
    """Put a go-round before everybody, as the facilitator's terminal does."""
    running = clock_of(session, now).running
    assert running is not None
    ids = {person.name: str(person.id) for person in session.people.values()}
    turns = GoRound(tuple(ids[name] for name in names), (), running.taken)
    phase = running.phase.id
    FloorFile(session.ref.path).write(Floor({phase: prompt}, phase, turns))
