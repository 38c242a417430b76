"""Clocks that jump, and a terminal whose clock is a day ahead of ours."""

import time
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from itertools import pairwise
from pathlib import Path
from uuid import UUID

from hypothesis import given
from hypothesis import strategies as st
from pytest import MonkeyPatch  # noqa: PT013 - a name for a context, not a fixture

from data.clock import Hearing, clock_at
from data.meeting import clock_of, keep, press
from data.models.ids import EntryId, EventId, moment_of, new_id
from data.models.records import ClockEvent
from data.store.hlc import HybridClock, is_stamp, stamp_of
from tests.data.clock_help import TEN, head, phase
from tests.data.store_help import NOW, begun, entry, reopened, texts

DAY = timedelta(days=1)
moments = st.datetimes(datetime(1, 1, 2), datetime(9999, 12, 30), timezones=st.just(UTC))
plan = head(phase("reflect", 30, 0), phase("learn", 50, 0), phase("next", 30, 0))


@given(st.lists(st.tuples(st.booleans(), moments), min_size=2, max_size=30))
def test_stamps_never_run_backwards_and_can_always_be_read_again(
    steps: list[tuple[bool, datetime]],
) -> None:
    """Whatever the computer's clock says, and whatever stamps of others were seen."""
    clock, given_out = HybridClock(), [""]
    for seen, moment in steps:
        if seen:
            clock.see(stamp_of(moment))
        given_out.append(clock.next(moment))
    assert all(earlier < later for earlier, later in pairwise(given_out))
    assert all(map(is_stamp, given_out[1:]))


@given(st.lists(st.integers(0, 7 * 10**18), min_size=1, max_size=20), st.uuids())
def test_ids_never_run_backwards_and_follow_what_is_known(times: list[int], known: UUID) -> None:
    with MonkeyPatch.context() as patch:
        patch.setattr("data.models.ids._last", 0)
        given_out = [new_id(after=str(known))]
        for nanoseconds in times:
            patch.setattr(time, "time_ns", lambda now=nanoseconds: now)
            given_out.append(new_id())
            given_out.append(new_id(after=given_out[0]))
    assert given_out == sorted(set(given_out))
    assert {UUID(identifier).version for identifier in given_out} == {7}


@given(
    st.lists(st.tuples(st.sampled_from(["pause", "resume", "next", "back"]), moments), max_size=8),
    moments,
    st.datetimes(datetime(1970, 1, 1), datetime(2199, 1, 1), timezones=st.just(UTC)),
)
def test_no_jump_of_the_clock_makes_time_negative_or_stops_the_program(
    pressed: list[tuple[str, datetime]], begun_at: datetime, now: datetime
) -> None:
    story = [ClockEvent(EventId("0"), "start", begun_at)]
    story += [ClockEvent(EventId(str(n)), kind, at) for n, (kind, at) in enumerate(pressed, 1)]
    for events in (story, Hearing().heard(story, now)):
        state = clock_at(plan, events, now)
        assert all(clock.taken >= 0 for clock in state.phases)
        assert state.paused_seconds >= 0


def test_after_a_sleep_the_clock_tells_the_time_that_passed() -> None:
    story = [ClockEvent(EventId("0"), "start", TEN)]
    assert clock_at(plan, story, TEN + timedelta(hours=3)).phases[0].taken == 3 * 3600


def test_a_clock_that_was_set_back_costs_the_phase_before_nothing() -> None:
    story = [
        ClockEvent(EventId("0"), "start", TEN),
        ClockEvent(EventId("1"), "next", TEN + timedelta(minutes=40)),
        ClockEvent(EventId("2"), "next", TEN - timedelta(minutes=10)),
    ]
    state = clock_at(plan, story, TEN)
    assert [clock.taken for clock in state.phases] == [2400, 0, 600]


def test_what_a_terminal_a_day_ahead_presses_neither_freezes_nor_explodes_our_clock() -> None:
    hearing = Hearing()
    story = [ClockEvent(EventId("0"), "start", TEN)]
    hearing.heard(story, TEN)
    pressed_at = TEN + timedelta(minutes=20)
    story.append(ClockEvent(EventId("1"), "next", pressed_at + DAY))
    now = pressed_at + timedelta(seconds=1)
    for passed in (0, 60, 600):
        state = clock_at(plan, hearing.heard(story, now), now + timedelta(seconds=passed))
        assert [round(clock.taken) for clock in state.phases] == [1201, passed, 0]
    assert hearing.ahead == DAY - timedelta(seconds=1)
    ours = ClockEvent(EventId("2"), "next", TEN + timedelta(minutes=50))
    minutes = clock_at(plan, [*story, ours], TEN + timedelta(hours=1))
    assert sum(clock.taken for clock in minutes.phases) == 3600


def test_a_session_that_runs_by_a_clock_a_day_ahead_is_told_right_wherever_it_is_opened() -> None:
    story = [
        ClockEvent(EventId("0"), "start", TEN + DAY),
        ClockEvent(EventId("1"), "next", TEN + DAY + timedelta(minutes=20)),
    ]
    now = TEN + timedelta(minutes=20)
    state = clock_at(plan, Hearing().heard(story, now), now + timedelta(minutes=5))
    assert [clock.taken for clock in state.phases] == [1200, 300, 0]
    later = clock_at(plan, story, TEN + DAY + timedelta(minutes=25))
    assert [clock.taken for clock in later.phases] == [1200, 300, 0]


def test_entries_stand_in_the_order_said_and_our_later_edit_wins_over_a_clock_ahead(
    tmp_path: Path, monkeypatch: MonkeyPatch
) -> None:
    store, ours = begun(tmp_path / "store")
    press(ours, "start", NOW)
    keep(ours, "first", now=NOW)
    theirs = reopened(store, ours)
    ahead = new_id(int((datetime.now(UTC) + DAY).timestamp() * 1000))
    said = replace(entry("second, a day ahead"), id=EntryId(ahead), at=NOW + DAY)
    monkeypatch.setattr("data.store.hlc.datetime", Tomorrow)
    theirs.put(said)
    monkeypatch.undo()
    ours.refresh()
    keep(ours, "third", now=NOW)
    ours.change(ours.entries[said.id], text="second, mended")
    keep(ours, "fourth", now=NOW)
    assert texts(reopened(store, ours)) == ["first", "second, mended", "third", "fourth"]
    assert ours.entries[said.id].at == NOW + DAY
    assert clock_of(ours, NOW).status == "running"


class Tomorrow(datetime):
    """A clock that is a day ahead."""

    @classmethod
    def now(cls, tz: object = None) -> datetime:  # type: ignore[override]
        return datetime.now(UTC) + DAY


def test_a_machine_whose_clock_begins_in_1970_loses_nothing(
    tmp_path: Path, monkeypatch: MonkeyPatch
) -> None:
    monkeypatch.setattr("data.store.hlc.datetime", Epoch)
    store, session = begun(tmp_path / "store")
    session.put(entry("said in 1970"))
    session.change(next(iter(session.entries.values())), text="mended in 1970")
    found = reopened(store, session)
    assert (texts(found), found.damage) == (["mended in 1970"], ())


class Epoch(datetime):
    """A clock without a battery."""

    @classmethod
    def now(cls, tz: object = None) -> datetime:  # type: ignore[override]
        return datetime(1970, 1, 1, 0, 5, tzinfo=UTC)


def test_an_id_that_no_clock_can_have_given_is_not_followed() -> None:
    for odd in ("ffffffff-ffff-7fff-bfff-ffffffffffff", "zz", "", "x" * 36):
        assert abs(moment_of(new_id(after=odd)) - datetime.now(UTC)) < 3 * DAY
