"""What was backed up comes back, also out of a live session, and merging loses nothing."""

import threading
from datetime import UTC, datetime
from pathlib import Path

import pytest

from data.errors import DamagedFile, NotFound, StoreFailed
from data.models.ids import EntryId, new_id
from data.samples.sample import build_sample
from data.store import backups
from data.store.archive import Piece, read_archive, write_archive
from data.store.backing_up import back_up
from data.store.backups import KEPT, copies_in
from data.store.changes import Change
from data.store.open_session import OpenSession
from data.store.rescue import rescue_archive
from data.store.restoring import Restoring, restore_archive
from data.store.store import Store
from tests.data.store_help import begun, end, entry, event, head, places, reopened, texts


def everything(store: Store) -> dict[str, set[tuple[str, str]]]:
    """Return all that a store's sessions hold, their histories included."""
    held: dict[str, set[tuple[str, str]]] = {}
    for ref in store.sessions():
        session = store.open(ref)
        for change in session.known_changes():
            record = f"{session.head.id} {change.table} {change.id}"
            held.setdefault(record, set()).add((change.at, repr(sorted(change.fields.items()))))
        session.close()
    return held


@pytest.fixture
def sample(tmp_path: Path) -> Store:
    store = Store(tmp_path / "sample")
    build_sample(store, datetime(2026, 11, 22, 10, tzinfo=UTC))
    return store


def test_a_store_comes_back_as_it_was(sample: Store, tmp_path: Path) -> None:
    path = tmp_path / "all.zip"
    (live,) = sample.live()
    open_one = sample.open(live)
    open_one.drafts.write("half-typed secret")
    copied = back_up(sample.root, path)
    assert (copied.communities, copied.sessions, copied.live, copied.left_out) == (1, 12, 1, {})
    with read_archive(path) as archive:
        assert not [n for n in archive.names if "/drafts/" in n or "backups/" in n]
    fresh = Store(tmp_path / "fresh")
    restored = restore_archive(fresh, path)
    assert (len(restored.communities), len(restored.sessions), restored.left) == (1, 12, [])
    assert everything(fresh) == everything(sample)
    assert fresh.communities() == sample.communities()
    again = restore_archive(fresh, path)
    assert (again.changes, [s for s in again.sessions if s.added]) == (0, [])
    modes = {p.stat().st_mode & 0o777 for p in fresh.root.rglob("*") if p.is_file()}
    assert modes == {0o600}


def test_a_merge_brings_what_is_missing_and_loses_nothing(sample: Store, tmp_path: Path) -> None:
    path = tmp_path / "all.zip"
    other = Store(tmp_path / "other")
    back_up(sample.root, path)
    restore_archive(other, path)
    (live,), closed = sample.live(), sample.sessions()[3]
    ours, theirs = (store.open(store.find(live.path.name)) for store in (sample, other))
    ours.put(entry("ours"), entry("ours, nameless", level="anon"))
    theirs.put(entry("theirs"))
    first = next(iter(ours.entries.values()))
    ours.change(first, text="mended here")
    amended = other.open(other.find(closed.path.name))
    amended.change(next(iter(amended.entries.values())), text="amended there")
    amended.close()
    back_up(sample.root, path, replace=True)
    before = everything(other)
    with read_archive(path) as archive:
        would = Restoring(other, archive).compare()
    came = restore_archive(other, path)
    assert (would.changes, came.changes, came.entries) == (3, 3, 3)
    after = everything(other)
    assert all(before[key] <= after[key] for key in before)
    theirs.refresh()
    assert {"ours", "theirs", "ours, nameless", "mended here"} <= set(texts(theirs))
    assert theirs.unsaved == frozenset()
    nameless = next(e for e in theirs.entries.values() if e.text == "ours, nameless")
    (change,) = theirs.versions(nameless.id)
    assert change.writer == "anonymous"


def test_a_backup_taken_while_others_write_holds_no_edit_without_its_entry(
    tmp_path: Path,
) -> None:
    store, session = begun(tmp_path / "store")
    other = reopened(store, session)
    stop = threading.Event()

    def write() -> None:
        while not stop.is_set():
            session.put(said := entry("said"))
            other.refresh()
            other.change(other.entries[said.id], marked=True)
            session.refresh()

    writer = threading.Thread(target=write)
    writer.start()
    for number in range(20):
        back_up(store.root, tmp_path / f"{number}.zip")
    stop.set()
    writer.join()
    for number in range(0, 20, 4):
        fresh = Store(tmp_path / f"fresh-{number}")
        restore_archive(fresh, tmp_path / f"{number}.zip")
        (ref,) = fresh.sessions()
        found = fresh.open(ref)
        assert found.damage == ()
        assert set(texts(found)) <= {"said"}


def test_the_last_ten_sessions_sealed_are_kept_also_if_one_is_amended_often(
    tmp_path: Path,
) -> None:
    store = Store(tmp_path / "store")
    sessions = []
    for number in range(KEPT + 2):
        session = store.create(head(store, f"Meeting {number}"))
        session.put(entry(f"said {number}"))
        end(session)
        session.close()
        sessions.append(session)
    for number in range(KEPT + 2):
        amended = reopened(store, sessions[-1])
        amended.put(entry(f"late {number}"))
        amended.close()
    names = [
        copy.session.partition("--")[2].partition("-meeting-")[2] for copy in copies_in(store.root)
    ]
    assert names == [str(number) for number in reversed(range(2, KEPT + 2))]
    newest = copies_in(store.root)[0].path
    assert newest.stat().st_mode & 0o777 == 0o600
    fresh = Store(tmp_path / "fresh")
    restore_archive(fresh, newest)
    (ref,) = fresh.sessions()
    assert texts(fresh.open(ref))[-1] == f"late {KEPT + 1}"
    assert [community.name for community in fresh.communities()] == ["Riverside Early Years"]


def test_a_copy_that_lost_half_does_not_replace_the_one_before(tmp_path: Path) -> None:
    store, session = begun(tmp_path / "store")
    session.put(*(entry(f"said {number}") for number in range(40)))
    end(session)
    session.close()
    sealed = places(session).sealed
    lines = sealed.read_bytes().split(b"\n")
    cut = [line for line in lines if b'"text":"said' not in line]
    sealed.write_bytes(b"\n".join(cut).replace(b"},\n}", b"}\n}"))
    backups.keep_copy(places(session))
    assert len(copies_in(store.root)) == 2


def test_a_backup_that_fails_never_fails_the_sealing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    store, session = begun(tmp_path / "store")
    session.put(entry("said"))
    (store.root / "backups").write_text("a file in the way")
    end(session)
    session.close()
    assert texts(reopened(store, session)) == ["said"]

    def full(*_: object, **__: object) -> None:
        raise StoreFailed("The disk is full.")

    monkeypatch.setattr(backups, "write_archive", full)
    (store.root / "backups").unlink()
    amended = reopened(store, session)
    amended.put(entry("late"))
    amended.close()
    assert texts(reopened(store, session)) == ["said", "late"]


def test_a_rescued_session_is_taken_up_where_nothing_is_left_of_it(tmp_path: Path) -> None:
    store, session = begun(tmp_path / "store")
    session.put(entry("said"), entry("hers", level="anon"), event("start"))
    path = tmp_path / "rescued.zip"
    rescue_archive(path, session.ref, session.known_changes())
    for fresh in (Store(tmp_path / "fresh"), store):
        came = restore_archive(fresh, path)
        found = fresh.open(fresh.find(session.head.id))
        assert texts(found) == ["said", "hers"]
        assert [community.name for community in fresh.communities()] == ["Riverside Early Years"]
        assert (came.left, came.changes) == ([], 0 if fresh is store else 4)


def test_two_sessions_of_one_name_both_stay(tmp_path: Path) -> None:
    ours, theirs = begun(tmp_path / "ours"), begun(tmp_path / "theirs")
    for (_, session), words in ((ours, "ours"), (theirs, "theirs")):
        session.put(entry(words))
        session.close()
    path = tmp_path / "theirs.zip"
    back_up(theirs[0].root, path)
    restore_archive(ours[0], path)
    found = [texts(ours[0].open(ref)) for ref in ours[0].sessions()]
    assert sorted(found) == [["ours"], ["theirs"]]


def test_a_newer_or_foreign_archive_is_refused_with_a_sentence(tmp_path: Path) -> None:
    store = Store(tmp_path / "store")
    path = tmp_path / "other.zip"
    write_archive(path, [Piece("lctui.json", b'{"layout":99}')])
    with pytest.raises(StoreFailed, match="newer lctui"):
        restore_archive(store, path)
    write_archive(path, [Piece("holiday.txt", b"sun")], replace=True)
    with pytest.raises(DamagedFile, match="no backup of lctui"):
        restore_archive(store, path)
    assert not store.root.exists()
    with pytest.raises(NotFound):
        back_up(store.root, path, replace=True)


def test_what_cannot_be_backed_up_is_told_of_and_never_followed(tmp_path: Path) -> None:
    store, session = begun(tmp_path / "store")
    session.put(entry("said"))
    end(session)
    session.close()
    outside = tmp_path / "outside"
    outside.mkdir()
    (outside / "community.json").write_text("precious")
    (store.root / "communities/linked").symlink_to(outside)
    sealed = places(session).sealed
    sealed.rename(outside / "x.json")
    sealed.symlink_to(outside / "x.json")
    copied = back_up(store.root, tmp_path / "all.zip")
    assert len(copied.left_out) == 2
    assert "link" in " ".join(copied.left_out)
    assert b"precious" not in (tmp_path / "all.zip").read_bytes()


def test_a_hand_edit_in_the_archive_comes_in_once(tmp_path: Path) -> None:
    from tinydb import TinyDB

    store, session = begun(tmp_path / "store")
    said = entry("as said")
    session.put(said)
    end(session)
    session.close()
    path, other = tmp_path / "all.zip", Store(tmp_path / "other")
    back_up(store.root, path)
    restore_archive(other, path)
    with TinyDB(places(session).sealed) as plain:
        plain.table("entries").update({"text": "by hand"})
        plain.table("entries").insert({"id": new_id(), "kind": "note", "text": "added by hand",
                                       "at": "2026-11-24T09:15:30+00:00"})  # fmt: skip
    back_up(store.root, path, replace=True)
    assert restore_archive(other, path).changes == 2
    assert restore_archive(other, path).changes == 0
    (ref,) = other.sessions()
    found: OpenSession = other.open(ref)
    assert found.entries[EntryId(said.id)].text == "by hand"
    assert "added by hand" in texts(found)


def test_what_was_redacted_here_does_not_come_back_from_a_backup(tmp_path: Path) -> None:
    store, session = begun(tmp_path / "store")
    session.put(said := entry("secret words"), entry("plain words"))
    session.close()
    path = tmp_path / "all.zip"
    back_up(store.root, path)
    found = reopened(store, session)
    tombstone = {"redacted": "2026-11-22", "text": "[redacted 22 Nov 2026]", "typed": None}
    log = found._log
    at = "2099-11-22T10:00:00.000Z-0000"
    log.append([Change(at, log.writer, "entries", said.id, tombstone)])
    found.close()
    assert restore_archive(store, path).changes == 0
    again = reopened(store, session)
    assert "secret words" not in texts(again)
    assert "plain words" in texts(again)
