from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from data.capture.due import WEEKDAYS, parse_due
from tests.data.capture_help import TUESDAY, read

_DAYS = st.from_regex(
    r"\+[0-9]{1,5}[dwmy]|next (mon|sun)|[0-9]{1,2}\.[0-9]{1,2}\.([0-9]{4})?", fullmatch=True
)


@pytest.mark.parametrize(
    ("value", "day"),
    [
        ("fri", date(2026, 11, 27)),
        ("Friday", date(2026, 11, 27)),
        ("tues", date(2026, 12, 1)),
        ("today", TUESDAY),
        ("tomorrow", date(2026, 11, 25)),
        ("2026-12-04", date(2026, 12, 4)),
        ("+3d", date(2026, 11, 27)),
        ("+2w", date(2026, 12, 8)),
        ("+3m", date(2027, 2, 24)),
        ("+1y", date(2027, 11, 24)),
        ('"next fri"', date(2026, 12, 4)),
        ('"next monday"', date(2026, 11, 30)),
        ("31.12.", date(2026, 12, 31)),
        ("31.12", date(2026, 12, 31)),
        ("24.11.", TUESDAY),
        ("1.2.", date(2027, 2, 1)),
        ("29.2.", date(2028, 2, 29)),
        ("31.12.2026", date(2026, 12, 31)),
        ("01.02.2020", date(2020, 2, 1)),
        ("4dec", date(2026, 12, 4)),
        ('"4 Dec"', date(2026, 12, 4)),
        ('"Dec  4 2027"', date(2027, 12, 4)),
        ('"in two weeks"', date(2026, 12, 8)),
    ],
)
def test_a_due_day_is_understood_and_leaves_the_text(value: str, day: date) -> None:
    line = read(f"! send the form due:{value} by post")
    assert (line.due, line.text) == (day, "send the form by post")


@pytest.mark.parametrize(
    "value",
    [
        "someday",
        "32",
        "2026-02-30",
        "2026-13-44",
        "fr",
        "+w",
        "+9w9",
        "+99999d",
        "20261204",
        '"next time"',
        "12/31",
        "31.13.",
        "29.2.2026",
        "fri!x",
    ],
)
def test_a_day_that_is_none_stays_text_and_is_told(value: str) -> None:
    line = read(f"! send the form due:{value} by post")
    assert (line.due, line.text) == (None, f"send the form due:{value} by post")
    assert line.undated == (f"due:{value}",)


def test_a_day_still_to_be_typed_is_no_wrong_one() -> None:
    assert read("! send it due:").undated == ()
    assert read("! send it due: fri").undated == ()


def test_a_month_that_is_too_short_ends_on_its_last_day() -> None:
    assert parse_due("+1m", date(2026, 1, 31)) == date(2026, 2, 28)
    assert parse_due("+1m", date(2028, 1, 31)) == date(2028, 2, 29)


@given(st.dates(), st.text(max_size=12) | _DAYS)
def test_no_day_ever_breaks_the_reading_of_a_due_day(today: date, value: str) -> None:
    due = parse_due(value, today)
    assert due is None or isinstance(due, date)


@given(st.dates(max_value=date(9999, 12, 20)), st.sampled_from(WEEKDAYS))
def test_a_weekday_is_the_next_such_day_and_never_today(today: date, weekday: str) -> None:
    due = parse_due(weekday[:3], today)
    assert due is not None
    assert 1 <= (due - today).days <= 7
    assert WEEKDAYS[due.weekday()] == weekday


def test_of_two_due_days_the_second_thought_counts() -> None:
    assert read("! send it due:mon due:fri").due == date(2026, 11, 27)


def test_a_full_stop_behind_a_token_stays_with_the_sentence() -> None:
    assert read("! Send the form due:fri. Then call.").text == "Send the form. Then call."


def test_a_tag_at_the_end_goes_and_in_mid_sentence_it_is_a_word() -> None:
    line = read("the #intake form is long #forms #Intake")
    assert (line.text, line.tags) == ("the intake form is long", ("intake", "forms"))
    assert read("#intake is slow").text == "intake is slow"
    assert read("too long, says #intake.").text == "too long, says intake."


@pytest.mark.parametrize("typed", ["see #1234", "C# and F#", "x#y", "https://x.org/#top", "# head"])
def test_what_is_no_tag_stays_text(typed: str) -> None:
    assert (read(typed).tags, read(typed).text) == ((), typed)


def test_for_whom_it_worked_is_known_and_leaves_the_text() -> None:
    line = read('+ Evening hours for:teen-parents for:"shift workers" work')
    assert (line.whom, line.text) == (("teen-parents", "shift workers"), "Evening hours work")
    assert read("looking for: a room for:-) now").text == "looking for: a room for:-) now"


def test_the_reason_is_known_and_stays_in_the_text() -> None:
    line = read("+ Home visits work for:parents Because families\nfeel heard")
    assert line.text == "Home visits work Because families\nfeel heard"
    assert line.because == "families\nfeel heard"
    assert read("because").because is None
    assert read("Because we asked, they came").because is None


def test_two_at_signs_mark_what_to_come_back_to() -> None:
    for typed in ("@@ the rota", "the rota @@", "the @@ rota"):
        assert (read(typed).marked, read(typed).text) == (True, "the rota")
    assert not read("the rota@@").marked
    assert not read("the @@rota").marked


@pytest.mark.parametrize("level", ["private", "role", "anon"])
def test_a_level_of_confidence_is_a_word_of_its_own(level: str) -> None:
    line = read(f"+ We tried it #{level.upper()} and it went well")
    assert (line.level, line.text, line.tags) == (level, "We tried it and it went well", ())
    assert read(f"We tried it #{level}ly").level == "named"


def test_the_strictest_level_counts() -> None:
    assert read("we tried #role #private").level == "private"
    assert read("we tried #role #anon").level == "anon"


@pytest.mark.parametrize("names", ["@ana, @ben", "@ana and @ben", "@ana, and @ben", "@ana & @ben"])
def test_owners_that_are_told_together_at_the_end_are_no_words_of_the_text(names: str) -> None:
    line = read(f"! Buy lava stones {names} due:fri #oven")
    assert (line.text, line.owners) == ("Buy lava stones", ("Ana Ruiz", "Ben Okafor"))
    assert read(f"! Talk to {names}").text.startswith("Talk to Ana")
    assert read(f"What we heard of {names}").text.startswith("What we heard of Ana")


def test_a_tag_behind_a_level_is_no_word_of_the_text() -> None:
    line = read("- Prices that we do not tell #private #oven")
    assert (line.text, line.level) == ("Prices that we do not tell", "private")
    assert line.tags == ("oven",)
    assert read("What is known about #oven #private").text == "What is known about oven"
