"""What the tests of search play on: a store with two sessions, and the screen over it."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import timedelta

from textual.pilot import Pilot

from data.store.store import Store
from screens.requests import OpenSearch
from screens.search.search_screen import SearchScreen
from tests.screens.seen import seen
from tests.screens.stage import NOW, app_on, held_session, settled

SAID = (
    "+ Small talk opens doors #visits",
    "! Share the consent form @ben due:2026-11-20",
    "? Who pays for interpreters?",
    "Ana: the café opens at nine",
)


@dataclass
class Searching:
    """The screen in a test's hands."""

    pilot: Pilot[None]

    @property
    def screen(self) -> SearchScreen:
        """The search screen; it must be the one that is shown."""
        screen = self.pilot.app.screen
        assert isinstance(screen, SearchScreen)
        return screen

    @property
    def seen(self) -> str:
        """What stands on the screen."""
        return seen(self.pilot.app)

    @property
    def found(self) -> list[str]:
        """The words of what was found."""
        return [hit.text for hit in self.screen.hits.hits]

    async def press(self, *keys: str) -> None:
        """Press, and wait until what comes of it is shown."""
        await self.pilot.press(*keys)
        await self.settled()

    async def type(self, words: str) -> None:
        """Type letter by letter."""
        keys = {" ": "space", ":": "colon", '"': "quotation_mark", "#": "number_sign", "-": "minus"}
        await self.press(*(keys.get(letter, letter) for letter in words))

    async def settled(self) -> None:
        """Wait until nothing is looked for any more."""
        await settled(self.pilot)


def two_sessions(store: Store) -> None:
    """Hold one session last month and one today."""
    before = NOW - timedelta(days=30)
    held_session(store, "- The form came too early", topic="First visits", began=before).close()
    held_session(store, *SAID).close()


@asynccontextmanager
async def searching(
    store: Store, query: str = "", *, size: tuple[int, int] = (120, 36)
) -> AsyncIterator[Searching]:
    """Open search from the first screen."""
    app = app_on(store)
    async with app.run_test(size=size, notifications=True) as pilot:
        await pilot.pause()
        app.post_message(OpenSearch(query))
        stage = Searching(pilot)
        await stage.settled()
        assert stage.screen
        yield stage
