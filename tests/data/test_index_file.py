"""The index: nothing that is wrong with it is ever an error, and nothing in it is ever stale."""

import os
import shutil
import sqlite3
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from data.models.ids import CommunityId
from data.models.summary import Summary
from data.store.doctor.examining import examine, repair
from data.store.index import said, summaries, summary_at
from data.store.redacting import redact
from data.store.store import Store
from tests.data.store_help import NOW, begun, end, entry, head

COMMUNITY = CommunityId("riverside-early-years")


@pytest.fixture
def cache(tmp_path: Path) -> Path:
    """Return the folder of the index of a store with three sealed sessions."""
    folder = tmp_path / "cache"
    store, session = begun(tmp_path / "store")
    session.put(entry("Zebra one", tags=("a",)), replace(entry("Zebra two"), kind="request"))
    end(session)
    for title in ("Second", "Third"):
        end(store.create(head(store, title)))
    return folder


def opened(cache: Path) -> Store:
    store = Store(cache.with_name("store"))
    store.cache = lambda: cache
    return store


def ask(cache: Path) -> list[Summary]:
    return summaries(opened(cache), COMMUNITY)


def plain(cache: Path) -> list[Summary]:
    return summaries(Store(cache.with_name("store")), COMMUNITY)


def index(cache: Path) -> Path:
    (path,) = cache.iterdir()
    return path


def opens(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Return the list to which each session that is opened adds itself."""
    told: list[str] = []
    plainly = Store.open

    def noted(store: Store, ref: object, **how: object) -> object:
        told.append(str(ref))
        return plainly(store, ref, **how)  # type: ignore[arg-type]

    monkeypatch.setattr(Store, "open", noted)
    return told


def test_sealed_sessions_are_read_once(cache: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    first, told = ask(cache), opens(monkeypatch)
    assert (ask(cache), told) == (first, [])
    assert [summary.title for summary in first] == ["Third", "Second", "Home visits"]


def test_what_was_amended_is_read_again(cache: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    ask(cache)
    store = opened(cache)
    session = store.open(store.sessions(COMMUNITY)[-1])
    session.put(entry("Said later"))
    live = ask(cache)
    assert live[-1].counts["note"] == 2
    session.close()
    told = opens(monkeypatch)
    again = ask(cache)
    assert (again[-1].counts["note"], len(told)) == (2, 1)
    assert again == plain(cache)


def test_a_session_that_is_gone_leaves_the_index(cache: Path) -> None:
    ask(cache)
    (sealed,) = cache.with_name("store").rglob("*home-visits.json")
    sealed.unlink()
    assert len(ask(cache)) == 2
    with sqlite3.connect(index(cache)) as connection:
        rows = connection.execute("SELECT stem FROM derived").fetchall()
    assert not any("home-visits" in stem for (stem,) in rows)


def test_a_copy_that_a_sync_program_left_beside_is_always_read(
    cache: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    ask(cache)
    (sealed,) = cache.with_name("store").rglob("*home-visits.json")
    copy = sealed.with_name(f"{sealed.stem}.sync-conflict-20261122-101502-ABCDEFG.json")
    shutil.copy(sealed, copy)
    told = opens(monkeypatch)
    assert ask(cache) == plain(cache)
    assert len([one for one in told if "home-visits" in one]) == 2


def damaged(path: Path) -> None:
    path.write_bytes(b"SQLite format 3\0" + os.urandom(4000))


def no_database(path: Path) -> None:
    path.write_text("something else")


def empty(path: Path) -> None:
    path.write_bytes(b"")


def of_another_making(path: Path) -> None:
    with sqlite3.connect(path) as connection:
        connection.execute("DROP TABLE derived")
        connection.execute("CREATE TABLE derived (something TEXT)")


def rows_of_another_making(path: Path) -> None:
    with sqlite3.connect(path) as connection:
        connection.execute("UPDATE derived SET told = '[[1, 2], {}]'")
        connection.execute("UPDATE derived SET told = x'00ff' WHERE rowid = 1")


def cut_short(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:5000])


@pytest.mark.parametrize(
    "spoil", [damaged, no_database, empty, of_another_making, rows_of_another_making, cut_short]
)
def test_a_spoilt_index_is_made_anew(
    cache: Path, spoil: Callable[[Path], None], monkeypatch: pytest.MonkeyPatch
) -> None:
    expected = ask(cache)
    spoil(index(cache))
    assert ask(cache) == expected
    ask(cache)
    told = opens(monkeypatch)
    assert (ask(cache), told) == (expected, [])


def test_without_a_place_for_it_everything_is_read(cache: Path) -> None:
    expected = plain(cache)
    cache.write_text("a file where the folder should be")
    assert ask(cache) == expected
    cache.unlink()
    ask(cache)
    path = index(cache)
    path.unlink()
    path.symlink_to(cache.with_name("elsewhere"))
    assert ask(cache) == expected
    assert not cache.with_name("elsewhere").exists()


def test_an_index_that_somebody_writes_to_is_done_without(
    cache: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("data.store.index_file._PATIENCE", 0.01)
    expected = ask(cache)
    with sqlite3.connect(index(cache), isolation_level=None) as connection:
        connection.execute("BEGIN EXCLUSIVE")
        assert ask(cache) == expected
        connection.execute("ROLLBACK")
    assert ask(cache) == expected


def test_nobody_else_reads_the_index(cache: Path) -> None:
    ask(cache)
    index(cache).chmod(0o644)
    ask(cache)
    modes = [path.stat().st_mode & 0o777 for path in (cache, index(cache))]
    assert modes == [0o700, 0o600]


def test_what_was_read_before_a_redaction_is_not_written_after_it(
    cache: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The file was replaced while it was being read: what was read of it is not kept."""
    ask(cache)
    index(cache).unlink()
    plainly = Store.open

    def replaced_meanwhile(store: Store, ref: object, **how: object) -> object:
        session = plainly(store, ref, **how)  # type: ignore[arg-type]
        sealed = session.ref.path.with_name(f"{session.ref.path.name}.json")
        sealed.with_suffix(".new").write_bytes(sealed.read_bytes())
        sealed.with_suffix(".new").rename(sealed)
        return session

    monkeypatch.setattr(Store, "open", replaced_meanwhile)
    ask(cache)
    with sqlite3.connect(index(cache)) as connection:
        assert connection.execute("SELECT count(*) FROM derived").fetchall() == [(0,)]


def test_the_index_answers_as_the_files_do_whatever_is_amended(cache: Path) -> None:
    store = opened(cache)
    for number, ref in enumerate(store.sessions(COMMUNITY) * 2):
        session = store.open(ref)
        session.put(replace(entry("Amended"), kind=("action", "help")[number % 2]))
        session.close()
        assert summaries(store, COMMUNITY) == ask(cache) == plain(cache)
        assert words(store) == words(opened(cache)) == words(Store(store.root))


def test_a_live_session_is_read_again_only_when_something_was_kept(
    cache: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    store = opened(cache)
    session = store.create(head(store, "Still going"))
    (ref,) = store.live()
    assert summary_at(store, ref) is None
    summaries(store, COMMUNITY, now=NOW)
    told = opens(monkeypatch)
    summaries(store, COMMUNITY, now=NOW)
    live = summary_at(store, ref)
    assert (live and live.title, told) == ("Still going", [])
    session.put(entry("Something said"))
    assert summary_at(store, ref) is None
    assert {"note": 1} in [summary.counts for summary in summaries(store, COMMUNITY, now=NOW)]
    live = summary_at(store, ref)
    assert live
    assert live.counts == {"note": 1}


def test_a_redaction_takes_the_words_out_of_the_index_too(cache: Path) -> None:
    store = opened(cache)
    session = store.open(store.sessions(COMMUNITY)[-1])
    ask(cache)
    assert b"Zebra two" in index(cache).read_bytes()
    index(cache).with_name(f"{index(cache).name}-journal").write_text("Zebra two, as it was")
    redact(store, session, list(session.entries.values()), NOW)
    assert [path for path in cache.rglob("*") if path.is_file()] == []
    session.close()
    ask(cache)
    assert b"Zebra" not in index(cache).read_bytes()
    assert "Zebra" not in repr(words(store))


def test_the_doctor_finds_an_index_that_cannot_be_read_and_takes_it_away(cache: Path) -> None:
    ask(cache)
    file = opened(cache).index
    assert file
    assert examine(cache.with_name("store"), NOW, index=file).findings == []
    no_database(index(cache))
    examined = examine(cache.with_name("store"), NOW, index=file)
    assert ([f.kind for f in examined.findings], examined.well) == (["index"], True)
    assert repair(examined.findings) == []
    assert not file.path.exists()


def words(store: Store) -> list[str]:
    wanted = {s.id: {owed.id for owed in s.owed} for s in summaries(store, COMMUNITY)}
    return [entry.text for entry in said(store, COMMUNITY, wanted).values()]


def test_the_words_of_what_is_owed_stand_in_the_index_and_others_are_looked_for(
    cache: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    store = opened(cache)
    session = store.open(store.sessions(COMMUNITY)[-1])
    note, request = session.entries.values()
    session.close()
    ask(cache)
    told = opens(monkeypatch)
    assert said(opened(cache), COMMUNITY, {session.head.id: [request.id]}) == {request.id: request}
    assert told == []
    assert said(opened(cache), COMMUNITY, {session.head.id: [note.id]}) == {note.id: note}
    assert len(told) == 1
