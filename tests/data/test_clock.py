"""The clock in the situations that facilitators get into."""

from dataclasses import replace
from typing import Any

import pytest

from data.clock import EVENT_KINDS, ClockState, clock_at, refusal, warning
from data.models.clock_told import ClockTold
from data.models.ids import PhaseId
from tests.data.clock_help import head, minute, phase, press, told


def taken(state: ClockState) -> list[float]:
    return [clock.taken / 60 for clock in state.phases]


def test_before_anything_runs_it_counts_how_long_it_has_been_time_to_begin() -> None:
    state = told(now=7)
    assert (state.status, state.idle_seconds, state.running) == ("idle", 7 * 60, None)
    assert (state.planned_end, state.projected_end) == (minute(110), minute(117))
    assert told(now=-30).idle_seconds == 0
    assert told(now=-30).projected_end == minute(110)


def test_without_a_planned_start_it_counts_from_when_the_session_was_made() -> None:
    unplanned = head(planned_start=None)
    assert told(now=7, of=unplanned).idle_seconds > 0
    assert told(now=7, of=unplanned).planned_end is None
    assert told(("start", 3), now=7, of=unplanned).planned_end == minute(113)


def test_phases_run_one_after_another() -> None:
    state = told(("start", 0), ("next", 29), now=39)
    assert taken(state) == [29, 10, 0]
    assert [clock.status for clock in state.phases] == ["done", "running", "waiting"]
    assert state.running is state.phases[1]
    assert state.running.left == 40 * 60
    assert (state.projected_end, state.behind) == (minute(109), -60)


def test_overtime_counts_up_and_moves_the_end() -> None:
    state = told(("start", 0), now=32)
    assert state.running
    assert (state.running.left, state.running.overtime) == (-120, 120)
    assert (state.behind, state.planned_end) == (120, minute(110))


def test_a_pause_stops_the_phase_and_is_reported() -> None:
    state = told(("start", 0), ("pause", 10), now=15)
    assert (state.status, taken(state)[0], state.paused_seconds) == ("paused", 10, 300)
    assert state.running is state.phases[0]
    resumed = told(("start", 0), ("pause", 10), ("resume", 15), now=20)
    assert (resumed.status, taken(resumed)[0], resumed.behind) == ("running", 15, 300)


def test_next_out_of_a_pause_runs_the_next_phase() -> None:
    state = told(("start", 0), ("pause", 10), ("next", 15), now=20)
    assert (state.status, taken(state)) == ("running", [10, 5, 0])


def test_back_goes_on_with_the_phase_before_and_keeps_what_both_took() -> None:
    state = told(("start", 0), ("next", 20), ("back", 23), now=25)
    assert taken(state) == [22, 3, 0]
    assert [clock.status for clock in state.phases] == ["running", "waiting", "waiting"]
    assert state.phases[0].ended is None
    again = told(("start", 0), ("next", 20), ("back", 23), ("next", 25), now=27)
    assert taken(again) == [22, 5, 0]
    assert again.phases[1].started == minute(20)


def test_more_time_for_the_running_phase_moves_the_projected_end_only() -> None:
    state = told(("start", 0), ("extend", 5, {"seconds": 300}), now=10)
    assert state.phases[0].planned == 35 * 60
    assert (state.planned_end, state.projected_end) == (minute(110), minute(115))


def test_more_time_in_overtime_counts_from_now() -> None:
    state = told(("start", 0), ("extend", 32, {"seconds": 120}), now=32)
    assert state.running
    assert state.running.left == 120


def test_more_time_can_go_to_a_phase_that_waits() -> None:
    state = told(("start", 0), ("extend", 5, {"phase": PhaseId("next"), "seconds": 300}), now=6)
    assert [clock.planned // 60 for clock in state.phases] == [30, 50, 35]


def test_less_time_never_goes_below_what_was_taken() -> None:
    less = ("extend", 20, {"seconds": -3600})
    assert told(("start", 0), less, now=20).phases[0].planned == 20 * 60
    assert told(("start", 0), ("next", 1), less, now=20).phases[1].planned == 19 * 60
    in_overtime = told(("start", 0), ("extend", 40, {"seconds": -60}), now=40)
    assert in_overtime.phases[0].planned == 30 * 60


def test_a_start_told_late_counts_from_when_we_began() -> None:
    state = told(("start", 10), ("next", 30), ("start", 4), now=40)
    assert state.started == state.phases[0].started == minute(4)
    assert taken(state) == [26, 10, 0]


def test_a_second_start_with_a_later_time_changes_nothing() -> None:
    assert told(("start", 0), ("start", 5), now=9) == told(("start", 0), now=9)


def test_an_accepted_fit_gives_the_phases_their_new_lengths() -> None:
    plan = {"plan": ((PhaseId("learn"), 2400), (PhaseId("unknown"), 60))}
    state = told(("start", 10), ("fit", 12, plan), now=12)
    assert [clock.planned // 60 for clock in state.phases] == [30, 40, 30]
    assert state.behind == 0


def test_after_the_end_nothing_moves() -> None:
    state = told(("start", 0), ("next", 30), ("end", 50), ("next", 55), ("pause", 56), now=99)
    assert (state.status, state.ended, state.current) == ("ended", minute(50), None)
    assert taken(state) == [30, 20, 0]
    assert [clock.status for clock in state.phases] == ["done", "done", "waiting"]
    assert (state.projected_end, state.behind) == (minute(50), -3600)


def test_a_reopened_session_goes_on_in_its_phase_and_the_gap_is_a_pause() -> None:
    state = told(("start", 0), ("next", 30), ("end", 50), ("reopen", 60), now=65)
    assert (state.status, state.ended, state.paused_seconds) == ("running", None, 600)
    assert taken(state) == [30, 25, 0]


def test_a_clock_that_was_set_back_takes_nothing_away() -> None:
    state = told(("start", 0), ("pause", 20), ("resume", -40), ("next", -30), now=-90)
    assert taken(state) == [30, 0, 0]
    assert state.paused_seconds == 0


def test_a_session_without_phases_still_has_a_clock() -> None:
    bare = [press(0, "start", 0), press(1, "next", 1), press(2, "extend", 1, seconds=60)]
    state = clock_at(replace(head(), phases=()), bare, minute(3))
    assert (state.status, state.current, state.phases) == ("running", None, ())


def test_past_minutes_without_an_hour_that_go_on_can_be_ended_again() -> None:
    past = replace(head(planned_start=None), clock_told=ClockTold())
    state = told(("reopen", 0), ("end", 10), now=20, of=past)
    assert (state.status, state.started, state.ended) == ("ended", None, minute(10))


@pytest.mark.parametrize(
    ("now", "expected"), [(24, "none"), (25, "five"), (29, "one"), (30, "over"), (31, "over")]
)
def test_it_warns_at_five_minutes_at_one_and_at_zero(now: float, expected: str) -> None:
    assert warning(told(("start", 0), now=now)) == expected


def test_a_phase_of_five_minutes_does_not_begin_with_a_warning() -> None:
    short = head(phase("welcome", 5), phase("moment", 1))
    assert warning(told(("start", 0), now=0, of=short)) == "none"
    assert warning(told(("start", 0), now=4.5, of=short)) == "one"
    assert warning(told(("start", 0), ("next", 5), now=5.5, of=short)) == "none"
    assert warning(told(now=5)) == "none"


@pytest.mark.parametrize("kind", EVENT_KINDS)
def test_what_is_refused_changes_nothing_and_what_is_not_changes_something(kind: str) -> None:
    fields = {"seconds": 60, "plan": ((PhaseId("learn"), 60),)}
    begun: tuple[Any, ...] = ("start", 0)
    stories: list[list[tuple[Any, ...]]] = [
        [],
        [begun],
        [begun, ("pause", 1)],
        [begun, ("end", 1)],
        [begun, ("next", 1), ("next", 2)],
    ]
    for story in stories:
        before, after = told(*story, now=9), told(*story, (kind, 9, fields), now=9)
        refused = refusal(before, kind)
        if kind != "start" or before.status == "idle":
            assert (refused is None) == (after != before), story
        if refused:
            assert refused.endswith(".")


def test_a_correction_of_the_start_is_not_refused_while_running() -> None:
    assert refusal(told(("start", 5), now=9), "start") is None
