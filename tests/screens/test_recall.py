import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest

from data.models.ids import new_id
from lctui.settings import settings_from
from screens.live import recall_keys
from screens.live.known_panel import KnownPanel
from screens.widgets.bar_aside import Aside, with_aside
from screens.widgets.chain_dialog import ChainDialog
from tests.hostile import hostile_texts
from tests.screens.live_stage import Live, live
from tests.screens.stage import settled

LAST_TIME = (
    "> Ben: two questions at the door of each flat",
    "+ Interpreters come along when asked early",
    "- The consent form came before the coffee",
    "the secret number of the ombudsman #private",
)
LINE = "the questions at each door"


@pytest.fixture(autouse=True)
def _at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(recall_keys, "PAUSE", 0.02)


@asynccontextmanager
async def recalling(
    folder: Path, *, size: tuple[int, int] = (120, 36), last_time: tuple[str, ...] = LAST_TIME
) -> AsyncIterator[Live]:
    async with live(folder, last_time=last_time, size=size) as stage:
        yield stage


async def looked_back(stage: Live) -> None:
    """Wait until somebody paused, and what was looked for is found."""
    await stage.pilot.pause()
    while stage.screen._pause is not None or any(
        w.is_running and w.group in ("recall", "known") for w in stage.pilot.app.workers
    ):
        await asyncio.sleep(0)
        await stage.pilot.pause()
    await stage.pilot.pause()


async def test_the_closest_past_entry_stands_in_the_frame_and_moves_nothing(
    tmp_path: Path,
) -> None:
    async with recalling(tmp_path) as stage:
        await stage.press(*LINE)
        before = [widget.region for widget in stage.screen.query("*")]
        await looked_back(stage)
        assert "↺ 27 Oct, Ben took on “two questions at the door of each flat” · F5" in stage.seen
        assert [widget.region for widget in stage.screen.query("*")] == before
        assert stage.screen.bar.text == LINE
        await stage.press("enter")
        assert "↺" not in stage.seen


@pytest.mark.parametrize(
    "line", ["the secret number", "/topic two questions at the door", "questions"]
)
async def test_what_is_private_or_no_line_to_be_kept_recalls_nothing(
    tmp_path: Path, line: str
) -> None:
    async with recalling(tmp_path) as stage:
        await stage.press(*line)
        await looked_back(stage)
        assert "↺" not in stage.seen
        assert "ombudsman" not in stage.seen


async def test_off_the_record_nothing_is_recalled(tmp_path: Path) -> None:
    async with recalling(tmp_path) as stage:
        await stage.press(*LINE)
        await looked_back(stage)
        await stage.press("escape", "o")
        await looked_back(stage)
        assert "↺" not in stage.seen
        await stage.press("i", *" and more")
        await looked_back(stage)
        assert "↺" not in stage.seen


async def test_recall_can_be_turned_off(tmp_path: Path) -> None:
    assert settings_from({}).recall
    assert not settings_from({"LCTUI_RECALL": "0"}).recall
    async with recalling(tmp_path) as stage:
        await stage.enter("/recall")
        await stage.press(*LINE)
        await looked_back(stage)
        assert "↺" not in stage.seen


async def test_the_room_goes_to_how_the_line_is_kept(tmp_path: Path) -> None:
    async with recalling(tmp_path, size=(60, 20)) as stage:
        await stage.press(*f"! {LINE} @ben due:2026-12-04 #doors")
        await looked_back(stage)
        assert "↺" not in stage.seen
        assert "owner Ben Okafor" in stage.seen


def test_what_came_of_it_is_told_whole_and_the_words_give_way() -> None:
    aside = Aside("↺ 12 Mar, Ben tried ", "two questions at the door" * 3, ": worked partly · F5")
    shown = with_aside("commitment", aside, 90, "").plain
    assert len(shown) == 90
    assert shown.endswith("…”: worked partly · F5")
    assert with_aside("commitment", aside, 30, "").plain == "commitment"
    assert with_aside("commitment", None, 90, "").plain == "commitment"


@pytest.mark.parametrize("width", [0, 1, 24, 40, 120])
def test_hostile_words_fit_beside(width: int) -> None:
    for text in hostile_texts(2000):
        shown = with_aside("note", Aside(text, text, text), width, "")
        assert shown.cell_length <= max(width, 4)
        assert "\x1b" not in shown.plain


async def test_f5_tells_what_is_known_and_what_was_recalled_first(tmp_path: Path) -> None:
    async with recalling(tmp_path) as stage:
        await stage.enter("/topic consent form")
        await stage.press(*LINE)
        await looked_back(stage)
        await stage.press("f5")
        await looked_back(stage)
        assert isinstance(stage.screen.panel, KnownPanel)
        assert stage.seen.index("Recalled while you typed") < stage.seen.index("What did not")
        assert "form came before the" in stage.seen
        await stage.press("enter")
        assert isinstance(stage.pilot.app.screen, ChainDialog)
        await stage.press("escape", "escape")
        assert stage.screen.panel is None
        assert stage.screen.bar.text == LINE
        assert stage.screen.bar.has_focus_within


async def test_another_topic_is_typed_into_the_panel(tmp_path: Path) -> None:
    async with recalling(tmp_path) as stage:
        await stage.press("f5")
        await looked_back(stage)
        await stage.press("slash", "ctrl+u", *"interpreters", "enter")
        await looked_back(stage)
        assert "What worked" in stage.seen
        assert "come along when asked" in stage.seen
        await stage.press("slash", "ctrl+u", *new_id(), "enter")
        await looked_back(stage)
        assert "No past session spoke of this" in stage.seen


async def test_an_entry_known_or_just_kept_is_copied_as_a_line(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    copied: list[str] = []

    def copy(app: object, text: str) -> str:
        copied.append(text)
        return "Copied."

    monkeypatch.setattr("screens.copying.copy", copy)
    async with recalling(tmp_path) as stage:
        await stage.enter("/known interpreters")
        await looked_back(stage)
        await stage.press("y")
        await settled(stage.pilot)
        assert copied == ["- Success: Interpreters come along when asked early"]
        await stage.press("escape")
        await stage.enter("= We meet on Tuesdays")
        await stage.press("escape", "y")
        await settled(stage.pilot)
        assert copied[1:] == ["- Decision: We meet on Tuesdays"]


@pytest.mark.parametrize("size", [(60, 18), (80, 24), (200, 55)])
async def test_hostile_words_are_known_as_they_are(tmp_path: Path, size: tuple[int, int]) -> None:
    said = tuple(f"+ interpreters {text}" for text in hostile_texts(200))
    async with recalling(tmp_path, size=size, last_time=said) as stage:
        await stage.enter("/known interpreters")
        await looked_back(stage)
        assert isinstance(stage.screen.panel, KnownPanel)
        await stage.press("pagedown", "end", "home", "escape")
        assert stage.screen.panel is None


async def test_without_a_topic_what_is_offered_stands_in_the_panel(tmp_path: Path) -> None:
    async with live(tmp_path, last_time=LAST_TIME, topic="") as stage:
        assert not stage.screen.session.head.topic
        await stage.press("f5")
        await looked_back(stage)
        assert "This session has no topic yet" in stage.seen
        await stage.press("f5", *LINE)
        await looked_back(stage)
        await stage.press("f5")
        await looked_back(stage)
        assert "Recalled while you typed" in stage.seen
        assert "> two questions at the door" in stage.seen
