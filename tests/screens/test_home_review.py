"""Review, opened from a chosen community, lists the sessions of that one."""

from pathlib import Path

from data.formats.loader import load_format
from data.meeting import begin, end
from data.planning import found
from screens.review.review_screen import ReviewScreen
from tests.screens.stage import NOW, app_on, held_session, settled, store_in


async def test_review_lists_the_sessions_of_the_community_that_is_chosen(tmp_path: Path) -> None:
    store = store_in(tmp_path)
    held_session(store, "said").close()
    other = found(store, "Night Readers", ("Bea Olsen",))
    session = begin(store, other, format=load_format("circle"), topic="Rye", present=(), now=NOW)
    end(session, NOW)
    session.close()
    async with app_on(store).run_test(size=(120, 36)) as pilot:
        await settled(pilot)
        await settled(pilot)
        await pilot.press("right")
        await settled(pilot)
        await pilot.press("v")
        await settled(pilot)
        await settled(pilot)
        screen = pilot.app.screen
        assert isinstance(screen, ReviewScreen)
        assert len({ref.community for ref in screen.sessions.refs}) == 1
