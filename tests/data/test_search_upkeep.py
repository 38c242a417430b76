"""The index is kept up beside the sessions, done without where it cannot be had, never believed."""

from __future__ import annotations

import os
import sqlite3
import stat
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing, contextmanager
from datetime import UTC, datetime
from pathlib import Path

import pytest

from data.progress import stopping
from data.store.doctor.index import check_index
from data.store.open_session import OpenSession
from data.store.redacting import redact
from data.store.refs import SessionRef
from data.store.store import Store
from tests.data.search_help import find, goes_on, held, said, searched, told

NOW = datetime(2026, 11, 22, 12, tzinfo=UTC)
SECRET = "quetzalcoatl"


@pytest.fixture
def store(tmp_path: Path) -> Store:
    found = searched(tmp_path)
    held(found, said("tea at nine"))
    return found


def again(store: Store) -> Store:
    """Return the store as another program has it."""
    other = Store(store.root)
    other.cache = store.cache
    return other


def path_of(store: Store) -> Path:
    assert store.search.path
    return store.search.path


def holding(folder: Path, word: str) -> list[Path]:
    """Return the files that hold a word."""
    files = [path for path in folder.rglob("*") if path.is_file()]
    return [path for path in files if word.encode() in path.read_bytes()]


def test_it_is_private_and_stands_outside_the_store(store: Store) -> None:
    assert told(store, "tea") == ["tea at nine"]
    path = path_of(store)
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert store.root not in path.parents
    assert list(store.root.rglob("*.sqlite*")) == []


def test_where_nothing_changed_nothing_is_read(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    store.search.bring_up()
    other = again(store)
    monkeypatch.setattr(Store, "open", None)
    assert told(other, "tea") == ["tea at nine"]


def test_only_what_changed_is_read(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    store.search.bring_up()
    held(store, said("coffee at ten"), number=1)
    opened: list[str] = []
    true = store.open

    def watched(ref: SessionRef) -> OpenSession:
        opened.append(ref.path.name)
        return true(ref)

    monkeypatch.setattr(store, "open", watched)
    assert told(store, "coffee") == ["coffee at ten"]
    assert len(opened) == 1


def test_without_a_place_it_finds_as_much(tmp_path: Path) -> None:
    store = Store(tmp_path)
    held(store, said("tea at nine"))
    assert store.search.path is None
    assert told(store, "tea") == ["tea at nine"]
    held(store, said("late tea"), number=1)
    assert told(store, "tea") == ["late tea", "tea at nine"]


@pytest.mark.parametrize(
    "damage",
    [
        b"",
        b"not a database at all, but long enough to look like one" * 100,
        b"SQLite format 3\x00" + b"\x00" * 5000,
    ],
)
def test_a_damaged_index_is_made_anew(store: Store, damage: bytes) -> None:
    store.search.bring_up()
    path_of(store).write_bytes(damage)
    for other in (store, again(store)):
        assert told(other, "tea") == ["tea at nine"]
    assert path_of(store).stat().st_size > 10_000


def test_an_index_damaged_in_the_middle_is_made_anew(store: Store) -> None:
    store.search.bring_up()
    path = path_of(store)
    raw = bytearray(path.read_bytes())
    raw[4096 * 3 :] = os.urandom(len(raw) - 4096 * 3)
    path.write_bytes(raw)
    other = again(store)
    assert [h.text for h in find(other, "tea")] == ["tea at nine"]


def test_an_index_of_another_layout_is_made_anew(store: Store) -> None:
    store.search.bring_up()
    with closing(sqlite3.connect(path_of(store))) as connection:
        connection.execute("PRAGMA user_version = 7")
    assert told(again(store), "tea") == ["tea at nine"]


def test_an_index_that_goes_while_it_is_open_is_made_anew(store: Store) -> None:
    store.search.bring_up()
    find(store, "tea")
    path_of(store).unlink()
    assert [h.text for h in find(store, "tea")] == ["tea at nine"]
    assert path_of(store).exists()


@contextmanager
def locked(path: Path) -> Iterator[None]:
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        connection.execute("BEGIN EXCLUSIVE")
        yield


def test_while_another_process_holds_it_search_answers_all_the_same(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("data.store.search_file.PATIENCE", 0.01)
    store.search.bring_up()
    with locked(path_of(store)):
        held(store, said("late tea"), number=1)
        other = again(store)
        assert told(other, "tea") == ["late tea", "tea at nine"]
        assert told(store, "tea") == ["late tea", "tea at nine"]
    assert told(other, "tea") == ["late tea", "tea at nine"]
    assert told(again(store), "late") == ["late tea"]


@pytest.mark.parametrize("what", ["folder", "link", "pipe"])
def test_what_is_no_file_of_ours_is_left_alone_and_done_without(store: Store, what: str) -> None:
    path = path_of(store)
    path.parent.mkdir(parents=True)
    victim = path.parent / "victim"
    if what == "folder":
        path.mkdir()
    elif what == "link":
        victim.write_text("kept")
        path.symlink_to(victim)
    else:
        os.mkfifo(path)
    assert told(store, "tea") == ["tea at nine"]
    assert path.exists()
    if what == "link":
        assert victim.read_text() == "kept"


def test_a_file_of_somebody_else_is_left_alone(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    store.search.bring_up()
    before = path_of(store).read_bytes()
    own = os.geteuid()
    monkeypatch.setattr(os, "geteuid", lambda: own + 1)
    other = again(store)
    held(store, said("late tea"), number=1)
    assert told(other, "tea") == ["late tea", "tea at nine"]
    assert path_of(store).read_bytes() == before


def test_a_folder_that_cannot_be_made_is_done_without(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    store = Store(tmp_path / "store")
    store.cache = lambda: tmp_path / "file" / "cache"
    held(store, said("tea"))
    assert told(store, "tea") == ["tea"]


def test_no_redacted_word_stays_in_it_nor_comes_back(tmp_path: Path) -> None:
    store = searched(tmp_path)
    entry = said(f"about {SECRET} itself")
    session = goes_on(store, entry, said("tea"))
    other = again(store)
    assert told(store, SECRET) == told(other, SECRET) == [entry.text]
    redact(store, session, [entry], NOW)
    assert not path_of(store).exists()
    assert find(other, SECRET) == []
    assert find(store, SECRET) == []
    assert told(other, "tea") == ["tea"]
    session.close()
    assert path_of(store).exists()
    assert holding(tmp_path / "cache", SECRET) == []


def test_a_process_that_is_writing_brings_no_redacted_word_back(tmp_path: Path) -> None:
    store = searched(tmp_path)
    entry = said(f"about {SECRET} itself")
    session = goes_on(store, entry)
    for number in range(3):
        held(store, said(f"tea {number}"), number=number)
    other = again(store)

    def redacted(done: int, _every: int) -> None:
        if done == 3:
            redact(store, session, [entry], NOW)

    other.search.bring_up(redacted)
    session.close()
    assert holding(tmp_path / "cache", SECRET) == []
    assert find(other, SECRET) == []
    assert len(told(other, "tea")) == 3


def test_building_tells_how_far_it_is_and_what_was_made_when_it_stops_stays(tmp_path: Path) -> None:
    store = searched(tmp_path)
    for number in range(5):
        held(store, said(f"tea {number}"), number=number)
    seen: list[tuple[int, int]] = []
    until_two = stopping(lambda: len(seen) >= 2, lambda done, every: seen.append((done, every)))
    store.search.bring_up(until_two)
    assert seen == [(0, 5), (1, 5)]
    assert told(store, "tea")[-2:] == ["tea 1", "tea 0"]
    seen.clear()
    held(store, said("tea 5"), number=5)
    store.search.bring_up(lambda done, every: seen.append((done, every)))
    assert seen == [(0, 1), (1, 1)]


def test_a_session_that_cannot_be_read_stops_nothing(store: Store) -> None:
    ref = held(store, said("broken"), number=1)
    ref.path.with_name(f"{ref.path.name}.json").write_bytes(b"\x00\xff{{{")
    assert told(store, "tea") == ["tea at nine"]
    assert told(store, "broken") == []


def test_several_threads_ask_while_one_brings_up(tmp_path: Path) -> None:
    store = searched(tmp_path)
    for number in range(30):
        held(store, *(said(f"tea {n}") for n in range(20)), number=number)
    with ThreadPoolExecutor() as pool:
        bringing = pool.submit(store.search.bring_up)
        asking = [pool.submit(find, store, "tea", limit=50) for _ in range(40)]
        bringing.result()
        assert all(len(asked.result()) <= 50 for asked in asking)
    assert len(told(store, "tea")) == 600


def test_the_doctor_says_when_it_is_damaged_and_takes_it_away(store: Store) -> None:
    store.search.bring_up()
    assert list(check_index(store.index)) == []
    path_of(store).write_bytes(b"no database" * 1000)
    (finding,) = check_index(store.index)
    assert finding.mend
    finding.mend()
    assert not path_of(store).exists()
    assert told(store, "tea") == ["tea at nine"]


def test_two_processes_that_make_it_at_once_make_one(tmp_path: Path) -> None:
    store = searched(tmp_path)
    for number in range(20):
        held(store, *(said(f"tea {n}") for n in range(20)), number=number)
    with ThreadPoolExecutor() as pool:
        list(pool.map(lambda one: one.search.bring_up(), [again(store) for _ in range(3)]))
    assert len(told(again(store), "tea")) == 400
    with closing(sqlite3.connect(path_of(store))) as connection:
        counted = connection.execute("SELECT count FROM vocabulary WHERE word = 'tea'").fetchone()
    assert counted == (400,)
