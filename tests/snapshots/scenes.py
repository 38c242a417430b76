"""The scenes of which pictures are taken: the sample community at a moment that stands still."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from shutil import copytree
from tempfile import TemporaryDirectory

from textual.pilot import Pilot
from textual.screen import Screen
from textual.widgets import Input, Static, TextArea

from data.looking_on import Beside
from data.samples.sample import build_sample
from data.store.refs import SessionRef
from data.store.store import Store
from lctui.app import LctuiApp
from lctui.board_app import BoardApp
from lctui.settings import Settings
from screens.home.community_strip import ALL, CommunityStrip
from screens.home.outlook_pane import OutlookPane
from screens.requests import OpenReview, OpenWrapUp
from screens.review.review_screen import ReviewScreen
from screens.widgets.session_list import SessionList
from tests.screens.board_stage import give_turn
from tests.screens.stage import settled, until

NOW = datetime(2026, 11, 24, 10, 45, 3, tzinfo=UTC)
Act = Callable[[Pilot[None]], Awaitable[None]]


@dataclass(frozen=True)
class Scene:
    """One screen in one state."""

    name: str
    act: Act
    live: bool = False
    """Begins in the sample's live session, else at home."""
    empty: bool = False
    """Begins on a store that never saw a session."""
    board: bool = False
    """Is the board on the wall, in a go-round of the sample's live session."""


async def stay(pilot: Pilot[None]) -> None:
    await hold_still(pilot)


def press(*keys: str) -> Act:
    async def act(pilot: Pilot[None]) -> None:
        await hold_still(pilot)
        for key in keys:
            await pilot.press(key)
        await hold_still(pilot)

    return act


async def agenda(pilot: Pilot[None]) -> None:
    await hold_still(pilot)
    await pilot.press("escape", "g")
    await hold_still(pilot)


async def wrap_up(pilot: Pilot[None]) -> None:
    await hold_still(pilot)
    pilot.app.post_message(OpenWrapUp(store_of(pilot).sessions()[1]))
    await hold_still(pilot)


async def review(pilot: Pilot[None]) -> None:
    await hold_still(pilot)
    pilot.app.post_message(OpenReview(store_of(pilot).sessions()[1]))
    await all_told(pilot)
    await until(pilot, lambda: _reviewed(pilot.app.screen))
    await hold_still(pilot)


def _reviewed(screen: Screen[object]) -> bool:
    """Say whether what review reads some time after its first paint stands on the screen."""
    assert isinstance(screen, ReviewScreen)
    return screen.beside != Beside() and "█" in str(screen.strip.render())


def look_at(*keys: str) -> Act:
    """Go on from home and wait for what is read in threads, too."""

    async def act(pilot: Pilot[None]) -> None:
        await hold_still(pilot)
        for key in keys:
            await pilot.press(key)
            await all_told(pilot)
        await hold_still(pilot)

    return act


async def all_told(pilot: Pilot[None]) -> None:
    """Wait until no worker reads any more and what it told is shown."""
    await settled(pilot)


SCENES = (
    Scene("first-run", stay, empty=True),
    Scene("home", stay),
    Scene("start", press("n")),
    Scene("live", press(*"? Who pays for interpreters on home visits @am"), live=True),
    Scene("since", press("f2"), live=True),
    Scene("people", press("f3"), live=True),
    Scene("help", press("f1"), live=True),
    Scene("agenda", agenda, live=True),
    Scene("community", press("m", "down", "down", "down", "down", "down", "down", "enter")),
    Scene("plan", press("p")),
    Scene("wrap-up", wrap_up),
    Scene("review", review),
    Scene("search", look_at("slash", *"door")),
    Scene("known", look_at("f5"), live=True),
    Scene("actions", look_at("a")),
    Scene("insights", look_at("i", "down")),
    Scene("report", look_at("w")),
    Scene("board", stay, board=True),
)


def app_for(scene: Scene, folder: Path, theme: str = Settings.theme) -> LctuiApp:
    """Return the App on which the scene is played; its clock stands still."""
    store = Store(folder / "store")
    ref = None if scene.empty else _sample_in(store)
    if scene.board and ref is not None:
        session = store.open(ref)
        here = [person.name for person in session.people.values() if person.present]
        give_turn(session, tuple(here), prompt=1, now=NOW)
        session.close()
        return BoardApp(store, ref, settings=Settings(theme=theme), now=lambda: NOW)
    first = ref if scene.live else None
    return LctuiApp(store, first, settings=Settings(theme=theme), now=lambda: NOW)


def _sample_in(store: Store) -> SessionRef:
    """Put a copy of the sample there, which is built once; return the session that is live."""
    _, made, ref = _sample()
    copytree(made, store.root)
    return replace(ref, path=store.root / ref.path.relative_to(made))


@cache
def _sample() -> tuple[TemporaryDirectory[str], Path, SessionRef]:
    """Build it in a folder that is gone with the program."""
    folder = TemporaryDirectory()
    store = Store(Path(folder.name) / "store")
    ref = build_sample(store, NOW)
    return folder, store.root, ref


def store_of(pilot: Pilot[None]) -> Store:
    assert isinstance(pilot.app, LctuiApp)
    return pilot.app.store


async def hold_still(pilot: Pilot[None]) -> None:
    """Wait until everything is there, and stop what blinks."""
    await settled(pilot)
    await until(pilot, lambda: _all_read(pilot.app.screen))
    screen = pilot.app.screen
    for field in (*screen.query(TextArea), *screen.query(Input)):
        field.cursor_blink = False
    await settled(pilot)


def _all_read(screen: Screen[object]) -> bool:
    """Say whether what is read after the first paint stands on the screen."""
    listed = all(sessions.titled for sessions in screen.query(SessionList))
    known = all(strip.tab is not ALL for strip in screen.query(CommunityStrip))
    pages = (pane.query_one("#page", Static) for pane in screen.query(OutlookPane))
    return listed and known and all(str(page.render()) for page in pages)
