"""Past minutes on screen: looked at, taken in, reviewed."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest
from textual.pilot import Pilot
from textual.widgets import Input, OptionList

from screens.home.home_screen import HomeScreen
from screens.importing.import_screen import ImportScreen
from screens.importing.paths import PathSuggester
from screens.requests import OpenImport
from screens.review.review_screen import ReviewScreen
from tests.hostile import hostile_texts
from tests.screens.seen import seen
from tests.screens.stage import app_on, held_session, settled, store_in

WEEK = """# {}

## Attendees
- Ana Ruiz
- Ben Okafor

## Notes
- Ana: Doors are a topic
- [ ] Ben: Buy tea by Friday
"""


@pytest.fixture
def minutes(tmp_path: Path) -> Path:
    folder = tmp_path / "minutes"
    folder.mkdir()
    for day, title in (("2026-03-03", "Doors"), ("2026-03-10", "Walls")):
        (folder / f"{day}.md").write_text(WEEK.format(title))
    return folder


@asynccontextmanager
async def importing(tmp_path: Path, place: Path) -> AsyncIterator[Pilot[None]]:
    store = store_in(tmp_path)
    held_session(store).close()
    (community,) = store.communities()
    async with app_on(store).run_test(size=(120, 36)) as pilot:
        pilot.app.post_message(OpenImport(community.id, str(place)))
        await settled(pilot)
        assert isinstance(pilot.app.screen, ImportScreen)
        await settled(pilot)
        yield pilot


@pytest.mark.parametrize(("held", "key"), [(True, "I"), (False, "f8")])
async def test_home_leads_to_the_import(tmp_path: Path, *, held: bool, key: str) -> None:
    store = store_in(tmp_path)
    if held:
        held_session(store).close()
    async with app_on(store).run_test(size=(120, 36)) as pilot:
        await settled(pilot)
        assert f"{'I' if held else 'F8'} import" in seen(pilot.app)
        assert held or "import minutes that you have kept" in seen(pilot.app)
        await pilot.press(key)
        await settled(pilot)
        assert isinstance(pilot.app.screen, ImportScreen)


async def test_what_was_understood_is_shown_and_nothing_written(
    tmp_path: Path, minutes: Path
) -> None:
    async with importing(tmp_path, minutes) as pilot:
        page = seen(pilot.app)
        assert "2 sessions to take in" in page
        assert "+ 2026-03-03  Doors (2)" in page
        assert "Present: Ana Ruiz, Ben Okafor" in page
        assert "Action: Buy tea by Friday — Ben Okafor" in page
        assert len(store_in(tmp_path).sessions()) == 1


async def test_f2_takes_in_all_but_what_is_left_out_and_v_reviews_it(
    tmp_path: Path, minutes: Path
) -> None:
    async with importing(tmp_path, minutes) as pilot:
        await pilot.press("x", "f2")
        await settled(pilot)
        assert "1 session came in" in seen(pilot.app)
        refs = store_in(tmp_path).sessions()
        assert [ref.slug for ref in refs if "2026-03" in ref.started] == ["walls"]
        await pilot.press("down", "v")
        await settled(pilot)
        assert isinstance(pilot.app.screen, ReviewScreen)
        await pilot.press("escape")
        await settled(pilot)
        assert isinstance(pilot.app.screen, ImportScreen)
        assert "✓ 2026-03-10" in seen(pilot.app)
        await pilot.press("ctrl+z")
        await settled(pilot)
        assert "+ 2026-03-10" in seen(pilot.app)
        assert "· 2026-03-03" in seen(pilot.app)
        assert len(store_in(tmp_path).sessions()) == 1


async def test_minutes_without_a_day_are_given_one_by_a_key(tmp_path: Path) -> None:
    path = tmp_path / "circle.md"
    path.write_text(WEEK.format("Tea"))
    async with importing(tmp_path, path) as pilot:
        assert "With d those without a day get one." in _told(pilot)
        await pilot.press("d")
        await settled(pilot)
        await pilot.press(*"1 of whenever", "enter")
        await settled(pilot)
        assert "is no day" in seen(pilot.app)
        await pilot.press("ctrl+u", *"2026-02-03", "enter")
        await settled(pilot)
        assert "+ 2026-02-03  Tea" in seen(pilot.app)
        await pilot.press("f2")
        await settled(pilot)
        assert "1 session came in" in seen(pilot.app)


async def test_escape_leads_back_and_what_was_decided_is_there_again(
    tmp_path: Path, minutes: Path
) -> None:
    async with importing(tmp_path, minutes) as pilot:
        await pilot.press("enter", "x", "escape")
        await settled(pilot)
        assert isinstance(pilot.app.screen, ImportScreen)
        await pilot.press("escape")
        await settled(pilot)
        assert isinstance(pilot.app.screen, HomeScreen)
        await pilot.press("I")
        await settled(pilot)
        assert "(left out by hand)" in seen(pilot.app)
        assert str(minutes) in pilot.app.screen.query_one("#path", Input).value


async def test_hostile_minutes_show_as_they_are(tmp_path: Path) -> None:
    path = tmp_path / "2026-03-01.md"
    text = "\n\n".join(f"- {each}" for each in hostile_texts(400))
    path.write_text(f"# [bold]{text}", "utf-8", "replace")
    async with importing(tmp_path, path) as pilot:
        assert "[bold]" in seen(pilot.app)
        assert pilot.app.screen.query_one("#sessions", OptionList).option_count == 1


async def test_an_empty_place_says_so(tmp_path: Path) -> None:
    (tmp_path / "nothing").mkdir()
    async with importing(tmp_path, tmp_path / "nothing") as pilot:
        assert "There are no minutes at that place" in seen(pilot.app)
        assert isinstance(pilot.app.focused, Input)


async def test_a_path_goes_on_by_itself(tmp_path: Path) -> None:
    (tmp_path / "minutes").mkdir()
    begun = str(tmp_path / "min")
    assert await PathSuggester().get_suggestion(begun) == str(tmp_path / "minutes") + "/"


async def test_old_actions_rest_with_l_and_stay_open_with_l_once_more(tmp_path: Path) -> None:
    folder = tmp_path / "old"
    folder.mkdir()
    boxes = "".join(f"- [ ] Ana: thing number {n}\n" for n in range(12))
    (folder / "2025-01-07.md").write_text(f"Present: Ana Ruiz\n\n{boxes}")
    (folder / "2026-03-03.md").write_text("Present: Ana Ruiz\n\n- Tea\n")
    async with importing(tmp_path, folder) as pilot:
        assert "With l old actions rest" in _told(pilot)
        await pilot.press("l")
        assert "Those said before 2025-12-03 are let go." in _told(pilot)
        await pilot.press("l")
        assert "12 actions stay open" in _told(pilot)


def _told(pilot: Pilot[None]) -> str:
    return " ".join(seen(pilot.app).split())


async def test_a_line_changes_its_kind_or_comes_in_by_one_key_and_stays_so_when_read_again(
    tmp_path: Path,
) -> None:
    path = tmp_path / "2026-03-03.md"
    path.write_text("Present: Ana Ruiz\n\n## Tea\n- Ana: We buy tea\n- None.\n- Dull\n")
    async with importing(tmp_path, path) as pilot:
        await pilot.press("enter", "exclamation_mark", "down", "x", "down", "x")
        await settled(pilot)
        page = seen(pilot.app)
        assert "Action: We buy tea — Ana Ruiz" in page
        assert "Dull (left out by hand)" in page
        assert "None. (a placeholder)" not in page
        path.write_text(f"<!-- new -->\n{path.read_text()}")
        await pilot.press("o", "enter")
        await settled(pilot)
        assert "Action: We buy tea — Ana Ruiz" in seen(pilot.app)
        await pilot.press("enter", "down", "e")
        await settled(pilot)
        await pilot.press(*" due:2026-03-06", "enter")
        await settled(pilot)
        assert "Action: We buy tea — Ana Ruiz by 2026-03-06" in seen(pilot.app)
        await pilot.press("down", "k", "equals_sign")
        await settled(pilot)
        await pilot.press("f2")
        await settled(pilot)
    store = store_in(tmp_path)
    session = store.open(store.sessions()[-1])
    assert [(e.kind, e.text) for e in session.entries.values()] == [
        ("action", "We buy tea"), ("decision", "None."),
    ]  # fmt: skip
