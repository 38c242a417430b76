from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from data.past_line import Held, by_column, nearest, scale_for, ticks

FIRST = date(2026, 1, 6)
DAYS = st.lists(st.integers(0, 20_000), min_size=1, max_size=60).map(
    lambda numbers: sorted(date(1990, 1, 1) + timedelta(days=n) for n in numbers)
)


def weekly(count: int) -> list[date]:
    return [FIRST + timedelta(weeks=n) for n in range(count)]


@given(DAYS, st.integers(1, 200), st.data())
def test_every_session_stands_on_its_own_page_in_order(
    days: list[date], columns: int, data: st.DataObject
) -> None:
    at = data.draw(st.sampled_from(days))
    scale = scale_for(days, at, columns)
    assert 0 <= scale.column(at) < columns
    assert all(scale.column(a) <= scale.column(b) for a, b in pairwise(days))
    assert scale.column(scale.day(scale.column(at))) == scale.column(at)


def test_no_day_stands_on_two_pages() -> None:
    days = [FIRST + timedelta(days=n) for n in (0, 7, 14, 21, 28, 35, 42, 50)]
    for columns in range(1, 30):
        pages = {scale_for(days, day, columns, usual=7) for day in days}
        shown = [d for page in pages for d in days if 0 <= page.column(d) < columns]
        assert sorted(shown) == days, columns


@given(DAYS, st.integers(1, 200), st.data())
def test_a_page_does_not_move_while_one_goes_through_its_sessions(
    days: list[date], columns: int, data: st.DataObject
) -> None:
    at = data.draw(st.sampled_from(days))
    scale = scale_for(days, at, columns)
    seen = [day for day in days if 0 <= scale.column(day) < columns]
    assert {scale_for(days, day, columns) for day in seen} == {scale}


def test_a_long_pause_is_as_wide_as_it_was() -> None:
    days = [FIRST, FIRST + timedelta(weeks=1), FIRST + timedelta(weeks=9)]
    scale = scale_for(days, FIRST, 100)
    one, two, three = map(scale.column, days)
    assert (three - two) == pytest.approx(8 * (two - one), abs=8)


def test_weekly_sessions_stand_apart_and_years_of_them_take_pages() -> None:
    days = weekly(500)
    scale = scale_for(days, days[-1], 104)
    columns = [scale.column(day) for day in days if 0 <= scale.column(day) < 104]
    assert len(columns) == len(set(columns)) == 52
    assert scale_for(days, days[0], 104) != scale


def test_a_column_tells_its_sessions_and_a_click_between_finds_the_nearest() -> None:
    held = [Held(f"s{n}", day) for n, day in enumerate(weekly(3))]
    scale = scale_for([h.day for h in held], FIRST, 60)
    assert [h.stem for found in by_column(scale, held).values() for h in found] == [
        "s0", "s1", "s2",
    ]  # fmt: skip
    assert nearest(scale, held, scale.column(held[1].day) + 1) == held[1]
    assert nearest(scale, [], 3) is None


@given(DAYS, st.integers(1, 200))
def test_labels_never_run_into_each_other(days: list[date], columns: int) -> None:
    scale = scale_for(days, days[0], columns)
    found = list(ticks(scale))
    assert all(a + len(told) < b for (a, told), (b, _) in pairwise(found))
    assert all(column + len(told) <= columns for column, told in found)


def test_a_year_of_meetings_is_labelled_by_months_and_twenty_by_years() -> None:
    year = weekly(12)
    assert next(t for _, t in ticks(scale_for(year, year[0], 60))) == "Feb 2026"
    monthly = [FIRST + timedelta(days=30 * n) for n in range(240)]
    labels = [t for _, t in ticks(scale_for(monthly, monthly[-1], 110))]
    assert all(label.isdigit() or label[3] == " " for label in labels)
