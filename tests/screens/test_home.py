from pathlib import Path

from textual.pilot import Pilot
from textual.widgets import Input, Static

from data.store.store import Store
from screens.home.first_run import FirstRun
from screens.home.home_screen import HomeScreen
from screens.live.live_screen import LiveScreen
from screens.review.review_screen import ReviewScreen
from screens.widgets.session_list import SessionList
from tests.screens.stage import app_on, held_session, settled, store_in


async def test_on_a_new_store_one_key_starts_a_first_session(tmp_path: Path) -> None:
    store = store_in(tmp_path)
    async with app_on(store).run_test(size=(120, 36)) as pilot:
        assert pilot.app.screen.query(FirstRun)
        assert isinstance(pilot.app.focused, Input)
        await pilot.press("enter")
        await pilot.pause()
        assert isinstance(pilot.app.screen, LiveScreen)
    assert [ref.live for ref in store.sessions()] == [True]


async def test_letters_on_the_first_page_are_text(tmp_path: Path) -> None:
    async with app_on(store_in(tmp_path)).run_test(size=(120, 36)) as pilot:
        await pilot.press("end", "v", "n", "d")
        assert isinstance(pilot.app.focused, Input)
        assert pilot.app.focused.value.endswith("vnd")
        assert isinstance(pilot.app.screen, HomeScreen)


async def test_minutes_that_cannot_be_read_say_so_and_nothing_starts(tmp_path: Path) -> None:
    store = store_in(tmp_path)
    async with app_on(store).run_test(size=(120, 36)) as pilot:
        pilot.app.screen.query_one("#length", Input).value = "soon"
        await pilot.press("enter")
        await pilot.pause()
        assert pilot.app.screen.query_one("StartForm").has_class("-problem")
    assert store.sessions() == []


async def test_home_tells_what_is_owed(tmp_path: Path) -> None:
    store = store_in(tmp_path)
    held_session(store, "! Share the consent form @ben due:fri", "> Ana: Ask two questions")
    async with app_on(store).run_test(size=(120, 36)) as pilot:
        page = await outlook(pilot)
        assert "Share the consent form" in page
        assert "Ask two questions" in page
        assert "Ana Ruiz" in page


async def test_enter_on_a_live_session_goes_on_with_it(tmp_path: Path) -> None:
    store = store_in(tmp_path)
    held_session(store, "said before", ended=False).close()
    async with app_on(store).run_test(size=(120, 36)) as pilot:
        await pilot.pause()
        await pilot.press("enter")
        await pilot.pause()
        assert isinstance(pilot.app.screen, LiveScreen)


async def test_enter_on_a_past_session_opens_it_in_review(tmp_path: Path) -> None:
    store = store_in(tmp_path)
    held_session(store, "said before")
    async with app_on(store).run_test(size=(120, 36)) as pilot:
        await pilot.pause()
        await pilot.press("enter")
        await pilot.pause()
        assert isinstance(pilot.app.screen, ReviewScreen)


async def test_a_damaged_community_is_said_and_the_rest_stays_open(tmp_path: Path) -> None:
    store = store_in(tmp_path)
    session = held_session(store, "said before")
    (session.ref.path.parent.parent.parent / "community.json").write_text("{")
    async with app_on(Store(store.root)).run_test(size=(120, 36)) as pilot:
        await settled(pilot)
        assert pilot.app.screen.query_one(SessionList).chosen == session.ref


async def outlook(pilot: Pilot[None]) -> str:
    await settled(pilot)
    return str(pilot.app.screen.query_one("#page", Static).render())
