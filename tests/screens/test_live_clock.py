from pathlib import Path

import pytest

from data.clock import clock_at
from screens.live.live_screen import LiveScreen
from screens.wrapup.wrapup_screen import WrapUpScreen
from tests.screens.live_stage import Live, live


def running(stage: Live) -> str:
    return stage.screen.running_clock.phase.title


async def test_the_first_line_tells_the_clock_f9_gives_a_minute_and_f6_pauses(
    tmp_path: Path,
) -> None:
    async with live(tmp_path) as stage:
        first = stage.seen.splitlines()[0]
        assert "Riverside · session 1 · Home visits" in first
        assert "on time" in first
        await stage.press("f9")
        assert "11:00 left" in stage.seen
        await stage.press("ctrl+z")
        assert "10:00 left" in stage.seen
        assert "Took back" in stage.toasts[-1]
        await stage.press("ctrl+y")
        assert "11:00 left" in stage.seen
        await stage.press("ctrl+z")
        await stage.wait(minutes=2)
        await stage.press("f6")
        await stage.wait(minutes=30)
        assert "⏸ 8:00 left" in stage.seen
        assert "F6 resume" in stage.seen
        await stage.press("f6")
        await stage.wait(minutes=1)
        assert "7:00 left" in stage.seen


async def test_f8_goes_on_in_mid_line_and_letters_move_the_clock_after_esc_alone(
    tmp_path: Path,
) -> None:
    async with live(tmp_path) as stage:
        await stage.press(*"half a line")
        await stage.press("f8")
        assert running(stage) == "Reflect"
        assert stage.screen.bar.text == "half a line"
        assert stage.screen.bar.has_focus_within
        await stage.press("f7")
        assert running(stage) == "Welcome"
        await stage.press("ctrl+u")
        await stage.press(*"nb5E")
        assert running(stage) == "Welcome"
        assert stage.screen.bar.text == "nb5E"
        await stage.press("ctrl+u")
        await stage.press("escape", "n")
        assert running(stage) == "Reflect"
        await stage.press("b")
        assert running(stage) == "Welcome"
        await stage.press("right_square_bracket", "right_curly_bracket", "left_square_bracket")
        assert stage.screen.running_clock.planned == 15 * 60
        await stage.press("left_curly_bracket", "space")
        assert stage.screen.running_clock.planned == 10 * 60
        assert stage.screen.state.status == "paused"


async def test_the_very_key_after_esc_is_a_command(tmp_path: Path) -> None:
    async with live(tmp_path) as stage:
        await stage.pilot._wait_for_screen()
        stage.pilot.app.simulate_key("escape")
        stage.pilot.app.simulate_key("n")
        await stage.pilot.pause()
        assert running(stage) == "Reflect"
        assert stage.screen.bar.text == ""


async def test_enter_and_i_go_back_to_typing(tmp_path: Path) -> None:
    async with live(tmp_path, "said before") as stage:
        for key in ("enter", "i"):
            await stage.press("escape")
            assert not stage.screen.bar.has_focus_within
            await stage.press(key)
            assert stage.screen.bar.has_focus_within


async def test_it_warns_by_colour_by_shape_and_by_a_bell_rung_once_if_wanted(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with live(tmp_path, bell=True) as stage:
        rung: list[int] = []
        monkeypatch.setattr(stage.pilot.app, "bell", lambda: rung.append(1))
        for minutes, sign, alert in (
            (5.5, "△ 4:30", "five"),
            (4, "▲ 0:30", "one"),
            (3, "▲ +2:30", "over"),
        ):
            await stage.wait(minutes=minutes)
            assert stage.screen.running_pane.has_class(f"-{alert}")
            assert sign in stage.seen
        for _ in range(3):
            await stage.wait(minutes=1)
        assert len(rung) == 3


async def test_at_zero_it_offers_more_and_typing_goes_on(tmp_path: Path) -> None:
    async with live(tmp_path) as stage:
        await stage.press(*"half")
        await stage.wait(minutes=11)
        assert "time is up" in stage.seen
        await stage.press(*" line 3")
        assert stage.screen.bar.text == "half line 3"
        await stage.press("escape", "3")
        assert stage.screen.running_clock.left == 3 * 60
        assert "time is up" not in stage.seen


async def test_more_time_can_be_declined_and_once_extra_time_is_up_it_is_offered_again(
    tmp_path: Path,
) -> None:
    async with live(tmp_path) as stage:
        await stage.wait(minutes=11)
        await stage.press("escape", "0")
        await stage.wait(minutes=1)
        assert "time is up" not in stage.seen
        assert "+2:00 over" in stage.seen
        await stage.press("right_square_bracket")
        assert "1:00 left" in stage.seen
        await stage.wait(minutes=2)
        assert "time is up" in stage.seen


async def test_a_number_does_nothing_in_time_and_when_late_fit_brings_us_home(
    tmp_path: Path,
) -> None:
    async with live(tmp_path) as stage:
        await stage.press("escape", "5", "2")
        assert stage.screen.running_clock.planned == 600
        await stage.press("i")
        await stage.wait(minutes=20)
        assert "10 min over" in stage.seen.splitlines()[0]
        await stage.press("escape", "f")
        assert "What's next: 30:00" in stage.seen
        await stage.press("enter")
        assert "on time" in stage.seen.splitlines()[0]
        await stage.press("ctrl+z")
        assert "10 min over" in stage.seen.splitlines()[0]


async def test_a_start_that_was_forgotten_is_back_dated(tmp_path: Path) -> None:
    async with live(tmp_path, start_clock=False) as stage:
        assert "not started" in stage.seen.splitlines()[0]
        assert "F6 start" in stage.seen
        await stage.enter("/started 4m ago")
        assert stage.screen.running_clock.taken == 4 * 60


async def test_slash_words_run_by_a_unique_beginning_and_what_cannot_be_run_stays(
    tmp_path: Path,
) -> None:
    async with live(tmp_path) as stage:
        await stage.enter("/nex", "/ext 5", "/extend -1m")
        assert running(stage) == "Reflect"
        assert stage.screen.running_clock.planned == 34 * 60
        await stage.enter("/pause")
        assert stage.screen.state.status == "paused"
        await stage.enter("/resume", "/back")
        assert (running(stage), stage.screen.state.status) == ("Welcome", "running")
        for line in ("/foo bar", "/next week we begin early", "/extend soon", "/e"):
            await stage.enter(line)
            assert stage.screen.bar.text == line
            assert len(stage.toasts) == 1
        assert running(stage) == "Welcome"
        await stage.press("ctrl+u")
        await stage.press("f8", "f8", "f8", "f8")
        assert running(stage) == "What's next"
        assert stage.toasts[-1] == "This is the last phase. /end ends the session."


async def test_ending_asks_once_and_goes_to_the_wrap_up(tmp_path: Path) -> None:
    async with live(tmp_path, "said before") as stage:
        await stage.press("escape", "E")
        assert "End the session?" in stage.seen
        await stage.press("escape")
        assert isinstance(stage.pilot.app.screen, LiveScreen)
        stage.screen.say("This is the last phase.")
        await stage.press("E", "e")
        await stage.pilot.pause()
        assert isinstance(stage.pilot.app.screen, WrapUpScreen)
        assert stage.toasts == [], "it would cover what was agreed"
    assert not stage.screen.session.ref.live


async def test_a_half_typed_line_is_kept_by_the_end(tmp_path: Path) -> None:
    async with live(tmp_path) as stage:
        await stage.press(*"nearly done")
        await stage.press("escape", "E", "enter")
        assert stage.said == ["nearly done"]


async def test_the_session_resumes_to_the_second(tmp_path: Path) -> None:
    async with live(tmp_path) as stage:
        await stage.wait(minutes=3, seconds=7)
        session = stage.screen.session
        head, events = session.head, session.clock
    state = clock_at(head, events, stage.clock.now)
    assert state.running is not None
    assert state.running.left == 6 * 60 + 53
