from datetime import timedelta
from pathlib import Path

import pytest

from data.meeting import keep
from data.models.records import FollowUp
from data.store.store import Store
from screens.home.home_screen import HomeScreen
from screens.live.live_screen import LiveScreen
from screens.requests import OpenLive
from screens.review.review_screen import ReviewScreen
from screens.search.search_screen import SearchScreen
from tests.hostile import hostile_texts
from tests.screens.search_stage import Searching, searching, two_sessions
from tests.screens.stage import NOW, app_on, held_session, settled, store_in


def store_with(folder: Path) -> Store:
    store = store_in(folder)
    two_sessions(store)
    return store


async def test_what_is_typed_is_found_under_its_sessions_as_it_is_typed(tmp_path: Path) -> None:
    async with searching(store_with(tmp_path)) as stage:
        await stage.type("form")
        assert stage.found == ["Share the consent form", "The form came too early"]
        assert "2 hits" in stage.seen
        assert stage.seen.index("Home visits") < stage.seen.index("First visits")
        assert "→ Ben Okafor" in stage.seen
        await stage.type(" kind:set")
        assert stage.found == ["The form came too early"]


async def test_accents_do_not_matter_and_a_beginning_will_do(tmp_path: Path) -> None:
    async with searching(store_with(tmp_path)) as stage:
        await stage.type("CAF")
        assert stage.found == ["the café opens at nine"]


async def test_before_anything_is_typed_the_newest_stand_there_with_the_filters(
    tmp_path: Path,
) -> None:
    async with searching(store_with(tmp_path)) as stage:
        assert "owner:" in stage.seen
        assert stage.found[:1] == ["the café opens at nine"]
        assert {hit.place for hit in stage.screen.hits.hits} == {"entry"}
        await stage.type("in:first")
        assert stage.found == ["The form came too early"]


async def test_a_store_that_holds_nothing_says_how_to_fill_it(tmp_path: Path) -> None:
    async with searching(store_in(tmp_path)) as stage:
        assert "Nothing has been kept here yet" in stage.seen
        await stage.press("escape")
        assert isinstance(stage.pilot.app.screen, HomeScreen)


async def test_a_hit_opens_its_place_and_esc_comes_back_to_it(tmp_path: Path) -> None:
    async with searching(store_with(tmp_path)) as stage:
        await stage.type("form")
        await stage.press("down", "down")
        assert stage.screen.hits.highlighted == 1
        await stage.pilot.press("enter")
        await stage.pilot.pause()
        assert isinstance(stage.pilot.app.screen, ReviewScreen)
        await stage.pilot.press("escape")
        await stage.settled()
        await stage.settled()
        assert stage.screen.query_input.value == "form"
        assert stage.screen.hits.highlighted == 1
        assert stage.screen.hits.has_focus


async def test_what_surprised_people_opens_the_item_that_it_was_heard_of(tmp_path: Path) -> None:
    store = store_in(tmp_path)
    before = NOW - timedelta(days=30)
    first = held_session(store, "> Ben: try two questions", topic="First visits", began=before)
    (item,) = first.entries.values()
    later = held_session(store, "- tea", ended=False)
    later.put(FollowUp(item.id, "partly", NOW, "the second was too much"))
    async with searching(store) as stage:
        await stage.type("too much")
        assert stage.found == ["the second was too much"]
        assert "worked partly: the second was too much" in stage.seen
        assert "on “try two questions”" in stage.seen
        assert stage.seen.index("Home visits") < stage.seen.index("worked partly")
        await stage.pilot.press("enter")
        await stage.pilot.pause()
        review = stage.pilot.app.screen
        assert isinstance(review, ReviewScreen)
        assert (review.request.ref, review.request.entry) == (first.ref, item.id)
    later.close()


async def test_esc_goes_one_step_at_a_time_and_up_brings_the_query_back(tmp_path: Path) -> None:
    async with searching(store_with(tmp_path)) as stage:
        await stage.type("form")
        await stage.press("down", "escape")
        assert stage.screen.query_input.has_focus
        assert stage.screen.query_input.value == "form"
        await stage.press("escape")
        assert stage.screen.query_input.value == ""
        await stage.press("up")
        assert stage.screen.query_input.value == "form"
        assert len(stage.found) == 2
        await stage.press("escape", "escape")
        assert isinstance(stage.pilot.app.screen, HomeScreen)


async def test_a_filter_and_its_value_are_completed_with_tab(tmp_path: Path) -> None:
    async with searching(store_with(tmp_path)) as stage:
        await stage.type("ow")
        await stage.press("tab")
        assert stage.screen.query_input.value == "owner:"
        await stage.type("be")
        while not stage.screen.menu.display:
            await stage.settled()
        await stage.press("tab")
        assert stage.screen.query_input.value == 'owner:"Ben Okafor" '
        assert stage.found == ["Share the consent form"]


async def test_tab_goes_through_the_values_and_down_enter_opens_whatever_is_offered(
    tmp_path: Path,
) -> None:
    async with searching(store_with(tmp_path), "form ") as stage:
        line = stage.screen.query_input
        await stage.type("kind:")
        await stage.press("tab")
        assert line.value == "form kind:note "
        await stage.press("tab", "tab", "shift+tab")
        assert line.value == "form kind:insight "
        assert stage.screen.menu.display
        await stage.press("escape")
        assert line.value == "form kind:"
        await stage.type("set")
        assert stage.screen.menu.display
        await stage.pilot.press("down", "enter")
        await stage.pilot.pause()
        assert isinstance(stage.pilot.app.screen, ReviewScreen)
        assert stage.pilot.app.screen.session
        assert stage.pilot.app.screen.session.head.topic == "First visits"


async def test_what_cannot_be_understood_is_said_calmly_and_the_rest_is_found(
    tmp_path: Path,
) -> None:
    async with searching(store_with(tmp_path)) as stage:
        await stage.type("form kind:xyz")
        assert len(stage.found) == 2
        assert "kind:" in stage.seen.splitlines()[1]
        assert "2 hits" in stage.seen.splitlines()[1]


async def test_a_private_entry_is_found_with_a_lock_and_is_not_copied(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    store = store_in(tmp_path)
    held_session(store, "about the manager #private", "about the form").close()
    copied = copies(monkeypatch)
    async with searching(store, "manager") as stage:
        assert "🔒" in stage.seen
        await stage.press("down", "y")
        await settled(stage.pilot)
        assert copied == []
        await stage.press("slash", "escape")
        await stage.press("down", "c")
        await settled(stage.pilot)
        assert "about the form" in copied[0]
        assert "manager" not in copied[0]


def copies(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    taken: list[str] = []

    def copy(app: object, text: str) -> str:
        taken.append(text)
        return "Copied."

    monkeypatch.setattr("screens.copying.copy", copy)
    return taken


async def test_a_hit_is_copied_as_a_line_of_the_minutes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    copied = copies(monkeypatch)
    async with searching(store_with(tmp_path), "consent") as stage:
        await stage.press("down", "y")
        await settled(stage.pilot)
        assert copied == ["- [ ] Action: Share the consent form — Ben Okafor · due 20 Nov"]


async def test_at_the_end_of_what_is_shown_more_comes_and_nothing_jumps(tmp_path: Path) -> None:
    store = store_in(tmp_path)
    held_session(store, *(f"note number {n}" for n in range(130))).close()
    async with searching(store, "note", size=(80, 24)) as stage:
        assert len(stage.found) == 50
        assert "The newest 50, more below" in stage.seen
        before = stage.found
        await stage.press("down", "end")
        assert stage.screen.hits.highlighted == 49
        assert len(stage.found) > 50
        assert stage.found[:50] == before
        await stage.press("end")
        await stage.press("end")
        assert len(stage.found) == 130
        assert stage.screen.hits.highlighted == 129
        assert stage.found[129] in stage.seen


async def test_search_is_a_key_away_from_a_live_session_and_leads_back(tmp_path: Path) -> None:
    store = store_with(tmp_path)
    session = held_session(store, "a note", ended=False)
    keep(session, "the form again", now=NOW)
    ref = session.ref
    session.close()
    app = app_on(store)
    async with app.run_test(size=(120, 36)) as pilot:
        await pilot.pause()
        app.post_message(OpenLive(ref))
        await pilot.pause()
        await pilot.press(*"half typed", "escape", "S")
        stage = Searching(pilot)
        await stage.settled()
        await stage.type("form")
        assert "the form again" in stage.found
        await stage.press("escape", "escape")
        assert isinstance(app.screen, LiveScreen)
        await pilot.pause()
        assert app.screen.bar.text == "half typed"
        await pilot.press("ctrl+u", *"/off", "enter", *"secret", "escape", "S")
        await pilot.pause()
        assert isinstance(app.screen, LiveScreen)
        assert app.screen.bar.text == "secret"


@pytest.mark.parametrize("size", [(20, 8), (80, 24), (200, 55)])
async def test_any_window_and_any_words_will_do(tmp_path: Path, size: tuple[int, int]) -> None:
    store = store_in(tmp_path)
    session = held_session(store, ended=False)
    for text in hostile_texts(300):
        keep(session, text, now=NOW)
    session.close()
    async with searching(store, size=size) as stage:
        assert stage.found
        for text in hostile_texts(40)[:12]:
            stage.screen.query_input.fill(text)
            await stage.settled()
        await stage.press("escape", "down", "pagedown", "end", "home", "f1")
        await stage.press("escape")
        assert isinstance(stage.pilot.app.screen, SearchScreen)


async def test_whoever_types_among_the_hits_types_on_in_the_line(tmp_path: Path) -> None:
    async with searching(store_with(tmp_path), "form") as stage:
        await stage.press("down", "enter")
        assert isinstance(stage.pilot.app.screen, ReviewScreen)
        await stage.press("escape")
        assert stage.screen.hits.has_focus
        await stage.type(" kind:set")
        assert stage.screen.query_input.value == "form kind:set"
        assert stage.found == ["The form came too early"]


async def test_what_was_copied_is_told_once_and_soon_gone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("screens.copying.copy", lambda app, text: "Copied.")
    async with searching(store_with(tmp_path), "form") as stage:
        await stage.press("down")
        for key in ("y", "y", "c"):
            await stage.press(key)
            await settled(stage.pilot)
        assert "2 hits: Copied." in stage.seen
        assert "The entry: Copied." not in stage.seen
        assert [note.timeout for note in stage.pilot.app._notifications] == [3.0]
