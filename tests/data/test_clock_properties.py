"""What holds for the clock whatever is pressed."""

from dataclasses import replace
from datetime import timedelta
from random import Random

from hypothesis import given
from hypothesis import strategies as st

from data.clock import EVENT_KINDS, clock_at, propose_fit
from data.models.ids import EventId, PhaseId
from data.models.records import ClockEvent, SessionHead
from tests.data.clock_help import TEN, head, phase, press

NAMES = ("reflect", "learn", "next")
OTHERS = [kind for kind in EVENT_KINDS if kind != "start"]
gaps = st.floats(0, 3600, allow_nan=False)


@st.composite
def plans(draw: st.DrawFn) -> SessionHead:
    lengths = [(draw(st.integers(0, 60)), draw(st.integers(0, 40))) for _ in NAMES]
    phases = (phase(n, size, low) for n, (size, low) in zip(NAMES, lengths, strict=True))
    return head(*phases, planned_start=draw(st.sampled_from([TEN, None])))


@st.composite
def stories(draw: st.DrawFn) -> list[ClockEvent]:
    """A start and what may follow it, in the order of time."""
    at, events = TEN, [press(0, "start", 0)]
    for number in range(1, draw(st.integers(1, 12))):
        at += timedelta(seconds=draw(gaps))
        event = ClockEvent(
            EventId(f"{number:04}"),
            draw(st.sampled_from(OTHERS)),
            at,
            phase=draw(st.sampled_from([None, PhaseId("learn"), PhaseId("gone")])),
            seconds=draw(st.integers(-7200, 7200)),
            plan=draw(st.sampled_from([(), ((PhaseId("next"), 600),)])),
        )
        events.append(event)
    return events


@given(plans(), stories(), gaps)
def test_what_the_phases_took_and_the_pauses_make_up_the_time_since_the_start(
    plan: SessionHead, story: list[ClockEvent], later: float
) -> None:
    state = clock_at(plan, story, story[-1].at + timedelta(seconds=later))
    whole = sum(clock.taken for clock in state.phases) + state.paused_seconds
    assert abs(whole - ((state.ended or state.now) - TEN).total_seconds()) < 0.01


@given(plans(), stories(), st.randoms(use_true_random=False), gaps)
def test_the_order_in_which_events_are_read_does_not_matter(
    plan: SessionHead, story: list[ClockEvent], random: Random, later: float
) -> None:
    now = story[-1].at + timedelta(seconds=later)
    mixed = random.sample(story, len(story))
    assert clock_at(plan, mixed, now) == clock_at(plan, story, now)


@given(plans(), stories(), gaps)
def test_undo_returns_to_the_state_before(
    plan: SessionHead, story: list[ClockEvent], later: float
) -> None:
    now = story[-1].at + timedelta(seconds=later)
    undone = [*story[:-1], replace(story[-1], removed=True)]
    assert clock_at(plan, undone, now) == clock_at(plan, story[:-1], now)


@given(plans(), stories(), st.lists(st.integers(-9000, 9000), min_size=12, max_size=12), gaps)
def test_no_jump_of_the_wall_clock_makes_a_time_negative(
    plan: SessionHead, story: list[ClockEvent], jumps: list[int], later: float
) -> None:
    jumped = [
        replace(e, at=e.at + timedelta(seconds=j)) for e, j in zip(story, jumps, strict=False)
    ]
    state = clock_at(plan, jumped, TEN + timedelta(seconds=later))
    assert all(clock.taken >= 0 and clock.planned >= 0 for clock in state.phases)
    assert state.paused_seconds >= 0
    assert state.idle_seconds >= 0


@given(plans(), stories(), gaps, gaps)
def test_time_taken_never_runs_backwards(
    plan: SessionHead, story: list[ClockEvent], sooner: float, later: float
) -> None:
    first = clock_at(plan, story, story[-1].at + timedelta(seconds=sooner))
    second = clock_at(plan, story, first.now + timedelta(seconds=later))
    pairs = zip(first.phases, second.phases, strict=True)
    assert all(before.taken <= after.taken for before, after in pairs)
    assert first.projected_end
    assert second.projected_end
    assert first.projected_end <= second.projected_end + timedelta(milliseconds=1)


@given(plans(), stories(), gaps)
def test_a_fit_keeps_the_minima_and_ends_on_time_or_says_how_far_over(
    plan: SessionHead, story: list[ClockEvent], later: float
) -> None:
    state = clock_at(plan, story, story[-1].at + timedelta(seconds=later))
    fit = propose_fit(state)
    if fit is None:
        assert state.status == "ended" or state.behind < 1
        return
    before = {clock.phase.id: clock for clock in state.phases}
    for name, planned in fit.plan:
        clock = before[name]
        assert max(clock.phase.minimum_seconds, clock.taken) <= planned < clock.planned
    event = ClockEvent(EventId("9999"), "fit", state.now, plan=fit.plan)
    after = clock_at(plan, [*story, event], state.now)
    assert abs(after.behind - (fit.ends - state.planned_end).total_seconds()) < 0.01  # type: ignore[operator]
    if fit.over > 0:
        assert all(
            clock.planned <= max(clock.phase.minimum_seconds, clock.taken + 1)
            for clock in after.phases
            if clock.status != "done" and clock.phase.id in dict(fit.plan)
        )
    else:
        assert -1 <= after.behind <= 0
