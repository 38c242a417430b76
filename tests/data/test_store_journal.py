"""Journals: torn tails, one writer at a time, few files."""

import errno
import json
from pathlib import Path

import pytest

from data.errors import StoreFailed
from data.store.disk_log import machine
from data.store.lines import intact, sealed_line
from data.store.open_session import OpenSession
from data.store.store import Store
from tests.data.fault_layer import Faults, faults, refuse
from tests.data.store_help import begun, end, entry, event, journal_of, places, reopened, texts


def test_a_line_says_what_changed_and_proves_itself(tmp_path: Path) -> None:
    _, session = begun(tmp_path / "store")
    said = entry("Grüße")
    session.put(said)
    session.remove(said)
    put, removal = journal_of(session).read_bytes().splitlines()[-2:]
    assert intact(put)
    assert not intact(put.replace("ß".encode(), b"ss"))
    told = json.loads(put)
    assert list(told) == ["n", "at", "table", "id", "set", "sum"]
    assert (told["n"], told["table"], told["id"]) == (2, "entries", said.id)
    assert told["set"]["text"] == "Grüße"
    assert "Grüße".encode() in put
    assert json.loads(removal)["del"] is True


def test_a_torn_last_line_is_set_aside_wherever_it_is_torn(tmp_path: Path) -> None:
    store, session = begun(tmp_path / "store")
    session.put(entry("kept"))
    whole = journal_of(session).read_bytes()
    session.put(entry("torn"))
    session.close()
    last = journal_of(session).read_bytes()[len(whole) :]
    for length in range(len(last) - 1):
        journal_of(session).write_bytes(whole + last[:length])
        found = reopened(store, session)
        assert texts(found) == ["kept"]
        assert len(found.damage) == (1 if length else 0)
        found.put(entry("next"))
        again = reopened(store, session)
        assert texts(again) == ["kept", "next"]
        assert len(again.damage) == (1 if length else 0)
        found.close()


def test_a_last_line_that_lacks_its_newline_alone_counts(tmp_path: Path) -> None:
    store, session = begun(tmp_path / "store")
    session.put(entry("kept"))
    session.close()
    journal_of(session).write_bytes(journal_of(session).read_bytes()[:-1])
    found = reopened(store, session)
    assert (texts(found), found.damage) == (["kept"], ())
    found.put(entry("next"))
    found.close()
    again = reopened(store, session)
    assert (texts(again), again.damage) == (["kept", "next"], ())
    numbers = [json.loads(line)["n"] for line in journal_of(session).read_bytes().splitlines()]
    assert numbers == [1, 2, 3]


def test_a_flipped_byte_in_the_middle_costs_its_line_alone(tmp_path: Path) -> None:
    store, session = begun(tmp_path / "store")
    session.put(entry("first"))
    session.put(entry("second"))
    session.put(entry("third"))
    session.close()
    raw = journal_of(session).read_bytes()
    journal_of(session).write_bytes(raw.replace(b"second", b"seconf"))
    found = reopened(store, session)
    assert texts(found) == ["first", "third"]
    assert found.damage == (
        f"A line of {journal_of(session).name} could not be read and was set aside.",
    )


@pytest.mark.parametrize(
    "body",
    [
        {"n": 9},
        {"n": "9", "at": "2026-11-24T10:15:02.000Z-0000", "table": "t", "id": "x", "set": {}},
        {"n": 9, "at": "yesterday", "table": "t", "id": "x", "set": {}},
        {"n": 9, "at": "2026-11-24T10:15:02.000Z-0000", "table": 1, "id": "x", "set": {}},
        {"n": 9, "at": "2026-11-24T10:15:02.000Z-0000", "table": "t", "id": None, "set": {}},
        {"n": 9, "at": "2026-11-24T10:15:02.000Z-0000", "table": "t", "id": "x", "set": []},
    ],
)
def test_a_whole_line_that_says_nothing_sensible_is_set_aside(
    tmp_path: Path, body: dict[str, object]
) -> None:
    store, session = begun(tmp_path / "store")
    session.put(entry("kept"))
    session.close()
    with journal_of(session).open("ab") as file:
        file.write(sealed_line(body))
        file.write(b'{"deep":' + b"[" * 100_000 + b"]" * 100_000 + b"}\n")
        file.write(b'{"n":' + b"9" * 5000 + b"}\n")
    found = reopened(store, session)
    assert (texts(found), len(found.damage)) == (["kept"], 1)
    found.put(entry("next"))
    assert texts(reopened(store, session)) == ["kept", "next"]


def test_many_programs_after_one_another_leave_one_journal(tmp_path: Path) -> None:
    store, session = begun(tmp_path / "store")
    session.close()
    for number in range(20):
        program = reopened(store, session)
        program.put(entry(f"said {number}"))
        program.close()
    assert journal_of(session).name == f"{machine()}-0.jsonl"
    numbers = [json.loads(line)["n"] for line in journal_of(session).read_bytes().splitlines()]
    assert numbers == list(range(1, 22))


def test_two_programs_at_once_write_to_two_journals(tmp_path: Path) -> None:
    store, ours = begun(tmp_path / "store")
    theirs = reopened(store, ours)
    for number in range(5):
        ours.put(entry(f"ours {number}"))
        theirs.put(entry(f"theirs {number}"))
    assert len(places(ours).journals()) == 2
    found = reopened(store, ours)
    expected = [f"{who} {n}" for n in range(5) for who in ("ours", "theirs")]
    assert (texts(found), found.damage) == (expected, ())
    theirs.refresh()
    ours.refresh()
    assert texts(ours) == texts(theirs) == expected


def test_two_programs_that_edit_one_entry_both_stand_in_its_history(tmp_path: Path) -> None:
    store, ours = begun(tmp_path / "store")
    said = entry("as said", by="Ana")
    ours.put(said)
    theirs = reopened(store, ours)
    ours.change(said, text="ours")
    theirs.change(said, text="theirs", marked=True)
    ours.refresh()
    assert ours.entries == theirs.entries == reopened(store, ours).entries
    kept = ours.entries[said.id]
    assert (kept.text, kept.by, kept.marked) == ("theirs", "Ana", True)
    assert [version.fields.get("text") for version in ours.versions(said.id)] == [
        "as said",
        "ours",
        "theirs",
    ]


def test_a_change_made_knowing_another_wins_whatever_the_clocks_say(tmp_path: Path) -> None:
    store, session = begun(tmp_path / "store")
    said = entry("as said")
    session.put(said)
    session.close()
    ahead = journal_of(session).with_name("elsewhere-0.jsonl")
    line = {"n": 1, "at": "2099-01-01T00:00:00.000Z-0000", "table": "entries", "id": said.id}
    ahead.write_bytes(sealed_line(line | {"set": {"text": "a century ahead"}}))
    found = reopened(store, session)
    assert texts(found) == ["a century ahead"]
    found.change(found.entries[said.id], text="mended")
    assert texts(reopened(store, session)) == ["mended"]


def test_the_number_goes_on_where_the_sealed_file_left_it(tmp_path: Path) -> None:
    _, session = begun(tmp_path / "store")
    session.put(entry("one"), entry("two"))
    end(session)
    session.put(entry("three"))
    assert json.loads(journal_of(session).read_bytes())["n"] == 6


def test_entries_are_read_when_they_are_asked_for(tmp_path: Path) -> None:
    store, session = begun(tmp_path / "store")
    first, last = entry("first"), entry("last")
    session.put(first, last)
    session.change(last, text="last, mended")
    removed = entry("removed")
    session.put(removed)
    session.remove(removed)
    light = store.open(session.ref, entries=False)
    assert light.entries == {}
    newest = light.last_entry()
    assert newest is not None
    assert newest.text == "last, mended"
    assert light.change(first, text="first, mended").text == "first, mended"
    assert texts(light) == ["first, mended", "last, mended"]
    light.close()
    assert texts(reopened(store, session)) == ["first, mended", "last, mended"]


def test_the_last_entry_is_known_also_where_it_is_not_in_a_journal(tmp_path: Path) -> None:
    store, session = begun(tmp_path / "store")
    session.put(entry("sealed"))
    end(session)
    session.close()
    assert last_text(store, session) == "sealed"
    again = reopened(store, session)
    again.put(event("reopen"))
    again.close()
    assert last_text(store, session) == "sealed"
    unsaved = store.open(store.find("live"), entries=False)
    with faults(Faults(0, refuse(errno.ENOSPC), for_good=True)), pytest.raises(StoreFailed):
        unsaved.put(entry("not saved yet"))
    newest = unsaved.last_entry()
    assert newest is not None
    assert newest.text == "not saved yet"


def last_text(store: Store, session: OpenSession) -> str | None:
    newest = store.open(session.ref, entries=False).last_entry()
    return newest.text if newest else None
