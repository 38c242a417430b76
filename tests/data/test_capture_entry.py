from dataclasses import replace
from datetime import date

import pytest

from data.capture.entry import continued, mended, turned_into
from data.models.records import Entry
from tests.data.capture_help import NOON, ROOM, TUESDAY, kept, read


def mend(entry: Entry, old: str, new: str) -> Entry:
    return mended(entry, old, new, ROOM, TUESDAY)


def test_a_line_becomes_an_entry_with_all_that_it_says() -> None:
    typed = "! Ana: share the form because it helped #forms due:fri for:parents #role @@"
    entry = kept("  " + typed)
    assert entry == Entry(
        id=entry.id,
        kind="action",
        text="share the form because it helped",
        at=NOON,
        phase=entry.phase,
        prompt="What surprised you?",
        owners=("Ana Ruiz",),
        due=date(2026, 11, 27),
        status="open",
        tags=("forms",),
        whom=("parents",),
        because="it helped",
        level="role",
        typed="  " + typed,
        captured_by="Dana",
        marked=True,
        depth=1,
    )
    assert kept("a note").status is None


def test_three_dots_add_words_and_tokens_to_the_entry() -> None:
    entry = continued(kept("Ana: The form is long #forms"), read("... because of @ben #law"), ROOM)
    assert entry.text == "The form is long because of Ben"
    assert (entry.by, entry.tags, entry.because) == ("Ana Ruiz", ("forms", "law"), "of Ben")
    assert entry.typed == "Ana: The form is long #forms\n... because of @ben #law"


def test_three_dots_and_tokens_complete_an_action() -> None:
    entry = continued(kept("! Share the form"), read("... @ana due:fri @@ #private"), ROOM)
    assert (entry.text, entry.owners) == ("Share the form", ("Ana Ruiz",))
    assert (entry.due, entry.marked, entry.level) == (date(2026, 11, 27), True, "private")


def test_three_dots_may_say_who_said_it_but_change_nobody() -> None:
    assert continued(kept("The form is long"), read("... says @ana"), ROOM).by == "Ana Ruiz"
    assert continued(kept("Ana: The form is long"), read("... so @ben left"), ROOM).by == "Ana Ruiz"


def test_a_mended_line_is_read_again() -> None:
    entry = kept("! Ana: share the fom due:fri #form")
    assert mend(entry, "fom", "form").text == "share the form"
    assert mend(entry, "Ana", "Ben").owners == ("Ben Okafor",)
    assert mend(entry, "due:fri", "due:+2w").due == date(2026, 12, 8)
    assert mend(entry, " #form", "").tags == ()
    turned = mend(entry, "!", "?")
    assert (turned.kind, turned.status, turned.by) == ("question", None, "Ana Ruiz")


def test_only_the_first_place_is_mended_and_letter_by_letter() -> None:
    entry = kept("a.c abc a.c")
    assert mend(entry, "a.c", r"\1").text == r"\1 abc a.c"


def test_mending_what_is_not_there_changes_nothing() -> None:
    entry = kept("Ana: the form")
    assert mend(entry, "fom", "form") is entry


def test_mending_leaves_what_was_changed_by_other_means() -> None:
    entry = replace(kept("The fom is long"), kind="action", owners=("Ben Okafor",), status="done")
    again = mend(entry, "fom", "form")
    assert again.text == "The form is long"
    assert (again.kind, again.owners, again.status) == ("action", ("Ben Okafor",), "done")
    by_turn = kept("The fom is long", turn="Amir Haddad")
    assert mend(by_turn, "fom", "form").by == "Amir Haddad"


def test_an_entry_that_was_continued_is_mended_in_both_lines() -> None:
    entry = continued(kept("The fom is long"), read("... and the fom is old"), ROOM)
    once = mend(entry, "long and", "short and")
    assert once.text == "The fom is short and the fom is old"
    assert (
        mend(mend(entry, "fom", "form"), "fom", "form").text
        == "The form is long and the form is old"
    )


def test_an_entry_without_its_line_is_mended_in_its_text() -> None:
    entry = replace(kept("the fom because of time"), typed=None)
    again = mend(entry, "fom", "form")
    assert (again.text, again.typed) == ("the form because of time", None)
    assert mend(entry, "time", "rain").because == "of rain"


def test_a_note_that_was_a_promise_becomes_an_action() -> None:
    note = kept("Ana: I will ask @ben for the key by Friday")
    action = turned_into(note, "action", ROOM)
    assert (action.kind, action.status) == ("action", "open")
    assert action.owners == ("Ana Ruiz", "Ben Okafor")
    assert turned_into(kept("I will", turn="Amir Haddad"), "action", ROOM).owners == (
        "Amir Haddad",
    )


@pytest.mark.parametrize("kind", ["note", "commitment", "question"])
def test_an_action_that_becomes_another_kind_keeps_its_person(kind: str) -> None:
    entry = turned_into(kept("! Ana: ask @ben for the key"), kind, ROOM)
    assert (entry.kind, entry.by, entry.owners, entry.status) == (kind, "Ana Ruiz", (), None)


def test_turning_there_and_back_keeps_all_that_was_said() -> None:
    note = kept("Ana: I will ask @ben for the key due:fri #keys")
    assert turned_into(turned_into(note, "action", ROOM), "note", ROOM) == note
    done = replace(kept("! Ana: ask for the key"), status="done")
    assert turned_into(done, "action", ROOM) is done
