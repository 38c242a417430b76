import json
from pathlib import Path

from textual.pilot import Pilot
from textual.widgets import Input, Static

from data.models.ids import CommunityId
from screens.home.start_dialog import StartDialog
from screens.live.live_screen import LiveScreen
from tests.screens.stage import app_on, held_session, settled, store_in


async def told_of(pilot: Pilot[None], name: str) -> str:
    """Choose a format in the dialog and return what is said of it."""
    pilot.app.screen.query_one("#format", Input).value = name
    await settled(pilot)
    return str(pilot.app.screen.query_one("#chosen", Static).render())


async def test_the_chosen_format_is_told_and_one_that_cannot_be_used_starts_nothing(
    tmp_path: Path,
) -> None:
    store = store_in(tmp_path)
    held_session(store, "said before")
    folder = store.formats_dir(CommunityId("riverside"))
    folder.mkdir()
    purpose = "[b]Bold[/b] \x1b[31m[/] in the evening"
    phases = [{"id": "talk", "title": "Talk", "minutes": 50}]
    evening = {"title": "Evening [/x]", "purpose": purpose, "phases": phases}
    (folder / "evening.json").write_text(json.dumps(evening))
    (folder / "broken.json").write_text("{")
    async with app_on(store).run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await pilot.press("n")
        await pilot.pause()
        assert isinstance(pilot.app.screen, StartDialog)
        assert pilot.app.screen.query_one("#format", Input).value == "circle"
        assert (await told_of(pilot, "circle")).startswith("Circle · 2 h · 4 phases. The usual")
        told = await told_of(pilot, "evening")
        assert told == "Evening [/x] · 50 min · 1 phase. [b]Bold[/b] ␛[31m[/] in the evening"
        assert await told_of(pilot, "even") == ""
        assert "It is not JSON" in await told_of(pilot, "broken")
        await pilot.press("enter")
        await pilot.pause()
        assert isinstance(pilot.app.screen, StartDialog)
        assert "broken.json cannot be used" in str(pilot.app.screen.query_one("#problem").render())
        assert [ref.live for ref in store.sessions()] == [False]
        pilot.app.screen.query_one("#format", Input).value = "evening"
        await pilot.press("enter")
        await pilot.pause()
        assert isinstance(pilot.app.screen, LiveScreen)


async def test_a_letter_typed_behind_who_is_here_leaves_the_names(tmp_path: Path) -> None:
    store = store_in(tmp_path)
    held_session(store, "said before")
    async with app_on(store).run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await pilot.press("n")
        await pilot.pause()
        present = pilot.app.screen.query_one("#present", Input)
        before = present.value
        while not present.has_focus:
            await pilot.press("tab")
        await pilot.press(*", Z")
        assert before
        assert present.value == f"{before}, Z"
