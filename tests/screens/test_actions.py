"""What is owed in all sessions: looked at, changed one by one and many at once, taken back."""

import errno
import math
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import date, timedelta
from pathlib import Path

import pytest
from textual.pilot import Pilot
from textual.widgets import Input

from data.ledger import Promise, ledger
from data.meeting import add_guest
from data.models.records import FollowUp
from data.store.restoring import restore_archive
from data.store.store import Store
from screens.actions.actions_screen import ActionsScreen
from screens.actions.ledger_list import LedgerList
from screens.actions.view_tabs import ViewTabs
from screens.home.home_screen import HomeScreen
from screens.requests import OpenActions
from screens.review.review_screen import ReviewScreen
from screens.search.search_screen import SearchScreen
from tests.hostile import hostile_texts
from tests.screens.seen import seen
from tests.screens.stage import NOW, app_on, held_session, settled, store_in
from tests.screens.test_live_faults import refusing

LINES = (
    "! Share the form @ana @ben due:2026-11-20",
    "! Ask the landlord @ben",
    "! Something that nobody took",
    "Ana: > Two questions at the door",
    "Ben: > Ring ahead",
    "Amir: < A hand with the report",
)

SO_FAR = ("s", "o", "space", "f", "a", "r")


@pytest.fixture
def store(tmp_path: Path) -> Store:
    """Return a store whose community held two sessions, all of it carried to the second."""
    store = store_in(tmp_path)
    held_session(store, *LINES, began=NOW - timedelta(days=14))
    held_session(store, "! Bring the list @amir due:2026-12-01", began=NOW - timedelta(hours=2))
    return store


@asynccontextmanager
async def acting(
    store: Store, size: tuple[int, int] = (120, 36), request: OpenActions | None = None
) -> AsyncIterator[Pilot[None]]:
    async with app_on(store).run_test(size=size) as pilot:
        pilot.app.post_message(request or OpenActions())
        await pilot.pause()
        await settled(pilot)
        assert isinstance(pilot.app.screen, ActionsScreen)
        yield pilot


async def press(pilot: Pilot[None], *keys: str) -> None:
    """Press keys one after another, each once what the one before did is done."""
    for key in keys:
        await pilot.press(key)
        await settled(pilot)


def known(store: Store) -> dict[str, Promise]:
    """Return what the store itself says, by the words."""
    (community,) = store.communities()
    found = ledger(Store(store.root), community.id, NOW)
    return {promise.entry.text: promise for promise in found}


def screen(pilot: Pilot[None]) -> ActionsScreen:
    assert isinstance(pilot.app.screen, ActionsScreen)
    return pilot.app.screen


def listed(pilot: Pilot[None]) -> list[str]:
    return [promise.entry.text for promise in screen(pilot).rows.promises]


def told(pilot: Pilot[None]) -> str:
    return " ".join(note.message for note in pilot.app._notifications)


async def test_a_on_home_lists_what_is_owed_and_esc_leads_back(store: Store) -> None:
    async with app_on(store).run_test(size=(120, 36)) as pilot:
        await settled(pilot)
        await press(pilot, "a")
        page = seen(pilot.app)
        assert "1 Open 4" in page
        assert "2 Overdue 1" in page
        assert "5 Commitments 2" in page
        assert page.count("Share the form") == 2
        assert "▲ overdue 4 days" in page
        await press(pilot, "escape")
        assert isinstance(pilot.app.screen, HomeScreen)


async def test_words_have_the_room_that_no_date_and_nothing_carried_leave(tmp_path: Path) -> None:
    store = store_in(tmp_path)
    words = "Ask all the houses along the river who has a key to the hall"
    held_session(store, f"! {words}").close()
    async with app_on(store).run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await press(pilot, "a")
        assert words[:54] in seen(pilot.app)


async def test_each_view_is_a_key_and_what_is_done_in_one_is_taken_back(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with acting(store) as pilot:
        await press(pilot, "2")
        assert listed(pilot) == ["Share the form"]
        await press(pilot, "3")
        assert "No action is done yet" in seen(pilot.app)
        await press(pilot, "5", "g")
        assert "by session" in seen(pilot.app)
        await press(pilot, "g", "g")
        assert "Carried once" in seen(pilot.app)
        await press(pilot, "6")
        assert listed(pilot) == ["A hand with the report"]
        await press(pilot, "2", "d")
        assert listed(pilot) == []
        assert known(store)["Share the form"].state == "done"
        await press(pilot, "ctrl+z")
        assert known(store)["Share the form"].is_open
        assert listed(pilot) == ["Share the form"]
        await press(pilot, "ctrl+y", "3")
        assert listed(pilot) == ["Share the form"]
        await press(pilot, "o", "1")
        assert "Share the form" in listed(pilot)
        monkeypatch.setattr("screens.live.letter_run.LULL", math.inf)
        await press(pilot, "home", *"x-ray the old exit", "down", "5", "down", *"next")
        assert "“x-” looks like words" in told(pilot)
        assert {p.state for p in known(store).values()} == {"open", "dropped"}
        await press(pilot, "ctrl+z")
    assert known(store)["Share the form"].is_open
    assert not any(ref.live for ref in store.sessions())


async def test_all_marked_are_given_a_date_and_an_owner_in_one_step(store: Store) -> None:
    async with acting(store) as pilot:
        await press(pilot, "A")
        assert "4 marked of 4" in seen(pilot.app)
        await press(pilot, "t", *"+1w", "enter")
        assert {p.entry.due for p in known(store).values() if p.entry.kind == "action"} == {
            date(2026, 12, 1)
        }
        await press(pilot, "A", "w", *"amor")
        assert "“amor” is no member here" in seen(pilot.app)
        await press(pilot, *("backspace",) * 4, *"dan", "enter")
        assert "“dan” is no member here: kept as typed." in told(pilot)
        assert {p.whose for p in known(store).values() if p.entry.kind == "action"} == {("dan",)}
        await press(pilot, "ctrl+z")
        assert known(store)["Ask the landlord"].whose == ("Ben Okafor",)
        assert known(store)["Something that nobody took"].whose == ()
        assert known(store)["Share the form"].whose == ("Ana Ruiz", "Ben Okafor")
        await press(pilot, "ctrl+z")
        assert known(store)["Share the form"].entry.due == date(2026, 11, 20)
        assert known(store)["Ask the landlord"].entry.due is None
        await press(pilot, "ctrl+y")
        assert known(store)["Bring the list"].entry.due == date(2026, 12, 1)


async def test_names_are_completed_and_several_may_own_one(store: Store) -> None:
    async with acting(store) as pilot:
        await press(pilot, "f", *"nobody", "enter", "w", *"am", "enter")
        assert known(store)["Something that nobody took"].whose == ("Amir Haddad",)
        await press(pilot, "w", *"ana, ben", "enter")
        assert known(store)["Something that nobody took"].whose == ("Ana Ruiz", "Ben Okafor")
        await press(pilot, "w", *"none", "enter")
        assert known(store)["Something that nobody took"].whose == ()
        await press(pilot, "escape", "5", "w", *"ana, amir", "enter")
        assert "one name" in told(pilot)
        await press(pilot, "w", *"amir", "enter")
        assert known(store)["Two questions at the door"].whose == ("Amir Haddad",)


async def test_a_commitment_gets_its_outcome_and_what_surprised(store: Store) -> None:
    async with acting(store) as pilot:
        await press(pilot, "5", "f", *"door", "enter", "n", "p", *"They laughed", "enter")
        tried = known(store)["Two questions at the door"]
        assert (tried.state, tried.note) == ("partly", "They laughed")
        assert "They laughed" in seen(pilot.app)
        await press(pilot, "d", "w", "escape")
        again = known(store)["Two questions at the door"]
        assert (again.state, again.note) == ("worked", "They laughed")
        await press(pilot, "d")
        await pilot.press("escape")
        assert known(store)["Two questions at the door"].state == "worked"


async def test_help_is_offered_by_a_member_and_by_a_guest_of_the_newest_session(
    store: Store,
) -> None:
    session = store.open(store.sessions()[0])
    add_guest(session, "Nadia Petrov")
    session.close()
    async with acting(store) as pilot:
        await press(pilot, "6", "O", *"ben", "enter")
        assert known(store)["A hand with the report"].offers == ("Ben Okafor",)
        assert "1 offered" in seen(pilot.app)
        await press(pilot, "O", *"nad", "enter")
        assert known(store)["A hand with the report"].offers == ("Ben Okafor", "Nadia Petrov")
        await press(pilot, "d")
        assert known(store)["A hand with the report"].state == "answered"


async def test_a_line_is_amended_where_it_was_said(store: Store) -> None:
    async with acting(store) as pilot:
        await press(pilot, "f", *"nobody", "enter", "e", *SO_FAR, "enter")
        assert "Something that nobody took so far" in known(store)
        await press(pilot, "h")
        assert "“Something that nobody took”" in seen(pilot.app)
        await press(pilot, "escape", "l")
        assert "The way of this one" in seen(pilot.app)
        await press(pilot, "escape", "ctrl+z")
        assert "Something that nobody took" in known(store)
        await press(pilot, "e", "space", "number_sign", *"anon", "enter")
        assert "That is for good" in told(pilot)


async def test_enter_opens_the_place_in_review_and_esc_the_same_row(store: Store) -> None:
    async with acting(store) as pilot:
        await press(pilot, "g", "f", *"landlord", "enter", "enter")
        assert isinstance(pilot.app.screen, ReviewScreen)
        await press(pilot, "escape")
        assert listed(pilot) == ["Ask the landlord"]
        assert "by session" in seen(pilot.app)
        await press(pilot, "l", "f1")
        assert "Every session that this one touched" in seen(pilot.app)
        await press(pilot, "escape", "down", "enter")
        assert isinstance(pilot.app.screen, ReviewScreen)
        await press(pilot, "escape")
        assert listed(pilot) == ["Ask the landlord"]
        await press(pilot, "escape", "slash")
        assert isinstance(pilot.app.screen, SearchScreen)


async def test_what_another_terminal_keeps_is_seen(store: Store) -> None:
    live = held_session(store, "! Carry chairs @ben", ended=False, began=NOW)
    async with acting(store) as pilot:
        shared = known(store)["Share the form"]
        live.put(FollowUp(shared.id, "done", NOW))
        screen(pilot).look_for_news()
        await settled(pilot)
        assert "Share the form" not in listed(pilot)
        await press(pilot, "f", *"chairs", "enter", "d")
        live.refresh()
        carried = known(store)["Carry chairs"]
        assert live.followups[carried.id].outcome == "done"
        await press(pilot, "ctrl+z")
        live.refresh()
        assert carried.id not in live.followups
    assert live.retry()
    assert store.live()


async def test_what_is_opened_again_reaches_a_session_that_goes_on(store: Store) -> None:
    shared = known(store)["Share the form"]
    session = store.open(store.sessions()[0])
    session.put(FollowUp(shared.id, "done", NOW))
    session.close()
    live = held_session(store, ended=False, began=NOW)
    assert shared.id not in live.carried
    async with acting(store) as pilot:
        await press(pilot, "3", "o")
        live.refresh()
        assert shared.id in live.carried
        assert known(store)["Share the form"].is_open


async def test_a_full_disk_loses_nothing_and_bulk_is_kept_once_there_is_room(
    store: Store,
) -> None:
    async with acting(store) as pilot:
        with refusing(errno.ENOSPC):
            await press(pilot, "A", "t", *"+1w", "enter")
            assert "Not saved" in seen(pilot.app)
            assert "Tue 1 Dec" in seen(pilot.app)
        assert known(store)["Ask the landlord"].entry.due is None
        screen(pilot)._each_second()
        await settled(pilot)
        assert "Not saved" not in seen(pilot.app)
        assert known(store)["Ask the landlord"].entry.due == date(2026, 12, 1)
        assert known(store)["Bring the list"].entry.due == date(2026, 12, 1)


async def test_what_no_disk_takes_is_asked_about_and_saved_elsewhere(
    store: Store, tmp_path: Path
) -> None:
    path = tmp_path / "kept.zip"
    async with acting(store) as pilot:
        with refusing(errno.ENOSPC):
            await press(pilot, "A", "t", *"+1w", "enter")
            await press(pilot, "escape")
            assert "Leave with something unsaved?" in seen(pilot.app)
            await press(pilot, "s")
            pilot.app.screen.query_one(Input).value = str(path)
            await press(pilot, "enter")
            assert isinstance(pilot.app.screen, HomeScreen)
    restored = Store(tmp_path / "other")
    restore_archive(restored, path)
    dues = {p.entry.due for p in known(restored).values() if p.entry.kind == "action"}
    assert dues == {date(2026, 12, 1)}


async def test_marks_are_kept_while_the_list_is_narrowed_and_act_on_what_is_listed(
    store: Store,
) -> None:
    async with acting(store) as pilot:
        await press(pilot, "A", "f", *"landlord", "enter")
        assert "1 marked of 1" in seen(pilot.app)
        await press(pilot, "x")
        assert [text for text, p in known(store).items() if p.state == "dropped"] == [
            "Ask the landlord"
        ]
        await press(pilot, "escape", "4")
        assert listed(pilot) == ["Ask the landlord"]
        await press(pilot, "x")
        assert "let go already" in told(pilot)


async def test_a_view_is_shown_by_a_click_and_a_row_opened_by_two(store: Store) -> None:
    async with acting(store) as pilot:
        await pilot.click(ViewTabs, offset=(17, 0))
        await settled(pilot)
        assert listed(pilot) == ["Share the form"]
        await pilot.click(LedgerList, offset=(6, 4))
        assert screen(pilot).rows.highlighted == 3
        await pilot.click(LedgerList, offset=(6, 4))
        await settled(pilot)
        assert isinstance(pilot.app.screen, ReviewScreen)


async def test_private_is_locked_and_never_copied_and_no_name_stands_where_none_may(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    copied: list[str] = []

    def copy(_app: object, text: str) -> str:
        copied.append(text)
        return "ok"

    monkeypatch.setattr("screens.copying.copy", copy)
    held_session(store, "! Secret thing @ana #private", "! Quiet thing @ana #role", began=NOW)
    async with acting(store) as pilot:
        await press(pilot, "f", *"thing", "enter")
        page = seen(pilot.app)
        assert "🔒 Secret thing" in page
        assert "Nobody named" in page
        await press(pilot, "c")
        assert "Quiet thing" in copied[0]
        assert not any(word in copied[0] for word in ("Secret", "Ana"))
        screen(pilot).filter_line.value = "quiet"
        await settled(pilot)
        screen(pilot).action_show_history()
        screen(pilot).action_show_history()
        screen(pilot)._read_resting(screen(pilot).promises[0])
        screen(pilot)._read_history(screen(pilot).promises[0])
        await settled(pilot)
        assert len(pilot.app.screen_stack) == 3
        assert "What it said before" in seen(pilot.app)
        assert "Ana" not in seen(pilot.app).partition("What it said before")[2]
        await press(pilot, "escape", "escape")
        await press(pilot, "f", *"secret", "enter")
        screen(pilot).filter_line.value = "secret"
        await settled(pilot)
        await press(pilot, "y")
        assert len(copied) == 1


async def test_communities_are_turned_through(store: Store, tmp_path: Path) -> None:
    other = store.new_community("Hillside")
    async with acting(store) as pilot:
        await press(pilot, "right")
        assert screen(pilot).scope == other.id
        assert listed(pilot) == []
        await press(pilot, "right")
        assert "Ask the landlord" in listed(pilot)
        await press(pilot, "right", "left")
        assert screen(pilot).scope is not None


async def test_no_text_can_break_the_list(tmp_path: Path) -> None:
    store = store_in(tmp_path)
    held_session(store, *(f"! \\{text}" for text in hostile_texts(600)))
    async with acting(store, (20, 8)) as pilot:
        for size in ((20, 8), (80, 24), (120, 36), (200, 55)):
            await pilot.resize_terminal(*size)
            await press(pilot, "g", "A", "space", "down", "end", "h", "escape", "pageup", "home")
            page = seen(pilot.app)
            assert not any(control in page for control in "\x1b\x9b\u202e\x07"), size
