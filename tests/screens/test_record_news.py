"""What another terminal amends is seen in wrap-up and review, the reader left in place."""

from dataclasses import replace
from pathlib import Path

import pytest

from data.store.store import Store
from screens.requests import OpenReview, OpenWrapUp
from screens.review.review_screen import ReviewScreen
from screens.wrapup.wrapup_screen import WrapUpScreen
from tests.screens.seen import seen
from tests.screens.stage import app_on, held_session, settled, store_in

LINES = ("! Share the form @ben", "! Call the library @ana", "! Book the room @amir", "a note")


@pytest.mark.parametrize("screen", [WrapUpScreen, ReviewScreen])
async def test_a_kept_session_shows_what_others_change(
    screen: type[WrapUpScreen | ReviewScreen], tmp_path: Path
) -> None:
    store = store_in(tmp_path)
    held_session(store, *LINES)
    async with app_on(store).run_test(size=(120, 36)) as pilot:
        (ref,) = store.sessions()
        wanted = OpenWrapUp(ref) if screen is WrapUpScreen else OpenReview(ref)
        pilot.app.post_message(wanted)
        await settled(pilot)
        shown = pilot.app.screen
        assert isinstance(shown, screen)
        rows = shown.rows if isinstance(shown, WrapUpScreen) else shown.page
        await pilot.press("down", "down")
        meant = rows.chosen
        amended_elsewhere(store)
        shown.take_in_news()
        await settled(pilot)
        assert rows.chosen == meant is not None
        assert "Share the consent form" in seen(pilot.app)
        assert "Taken on early" in seen(pilot.app)


def amended_elsewhere(store: Store) -> None:
    """Amend an entry, and add one that stands before all others."""
    other = store.open(store.sessions()[0])
    first = next(iter(other.entries.values()))
    other.change(first, text="Share the consent form")
    other.put(replace(first, id=type(first.id)(f"00{first.id[2:]}"), text="Taken on early"))
    other.close()
