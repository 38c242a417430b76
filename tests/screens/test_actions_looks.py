"""Actions at every size: words have room, views keep their names, and the list says its count."""

from pathlib import Path

from data.ledger import Promise
from data.models.ids import CommunityId, EntryId, SessionId, new_id
from data.models.records import Entry
from screens.actions.actions_screen import ActionsScreen
from screens.actions.row_layout import short_names
from screens.requests import OpenActions
from tests.data.store_help import NOW
from tests.screens.seen import seen
from tests.screens.stage import held_session, store_in
from tests.screens.test_actions import acting, press

NOTHING = "Nothing was changed here, so there is nothing to save."


async def test_beside_a_long_name_the_words_of_an_action_keep_the_room_of_a_line(
    tmp_path: Path,
) -> None:
    store = store_in(tmp_path)
    words = "Ask all the houses along the river who has a key to the hall"
    held_session(store, f"! {words} @ana due:2026-11-20")
    async with acting(store, request=OpenActions(by="session")) as pilot:
        assert f"{words}  " in seen(pilot.app)
        assert "Ana Ruiz" in seen(pilot.app)
        await press(pilot, "W")
        assert isinstance(pilot.app.screen, ActionsScreen)
        assert [told.message for told in pilot.app._notifications] == [NOTHING]


async def test_tabs_keep_their_names_on_80_columns_and_the_list_says_what_it_counts(
    tmp_path: Path,
) -> None:
    store = store_in(tmp_path)
    held_session(store, "! Share the form @ana", "Ana: > Two questions", "Ben: > Ring ahead")
    async with acting(store, (80, 24)) as pilot:
        page = seen(pilot.app)
        assert all(name in page for name in ("2 Overdue", "3 Done", "5 Commitments", "6 Help"))
        assert "1 listed" in page
        await press(pilot, "5", "d", "w", "enter")
        assert "2 listed: 1 open, 1 settled" in seen(pilot.app)


async def test_a_filter_says_what_it_lists_for_the_session_alone(tmp_path: Path) -> None:
    store = store_in(tmp_path)
    held_session(store, "! Buy stones", "! Buy a scale", topic="Hot stones")
    async with acting(store) as pilot:
        await press(pilot, "f", *"stone")
        assert "2 listed, 1 by the session's title alone" in seen(pilot.app)


def test_first_names_stand_in_narrow_rows_and_nobody_is_taken_for_another() -> None:
    whose = ("Ana Ruiz", "Ana Reyes", "Ben Okafor", "Ben Adams", "Dana", "Chidi Park", "")
    promises = [said(name) for name in whose]
    assert list(short_names(promises).values()) == [
        "",
        "Ana Reyes",
        "Ana Ruiz",
        "Ben A.",
        "Ben O.",
        "Chidi",
        "Dana",
    ]


def said(name: str) -> Promise:
    entry = Entry(EntryId(new_id()), "action", "Do it", NOW, owners=(name,), status="open")
    session = SessionId(new_id())
    return Promise(entry, CommunityId("c"), session, "s", "S", NOW.date(), 0, "open")
