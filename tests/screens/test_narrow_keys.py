"""In a small window the keys and the views can still be read."""

from pathlib import Path

from screens.requests import OpenActions, OpenReview
from tests.screens.seen import seen
from tests.screens.stage import app_on, held_session, settled, store_in

SMALL = (80, 24)


async def test_in_a_small_window_no_key_of_the_line_is_left_out(tmp_path: Path) -> None:
    store = store_in(tmp_path)
    held_session(store, "! Share the form @ben").close()
    app = app_on(store)
    async with app.run_test(size=SMALL) as pilot:
        await pilot.pause()
        told = seen(app)
        assert all(key in told for key in ("F1 help", "^Q leave", "w report", "a actions"))
        app.post_message(OpenReview(store.sessions()[0]))
        await pilot.pause()
        await settled(pilot)
        assert all(key in seen(app) for key in ("e amend", "h history", "f filter", "w write"))
        await pilot.press("tab")
        await settled(pilot)
        assert all(key in seen(app) for key in ("= compare", "] later", "/ search", "f filter"))
        app.post_message(OpenActions(None))
        await pilot.pause()
        await settled(pilot)
        assert all(name in seen(app) for name in ("1 Open", "2 Overdue", "5 Commitments", "6 Help"))
        await pilot.resize_terminal(120, 12)
        await settled(pilot)
        assert "F1 help" in seen(app)


async def test_q_leaves_from_the_first_screen(tmp_path: Path) -> None:
    store = store_in(tmp_path)
    held_session(store, "said").close()
    app = app_on(store)
    async with app.run_test(size=SMALL) as pilot:
        await pilot.pause()
        await pilot.press("q")
        await pilot.pause()
        assert app._exit
