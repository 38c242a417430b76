from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from data.hit_words import (
    line_of_entry,
    line_of_minutes,
    page_of_minutes,
    recalled,
    told_state,
    told_words,
)
from data.models.ids import CommunityId, EntryId
from data.models.records import Entry
from data.search.hit import ENTRY, HEARD, Hit
from tests.hostile import hostile

TODAY = date(2026, 11, 24)
AT = datetime(2026, 3, 12, 10, 5, tzinfo=UTC)
HIT = Hit(
    CommunityId("riverside"),
    "2026-03-12-1000-home-visits",
    ENTRY,
    EntryId("1"),
    "commitment",
    "two questions at the door",
    AT,
    "Home visits",
    by="Ben Okafor",
    state="partly",
)


def told(hit: Hit) -> str:
    before, words, behind = recalled(hit, TODAY)
    return f"{before}“{words}”{behind}"


def test_a_commitment_is_recalled_with_who_tried_it_and_what_came_of_it() -> None:
    assert told(HIT) == "12 Mar, Ben tried “two questions at the door”: worked partly"
    assert told(replace(HIT, state="")) == "12 Mar, Ben took on “two questions at the door”"


@pytest.mark.parametrize("level", ["role", "anon"])
def test_who_may_not_be_named_is_not_named(level: str) -> None:
    hidden = replace(HIT, level=level, owners=("Ben Okafor",))
    assert told(hidden).startswith("12 Mar, somebody tried")
    assert "Ben" not in line_of_minutes(hidden, TODAY)


def test_what_was_said_another_year_says_so() -> None:
    asked = replace(HIT, kind="question", state="", stem="2025-03-12-1000-home-visits")
    assert told(asked) == "12 Mar 2025, asked: “two questions at the door” (Ben)"


def test_a_hit_is_copied_as_a_line_of_the_minutes() -> None:
    action = replace(
        HIT, kind="action", state="open", owners=("Ben Okafor",), due=date(2026, 11, 20)
    )
    line = "- [ ] Action: two questions at the door — Ben Okafor · due 20 Nov"
    assert line_of_minutes(action, TODAY) == line
    assert told_state(action, TODAY) == "overdue"
    done = replace(action, state="done")
    assert line_of_minutes(done, TODAY).startswith("- [x] Action:")


def test_what_was_heard_is_copied_with_its_outcome_and_what_it_was_heard_of() -> None:
    note = replace(
        HIT, place=HEARD, text="too much", about=HIT.text, outcome="partly", spans=((4, 8),)
    )
    line = "- Commitment, worked partly: too much — Ben Okafor · on “two questions at the door”"
    assert line_of_minutes(replace(note, state="worked"), TODAY) == line
    words, ((start, end),) = told_words(note)
    assert (words, words[start:end]) == ("worked partly: too much", "much")
    action = replace(note, kind="action", outcome="done", state="done", due=date(2026, 1, 2))
    assert line_of_minutes(action, TODAY).startswith("- Action, done: too much — Ben")


def test_an_entry_is_copied_as_a_hit_of_it_is() -> None:
    entry = Entry(
        EntryId("1"), "decision", "We meet on\nTuesdays", AT, by="Ana Ruiz", tags=("rhythm",)
    )
    assert line_of_entry(entry, TODAY) == "- Decision: We meet on Tuesdays — Ana Ruiz · #rhythm"
    note = replace(entry, kind="note", tags=(), level="anon")
    assert line_of_entry(note, TODAY) == "- We meet on Tuesdays"


def test_a_copied_list_stands_under_its_sessions_and_holds_nothing_private() -> None:
    other = replace(HIT, stem="2026-04-09-1000-money", title="Money")
    hidden = replace(other, text="a secret", level="private")
    page = page_of_minutes([HIT, HIT, hidden, other], TODAY)
    assert "secret" not in page
    assert page.splitlines()[0] == "Home visits, 12 Mar 2026"
    assert page.count("Home visits, 12 Mar 2026") == 1
    assert "Money, 9 Apr 2026" in page


@pytest.mark.parametrize("text", hostile())
def test_hostile_words_are_told_on_one_line_without_what_a_terminal_obeys(text: str) -> None:
    line = line_of_minutes(replace(HIT, text=text, by=text, title=text), TODAY)
    heard = replace(HIT, place=HEARD, text=text, about=text * 90, outcome=text)
    line += line_of_minutes(heard, TODAY)
    assert "\n" not in line
    assert "\x1b" not in line + told(replace(HIT, text=text, by=text))
