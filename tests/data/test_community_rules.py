from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from data.capture.due import WEEKDAYS
from data.days import MONTHS
from data.ground_rules import Edit, last_revisit, moved, with_rule, without
from data.measuring import bars, course_of
from data.membership import member_meant, roles_in, seats, told_apart
from data.models.community import Community, Member
from data.models.community_records import GoalId, Measure, MeasureId, Reading, Revisit
from data.models.ids import CommunityId, EventId, MemberId, SessionId
from data.numbers import parse_number, told_number
from data.past_days import parse_day
from data.stages import stages_of, way_through
from data.store.records_view import Version

TODAY = date(2026, 11, 24)


def member(name: str, **more: object) -> Member:
    return Member(MemberId(f"id of {name}"), name, **more)  # type: ignore[arg-type]


ANA, BEN = member("Ana Ruiz", organisation="Library"), member("Ben Okafor", initials="BK")


def test_a_rule_that_others_changed_meanwhile_says_so_and_is_changed_only_after_that() -> None:
    edit = Edit(("One voice", "Begin on time"), 1)
    edit.check(("Listen", "One voice", "Begin on time"))
    assert edit.applied(("Begin on time", "One voice"), "Begin") == ("Begin", "One voice")
    with pytest.raises(ValueError, match="changed this rule meanwhile: “End on time”"):
        edit.check(("One voice", "End on time"))
    edit.check(("One voice", "End on time"))
    assert edit.applied(("One voice", "End on time"), "Begin") == ("One voice", "Begin")
    with pytest.raises(ValueError, match="took this rule away"):
        edit.check(("One voice",))
    edit.check(("One voice",))
    assert edit.applied(("One voice",), "Begin") == ("One voice", "Begin")


def test_two_people_of_one_name_are_told_apart_and_the_sentence_says_how() -> None:
    assert told_apart("  Ana   Ortiz ", [ANA, BEN]) == "Ana Ortiz"
    assert told_apart("Ana Ruíz", [ANA], own=ANA.id) == "Ana Ruíz"
    with pytest.raises(ValueError, match=r"Ana Ruiz already.*ana ruíz \(Harbour House\)"):
        told_apart("ana ruíz", [ANA])
    with pytest.raises(ValueError, match="Ana Ruiz, who left"):
        told_apart("Ana Ruiz", [member("Ana Ruiz", left=True)])
    with pytest.raises(ValueError, match="comma"):
        told_apart("Ruiz, Ana", [])
    with pytest.raises(ValueError, match="needs a name"):
        told_apart(" \t", [])


def test_a_member_is_meant_by_a_beginning_or_initials_and_else_it_is_said() -> None:
    assert member_meant("ben", [ANA, BEN]) is BEN
    assert member_meant("BK", [ANA, BEN]) is BEN
    for typed, said in (("", "Who"), ("Zoe", "No member"), ("a", "may be")):
        with pytest.raises(ValueError, match=said):
            member_meant(typed, [ANA, member("Amir Haddad")])


def test_roles_are_named_by_their_beginnings_and_seats_are_counted_without_who_left() -> None:
    assert roles_in("Fac, scribe;scr") == ("facilitator", "scribe")
    with pytest.raises(ValueError, match="none of the roles"):
        roles_in("s")
    table = [ANA, BEN, member("Dana", organisation="library"), member("Cy", left=True)]
    assert seats(table, "organisation").in_words == "Library 2, not said 1"
    many = [member(f"{number}", sector=f"sector {number:02}") for number in range(20)]
    assert seats(many, "sector").in_words.endswith("sector 11 1, 8 others")


@given(st.lists(st.text(st.characters(categories=["L"]), min_size=1), unique_by=str.casefold))
def test_rules_move_and_go_without_any_being_lost(rules: list[str]) -> None:
    row = tuple(rules)
    for place in range(len(row)):
        for step in (-1, 1, 99):
            assert sorted(moved(row, place, step)) == sorted(row)
        if place < len(row) - 1:
            assert moved(moved(row, place, 1), place + 1, -1) == row
        assert without(row, place) == tuple(rule for rule in row if rule != row[place])


def test_a_rule_is_added_reworded_and_never_there_twice() -> None:
    assert with_rule(("Ask",), " Listen\nlong ") == ("Ask", "Listen long")
    assert with_rule(("Ask", "Listen"), "ask", 0) == ("ask", "Listen")
    for typed, said in (("", "words"), ("ASK", "already")):
        with pytest.raises(ValueError, match=said):
            with_rule(("Ask",), typed)


def test_the_last_rereading_is_that_of_the_latest_session() -> None:
    def reread(number: int, removed: bool = False) -> Revisit:
        named = EventId(str(number))
        session = SessionId("s")
        return Revisit(named, "purpose", "affirmed", session, number, TODAY, removed=removed)

    found = last_revisit([reread(4), reread(9, removed=True), reread(8)], "purpose")
    assert found is not None
    assert found.number == 8
    assert last_revisit([reread(4)], "ground-rules") is None


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("", None),
        ("today", TODAY),
        ("yesterday", TODAY - timedelta(days=1)),
        ("-2w", TODAY - timedelta(weeks=2)),
        ("2025", date(2025, 1, 1)),
        ("Nov 2025", date(2025, 11, 1)),
        ("3 Nov", date(2026, 11, 3)),
        ("3 dec", date(2025, 12, 3)),
        ("29 feb", date(2024, 2, 29)),
        ("24.12.", date(2025, 12, 24)),
        ("fri", date(2026, 11, 20)),
        ("tue", TODAY),
        ("on fri", date(2026, 11, 20)),
        ("24.11.", TODAY),
        ("27.11.", date(2025, 11, 27)),
        ("27 nov", date(2025, 11, 27)),
        ("tue 24 nov", TODAY),
        ("mon 23 nov", date(2026, 11, 23)),
        ("thu 27 nov", date(2025, 11, 27)),
        ("1 month ago", date(2026, 10, 24)),
        ("-1y", date(2025, 11, 24)),
        ("+2w", date(2026, 12, 8)),
        ("2027-01-02", date(2027, 1, 2)),
        ("3 dec 2026", date(2026, 12, 3)),
    ],
)
def test_a_day_that_has_been_is_told_as_people_write_it(typed: str, meant: date | None) -> None:
    assert parse_day(typed, TODAY) == meant


@given(st.dates(date(1990, 1, 1), date(2060, 12, 31)), st.integers(0, 364))
def test_a_day_of_the_last_year_is_found_however_it_is_written(today: date, back: int) -> None:
    day = today - timedelta(days=back)
    month = MONTHS[day.month - 1]
    weekday = WEEKDAYS[day.weekday()][:3]
    dated = (f"{day.day}.{day.month}.", f"{day.day} {month[:3]}", f"{month} {day.day}")
    ways = [*dated, *(f"{weekday} {way}" for way in dated), *([weekday] if back < 7 else [])]
    assert {parse_day(way, today) for way in ways} == {day}


@pytest.mark.parametrize("typed", ["soon", "3/4", "31 nov", "-99999w", "abc 2025", "0", "٣"])
def test_what_is_no_day_is_met_with_a_sentence(typed: str) -> None:
    with pytest.raises(ValueError, match=r"\."):
        parse_day(typed, TODAY)


@given(st.floats(-1e9, 1e9).map(lambda value: round(value, 6)))
def test_a_figure_reads_back_as_it_is_told(value: float) -> None:
    assert parse_number(told_number(value)) == pytest.approx(value)


def test_figures_are_taken_as_typed_and_doubtful_ones_asked_about() -> None:
    assert [parse_number(t) for t in ("", "3,5", "40 %", "−2", "٣")] == [None, 3.5, 40, -2, 3]
    assert (told_number(None), told_number(0.0)) == ("", "0")
    for typed in ("1,200", "twelve", "1e999", "nan", "99999999999999", "--1"):
        with pytest.raises(ValueError, match=r"\."):
            parse_number(typed)


def reading(value: float, days: int, measure: str = "m") -> Reading:
    return Reading(EventId(str(days)), MeasureId(measure), TODAY + timedelta(days), value)


def test_a_measure_tells_its_course_by_its_direction_and_always_with_n() -> None:
    measure = Measure(MeasureId("m"), GoalId("g"), "Visits", "of 20", baseline=9, target=15)
    assert course_of(measure, []).in_words == "baseline 9, target 15, no reading yet"
    rows = [reading(14, 0), reading(10, -30), reading(99, -1, "other")]
    course = course_of(measure, rows)
    assert course.in_words == "9 → 14 of 20, target 15, nearer by 5, n = 2"
    assert bars(course.readings) == "▁█"
    down = Measure(MeasureId("m"), GoalId("g"), "Waiting", direction="down", target=10)
    assert course_of(down, rows).in_words == "10 → 14, target 10, further by 4, n = 2"
    assert course_of(down, [reading(7, 0)]).in_words == "7 → 7, target 10, reached, n = 1"
    assert bars([reading(3, 0)]) == "▄"
    assert not bars([])


def test_the_stage_one_is_in_stays_a_choice_and_the_way_there_is_told() -> None:
    community = Community(CommunityId("r"), "R", stage="Adult", stages=("Seed", "Tree"))
    assert stages_of(community) == ("Seed", "Tree", "Adult")
    at = datetime(2026, 1, 1, tzinfo=UTC)
    said = ("Seed", "Seed", None, "", "Tree")
    versions = [Version(at, "w", {"stage": s} if s is not None else {"name": "x"}) for s in said]
    assert way_through(versions) == (("Seed", at), ("Tree", at))
