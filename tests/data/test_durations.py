"""Lengths of time as typed and as shown."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from data.clock import parse_ago, parse_duration, spell_clock


@pytest.mark.parametrize(
    ("typed", "seconds"),
    [
        ("25", 1500),
        ("1h10", 4200),
        ("1h", 3600),
        ("90s", 90),
        ("5m", 300),
        ("5m30s", 330),
        (" 1 H 10 min ", 4200),
        ("2 hours", 7200),
        ("0", 0),
    ],
)
def test_minutes_are_typed_as_people_write_them(typed: str, seconds: int) -> None:
    assert parse_duration(typed) == seconds


@pytest.mark.parametrize("typed", ["", "h", "soon", "-5", "1.5h", "5 5", "٥", "25h", "9" * 5000])
def test_what_is_no_length_of_time_says_how_to_write_one(typed: str) -> None:
    with pytest.raises(ValueError, match="25, 1h10 or 90s"):
        parse_duration(typed)


@pytest.mark.parametrize("typed", ["3m ago", "3 ago", "3m", "3 minutes AGO"])
def test_ago_may_be_left_out(typed: str) -> None:
    assert parse_ago(typed) == 180


@pytest.mark.parametrize(
    ("seconds", "shown"),
    [
        (1750, "29:10"),
        (3723, "1:02:03"),
        (-125, "+2:05"),
        (0.9, "0:00"),
        (-0.9, "0:00"),
        (5, "0:05"),
    ],
)
def test_a_clock_reads_as_on_a_wall(seconds: float, shown: str) -> None:
    assert spell_clock(seconds) == shown


@given(st.integers(0, 86400))
def test_every_length_can_be_typed_in_its_parts(seconds: int) -> None:
    assert parse_duration(f"{seconds // 3600}h{seconds // 60 % 60}m{seconds % 60}s") == seconds
