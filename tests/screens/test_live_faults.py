"""A disk that takes nothing while a session is live: it is said, and nothing is lost."""

import errno
import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path

import pytest

from data.meeting import keep, press
from data.store import files, journal
from data.store.restoring import restore_archive
from data.store.store import Store
from screens.home.home_screen import HomeScreen
from screens.live.live_screen import LiveScreen
from screens.wrapup.wrapup_screen import WrapUpScreen
from tests.screens.live_stage import Live, WallClock, begun, live, opened
from tests.screens.seen import seen
from tests.screens.stage import app_on, held_session, settled, store_in, until


@contextmanager
def refusing(error: int) -> Iterator[None]:
    """Have the disk refuse every line of a journal and every sealed file, with this error."""

    def refuse(handle: int, data: bytes) -> None:
        os.write(handle, data[: len(data) // 2])
        raise OSError(error, os.strerror(error))

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(journal, "write_all", refuse)
        patch.setattr(files, "write_all", refuse)
        yield


def kept(stage: Live) -> list[str]:
    """Return what another program finds in the store."""
    store = Store(stage.screen.store.root)
    found = store.open(stage.screen.session.ref)
    assert found.damage == ()
    return [entry.text for entry in found.entries.values()]


def flat(stage: Live) -> str:
    """Return what stands on the screen, wrapped lines joined."""
    return " ".join(stage.seen.split())


async def looked(stage: Live) -> None:
    stage.screen.look_after_unsaved()
    await stage.pilot.pause()


async def test_one_calm_banner_says_how_much_since_when_and_why_until_all_is_saved(
    tmp_path: Path,
) -> None:
    async with live(tmp_path, "before") as stage:
        with refusing(errno.ENOSPC):
            await stage.enter("one", "two")
            await stage.wait(minutes=3)
            await stage.enter("three")
            await looked(stage)
            assert "✗ Not saved since 10:00: 3 entries. The disk is full." in flat(stage)
            assert "/save saves elsewhere" in flat(stage)
            assert stage.seen.count("✗ not saved yet") == 3
            assert stage.toasts == []
            assert stage.screen.bar.text == ""
            assert kept(stage) == ["before"]
            await save_elsewhere(stage, tmp_path / "rescue.zip")
            assert len(stage.screen.session.unsaved) == 3
        await looked(stage)
        assert "ot saved" not in flat(stage)
        assert stage.toasts == ["All saved."]
        assert kept(stage) == stage.said == ["before", "one", "two", "three"]
    other = Store(tmp_path / "other")
    restore_archive(other, tmp_path / "rescue.zip")
    found = other.open(other.find("live"))
    assert [entry.text for entry in found.entries.values()] == ["before", "one", "two", "three"]


async def save_elsewhere(stage: Live, file: Path) -> None:
    """Save into a file that is named; the same once more; then have the name asked for."""
    for words in (str(file), "is there already"):
        await stage.enter(f"/save {file}")
        await settled(stage.pilot)
        assert words in stage.toasts[-1].replace("\n", "")
    await stage.enter("/save")
    await stage.pilot.pause()
    assert "All that is known here of this session, 4 entries" in flat(stage)
    await stage.press("escape")


async def test_leaving_with_something_unsaved_asks_and_what_is_left_waits_on_the_first_screen(
    tmp_path: Path,
) -> None:
    store = store_in(tmp_path)
    store.state = lambda: tmp_path / "state"
    ref = begun(store, "before")
    with refusing(errno.ENOSPC):
        async with opened(store, ref, WallClock()) as stage:
            await stage.enter("one", "two")
            for leave in ("ctrl+q", "/home"):
                await (stage.press(leave) if leave == "ctrl+q" else stage.enter(leave))
                assert "Not saved: 2 entries. The disk is full." in flat(stage)
                await stage.press("escape")
                assert isinstance(stage.pilot.app.screen, LiveScreen)
            await stage.press(*"half a")
            await stage.press("ctrl+q")
            await stage.press("l")
            assert stage.pilot.app._exit
    assert "2 things could not be saved in the store" in store.told[0]

    async with app_on(store).run_test(size=(120, 36), notifications=True) as pilot:
        await settled(pilot)
        await until(pilot, lambda: "rescued" in seen(pilot.app))
        assert "2 entries were rescued on" in seen(pilot.app)
        await pilot.press("r")
        await settled(pilot)
        assert any("2 entries taken up" in str(n.message) for n in pilot.app._notifications)
    found = Store(store.root)
    said = found.open(found.find("live")).entries.values()
    assert [entry.text for entry in said] == ["before", "one", "two"]
    assert store.rescues.waiting() == []


async def test_a_program_that_must_leave_rescues_the_half_typed_line_too(tmp_path: Path) -> None:
    store = store_in(tmp_path)
    store.state = lambda: tmp_path / "state"
    ref = begun(store)
    folder = ref.path.with_suffix(".live")
    async with opened(store, ref, WallClock()) as stage:
        folder.rename(tmp_path / "away")
        await stage.press(*"half a line")
        stage.pilot.app.save_what_is_left()  # type: ignore[attr-defined]
        stage.pilot.app.save_what_is_left()  # type: ignore[attr-defined]
    (tmp_path / "away").rename(folder)
    async with opened(store, ref, WallClock()) as stage:
        words = "1 entry of this session was rescued elsewhere. /take-up puts them in."
        assert words in stage.toasts
        await stage.enter("/take-up")
        assert stage.toasts == ["1 entry taken up."]
        assert stage.said == ["half a line"]
    assert store.rescues.waiting() == []


async def test_a_folder_that_is_renamed_or_deleted_is_said_and_a_key_makes_it_again(
    tmp_path: Path,
) -> None:
    async with live(tmp_path, "one") as stage:
        await stage.enter("two")
        folder = stage.screen.session.ref.path.with_suffix(".live")
        away = folder.rename(tmp_path / "tidied")
        await stage.enter("three")
        assert "Its folder was renamed." in flat(stage)
        assert "tidied" in flat(stage)
        assert stage.seen.count("✗ not saved yet") == 1
        away.rename(folder)
        await looked(stage)
        assert "ot saved" not in flat(stage)
        assert kept(stage) == ["one", "two", "three"]
        stage.pilot.app.clear_notifications()
        shutil.rmtree(folder)
        await looked(stage)
        assert "✗ 10:00: Its folder was deleted. Not saved: 3 entries." in flat(stage)
        assert stage.seen.count("✗ not saved yet") == 3
        await stage.enter("four")
        assert stage.toasts == []
        assert not folder.exists()
        await stage.enter("/put-back")
        assert "ot saved" not in flat(stage)
        assert stage.toasts == ["All saved."]
        assert kept(stage) == ["one", "two", "three", "four"]


async def test_an_end_that_the_disk_refuses_is_done_once_the_disk_takes_it(tmp_path: Path) -> None:
    async with live(tmp_path, "said") as stage:
        with refusing(errno.ENOSPC):
            await stage.enter("/end")
            await stage.press("E")
            assert isinstance(stage.pilot.app.screen, LiveScreen)
            assert "✗ Not saved since 10:00" in flat(stage)
        await looked(stage)
        await settled(stage.pilot)
        assert isinstance(stage.pilot.app.screen, WrapUpScreen)


async def test_wrap_up_and_review_have_the_same_banner_and_ask_too(tmp_path: Path) -> None:
    store = store_in(tmp_path)
    store.state = lambda: tmp_path / "state"
    ref = held_session(store, "! Share the form").ref
    app = app_on(store)
    async with app.run_test(size=(120, 36), notifications=True) as pilot:
        await settled(pilot)
        await pilot.press("v")
        await settled(pilot)
        with refusing(errno.EROFS):
            review = app.screen
            session = review.session  # type: ignore[attr-defined]
            (entry,) = session.entries.values()
            review.attempt(lambda: session.change(entry, text="Amended"))  # type: ignore[attr-defined]
            await pilot.pause()
            assert "✗ Not saved since 10:00: 1 entry. The disk is read-only." in seen(app)
            await pilot.press("escape")
            await pilot.pause()
            assert "Leave with something unsaved?" in seen(app)
            await pilot.press("escape")
            assert app.screen is review
        review.look_after_unsaved()  # type: ignore[attr-defined]
        await pilot.pause()
        assert "ot saved" not in seen(app)
        await pilot.press("escape")
        await settled(pilot)
        assert isinstance(app.screen, HomeScreen)
    (kept_entry,) = Store(store.root).open(ref).entries.values()
    assert kept_entry.text == "Amended"


async def test_a_store_that_can_only_be_read_says_so_from_the_start(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    store = store_in(tmp_path)
    ref = begun(store, "said")
    words = "This store is on a disk that can only be read."
    monkeypatch.setattr(store, "refusal", lambda: words)
    async with opened(store, ref, WallClock()) as stage:
        assert words in flat(stage)
        with refusing(errno.EROFS):
            await stage.enter("kept here alone")
            assert "Not saved since 10:00: 1 entry" in flat(stage)


async def test_a_terminal_whose_clock_is_a_day_ahead_is_told_of_once(tmp_path: Path) -> None:
    async with live(tmp_path, "ours") as stage:
        other = Store(stage.screen.store.root).open(stage.screen.session.ref)
        ahead = stage.clock.now + timedelta(days=1)
        keep(other, "theirs", now=ahead)
        press(other, "next", ahead)
        stage.screen.take_in_news()
        await looked(stage)
        words = (
            "A terminal's clock is 24 h ahead of this one's; its times are kept as it told them."
        )
        assert stage.toasts == [words]
        assert "24:00:00" not in stage.seen
        await stage.wait(minutes=5)
        assert stage.screen.state.phases[1].taken == 300
        await stage.enter("ours, later")
        assert stage.said == ["ours", "theirs", "ours, later"]
        stage.pilot.app.clear_notifications()
        await looked(stage)
        assert stage.toasts == []
