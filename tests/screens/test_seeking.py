from contextlib import suppress
from pathlib import Path
from threading import Event

import pytest

from data.errors import StoreFailed
from data.models.ids import CommunityId
from data.progress import Progress, Stopped
from data.search.hit import Found
from data.search.query import Query
from data.store.search_index import SearchIndex
from data.store.store import Store
from screens.home.home_screen import HomeScreen
from screens.review.review_screen import ReviewScreen
from screens.search import seeking
from tests.screens.search_stage import searching, two_sessions
from tests.screens.stage import store_in, until

PATIENCE = 10.0


class SlowIndex(SearchIndex):
    """Answers when it is let, and takes sessions in until it is stopped."""

    def __init__(self, store: Store) -> None:
        super().__init__(store)
        self.go_on = Event()
        self.go_on.set()
        self.asked: list[Query] = []
        self.taking = False
        self.began, self.stopped = Event(), Event()

    def find(
        self,
        query: Query,
        *,
        limit: int = 50,
        private: bool = False,
        community: CommunityId | None = None,
    ) -> Found:
        self.asked.append(query)
        self.go_on.wait(PATIENCE)
        return super().find(query, limit=limit, private=private, community=community)

    def bring_up(self, progress: Progress | None = None) -> None:
        super().bring_up()
        self.began.set()
        done = 0
        with suppress(Stopped):
            while self.taking and progress:
                done += 1
                progress(done % 400, 403)
        self.stopped.set()


@pytest.fixture
def store(tmp_path: Path) -> Store:
    store = store_in(tmp_path)
    two_sessions(store)
    store.__dict__["search"] = SlowIndex(store)
    return store


def index_of(store: Store) -> SlowIndex:
    index = store.search
    assert isinstance(index, SlowIndex)
    return index


async def test_what_was_found_stays_until_the_newest_query_is_answered(store: Store) -> None:
    async with searching(store) as stage:
        await stage.type("form")
        before, index = stage.found, index_of(store)
        index.go_on.clear()
        asked = len(index.asked)
        await stage.pilot.press(*" consent")
        await stage.pilot.pause()
        assert stage.screen.query_input.value == "form consent"
        assert "form consent" in stage.seen
        assert stage.found == before
        await stage.pilot.press("enter")
        await stage.pilot.pause()
        assert stage.screen.query_input.has_focus, "it opens what is found, not what stood there"
        index.go_on.set()
        await until(stage.pilot, lambda: isinstance(stage.pilot.app.screen, ReviewScreen))
        assert len(index.asked) - asked == 2, "what lay between was never asked for"
        await stage.pilot.press("escape")
        await until(stage.pilot, lambda: stage.found == ["Share the consent form"])


async def test_an_index_that_grows_tells_how_far_it_is_is_searched_and_can_be_stopped(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("QUIET", "OFTEN", "ANEW"):
        monkeypatch.setattr(seeking, name, 0.0)
    index = index_of(store)
    async with searching(store) as stage:
        index.taking = True
        index.stopped.clear()
        stage.screen.take_in()
        await until(stage.pilot, lambda: "of 403 sessions" in stage.seen)
        await stage.pilot.press(*"form")
        await until(stage.pilot, lambda: len(stage.found) == 2)
        await stage.pilot.press("escape")
        assert index.stopped.wait(PATIENCE)
        await until(stage.pilot, lambda: "Stopped at" in stage.seen)
        assert stage.screen.query_input.value == "form"


async def test_leaving_stops_what_is_being_taken_in(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(seeking, "QUIET", 60.0)  # once it is told of, Esc stops that and stays here
    index = index_of(store)
    async with searching(store) as stage:
        index.taking = True
        index.began.clear()
        index.stopped.clear()
        stage.screen.take_in()
        await until(stage.pilot, index.began.is_set)
        await stage.pilot.press("escape")
        await until(stage.pilot, lambda: isinstance(stage.pilot.app.screen, HomeScreen))
        assert index.stopped.wait(PATIENCE)


async def test_what_cannot_be_searched_is_said(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with searching(store) as stage:
        message = "The disk is gone. Plug it in again."

        def fails(self: SlowIndex, query: Query, **how: object) -> Found:
            raise StoreFailed(message)

        monkeypatch.setattr(SlowIndex, "find", fails)
        await stage.type("form")
        notes = [str(note.message) for note in stage.pilot.app._notifications]
        assert message in notes
        assert stage.screen.query_input.value == "form"
