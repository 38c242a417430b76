"""Stamps sort as text, never run backwards, and tell no more than they should."""

from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from data.store.hlc import (
    EARLIEST,
    HybridClock,
    after,
    is_stamp,
    minute_of,
    moment_in,
    stamp_of,
)

MOMENTS = st.datetimes(datetime(2020, 1, 1), datetime(2100, 1, 1), timezones=st.just(UTC))


@given(st.lists(MOMENTS, min_size=2, max_size=20))
def test_stamps_rise_whatever_the_clock_does(moments: list[datetime]) -> None:
    clock = HybridClock()
    stamps = [clock.next(moment) for moment in moments]
    assert stamps == sorted(set(stamps))
    assert all(map(is_stamp, stamps))


@given(MOMENTS, MOMENTS)
def test_a_stamp_is_later_than_every_one_seen(seen: datetime, now: datetime) -> None:
    clock = HybridClock()
    clock.see(stamp_of(seen))
    assert clock.next(now) > stamp_of(seen)


@given(MOMENTS)
def test_a_stamp_tells_its_moment_to_the_millisecond(moment: datetime) -> None:
    assert timedelta(0) <= moment - moment_in(stamp_of(moment)) < timedelta(milliseconds=1)
    assert moment_in(minute_of(moment)) == moment.replace(second=0, microsecond=0)


def test_the_counter_spills_into_the_next_millisecond() -> None:
    full = "2026-11-24T10:15:02.999Z-9999"
    assert after(full, EARLIEST) == "2026-11-24T10:15:03.000Z-0000"
    assert moment_in(EARLIEST) == datetime(1, 1, 1, tzinfo=UTC)
