from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import date, timedelta
from pathlib import Path

import pytest
from textual.pilot import Pilot
from textual.widgets import Static
from textual.widgets._markdown import MarkdownH3

from data.formats.loader import load_format
from data.meeting import begin, end, go_on, keep
from data.store.store import Store
from screens.home.home_screen import HomeScreen
from screens.live.live_screen import LiveScreen
from screens.requests import OpenWrapUp
from screens.wrapup.slip_dialog import SlipDialog
from screens.wrapup.wrapup_screen import WrapUpScreen
from tests.hostile import hostile_texts
from tests.screens.seen import seen
from tests.screens.stage import NOW, app_on, held_session, settled, store_in, taking_copies, until


@asynccontextmanager
async def wrapping_up(store: Store) -> AsyncIterator[Pilot[None]]:
    async with app_on(store).run_test(size=(120, 36)) as pilot:
        pilot.app.post_message(OpenWrapUp(store.sessions()[0]))
        await settled(pilot)
        assert isinstance(pilot.app.screen, WrapUpScreen)
        yield pilot


async def test_an_action_without_owner_is_completed_in_place_and_copied(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    copied = taking_copies(monkeypatch)
    store = store_in(tmp_path)
    held_session(store, "! Share the consent form")
    async with wrapping_up(store) as pilot:
        assert "no owner and no date yet" in agreed(pilot)
        await pilot.press("e")
        await settled(pilot)
        await pilot.press(*" @ben", "space", *"due:2026-12-04", "enter")
        await settled(pilot)
        assert "no owner" not in agreed(pilot)
        await pilot.press("y")
        await settled(pilot)
        assert copied == ["- [ ] Action: Share the consent form — Ben Okafor · due 4 Dec"]
        await pilot.press("escape")
        await settled(pilot)
    entry = next(iter(store.open(store.sessions()[0]).entries.values()))
    assert (entry.owners, entry.due) == (("Ben Okafor",), date(2026, 12, 4))


async def test_exit_slips_are_counted_one_after_another_without_names(tmp_path: Path) -> None:
    store = store_in(tmp_path)
    held_session(store, "said")
    async with wrapping_up(store) as pilot:
        await pilot.press("s")
        await settled(pilot)
        await pilot.press(
            "4", "5", "enter", "4", "tab", *"tea", "enter", "3", "enter", "2", "enter", "enter"
        )
        await pilot.press("1", "escape")
        await settled(pilot)
        assert "Esc again" in seen(pilot.app)
        await pilot.press("escape")
        await settled(pilot)
        assert not isinstance(pilot.app.screen, SlipDialog)
        assert "2 handed in" in str(pilot.app.screen.query_one("#pulse", Static).render())
    slips = store.open(store.sessions()[0]).slips.values()
    assert sorted((s.worth, s.safe, s.change) for s in slips) == [(3, 2, ""), (5, 4, "tea")]


async def test_esc_over_a_slip_asks_and_enter_hands_it_in(tmp_path: Path) -> None:
    store = store_in(tmp_path)
    held_session(store, "said")
    async with wrapping_up(store) as pilot:
        await pilot.press("s")
        await settled(pilot)
        await pilot.press("9")
        await settled(pilot)
        assert "1 to 5" in seen(pilot.app)
        await pilot.press("tab", "tab", *"less talk", "escape", *"ing")
        await settled(pilot)
        assert "Esc again" not in seen(pilot.app)
        await pilot.press("escape", "enter")
        await settled(pilot)
        assert not isinstance(pilot.app.screen, SlipDialog)
        await pilot.press("s")
        await settled(pilot)
        assert "talking" not in seen(pilot.app)
    (slip,) = store.open(store.sessions()[0]).slips.values()
    assert slip.change == "less talking"


async def test_the_next_date_is_understood_as_people_say_it(tmp_path: Path) -> None:
    store = store_in(tmp_path)
    held_session(store, "said")
    async with wrapping_up(store) as pilot:
        await pilot.press("d")
        await settled(pilot)
        await pilot.press(*"soonish", "enter")
        await settled(pilot)
        assert "no day" in str(pilot.app.screen.query_one("#explained", Static).render())
        await pilot.press(*["backspace"] * 7, *"2026-12-08", "enter")
        await settled(pilot)
    assert store.open(store.sessions()[0]).head.next_date == date(2026, 12, 8)


async def test_minutes_are_written_beside_and_never_over(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    store = store_in(tmp_path)
    held_session(store, "= We meet on Tuesdays")
    monkeypatch.chdir(tmp_path)
    async with wrapping_up(store) as pilot:
        for _ in range(2):
            await pilot.press("w")
            await settled(pilot)
    written = sorted(tmp_path.glob("*.md"))
    assert len(written) == 2
    assert all("We meet on Tuesdays" in path.read_text() for path in written)


async def test_what_is_added_here_can_be_taken_back(tmp_path: Path) -> None:
    store = store_in(tmp_path)
    held_session(store, "said")
    async with wrapping_up(store) as pilot:
        await pilot.press("s")
        await settled(pilot)
        await pilot.press("5", "escape", "enter")
        await settled(pilot)
        assert "Nobody" not in str(pilot.app.screen.query_one("#pulse", Static).render())
        await pilot.press("ctrl+z")
        await settled(pilot)
        assert "Nobody" in str(pilot.app.screen.query_one("#pulse", Static).render())


async def test_a_session_that_was_ended_too_early_goes_on(tmp_path: Path) -> None:
    store = store_in(tmp_path)
    held_session(store, "said")
    async with wrapping_up(store) as pilot:
        await pilot.press(*"good try", "enter")
        await settled(pilot)
        assert isinstance(pilot.app.screen, WrapUpScreen), "words are no answer"
        assert not store.live()
        await pilot.press("g", "down", "enter")
        await settled(pilot)
        assert isinstance(pilot.app.screen, LiveScreen)
        assert pilot.app.screen.state.status == "running"
    (ref,) = store.live()
    assert [entry.text for entry in store.open(ref).entries.values()] == ["said"]


async def test_done_leaves_a_session_live_that_goes_on_elsewhere(tmp_path: Path) -> None:
    store = store_in(tmp_path)
    held_session(store, "said")
    async with wrapping_up(store) as pilot:
        elsewhere = store.open(store.sessions()[0])
        go_on(store, elsewhere, NOW)
        await pilot.press("escape")
        await settled(pilot)
    assert [ref.path for ref in store.live()] == [elsewhere.ref.path]


async def test_a_session_does_not_go_on_once_the_next_has_begun(tmp_path: Path) -> None:
    store = store_in(tmp_path)
    held_session(store, "said")
    async with wrapping_up(store) as pilot:
        community = store.communities()[0]
        begin(store, community, format=load_format("circle"), now=NOW)
        await pilot.press("g", "down", "enter")
        await settled(pilot)
        assert isinstance(pilot.app.screen, WrapUpScreen)
    assert len(store.live()) == 1


async def test_done_seals_and_goes_home(tmp_path: Path) -> None:
    store = store_in(tmp_path)
    session = held_session(store, "said")
    async with wrapping_up(store) as pilot:
        await pilot.press("escape")
        await settled(pilot)
        assert isinstance(pilot.app.screen, HomeScreen)
    assert session.ref.path.with_suffix(".json").exists()
    assert not session.ref.path.with_suffix(".live").exists()


def agreed(pilot: Pilot[None]) -> str:
    screen = pilot.app.screen
    assert isinstance(screen, WrapUpScreen)
    options = [screen.rows.get_option_at_index(i) for i in range(screen.rows.option_count)]
    return "\n".join(str(option.prompt) for option in options)


async def test_hostile_text_is_shown_as_it_is(tmp_path: Path) -> None:
    store = store_in(tmp_path)
    held_session(store, *(f"! {text}" for text in hostile_texts(5_000)), topic="[/x] \x1b[2J")
    async with wrapping_up(store) as pilot:
        shown = agreed(pilot)
        assert "\x1b" not in shown
        for entry in store.open(store.sessions()[0]).entries.values():
            assert entry.text[:60].split()[0][:20] in shown


async def test_what_was_parked_and_not_spoken_of_is_brought_once_more(tmp_path: Path) -> None:
    store = store_in(tmp_path)
    held_session(store, "^ Who owns the key?", began=NOW - timedelta(days=7)).seal()
    held_session(store)
    async with wrapping_up(store) as pilot:
        await until(pilot, lambda: "came back and nobody spoke of it" in agreed(pilot))
        await pilot.press("n")
        await settled(pilot)
        assert "came back" not in agreed(pilot)
    (followup,) = store.open(store.sessions()[0]).followups.values()
    assert followup.outcome == "not-yet"


async def test_a_long_question_is_whole_in_the_minutes(tmp_path: Path) -> None:
    store = store_in(tmp_path)
    question = "Your name, where you work, and one small thing from your week?"
    session = held_session(store, ended=False)
    keep(session, "said", now=NOW, prompt=question)
    end(session, NOW)
    async with wrapping_up(store) as pilot:
        await settled(pilot)
        pane = pilot.app.screen.query_one("#minutes")
        headings = pilot.app.screen.query(MarkdownH3)
        assert [str(h.render()) for h in headings] == [question]
        assert all(h.region.width <= pane.content_region.width for h in headings)
