"""A session's folder that is deleted, renamed or replaced while it is open."""

import json
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from data.errors import FolderGone, StoreFailed
from data.store import journal
from data.store.disk_log import machine
from data.store.lines import intact
from data.store.open_session import OpenSession
from data.store.terminals import Terminals
from tests.data.store_help import begun, entry, journal_of, places, reopened, texts


def stamps(session: OpenSession) -> list[str]:
    return sorted(change.at for change in session.known_changes())


def test_a_renamed_folder_is_said_and_all_is_saved_once_it_is_back(tmp_path: Path) -> None:
    store, session = begun(tmp_path / "store")
    session.put(entry("before"))
    live = places(session).live
    away = live.rename(live.with_name("tidied away"))
    said = []
    for text in ("one", "two", "three"):
        said.append(entry(text))
        with pytest.raises(FolderGone, match="is not there any more") as failure:
            session.put(said[-1])
    assert not failure.value.deleted
    assert str(live) in failure.value.title
    assert f"It is at {away} now." in failure.value.title
    assert session.unsaved == {one.id for one in said}
    assert not live.exists()
    known = stamps(session)
    away.rename(live)
    assert session.retry()
    assert session.trouble is None
    found = reopened(store, session)
    assert texts(found) == texts(session) == ["before", "one", "two", "three"]
    assert stamps(found) == known
    numbers = [json.loads(line)["n"] for line in journal_of(session).read_bytes().splitlines()]
    assert numbers == [1, 2, 3, 4, 5]


def test_of_a_deleted_folder_nothing_counts_as_saved_and_it_does_not_come_back_by_itself(
    tmp_path: Path,
) -> None:
    store, session = begun(tmp_path / "store")
    first = entry("first")
    session.put(first, entry("nobody knows who", level="anon"))
    live = places(session).live
    session.drafts.write("half a")
    shutil.rmtree(live)
    assert not session.retry()
    assert isinstance(session.trouble, FolderGone)
    assert session.trouble.deleted
    assert first.id in session.unsaved
    with pytest.raises(FolderGone, match="was deleted"):
        session.put(entry("second"))
    with pytest.raises(StoreFailed, match="half-typed"):
        session.drafts.write("half a line")
    assert len(session.unsaved) == 4
    assert not live.exists()
    known = stamps(session)

    session.put_back()
    assert session.unsaved == frozenset()
    found = reopened(store, session)
    assert texts(found) == texts(session) == ["first", "nobody knows who", "second"]
    assert stamps(found) == known
    assert found.damage == ()
    assert {path.stem for path in places(session).journals()} == {
        "anonymous",
        session._log.writer,
    }
    session.put(entry("third"))
    assert texts(reopened(store, session))[-1] == "third"
    session.drafts.write("half a line")
    session.close()
    assert reopened(store, session).drafts.recovered() == ("half a line",)


def test_a_folder_that_was_taken_away_by_somebody_who_only_read_can_be_put_back(
    tmp_path: Path,
) -> None:
    store, session = begun(tmp_path / "store")
    session.put(entry("said"))
    reader = reopened(store, session)
    session.close()
    shutil.rmtree(places(session).live)
    with pytest.raises(FolderGone, match="deleted or renamed"):
        reader.put(entry("more"))
    reader.put_back()
    assert texts(reopened(store, session)) == ["said", "more"]


def test_a_folder_put_back_by_two_terminals_holds_what_both_knew(tmp_path: Path) -> None:
    store, ours = begun(tmp_path / "store")
    theirs = reopened(store, ours)
    ours.put(entry("ours"))
    theirs.put(entry("theirs"))
    shutil.rmtree(places(ours).live)
    assert not ours.retry()
    assert not theirs.retry()
    ours.put_back()
    assert theirs.retry()
    assert (ours.unsaved, theirs.unsaved) == (frozenset(), frozenset())
    assert texts(reopened(store, ours)) == ["ours", "theirs"]


def test_a_terminal_is_seen_again_once_the_folder_is_back(tmp_path: Path) -> None:
    _, session = begun(tmp_path / "store")
    terminals = Terminals(session.ref.path, machine())
    assert terminals.enter("Dana")
    live = places(session).live
    away = live.rename(live.with_name("away"))
    terminals.rename("Dana")
    assert terminals.here() == ()
    assert not live.exists()
    away.rename(live)
    terminals.rename("Dana")
    assert [terminal.name for terminal in terminals.here()] == ["Dana"]
    shutil.rmtree(live)
    terminals.rename("Dana")
    assert terminals.here() == ()
    live.mkdir()
    terminals.rename("Dana")
    assert [terminal.name for terminal in terminals.here()] == ["Dana"]
    terminals.leave()


def replaced_by_an_older_copy(journal: Path) -> None:
    copy = journal.with_name("copy")
    copy.write_bytes(b"".join(journal.read_bytes().splitlines(keepends=True)[:2]))
    copy.rename(journal)


def cut_in_place(journal: Path) -> None:
    with journal.open("r+b") as file:
        file.truncate(journal.stat().st_size // 2)


def added_to(journal: Path) -> None:
    with journal.open("ab") as file:
        file.write(b"what a broken program wrote")


@pytest.mark.parametrize("harm", [Path.unlink, replaced_by_an_older_copy, cut_in_place, added_to])
def test_what_another_program_took_from_our_journal_is_written_again(
    tmp_path: Path, harm: Callable[[Path], object]
) -> None:
    store, session = begun(tmp_path / "store")
    for text in ("one", "two", "three"):
        session.put(entry(text))
    harm(journal_of(session))
    session.put(entry("four"))
    assert session.unsaved == frozenset()
    assert texts(reopened(store, session)) == ["one", "two", "three", "four"]
    lines = [line for path in places(session).journals() for line in path.read_bytes().split(b"\n")]
    known = [change.at for change in session.known_changes()]
    assert sorted(known) == sorted(json.loads(line)["at"] for line in lines if intact(line))


def test_a_folder_taken_away_in_the_moment_of_writing_is_noticed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    store, session = begun(tmp_path / "store")
    live = places(session).live
    before = journal_of(session).read_bytes()

    def sync_late(handle: int) -> None:
        live.rename(live.with_name("gone"))

    monkeypatch.setattr(journal, "sync", sync_late)
    said = entry("said")
    with pytest.raises(StoreFailed):
        session.put(said)
    assert session.unsaved == {said.id}
    live.with_name("gone").rename(live)
    assert journal_of(session).read_bytes() == before
    monkeypatch.undo()
    assert session.retry()
    assert texts(reopened(store, session)) == ["said"]


def test_a_session_that_is_closed_with_something_unsaved_says_so(tmp_path: Path) -> None:
    _, session = begun(tmp_path / "store")
    session.put(entry("said"))
    shutil.rmtree(places(session).live)
    with pytest.raises(FolderGone, match="was deleted"):
        session.close()
    session.close()
