"""Undo and redo: action by action, within one's own changes, safe beside others' changes."""

from pathlib import Path

import pytest

from data.models.ids import MemberId, new_id
from data.models.records import Presence, Record
from tests.data.store_help import begun, entry, event, reopened, texts


def test_an_entry_is_taken_back_and_brought_back(tmp_path: Path) -> None:
    store, session = begun(tmp_path / "store")
    said = entry("Share the consent form")
    session.put(said)
    done = session.undo()
    assert done is not None
    assert (done.verb, done.label) == ("Took back", "Took back: “Share the consent form”")
    assert texts(session) == texts(reopened(store, session)) == []
    done = session.redo()
    assert done is not None
    assert (done.record, done.label) == (said, "Brought back: “Share the consent form”")
    assert session.entries == reopened(store, session).entries == {said.id: said}


def test_an_edit_a_removal_and_a_step_of_the_clock_are_told_apart(tmp_path: Path) -> None:
    _, session = begun(tmp_path / "store")
    said = entry("as said")
    session.put(said)
    session.change(said, text="mended", tags=("trust",))
    session.remove(said)
    session.put(event("next"))
    labels = [undone.label for _ in range(4) if (undone := session.undo())]
    assert labels == [
        "Took back: the step to the next phase",
        "Took back: the removal of “mended”",
        "Took back: an edit. Now: note “as said”",
        "Took back: “as said”",
    ]
    assert session.undo() is None
    labels = [undone.label for _ in range(4) if (undone := session.redo())]
    assert labels == [
        "Brought back: “as said”",
        "Brought back: an edit. Now: note “mended”",
        "Brought back: the removal of “mended”",
        "Brought back: the step to the next phase",
    ]
    assert session.redo() is None
    assert (session.entries, len(session.clock)) == ({}, 1)


def test_what_one_call_did_is_one_step(tmp_path: Path) -> None:
    _, session = begun(tmp_path / "store")
    one, other = entry("one"), entry("other")
    session.put(one, other)
    session.changes((one, {"text": "1"}), (other, {"text": "2"}))
    assert texts(session) == ["1", "2"]
    session.undo()
    assert texts(session) == ["one", "other"]
    session.undo()
    assert texts(session) == []
    session.redo()
    session.redo()
    assert texts(session) == ["1", "2"]


def test_what_nothing_takes_back_is_kept_at_the_end_of_an_action_too(tmp_path: Path) -> None:
    store, session = begun(tmp_path / "store")
    said = entry("left out", by="Ana Ruiz")
    session.put(said)
    with session.together():
        session.change(said, level="anon")
    assert not session.unsaved
    assert reopened(store, session).entries[said.id].by is None


def test_a_new_action_ends_what_could_be_brought_back(tmp_path: Path) -> None:
    _, session = begun(tmp_path / "store")
    session.put(entry("one"))
    session.undo()
    session.put(entry("two"))
    assert session.redo() is None
    assert texts(session) == ["two"]


def test_what_changes_nothing_is_no_action(tmp_path: Path) -> None:
    _, session = begun(tmp_path / "store")
    said = entry("said")
    session.put(said)
    session.change(said, text="said")
    session.put(said)
    assert len(session.versions(said.id)) == 1
    session.undo()
    assert session.undo() is None


def test_undo_leaves_alone_what_another_has_changed_since(tmp_path: Path) -> None:
    store, ours = begun(tmp_path / "store")
    said = entry("as said")
    ours.put(said)
    ours.change(said, text="ours", marked=True)
    theirs = reopened(store, ours)
    theirs.change(said, text="theirs")
    ours.refresh()
    ours.undo()
    kept = ours.entries[said.id]
    assert (kept.text, kept.marked) == ("theirs", False)
    assert reopened(store, ours).entries == ours.entries


def test_what_others_did_is_not_ours_to_take_back(tmp_path: Path) -> None:
    store, ours = begun(tmp_path / "store")
    theirs = reopened(store, ours)
    theirs.put(entry("theirs"))
    ours.refresh()
    assert ours.undo() is None
    assert texts(ours) == ["theirs"]


def test_the_head_of_a_new_session_cannot_be_taken_back(tmp_path: Path) -> None:
    _, session = begun(tmp_path / "store")
    assert session.undo() is None
    session.change(session.head, title="Another title")
    done = session.undo()
    assert done is not None
    assert done.label == "Took back: the change of the title. Now: “Home visits”"
    assert session.head.title == "Home visits"


def test_taking_back_who_does_what_says_who_does_it_now(tmp_path: Path) -> None:
    _, session = begun(tmp_path / "store")
    ana = guest("Ana Ruiz")
    session.put(ana)
    session.change(ana, roles=("scribe",))
    session.change(ana, present=False)
    labels = [undone.label for _ in range(2) if (undone := session.undo())]
    assert labels == [
        "Took back: a change. Now: “Ana Ruiz” here, scribe",
        "Took back: a change. Now: “Ana Ruiz” here",
    ]


def guest(name: str) -> Presence:
    return Presence(MemberId(new_id()), name, guest=True)


@pytest.mark.parametrize(
    ("record", "label"),
    [
        (guest("Ana Ruiz"), "Took back: “Ana Ruiz”"),
        (entry("word " * 40), f"Took back: “{'word ' * 11}word…”"),
        (entry("two\nlines"), "Took back: “two lines”"),
        (event("of a later version"), "Took back: a step of the clock"),
    ],
)
def test_every_record_has_a_short_name(tmp_path: Path, record: Record, label: str) -> None:
    _, session = begun(tmp_path / "store")
    session.put(record)
    done = session.undo()
    assert done is not None
    assert done.label == label
