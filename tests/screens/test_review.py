from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import timedelta
from pathlib import Path

from textual.pilot import Pilot

from data.store.store import Store
from screens.home.home_screen import HomeScreen
from screens.requests import GoBack, OpenReview
from screens.review.review_screen import ReviewScreen
from screens.wrapup.wrapup_screen import WrapUpScreen
from tests.hostile import hostile_texts
from tests.screens.seen import seen
from tests.screens.stage import NOW, app_on, held_session, settled, store_in

LINES = ("Ana: Small talk opens doors", "= We meet on Tuesdays", "! Share the form @ben", "a note")


@asynccontextmanager
async def reviewing(store: Store, size: tuple[int, int] = (120, 36)) -> AsyncIterator[Pilot[None]]:
    async with app_on(store).run_test(size=size) as pilot:
        pilot.app.post_message(OpenReview())
        await settled(pilot)
        assert isinstance(pilot.app.screen, ReviewScreen)
        yield pilot


async def test_a_session_is_read_by_phase_by_kind_and_by_person(tmp_path: Path) -> None:
    store = store_in(tmp_path)
    held_session(store, *LINES)
    async with reviewing(store) as pilot:
        assert "took" in page(pilot)
        assert "Welcome" in page(pilot)
        await pilot.press("2")
        assert (
            page(pilot).index("Decisions")
            < page(pilot).index("Actions")
            < page(pilot).index("Notes")
        )
        await pilot.press("3")
        assert page(pilot).index("Ana Ruiz") < page(pilot).index("Ben Okafor")


async def test_an_entry_is_amended_and_its_history_kept(tmp_path: Path) -> None:
    store = store_in(tmp_path)
    held_session(store, "= We meet on Tuesday")
    async with reviewing(store) as pilot:
        await pilot.press("down", "e")
        await settled(pilot)
        await pilot.press("s", "enter")
        await settled(pilot)
        assert "We meet on Tuesdays" in page(pilot)
        await pilot.press("escape")
        await settled(pilot)
        assert isinstance(pilot.app.screen, HomeScreen)
    session = store.open(store.sessions()[0])
    (entry,) = session.entries.values()
    assert entry.text == "We meet on Tuesdays"
    assert [v.fields.get("text") for v in session.versions(entry.id)] == [
        "We meet on Tuesday",
        "We meet on Tuesdays",
    ]
    assert not session.ref.live


async def test_an_amendment_can_be_taken_back(tmp_path: Path) -> None:
    store = store_in(tmp_path)
    held_session(store, "= We meet on Tuesday")
    async with reviewing(store) as pilot:
        await pilot.press("down", "e")
        await settled(pilot)
        await pilot.press("s", "enter")
        await settled(pilot)
        assert "amended once" in page(pilot)
        await pilot.press("ctrl+z")
        await settled(pilot)
        assert "We meet on Tuesdays" not in page(pilot)
        assert "amended" not in page(pilot)


async def test_a_damaged_session_says_so_and_the_others_open(tmp_path: Path) -> None:
    store = store_in(tmp_path)
    held_session(store, "the older one", topic="Older")
    broken = held_session(store, "the newer one", topic="Newer")
    broken.ref.path.with_suffix(".json").write_text("{ no")
    async with reviewing(store) as pilot:
        titles = {ref.title: ref for ref in store.sessions()}
        pilot.app.post_message(OpenReview(titles["Newer"]))
        await settled(pilot)
        assert "the newer one" not in page(pilot)
        pilot.app.post_message(OpenReview(titles["Older"]))
        await settled(pilot)
        assert "the older one" in page(pilot)
    assert broken.ref.path.with_suffix(".json").read_text() == "{ no"


async def test_hostile_text_is_shown_as_it_is(tmp_path: Path) -> None:
    store = store_in(tmp_path)
    held_session(store, *(f"\\{text}" for text in hostile_texts(5_000)), topic="[/x] \x1b[2J")
    async with reviewing(store, (80, 24)) as pilot:
        for key in ("2", "3", "1"):
            await pilot.press(key)
            assert "\x1b" not in page(pilot)
        for entry in store.open(store.sessions()[0]).entries.values():
            assert entry.text[:60].split()[0][:20] in page(pilot)


async def test_a_wanted_entry_is_highlighted_and_seen_and_found_again(tmp_path: Path) -> None:
    store = store_in(tmp_path)
    held_session(store, *(f"* thing {number} #t" for number in range(80)), topic="Long").close()
    held_session(store, "another day", topic="Newer", began=NOW - timedelta(minutes=100)).close()
    ref = next(ref for ref in store.sessions() if ref.slug == "long")
    wanted = list(store.open(ref).entries.values())[60]
    async with app_on(store).run_test(size=(80, 24)) as pilot:
        pilot.app.post_message(OpenReview(ref, wanted.id, "kinds"))
        await settled(pilot)
        review = pilot.app.screen
        assert isinstance(review, ReviewScreen)
        assert review.page.chosen == wanted.id
        assert "thing 60" in seen(pilot.app)
        assert "Insights" in page(pilot)
        await pilot.press("up", "3", "u")
        await settled(pilot)
        assert isinstance(pilot.app.screen, WrapUpScreen)
        pilot.app.post_message(GoBack())
        await settled(pilot)
        again = pilot.app.screen
        assert isinstance(again, ReviewScreen)
        assert again.page.chosen == list(store.open(ref).entries)[59]
        assert "Nobody named" in page(pilot)
        assert "thing 59" in seen(pilot.app)


async def test_thousands_of_entries_are_all_there_in_the_end(tmp_path: Path) -> None:
    store = store_in(tmp_path)
    held_session(store, *(f"thing {number}" for number in range(500))).close()
    async with reviewing(store) as pilot:
        review = pilot.app.screen
        assert isinstance(review, ReviewScreen)
        await pilot.press("end")
        assert "thing 499" in seen(pilot.app)
        await pilot.press("up")
        assert review.page.chosen == list(store.open(store.sessions()[0]).entries)[498]
        await pilot.press("home", "pagedown", "pageup")
        assert review.page.chosen == next(iter(store.open(store.sessions()[0]).entries))


def page(pilot: Pilot[None]) -> str:
    screen = pilot.app.screen
    assert isinstance(screen, ReviewScreen)
    return screen.page.text


async def test_a_note_that_turns_out_a_promise_reaches_the_newest_session(tmp_path: Path) -> None:
    store = store_in(tmp_path)
    before = NOW - timedelta(days=7)
    past = held_session(store, "I will ring the library", topic="Older", began=before)
    live = held_session(store, "said today", topic="Newer", ended=False)
    live.close()
    async with app_on(store).run_test(size=(120, 36)) as pilot:
        pilot.app.post_message(OpenReview(past.ref))
        await settled(pilot)
        await pilot.press("down", "e")
        await settled(pilot)
        await pilot.press("home", *"> Ana: ", "enter")
        await settled(pilot)
    (item,) = store.items(store.open(live.ref))
    assert (item.entry.kind, item.entry.by) == ("commitment", "Ana Ruiz")
    assert item.entry.text == "I will ring the library"


async def test_an_amendment_that_is_left_with_esc_changes_nothing(tmp_path: Path) -> None:
    store = store_in(tmp_path)
    held_session(store, "= We meet on Tuesday")
    async with reviewing(store) as pilot:
        for typed in ("kind", "@An", "#m"):
            await pilot.press("down", "e")
            await settled(pilot)
            await pilot.press(*typed, "escape", "escape")
            await settled(pilot)
            pilot.app.post_message(OpenReview(store.sessions()[0]))
            await settled(pilot)
    session = store.open(store.sessions()[0])
    (entry,) = session.entries.values()
    assert entry.text == "We meet on Tuesday"
    assert len(session.versions(entry.id)) == 1


async def test_title_and_roll_are_amended_where_the_session_is_read(tmp_path: Path) -> None:
    store = store_in(tmp_path)
    held_session(store, "= We meet on Tuesday", topic="Hoem visits")
    async with reviewing(store) as pilot:
        await settled(pilot)
        assert seen(pilot.app).count("Hoem visits") == 2, "in the list and on the page"
        await pilot.press("t")
        await settled(pilot)
        await pilot.press("ctrl+u", *"Home visits", "tab")
        await pilot.press("ctrl+end", *", Zoe [x]")
        await settled(pilot)
        assert "as a guest: Zoe [x]" in seen(pilot.app)
        await pilot.press("enter")
        await settled(pilot)
        assert "Zoe [x]" in page(pilot)
        assert "title and who was there amended" in page(pilot)
        assert "Hoem visits" not in seen(pilot.app)
        await pilot.press("H")
        await settled(pilot)
        assert "title “Hoem visits”" in seen(pilot.app)
        await pilot.press("escape", "ctrl+z")
        await settled(pilot)
        assert "amended" not in page(pilot)
    assert store.open(store.sessions()[0]).head.title == "Hoem visits"
