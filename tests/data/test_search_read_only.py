"""An index that may be read and not written, as on a disk that somebody locked, is read."""

from __future__ import annotations

import errno
import os
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from data.store.store import Store
from tests.data.search_help import held, said, searched, told
from tests.data.test_search_upkeep import again, path_of


@pytest.fixture
def store(tmp_path: Path) -> Store:
    found = searched(tmp_path)
    held(found, said("tea at nine"))
    found.search.bring_up()
    return found


@pytest.fixture
def read_only(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let nobody open a file for writing in a folder of what is derived."""
    true = os.open

    def refusing(path: str | Path, flags: int, mode: int = 0o777, **rest: int) -> int:
        if flags & (os.O_RDWR | os.O_WRONLY) and "cache" in Path(path).parts:
            raise OSError(errno.EROFS, os.strerror(errno.EROFS), str(path))
        return true(path, flags, mode, **rest)

    monkeypatch.setattr(os, "open", refusing)


def test_an_index_that_can_only_be_read_is_read_as_long_as_nothing_changed(
    store: Store, request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = path_of(store).read_bytes()
    request.getfixturevalue("read_only")
    other = again(store)
    with monkeypatch.context() as patch:
        patch.setattr(Store, "open", None)
        assert told(other, "tea") == ["tea at nine"]
        assert told(other, "tea") == ["tea at nine"]
    held(store, said("late tea"), number=1)
    assert told(other, "tea") == ["late tea", "tea at nine"]
    assert told(again(store), "late") == ["late tea"]
    assert path_of(store).read_bytes() == before
    assert [path.name for path in path_of(store).parent.iterdir()] == [path_of(store).name]


def test_an_index_of_another_layout_that_cannot_be_written_is_done_without(
    store: Store, request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch
) -> None:
    with closing(sqlite3.connect(path_of(store))) as connection:
        connection.execute("PRAGMA user_version = 7")
    request.getfixturevalue("read_only")
    monkeypatch.setattr("data.store.search_file.remove_all", lambda *_: None)
    assert told(again(store), "tea") == ["tea at nine"]
