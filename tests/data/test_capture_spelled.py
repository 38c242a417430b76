"""An entry shown as a line again, and kept as it stands: nothing of it is lost."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from data.capture.entry import continued, is_nameless, turned_into
from data.capture.people import People
from data.capture.spelled import line_for
from data.models.kinds import KINDS
from data.models.records import Entry
from tests.data.capture_help import ROOM, TUESDAY, kept, lines, read

LATER = People((*ROOM.names, "Zoe Marsh"))
TOKENS = ("kind", "owners", "due", "tags", "whom", "level", "marked")


def shown(entry: Entry, people: People = ROOM, today: date = TUESDAY) -> str:
    return line_for(entry, people, today)


def told(entry: Entry, *names: str) -> dict[str, object]:
    return {name: getattr(entry, name) for name in names}


def test_a_tag_is_still_there_when_somebody_named_has_come() -> None:
    typed = "! Order more #books @zoe due:32"
    assert shown(kept(typed), LATER) == typed
    again = kept(shown(kept(typed), LATER), people=LATER)
    assert (again.tags, again.owners) == (("books",), ("Zoe Marsh",))


def test_a_sign_behind_somebody_who_came_later_counts_when_the_line_is_kept_again() -> None:
    note = kept("Zoe: ! bring tea")
    again = kept(shown(note, LATER), people=LATER)
    assert (note.kind, again.kind, again.owners) == ("action", "action", ("Zoe Marsh",))


@pytest.mark.parametrize(
    ("typed", "kind", "line"),
    [
        ("Ana: the #intake form due:2026-12-04", "action", "! {}"),
        (
            "! Ana: the #intake  form for:parents",
            "commitment",
            "> Ana: the #intake  form for:parents",
        ),
        ("- the #van broke", "note", "the #van broke"),
        ("\\- five", "question", "? - five"),
    ],
)
def test_what_became_another_kind_shows_its_sign_and_else_what_was_typed(
    typed: str, kind: str, line: str
) -> None:
    assert shown(turned_into(kept(typed), kind, ROOM)) == line.format(typed)


def test_a_tag_that_is_a_word_comes_back_as_a_tag() -> None:
    by_turn = kept("the #intake form #law", turn="Amir Haddad")
    assert shown(by_turn) == "Amir Haddad: the #intake form #law"
    assert shown(replace(kept("at the end the #form"), by="Ana Ruiz")).count("#form") == 1


def test_what_was_completed_elsewhere_is_shown_with_it() -> None:
    entry = replace(kept("! Share it"), owners=("Ana Ruiz", "Ben Okafor"), due=date(2026, 12, 4))
    assert shown(entry) == '! Share it @"Ana Ruiz" @"Ben Okafor" due:2026-12-04'
    assert shown(replace(entry, marked=True)).endswith(" @@")
    assert shown(replace(kept("tea works"), whom=("shift workers",))) == (
        'tea works for:"shift workers"'
    )


def test_a_day_told_from_its_own_day_is_shown_as_the_date_a_week_later() -> None:
    entry = kept("! Ana: share it due:fri")
    assert shown(entry) == "! Ana: share it due:fri"
    assert "due:2026-11-27" in shown(entry, today=TUESDAY + timedelta(7))


@pytest.mark.parametrize("text", ["- five", "/next", "... so", "s/a/b/", "> Ana: x"])
def test_words_that_look_like_a_sign_stay_words(text: str) -> None:
    for by in (None, "Ana Ruiz"):
        entry = replace(kept("x"), text=text, by=by, typed=None)
        assert told(kept(shown(entry)), "kind", "text", "by") == told(entry, "kind", "text", "by")


kinds = st.sampled_from([kind.id for kind in KINDS])


@given(lines, kinds, st.sampled_from([None, "Amir Haddad"]))
def test_an_entry_shown_and_kept_again_says_the_same(
    typed: str, kind: str, turn: str | None
) -> None:
    entry = turned_into(kept(typed, turn=turn), kind, ROOM)
    assume(entry.text)
    again = kept(shown(entry))
    assert told(again, *TOKENS) == told(entry, *TOKENS)
    if not read(typed).wordless:
        assert told(again, "text", "because") == told(entry, "text", "because")
        assert entry.kind == "action" or again.by == entry.by


@given(lines, kinds)
def test_whoever_comes_later_nothing_that_was_typed_vanishes(typed: str, kind: str) -> None:
    entry = turned_into(kept(typed), kind, ROOM)
    assume(entry.text)
    again = kept(shown(entry, LATER), people=LATER)
    assert again.kind == entry.kind or "Zoe:" in typed
    assert again.level == entry.level
    assert entry.due in (None, again.due)
    for name in ("tags", "owners", "whom"):
        assert set(getattr(entry, name)) <= set(getattr(again, name))


@given(lines, lines)
def test_what_was_continued_keeps_all_of_it(typed: str, more: str) -> None:
    entry = kept(typed)
    assume(entry.text and not read(typed).wordless)
    entry = continued(entry, read("... " + more), ROOM)
    assume(not is_nameless(entry))
    again = kept(shown(entry))
    for name in ("tags", "owners", "whom"):
        assert set(getattr(entry, name)) <= set(getattr(again, name))
    same = ("kind", "due", "level", "marked")
    assert told(again, *same) == told(entry, *same)
