"""The question and the turn are the same in every terminal of a session."""

from pathlib import Path

from data.meeting import press
from data.store.floor import FloorFile
from tests.screens.live_stage import Live, WallClock, live, opened
from tests.screens.stage import NOW, store_in

FIRST, SECOND = "Your name, where you work", "What would make today worth"


async def test_another_terminal_shows_the_same_question_and_the_same_turn(tmp_path: Path) -> None:
    async with live(tmp_path) as one:
        await one.press("escape", "p", "r", "t")
        async with opened(store_in(tmp_path), one.screen.session.ref, WallClock()) as other:
            assert SECOND in other.seen
            assert "B E N" in other.seen
            await other.enter("i went there")
            assert other.last.by == "Ben Okafor"
            other.screen.bar.set_text("half a li")
            await one.press("t", "P")
            await look(other)
            assert FIRST in other.seen
            assert "A M I R" in other.seen
            assert other.screen.bar.text == "half a li"
            await one.press("r")
            await look(other)
            assert "A M I R" not in other.seen


async def look(stage: Live) -> None:
    stage.screen.tick()
    await stage.pilot.pause()


async def test_a_go_round_outlives_the_terminal_it_was_begun_in(tmp_path: Path) -> None:
    async with live(tmp_path) as one:
        await one.press("escape", "r", "t")
        ref = one.screen.session.ref
    async with opened(store_in(tmp_path), ref, WallClock()) as other:
        assert "B E N" in other.seen
        await other.press("escape", "t", "t")
        assert other.screen.go_round is None
        floor = FloorFile(ref.path).read()
        assert floor is not None
        assert floor.turns is None


async def test_a_turn_ends_with_its_phase_whoever_goes_on(tmp_path: Path) -> None:
    async with live(tmp_path) as one:
        await one.press("escape", "r")
        with_shell = store_in(tmp_path).open(one.screen.session.ref)
        press(with_shell, "next", NOW)
        await look(one)
        assert one.screen.go_round is None
        assert "A N A" not in one.seen
        await one.press("r")
        assert "A N A" in one.seen
        with_shell.close()


async def test_going_back_to_no_first_question_is_not_undone_by_who_joins(tmp_path: Path) -> None:
    async with live(tmp_path) as one:
        await one.press("escape", "p", "i")
        await one.enter("said to the second")
        await one.press("escape", "P")
        async with opened(store_in(tmp_path), one.screen.session.ref, WallClock()) as other:
            assert FIRST in other.seen
        await look(one)
        assert FIRST in one.seen
