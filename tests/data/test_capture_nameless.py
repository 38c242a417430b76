import re

import pytest
from hypothesis import given

from data.capture.entry import continued, mended
from data.capture.nameless import SOMEBODY
from data.models.records import Entry
from tests.data.capture_help import ROOM, TUESDAY, kept, lines, read

NAMES = {name for full in ROOM.names for name in (full, full.split()[0])}


def tells(entry: Entry) -> set[str]:
    """Return the names that the entry gives away, anywhere in it."""
    words = re.findall(r"\w+(?:-\w+)*", repr(entry))
    return NAMES & set(words) | ({"Dana"} & set(words))


@pytest.mark.parametrize(
    ("typed", "text"),
    [
        ("Ana: I nearly left #anon", "I nearly left"),
        ("#anon Ana: I nearly left", "I nearly left"),
        ("#anon\nAR: I nearly left", "I nearly left"),
        ("Ana: Ana nearly left, like @ben #ANON", f"{SOMEBODY} nearly left, like {SOMEBODY}"),
        ("I nearly left @ana #anon", "I nearly left"),
        ("Zoe: I nearly left #anon", "I nearly left"),
        ("ZM: I nearly left #anon", "I nearly left"),
        ("I told @zoe nothing #anon", f"I told {SOMEBODY} nothing"),
        ("Ana & Ben: we nearly left #anon", "we nearly left"),
        ("Ana & Zoe: we nearly left #anon", "we nearly left"),
        ("I told Ana Burns and Ben, Monday #anon", f"I told {SOMEBODY} and {SOMEBODY}, Monday"),
        ("王小明：王小明走了 #anon", f"{SOMEBODY}走了"),
        ("@ana #anon", "#anon"),
        ("Ana: #fear #Ana #anon", "#fear #anon"),
        (
            "I asked @j, not Zoe, for a J. @Zoe #anon",
            "I asked a member, not a member, for a J. a member",
        ),
    ],
)
def test_an_anonymous_entry_says_no_names(typed: str, text: str) -> None:
    entry = kept(typed, turn="Amir Haddad")
    assert (entry.text, entry.level) == (text, "anon")
    assert (entry.by, entry.typed, entry.captured_by, entry.owners) == (None, None, None, ())


def test_nobody_owns_an_anonymous_action() -> None:
    entry = kept("! Ana: ask @ben for the key #anon due:fri")
    assert (entry.kind, entry.owners, entry.status) == ("action", (), "open")
    assert entry.due is not None


def test_private_and_anonymous_at_once_are_both_kept() -> None:
    entry = kept("Ana: I nearly left #anon #private")
    assert entry.level == "private"
    assert tells(entry) == set()
    assert entry.typed is None


@given(lines)
def test_no_anonymous_line_tells_a_name(typed: str) -> None:
    line = read(typed + " #anon", turn="Amir Haddad")
    assert line.nameless
    assert tells(kept(typed + " #anon", turn="Amir Haddad")) == set()


def test_a_tag_that_is_added_later_tells_no_name_either() -> None:
    entry = continued(kept("it hurt #anon"), read("... #Ana #fear for:Ben"), ROOM)
    assert (entry.tags, entry.whom) == (("fear",), ())


@given(lines, lines)
def test_nothing_that_is_added_or_mended_later_tells_a_name(before: str, after: str) -> None:
    entry = kept(before + " #anon")
    assert tells(continued(entry, read(after), ROOM)) == set()
    assert tells(mended(entry, entry.text, after, ROOM, TUESDAY)) == set()


def test_an_entry_that_becomes_anonymous_loses_its_names() -> None:
    entry = kept("Ana: I told @ben all of it")
    assert tells(continued(entry, read("... and Ana left #anon"), ROOM)) == set()
    assert tells(mended(entry, "all of it", "nothing #anon", ROOM, TUESDAY)) == set()
