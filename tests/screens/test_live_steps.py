"""Inner clocks on the live screen: cases, talks, silent writing, small groups, go-rounds."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from itertools import cycle
from pathlib import Path

import pytest

from data.models.records import Phase, Step
from data.store.floor import FloorFile
from screens.live.people_panel import PeoplePanel
from screens.live.queue_panel import QueuePanel
from screens.live.step_line import StepLine
from tests.hostile import hostile_texts
from tests.screens.live_stage import Live, WallClock, opened
from tests.screens.stage import settled, store_in
from tests.screens.steps_stage import (
    CASE,
    GROUPS,
    OPEN,
    ROUND,
    SILENT,
    TALK,
    begun_with,
    with_organisations,
    with_steps,
)
from tests.screens.test_live_looks import nothing_raw


@asynccontextmanager
async def on(
    folder: Path, *phases: Phase, said: tuple[str, ...] = (), size: tuple[int, int] = (100, 30)
) -> AsyncIterator[Live]:
    store = store_in(folder)
    ref = begun_with(store, *phases, said=said)
    async with opened(store, ref, WallClock(), size=size) as stage:
        yield stage


@asynccontextmanager
async def beside(one: Live) -> AsyncIterator[Live]:
    ref = one.screen.session.ref
    async with opened(store_in(ref.path.parents[4]), ref, one.clock, size=(80, 24)) as other:
        yield other


def line(stage: Live) -> str:
    """The step line, also where a toast covers it."""
    return stage.screen.running_pane.steps.render().plain


async def look(*stages: Live) -> None:
    for stage in stages:
        stage.screen.tick()
        await stage.pilot.pause()


async def test_a_case_goes_step_by_step_by_a_key_and_nothing_jumps(tmp_path: Path) -> None:
    async with on(tmp_path, CASE, OPEN) as one:
        screen = one.screen
        place = screen.running_pane.entries.region
        ana = next(p for p in screen.session.people.values() if p.name == "Ana Ruiz")
        screen.session.change(ana, roles=("presenter",))
        await one.wait(minutes=3)
        assert "step 1 of 5 · Tell · 2:00 left · Ana tells what happened" in one.seen
        await one.wait(minutes=2, seconds=40)
        assert "▲ +0:40 over, taken from Clarify" in one.seen
        assert "Esc, then . goes on to Clarify" in one.seen
        await one.press("escape", ".")
        assert "step 2 of 5 · Clarify" in one.seen
        assert "questions only, no advice yet" in one.seen
        await one.press(".", ".", ".", ".")
        assert "step 5 of 5 · Take away" in one.seen
        assert one.toasts[-1] == "This is the last step. F8 goes on to the next phase."
        await one.press(*[","] * 4)
        assert "step 1 of 5 · Tell · ▲ +0:40 over, taken from Clarify" in line(one)
        await one.press(",")
        assert one.toasts[-1] == "This is the first step."
        assert screen.running_pane.entries.region == place
        await one.press("f8", "escape", ".")
        assert one.toasts[-1] == "This phase has no steps."
        assert "step 1" not in one.seen
        await one.press("f7")
        assert "▲ +0:40 over" in line(one)


async def test_another_terminal_tells_the_same_step_and_does_not_move_it(tmp_path: Path) -> None:
    async with on(tmp_path, CASE) as one, beside(one) as other:
        await one.wait(minutes=4)
        await one.press("escape", ".")
        await look(other)
        assert "step 2 of 5 · Clarify" in other.seen
        await other.press("escape", ".")
        assert "runs the clock" in other.toasts[-1]
        other.screen.bar.set_text("")
        await other.press("i")
        await other.enter("/step")
        await look(one, other)
        assert "step 2 of 5" in one.seen
        assert FloorFile(one.screen.session.ref.path).read() == one.screen.floor_now()


async def test_a_talk_says_when_it_eats_of_the_questions_and_its_bar_shows_their_part(
    tmp_path: Path,
) -> None:
    async with on(tmp_path, TALK, size=(80, 24)) as one:
        full, empty, _ = one.screen.running_pane.bar.bar
        assert full == ""
        assert empty.count("░") * 2 == pytest.approx(empty.count("▒") * 3, abs=5)
        assert "step 1 of 2 · Talk · 30:00 left" in one.seen
        await one.wait(minutes=35)
        assert "▲ +5:00 over, taken from Questions" in one.seen
        assert "▓" in one.screen.running_pane.bar.bar[0]
        await one.press("escape", ".")
        assert "step 2 of 2 · Questions · 15:00 left" in one.seen
        await one.wait(minutes=15)
        assert "time is up" in one.seen


async def test_questions_wait_by_how_many_want_to_know_until_they_are_answered(
    tmp_path: Path,
) -> None:
    said = ("? Ana: who pays?", "not a question", "? [b]for whom[/x]?")
    async with on(tmp_path, TALK, said=said) as one, beside(one) as other:
        await one.press("escape", "q")
        panel = one.screen.panel
        assert isinstance(panel, QueuePanel)
        assert texts(panel) == ["? who pays?  Ana Ruiz", "? [b]for whom[/x]?"]
        await one.press("down", "+", "+")
        assert texts(panel) == ["? +2 [b]for whom[/x]?", "? who pays?  Ana Ruiz"]
        await other.press("escape", "q")
        await other.press("+")
        await other.press("escape", "i")
        await other.enter("? and where?")
        await look(one)
        assert texts(panel)[0] == "? +3 [b]for whom[/x]?"
        assert texts(panel)[2] == "? and where?"
        await one.press("a")
        assert texts(panel)[2] == "✓ +3 [b]for whom[/x]?"
        (heard,) = one.screen.session.followups.values()
        assert heard.outcome == "answered"
        await one.press("ctrl+z")
        assert texts(panel)[0] == "? +3 [b]for whom[/x]?"
        await one.press("ctrl+z")
        assert texts(panel)[0] == "? +2 [b]for whom[/x]?"


def texts(panel: QueuePanel) -> list[str]:
    return [str(option.prompt) for option in panel.options.options]


async def test_what_is_written_silently_is_seen_by_nobody_until_all_see_it(tmp_path: Path) -> None:
    async with on(tmp_path, OPEN, SILENT, OPEN, said=("* seen before #early",)) as one:
        await one.press("f8")
        assert "silent writing" in one.seen
        assert "Nothing written yet. Nobody sees it yet" in one.seen
        async with beside(one) as other:
            other.screen.session.by = other.screen.seat.name = "Amir Haddad"
            await one.enter("- my-secret @@ #mine", "+ another-secret")
            await other.enter("? third-secret")
            await look(one, other)
            for stage in (one, other):
                assert "secret" not in stage.seen
                assert "3 written. Nobody sees it yet" in stage.seen
                assert stage.screen.bar.tags == ("early",)
            await one.press("up")
            assert one.screen.bar.text == ""
            assert one.screen.edited is None
            for key in ("e", "x", "M", "h"):
                await one.press("escape", key)
                assert "secret" not in one.seen
            await one.press("i", "ctrl+z")
            assert one.toasts[-1] == "Took back."
            await one.press("ctrl+y")
            await other.press("escape", "R")
            assert "secret" not in other.seen
            await one.press("escape", "R")
            await look(other)
            for stage in (one, other):
                stage.pilot.app.clear_notifications()
                await stage.pilot.pause()
                for words in ("my-secret", "another-secret", "third-secret"):
                    assert words in stage.seen
                assert "✎ Amir" not in stage.seen.split("my-secret")[1]
            await one.press(",")
            await look(other)
            assert "secret" not in one.seen + other.seen
            await one.press("f8")
            await look(other)
            assert len(one.screen.panes[1].entries.entries) == 3


async def test_silent_writing_outlives_the_terminal_and_stays_unseen(tmp_path: Path) -> None:
    async with on(tmp_path, SILENT, size=(60, 18)) as one:
        await one.enter("my-secret")
        await one.press(*"half")
        one.screen.keep_draft()
        ref = one.screen.session.ref
    async with opened(store_in(tmp_path), ref, WallClock(), size=(60, 18)) as later:
        assert "my-secret" not in later.seen
        assert "1 written" in later.seen
        assert later.said == ["my-secret"]
        await later.pilot.resize_terminal(40, 10)
        await settled(later.pilot)
        await later.enter("next-secret")
        assert "secret" not in later.seen


async def test_small_groups_are_the_same_everywhere_and_stay_when_somebody_comes_late(
    tmp_path: Path,
) -> None:
    store = store_in(tmp_path)
    ref = begun_with(store, GROUPS)
    with_organisations(store, ref, "Clinic", "Clinic", "School")
    async with opened(store, ref, WallClock()) as one:
        assert "In groups · 20:00 left" in one.seen
        await one.press("f3")
        lines = one.screen.group_lines()
        assert len(lines) == 1
        assert isinstance(one.screen.panel, PeoplePanel)
        for name in ("Dana Low", "Eve Ray"):
            one.screen.panel.line.value = name
            await one.press("enter")
        assert one.screen.group_lines() == (f"{lines[0]}, Dana Low, Eve Ray",)
        await one.press("escape")
        await one.enter("/groups 2")
        groups = one.screen.group_lines()
        assert [group.count(",") for group in groups] == [2, 1]
        assert not any("Ana Ruiz" in group and "Ben Okafor" in group for group in groups)
        async with beside(one) as other:
            assert other.screen.group_lines() == groups
            await other.press("f3")
            assert groups[1].split(",")[0] in other.seen
        await one.enter("/groups 1")
        assert one.toasts[-1] == "A group has 2 to 50 people: /groups 3."
        await one.press("escape", ".")
        assert "Back together" in one.seen


async def test_a_phase_made_for_a_go_round_offers_one_and_begins_none(tmp_path: Path) -> None:
    async with on(tmp_path, ROUND) as one:
        assert one.screen.go_round is None
        assert "Go-round · Esc, then r begins it · 3 people, 1:30 each" in one.seen
        await one.press("escape", "r")
        assert "r begins it" not in one.seen
        assert "1:30 left" in one.seen
        await one.wait(minutes=2)
        assert "+0:30 over" in one.seen
        await one.press("t", "t", "t")
        assert one.screen.go_round is None
        assert "r begins it" not in one.seen


async def test_whatever_a_format_calls_its_steps_a_line_or_two_tell_it(tmp_path: Path) -> None:
    steps = tuple(Step(text, 60, text) for text in hostile_texts(300)[:9])
    sizes = cycle(((60, 18), (80, 24), (20, 10)))
    async with on(tmp_path, with_steps(*steps), size=(60, 18)) as one:
        await one.press("escape")
        for _ in steps[1:]:
            await one.pilot.resize_terminal(*next(sizes))
            await settled(one.pilot)
            assert one.screen.running_pane.query_one(StepLine).size.height in (0, 1, 2)
            assert nothing_raw(one.seen)
            await one.press(".")
        assert one.screen.inner_clock is not None
        assert one.screen.inner_clock.place == len(steps) - 1


async def test_who_does_what_has_a_line_of_its_own_where_the_first_is_too_short(
    tmp_path: Path,
) -> None:
    hint = "the presenter listens, the others talk it over"
    phases = (with_steps(Step("Think aloud", 60, hint), Step("Answer", 40)), TALK)
    async with on(tmp_path, *phases, size=(120, 30)) as one:
        await one.press("escape", "a", "escape")
        shown = line(one).splitlines()
        assert shown[-1] == hint or hint in shown[0]
        await one.pilot.resize_terminal(80, 24)
        await settled(one.pilot)
        await one.pilot.resize_terminal(66, 26)
        await settled(one.pilot)
        assert line(one).splitlines()[1] == hint
        assert hint in one.seen
        assert one.screen.running_pane.steps.size.height == 2
        await one.press(".")
        assert one.screen.running_pane.steps.size.height == 1
