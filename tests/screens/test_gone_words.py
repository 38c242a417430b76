"""What another terminal redacts goes from every screen on which it stands, without a key."""

from collections.abc import Callable
from pathlib import Path

import pytest

from data.meeting import keep
from data.store.redacting import redact
from data.store.store import Store
from screens.live import recall_keys
from screens.live.known_panel import KnownPanel
from screens.reports.report_screen import ReportScreen
from screens.requests import OpenReports
from screens.widgets.line_dialog import LineDialog
from tests.screens.live_stage import Live, live
from tests.screens.search_stage import searching
from tests.screens.seen import seen
from tests.screens.stage import NOW, app_on, held_session, settled, store_in, until
from tests.screens.test_recall import looked_back

WORDS = "Zephyrine oelzweig at the door"


def elsewhere(folder: Path) -> None:
    """Redact it as another terminal does, in whichever session it stands."""
    store = store_in(folder)
    for ref in store.sessions():
        session = store.open(ref)
        said = tuple(entry for entry in session.entries.values() if WORDS in entry.text)
        if said:
            redact(store, session, said, NOW)
        session.close()


def held(folder: Path) -> Store:
    store = store_in(folder)
    held_session(store, f"+ {WORDS}", "+ It rained at the door").close()
    return store


async def test_a_hit_goes_from_the_list_also_that_of_a_live_session(tmp_path: Path) -> None:
    store = held(tmp_path)
    running = held_session(store, ended=False)
    keep(running, f"* {WORDS}", now=NOW)
    async with searching(store, "door") as stage:
        assert stage.seen.count("Zephyrine") == 2
        assert "3 hits" in stage.seen
        elsewhere(tmp_path)
        stage.screen.look_at_store()
        await stage.settled()
        assert "Zephyrine" not in stage.seen
        assert stage.found == ["It rained at the door"]
    running.close()


async def test_nothing_is_looked_for_while_nothing_changes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with searching(held(tmp_path), "door") as stage:
        monkeypatch.setattr(stage.screen, "store_changed", lambda: pytest.fail("no news"))
        for _ in range(3):
            stage.screen.look_at_store()
            await settled(stage.pilot)


async def wait_for(stage: Live, holds: Callable[[], bool]) -> None:
    """Look at the store and wait for what comes of it."""
    stage.screen.look_at_store()
    await until(stage.pilot, holds)
    await looked_back(stage)


async def test_it_goes_from_what_is_known_and_from_what_is_recalled(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(recall_keys, "PAUSE", 0.02)
    said = (f"+ {WORDS}", "+ Zephyr winds shut the gate")
    async with live(tmp_path, last_time=said, size=(120, 36)) as stage:
        await stage.press(*"Zephyrine oelzweig")
        await looked_back(stage)
        assert "↺" in stage.seen
        await stage.press("f5")
        await looked_back(stage)
        panel = stage.screen.panel
        assert isinstance(panel, KnownPanel)
        assert panel.recalled is not None
        await stage.press("slash", *"door", "enter")
        await looked_back(stage)
        elsewhere(tmp_path)
        await wait_for(stage, lambda: "at the door" not in stage.seen)
        assert "oelzweig at" not in stage.seen


async def test_it_goes_from_a_report_that_is_looked_at_and_is_not_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    store = held(tmp_path / "store")
    monkeypatch.chdir(tmp_path)
    async with app_on(store).run_test(size=(120, 36)) as pilot:
        app = pilot.app
        app.post_message(OpenReports(store.communities()[0].id, None, "digest"))

        def screen() -> ReportScreen | None:
            return app.screen if isinstance(app.screen, ReportScreen) else None

        def made() -> bool:
            shown = screen()
            return shown is not None and shown.draft is not None

        await until(pilot, made)
        await pilot.pause()
        assert "Zephyrine" in seen(app)
        await pilot.press("f2")
        await until(pilot, lambda: isinstance(app.screen, LineDialog))
        elsewhere(tmp_path / "store")
        await pilot.press("enter")
        await until(pilot, made)
        await pilot.pause()
        assert "Zephyrine" not in seen(app)
        assert not list(tmp_path.glob("riverside*"))
