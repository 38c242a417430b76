from datetime import UTC, date, datetime, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as some

from data.capture.due import WEEKDAYS
from data.moments import read_when, tell_distance, tell_moment, tell_when
from data.zone import local_zone, zone_said

NOW = datetime(2026, 11, 22, 14, 0, tzinfo=UTC)
"""A Sunday."""


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ("tue 18:00", "Tue 24 Nov 2026, 18:00"),
        ("Next Tue 6pm", "Tue 24 Nov 2026, 18:00"),
        ("tomorrow 9", "Mon 23 Nov 2026, 09:00"),
        ("tomorrow at noon", "Mon 23 Nov 2026, 12:00"),
        ("noon tomorrow", "Mon 23 Nov 2026, 12:00"),
        ("yesterday 10:00", "Sat 21 Nov 2026, 10:00"),
        ("-3d 10:00", "Thu 19 Nov 2026, 10:00"),
        ("8 dec 10:00", "Tue 8 Dec 2026, 10:00"),
        ("Dec 8th, 2026 at 10", "Tue 8 Dec 2026, 10:00"),
        ("8th of december 6.30 p.m.", "Tue 8 Dec 2026, 18:30"),
        ("tue 24 nov 18h30", "Tue 24 Nov 2026, 18:30"),
        ("24.11. 14h", "Tue 24 Nov 2026, 14:00"),
        ("24.11.26 14:00", "Tue 24 Nov 2026, 14:00"),
        ("in two weeks 18:00", "Sun 6 Dec 2026, 18:00"),
        ("+4w 10:00", "Sun 20 Dec 2026, 10:00"),
        ("12 am", "Mon 23 Nov 2026, 00:00"),
        ("18:00", "Sun 22 Nov 2026, 18:00"),
        ("9:00", "Mon 23 Nov 2026, 09:00"),
        ("in 2 hours", "Sun 22 Nov 2026, 16:00"),
        ("2026-12-08T10:00:00Z", "Tue 8 Dec 2026, 10:00"),
    ],
)
def test_moments_are_understood_as_people_say_them(typed: str, told: str) -> None:
    when = read_when(typed, NOW, "Europe/London")
    assert when.start is not None
    assert tell_moment(when.start) == told


@pytest.mark.parametrize(
    ("typed", "zone", "utc_hour"),
    [
        ("8 dec 10:00 Europe/Berlin", "Europe/Berlin", 9),
        ("8 dec 10:00 america/new_york", "America/New_York", 15),
        ("8 dec 10:00 utc+2", "UTC+02:00", 8),
        ("2026-12-08T10:00+05:30", "UTC+05:30", 4),
        ("8 dec 10:00", "Europe/London", 10),
    ],
)
def test_a_zone_may_stand_behind_a_moment(typed: str, zone: str, utc_hour: int) -> None:
    when = read_when(typed, NOW, "Europe/London")
    assert when.start is not None
    assert (when.zone, when.start.astimezone(UTC).hour) == (zone, utc_hour)


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("", "tue 18:00"),
        ("soonish", "no day"),
        ("30 feb 10:00", "no day"),
        ("3/4 10:00", "two days"),
        ("wed 24 nov 10:00", "is a Tuesday"),
        ("tue 25:00", "no hour"),
        ("tomorrow 13pm", "no hour"),
        ("tue 18:00 Foo/Bar", "no zone"),
        ("tue 18:00 UTC+99", "no zone"),
        ("tue 18:00 CET", "Europe/Berlin"),
        ("1 jan 1800 10:00", "1800 is no year"),
        ("tue 18:00 ../../etc/passwd", "no day"),
        ("+9999y 10:00", "no day"),
        ("x" * 5000, "tue 18:00"),
    ],
)
def test_what_is_no_moment_is_said_in_a_sentence(typed: str, said: str) -> None:
    with pytest.raises(ValueError, match=said):
        read_when(typed, NOW, "Europe/London")


def test_a_day_without_an_hour_takes_the_usual_one() -> None:
    when = read_when("tue", NOW, "Europe/London", usual=time(18))
    assert when.start is not None
    assert tell_moment(when.start) == "Tue 24 Nov 2026, 18:00"
    bare = read_when("tue", NOW, "Europe/London")
    assert (bare.day, bare.start) == (date(2026, 11, 24), None)
    assert "no hour yet" in tell_when(bare, NOW)


def test_an_hour_that_the_clocks_skip_or_show_twice_is_said() -> None:
    skipped = tell_when(read_when("28.3.2027 2:30", NOW, "Europe/Berlin"), NOW)
    assert "03:30" in skipped
    assert "there is no 02:30" in skipped
    twice = read_when("31.10.2027 2:30", NOW, "Europe/Berlin")
    assert "twice" in twice.remark
    assert twice.start is not None
    assert twice.start.astimezone(UTC).hour == 0


def test_a_moment_that_is_over_is_called_so() -> None:
    assert "over already" in tell_when(read_when("today 9:00", NOW, "UTC"), NOW)


@given(
    some.datetimes(datetime(2000, 1, 1), datetime(2100, 1, 1)),
    some.sampled_from(["Europe/Berlin", "America/New_York", "Asia/Kathmandu", "UTC", "UTC-03:30"]),
)
def test_a_moment_written_out_is_read_as_itself(moment: datetime, zone: str) -> None:
    when = read_when(f"{moment:%Y-%m-%d %H:%M} {zone}", NOW, "Australia/Lord_Howe")
    assert when.start is not None
    wall = when.start.replace(tzinfo=None)
    assert bool(when.remark) or wall == moment.replace(second=0, microsecond=0)
    assert abs(wall - moment) <= timedelta(hours=1, minutes=1)
    assert when.start.astimezone(UTC).astimezone(when.start.tzinfo) == when.start


@given(some.sampled_from(WEEKDAYS), some.times(), some.integers(0, 400))
def test_a_weekday_is_always_the_next_and_never_today(name: str, hour: time, after: int) -> None:
    now = NOW + timedelta(days=after)
    when = read_when(f"{name[:3]} {hour:%H:%M}", now, "UTC")
    assert WEEKDAYS[when.day.weekday()] == name
    assert 1 <= (when.day - now.date()).days <= 7


@given(some.text(max_size=40))
def test_any_text_is_a_moment_or_a_sentence(typed: str) -> None:
    said = ""
    try:
        read_when(typed, NOW, "Europe/Berlin")
    except ValueError as error:
        said = str(error)
    assert not said or said.endswith((".", "?"))


def test_this_machines_own_zone_is_one_that_can_be_written() -> None:
    name = local_zone(NOW)
    assert zone_said(name) == name


@pytest.mark.parametrize(
    ("days", "told"),
    [(8, "in 8 days"), (14, "in 2 weeks"), (127, "in 18 weeks"), (-364, "a year ago"),
     (-2517, "7 years ago")],
)  # fmt: skip
def test_a_distance_is_told_as_people_count_it(days: int, told: str) -> None:
    assert tell_distance(NOW.date() + timedelta(days), NOW.date()) == told
