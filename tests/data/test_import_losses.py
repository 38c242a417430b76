"""What is said beside lists of people is kept, and kept from those who may not know it."""

import re
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from data.importing.minutes import Text, read_archive
from data.importing.past import PastSession
from tests.data.import_help import items, names, session, sessions, texts


@pytest.mark.parametrize(
    "roll",
    [
        "Present: Ana Ruiz, Ben Okafor\n",
        "Present: Ana Ruiz, Ben Okafor\n\n",
        "## Attendees\n- Ana Ruiz\n- Ben Okafor\n",
        "## Attendees\n\nAna Ruiz\nBen Okafor\n\n",
        "Attendees:\n- Ana Ruiz (AR)\n- Ben Okafor - Mill Lane\n",
        "| Name | Present |\n|---|---|\n| Ana Ruiz | x |\n| Ben Okafor | x |\n\n",
    ],
)
def test_what_people_say_right_after_a_roll_is_said_and_no_organisation(roll: str) -> None:
    past = session(roll + "Ana: knives are dull\nBO: I'll fetch it\nMice ate all the corn.\n")
    assert names(past) == ["Ana Ruiz", "Ben Okafor"]
    assert [(item.by, item.text) for item in past.items] == [
        ("Ana Ruiz", "knives are dull"),
        ("Ben Okafor", "I'll fetch it"),
        ("", "Mice ate all the corn."),
    ]


def test_marked_lines_end_a_roll_and_what_follows_is_no_name() -> None:
    past = session("""
        Roll call: Ana (A), Ben (B)
        Decided: Ben sharpens for all
        A: knives are dull
        Quiet
        """)
    assert names(past) == ["Ana", "Ben"]
    assert texts(past, "decision") == ["Ben sharpens for all"]
    assert [(item.by, item.text) for item in past.items[1:]] == [
        ("Ana", "knives are dull"),
        ("", "Quiet"),
    ]


_BEHIND = st.sampled_from(
    [
        "Ana: {}", "- Ana: {}", "@ana: {}", "AR: {}", "Ben - {}", "[Ben] {}", "ACTION: {}",
        "Decided: {}", "{}.", "- {}!", "Ana will {}.", "Cara: {}", "* BO - {}", "Setback: {}",
    ]
)  # fmt: skip
_SMALL = st.lists(st.text("abcdefghijklmnop", min_size=3, max_size=9), min_size=2, max_size=7)
_ROLL = st.sampled_from(
    [
        "Present: Ana Ruiz (AR), Ben Okafor\n", "## Attendees\n- Ana Ruiz\n- Ben Okafor\n",
        "## Check-in\nAna Ruiz / @ana\nBen Okafor\n\n",
        "**Present**\n\n* [x] Ana Ruiz\n* [ ] Ben Okafor\n",
        "Present:\nAna Ruiz\nBen Okafor - Mill Lane\n", "Attendees: Ana Ruiz, Ben Okafor\n\n",
    ]
)  # fmt: skip


def _kept(past: PastSession) -> set[str]:
    people = [" ".join((p.name, p.handle, p.organisation, p.initials)) for p in past.people]
    items = [" ".join((i.text, i.by, *i.owners, *i.headings)) for i in past.items]
    doubts = [doubt.what for doubt in past.doubts]
    return set(re.findall(r"\w+", " ".join([past.title, *people, *items, *doubts]).casefold()))


@settings(max_examples=150, deadline=None)
@given(_ROLL, st.lists(st.tuples(_BEHIND, _SMALL), min_size=1, max_size=6))
def test_every_word_behind_a_roll_is_kept(roll: str, said: list[tuple[str, list[str]]]) -> None:
    lines = [mark.format(" ".join(words)) for mark, words in said]
    (past,) = read_archive([Text("2026-03-01.md", roll + "\n".join(lines))])
    assert {word for _, words in said for word in words} <= _kept(past)
    told = " ".join(item.text for item in past.items) + " ".join(d.what for d in past.doubts)
    assert all(word in told for _, words in said for word in words)


def test_private_lines_stay_private_and_anonymous_ones_lose_every_name() -> None:
    past = session("""
        Present: Lea Vogt (LV), Hope Miller

        - LV: #private I lost my job
          - and my flat
        - Everything is too much for Hope #anon — Hope Miller
        - LV: #role as host I am glad
        - LV: tea
        - HX: #anon nobody asks me
        """)
    assert [(item.level, item.by, item.text) for item in past.items] == [
        ("private", "Lea Vogt", "I lost my job"),
        ("private", "", "and my flat"),
        ("anon", "", "Everything is too much for a member"),
        ("role", "Lea Vogt", "as host I am glad"),
        ("named", "Lea Vogt", "tea"),
        ("anon", "", "nobody asks me"),
    ]


def test_a_given_day_dates_only_what_tells_none() -> None:
    text = "# Spring\n## 2024-01-09\n- a\n## 2024-02-13\n- b\n"
    told = sessions(text, "spring.md", given=date(2025, 11, 3))
    assert [past.date for past in told] == [date(2024, 1, 9), date(2024, 2, 13)]
    (plain,) = sessions("- a\n", "notes.md", given=date(2025, 11, 3))
    assert plain.date == date(2025, 11, 3)


def test_people_are_called_may_and_june_where_a_list_of_names_says_so() -> None:
    past = session("Present: Ana Ruiz, May, June Lee, April\n\nMay: a sign will do\n")
    assert names(past) == ["Ana Ruiz", "May", "June Lee", "April"]
    assert [(item.by, item.text) for item in past.items] == [("May", "a sign will do")]


def test_what_is_no_name_in_a_list_of_names_is_told() -> None:
    past = session('Present: Ana Ruiz, +1 554 (dial-in), "Dan K.", Kim?, 2 guests\n\n- Tea\n')
    assert names(past) == ["Ana Ruiz", "Dan K", "Kim"]
    assert [d.what for d in past.doubts] == ["+1 554 (dial-in)", "2 guests"]


def test_everybody_but_one_is_nobody_by_name_and_visitors_are_not_those_who_came() -> None:
    past = session("Attendees: everybody except Dan\n- swap day: 61 people!!! 212 envelopes\n")
    assert (names(past), past.heads) == ([], 0)
    assert texts(past, "note") == [
        "Attendees: everybody except Dan",
        "swap day: 61 people!!! 212 envelopes",
    ]


def test_somebody_else_speaks_after_a_full_stop_however_long_the_lines_are() -> None:
    past = session("""
        Present: Will Tanaka, Rose Abara

        Will: my tomatoes did nothing because the tray stood too dark.
        Rose: I dried beans on the radiator, worked better than an oven
        Will: and peas on the stove, which did not work half as well so
        Rose: no
        """)
    assert [item.by for item in past.items] == ["Will Tanaka", "Rose Abara"] * 2


def test_a_private_action_keeps_its_owner() -> None:
    past = session("Present: Ana Ruiz\n\nACTION: Ana #private to see a doctor\n")
    assert [(i.level, i.owners) for i in items(past, "action")] == [("private", ("Ana Ruiz",))]
