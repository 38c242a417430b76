"""Redacting on screen: one question, a dated line instead, and nothing of the words anywhere."""

from datetime import timedelta
from pathlib import Path

import pytest
from textual.pilot import Pilot

from data.models.records import FollowUp
from data.store.redacting import redact
from data.store.store import Store
from screens.requests import OpenReview
from screens.review.review_screen import ReviewScreen
from screens.widgets.amend_dialog import AmendDialog
from screens.widgets.choice_dialog import ChoiceDialog
from screens.widgets.history_dialog import HistoryDialog
from tests.data.test_redaction import holding
from tests.screens.live_stage import Live, live, reopened
from tests.screens.seen import seen
from tests.screens.stage import NOW, app_on, held_session, settled, store_in

WORDS = "Zephyrine quetzal hermeneutik oelzweig kumquat"


async def redacted_files(pilot: Pilot[None]) -> None:
    """Wait until the files are clean too."""
    await settled(pilot)


def elsewhere(store: Store, text: str = WORDS) -> None:
    """Redact in another terminal the entry that says this."""
    session = store.open(store.sessions()[0])
    said = next(entry for entry in session.entries.values() if text in entry.text)
    redact(store, session, (said,), NOW)
    session.close()


async def test_the_last_entry_is_redacted_from_the_bar(tmp_path: Path) -> None:
    async with live(tmp_path, "this stays") as stage:
        await stage.enter(f"* {WORDS}", "/redact")
        assert isinstance(stage.pilot.app.screen, ChoiceDialog)
        assert WORDS in stage.seen
        await stage.press("escape")
        assert stage.said[-1] == WORDS
        await stage.enter("/redact")
        await stage.press("R")
        await redacted_files(stage.pilot)
        assert stage.said == ["this stays", "[redacted 24 Nov 2026]"]
        assert "[redacted 24 Nov 2026]" in stage.seen
        assert "Zephyrine" not in stage.seen
        assert "gone" in stage.toasts[-1]
        assert holding(tmp_path, WORDS) == []
        await stage.press("up")
        assert stage.screen.bar.text == "this stays"
        await stage.press("escape", *["ctrl+z"] * 4, *["ctrl+y"] * 4)
        assert "Zephyrine" not in stage.seen
        assert stage.said == ["this stays", "[redacted 24 Nov 2026]"]
    assert holding(tmp_path, WORDS) == []


async def test_an_edit_of_what_another_terminal_redacts_is_cleared(tmp_path: Path) -> None:
    async with live(tmp_path, "this stays", WORDS) as stage:
        stage.screen.bar.set_text("half of mine")
        await stage.press("down")
        await stage.pilot.pause()
        stage.screen.edit(stage.last)
        stage.screen.keep_draft()
        assert WORDS in stage.screen.bar.text
        elsewhere(stage.screen.store)
        stage.screen.take_in_news()
        await stage.pilot.pause()
        assert stage.screen.bar.text == "half of mine"
        assert "[redacted 24 Nov 2026]" in stage.seen
        assert "Zephyrine" not in stage.seen
        assert "redacted" in stage.toasts[-1]
        assert holding(tmp_path, WORDS) == []
    async with reopened(tmp_path) as again:
        assert again.screen.bar.text == "half of mine"


async def test_what_is_half_typed_beside_a_redaction_stays(tmp_path: Path) -> None:
    async with live(tmp_path, WORDS) as stage:
        stage.screen.bar.set_text("half of mine")
        stage.screen.keep_draft()
        elsewhere(stage.screen.store)
        stage.screen.take_in_news()
        assert stage.screen.bar.text == "half of mine"
        await kill(stage)
    async with reopened(tmp_path) as again:
        assert again.screen.bar.text == "half of mine"


async def kill(stage: Live) -> None:
    """Let the half-typed line be all that is left of the terminal."""
    stage.screen.keep_draft()
    await stage.pilot.pause()


@pytest.mark.parametrize("noted", [False, True], ids=["untold", "with a note"])
async def test_what_was_handed_over_goes_from_the_open_panel(tmp_path: Path, noted: bool) -> None:
    async with live(tmp_path, last_time=[f"> Ana: {WORDS}"]) as stage:
        await stage.press("f2")
        assert "Zephyrine" in stage.seen
        (item,) = stage.screen.handed_over()
        if noted:
            note = FollowUp(item.entry.id, "worked", NOW, "Zephyrine said more")
            stage.screen.session.put(note)
            stage.screen.show_panel()
        store = stage.screen.store
        session = store.open(store.sessions()[-1])
        redact(store, session, (item.entry,), NOW)
        session.close()
        stage.screen.take_in_news()
        await stage.pilot.pause()
        assert "Zephyrine" not in stage.seen
        assert holding(tmp_path, WORDS) == []


async def test_an_entry_made_anonymous_leaves_no_name_on_the_disk(tmp_path: Path) -> None:
    async with live(tmp_path) as stage:
        await stage.enter("- Ana: gave up on it after two weeks")
        await stage.press("up")
        await stage.press(*" #anon")
        await stage.press("enter")
        await redacted_files(stage.pilot)
        assert stage.last.level == "anon"
        assert stage.last.by is None
        wanted = [name for name in holding(tmp_path, "gave") if "drafts" in name]
        assert wanted == []
        (version,) = stage.screen.session.versions(stage.last.id)
        assert version.writer == "anonymous"
        await stage.press("ctrl+z")
        assert (stage.last.level, stage.last.by) == ("anon", None)


def page(pilot: Pilot[None]) -> str:
    screen = pilot.app.screen
    assert isinstance(screen, ReviewScreen)
    return screen.page.text


async def test_a_past_entry_is_redacted_in_review(tmp_path: Path) -> None:
    store = store_in(tmp_path)
    held_session(store, f"= {WORDS}", "this stays", began=NOW - timedelta(days=7)).close()
    async with app_on(store).run_test(size=(120, 36), notifications=True) as pilot:
        pilot.app.post_message(OpenReview())
        await pilot.pause()
        await pilot.press("down", "X")
        await pilot.pause()
        assert WORDS in seen(pilot.app)
        await pilot.press("R")
        await redacted_files(pilot)
        assert "[redacted 24 Nov 2026]" in page(pilot)
        assert "Zephyrine" not in seen(pilot.app)
        await pilot.press("h")
        await pilot.pause()
        assert isinstance(pilot.app.screen, HistoryDialog)
        assert "[redacted 24 Nov 2026]" in seen(pilot.app)
        assert "none" not in seen(pilot.app)
        await pilot.press("escape", "e")
        await pilot.pause()
        assert isinstance(pilot.app.screen, ReviewScreen)
        await pilot.press("ctrl+z", "ctrl+y")
        await pilot.pause()
        assert "Zephyrine" not in page(pilot)
    assert holding(tmp_path, WORDS) == []


async def test_review_shows_what_another_terminal_redacts_and_closes_its_dialog(
    tmp_path: Path,
) -> None:
    store = store_in(tmp_path)
    held_session(store, WORDS, "this stays").close()
    async with app_on(store).run_test(size=(120, 36)) as pilot:
        pilot.app.post_message(OpenReview())
        await pilot.pause()
        await pilot.press("down", "e")
        await pilot.pause()
        assert isinstance(pilot.app.screen, AmendDialog)
        elsewhere(Store(store.root))
        review = next(s for s in pilot.app.screen_stack if isinstance(s, ReviewScreen))
        review.take_in_news()
        await pilot.pause()
        top: object = pilot.app.screen
        assert top is review
        assert "Zephyrine" not in seen(pilot.app)
        assert "[redacted 24 Nov 2026]" in page(pilot)
