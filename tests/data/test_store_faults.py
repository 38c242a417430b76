"""A disk that fails: what was said stays in memory, is named unsaved, and can be tried again."""

import errno
import json
import os
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from data.errors import StoreFailed
from data.store import sealing
from data.store.communities import FILE
from data.store.store import Store
from tests.data.fault_layer import Faults, faults, refuse
from tests.data.store_help import (
    begun,
    end,
    entry,
    event,
    head,
    journal_of,
    places,
    reopened,
    texts,
)

ERRORS = [errno.ENOSPC, errno.EIO, errno.EROFS, errno.EACCES, errno.EDQUOT]
NAMES = [errno.errorcode[error] for error in ERRORS]


@pytest.mark.parametrize("error", ERRORS, ids=NAMES)
@pytest.mark.parametrize("step", [0, 1])
@pytest.mark.parametrize("after", [False, True], ids=["before", "after"])
def test_an_entry_that_cannot_be_written_is_kept_and_tried_again(
    tmp_path: Path, error: int, step: int, after: bool
) -> None:
    store, session = begun(tmp_path / "store")
    session.put(entry("before"))
    whole = journal_of(session).read_bytes()
    lost = entry("not saved yet")
    layer = Faults(step, refuse(error), after=after)
    with faults(layer), pytest.raises(StoreFailed) as failure:
        session.put(lost)
    assert layer.names[step] == ("write", "fdatasync")[step]
    assert str(journal_of(session)) in failure.value.title
    assert failure.value.hint
    assert texts(session) == ["before", "not saved yet"]
    assert session.unsaved == {lost.id}
    assert journal_of(session).read_bytes() == whole
    assert session.retry()
    assert session.unsaved == frozenset()
    assert texts(reopened(store, session)) == ["before", "not saved yet"]
    assert reopened(store, session).damage == ()


@pytest.mark.parametrize(
    ("error", "words"),
    [
        (errno.ENOLCK, "cannot lock files"),
        (errno.EACCES, "not allowed to"),
        (errno.EBUSY, "Another program holds the file"),
        (errno.EAGAIN, "Another program holds the file"),
        (errno.ETXTBSY, "Another program holds the file"),
        (errno.ESTALE, "disk is not there any more"),
        (errno.ENOTCONN, "disk is not there any more"),
        (errno.EMFILE, "Too many files are open"),
        (errno.EFBIG, "larger than this disk takes"),
    ],
    ids=lambda value: errno.errorcode.get(value) if isinstance(value, int) else "",
)
def test_every_refusal_is_a_plain_sentence_on_opening_and_on_writing(
    tmp_path: Path, error: int, words: str
) -> None:
    store, session = begun(tmp_path / "store")
    for call in ("open", "write"):
        other = reopened(store, session) if call == "open" else session
        said = entry(f"refused on {call}")
        with faults(Refuses(call, error)), pytest.raises(StoreFailed, match=words) as failure:
            other.put(said)
        assert failure.value.hint
        assert words in failure.value.reason
        assert other.unsaved == {said.id}
        assert other.retry()
    assert len(texts(reopened(store, session))) == 2


class Refuses(Faults):
    """A file that another program has, as far as writing to it goes."""

    def __init__(self, name: str, error: int) -> None:
        super().__init__()
        self._wanted, self._error = name, error

    def pass_on(self, name: str, real: Callable[..., Any], *args: Any, **options: Any) -> Any:
        reads = name == "open" and not args[1] & (os.O_RDWR | os.O_WRONLY)
        if name == self._wanted and not reads:
            raise OSError(self._error, os.strerror(self._error))
        return real(*args, **options)


def test_while_the_disk_stays_full_all_that_is_said_waits_in_order(tmp_path: Path) -> None:
    store, session = begun(tmp_path / "store")
    with faults(Faults(0, refuse(errno.ENOSPC), for_good=True)):
        for text in ("one", "two"):
            with pytest.raises(StoreFailed, match="The disk is full"):
                session.put(entry(text))
        assert not session.retry()
        with pytest.raises(StoreFailed):
            session.undo()
    assert len(session.unsaved) == 2
    session.put(entry("three"))
    assert session.unsaved == frozenset()
    assert texts(session) == texts(reopened(store, session)) == ["one", "three"]


def test_what_a_failed_write_left_is_taken_away_before_the_next(tmp_path: Path) -> None:
    store, session = begun(tmp_path / "store")
    session.put(entry("first"))
    with faults(Faults(1, refuse(errno.EIO), for_good=True)), pytest.raises(StoreFailed):
        session.put(entry("second"))
    session.put(entry("third"))
    numbers = [json.loads(line)["n"] for line in journal_of(session).read_bytes().splitlines()]
    assert numbers == [1, 2, 3, 4]
    assert texts(reopened(store, session)) == ["first", "second", "third"]


class ReadOnly(Faults):
    """A disk that may be read only."""

    def pass_on(self, name: str, real: Callable[..., Any], *args: Any, **options: Any) -> Any:
        if name != "open" or args[1] & (os.O_RDWR | os.O_WRONLY):
            raise OSError(errno.EROFS, "Read-only file system")
        return real(*args, **options)


def test_a_disk_that_is_read_only_opens_for_reading(tmp_path: Path) -> None:
    store, session = begun(tmp_path / "store")
    session.put(entry("said"))
    session.put(event("start"))
    session.put(event("end"))
    session.close()

    with faults(ReadOnly()):
        found = reopened(store, session)
        assert texts(found) == ["said"]
        with pytest.raises(StoreFailed, match="read-only"):
            found.put(entry("not saved"))
        with pytest.raises(StoreFailed, match="read-only"):
            Store(store.root).create(head(store))
        assert texts(found) == ["said", "not saved"]
    assert found.retry()
    assert texts(reopened(store, session)) == ["said", "not saved"]


@pytest.mark.parametrize("error", [errno.ENOSPC, errno.EIO])
def test_a_sealing_that_fails_anywhere_can_be_tried_again(tmp_path: Path, error: int) -> None:
    store, session = begun(tmp_path / "store")
    session.put(entry("said"), event("start"), event("end"))
    step = 0
    while True:
        layer = Faults(step, refuse(error))
        with faults(layer):
            try:
                session.seal()
            except StoreFailed:
                assert texts(reopened(store, session)) == ["said"]
            if len(layer.names) <= step:
                break
        session.change(next(iter(session.entries.values())), marked=step % 2 == 0)
        step += 1
    session.close()
    assert texts(reopened(store, session)) == ["said"]


def test_a_community_that_cannot_be_written_stays_as_it_was(tmp_path: Path) -> None:
    store, _ = begun(tmp_path / "store")
    (community,) = store.communities()
    path = store.root / "communities" / community.id / FILE
    before = path.read_bytes()
    renamed = replace(community, name="Another name")
    for call in ("open", "write", "fsync", "rename"):
        with faults(FailsAt(call)), pytest.raises(StoreFailed, match="The disk is full"):
            store.save_community(renamed)
        assert path.read_bytes() == before
    store.save_community(renamed)
    assert Store(store.root).communities() == [renamed]


class FailsAt(Faults):
    """A full disk, as far as one kind of call goes."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self._wanted = name

    def pass_on(self, name: str, real: Callable[..., Any], *args: Any, **options: Any) -> Any:
        if name == self._wanted and (name != "open" or args[1] & os.O_CREAT):
            raise OSError(errno.ENOSPC, "No space left on device")
        return real(*args, **options)


def test_sealing_a_session_of_a_full_disk_keeps_every_journal(tmp_path: Path) -> None:
    store, session = begun(tmp_path / "store")
    session.put(entry("said"))
    with faults(Faults(4, refuse(errno.ENOSPC), for_good=True)), pytest.raises(StoreFailed):
        session.seal()
    assert texts(reopened(store, session)) == ["said"]
    end(session)
    assert texts(reopened(store, session)) == ["said"]


def test_a_journal_that_cannot_be_read_is_not_folded_away(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    store, session = begun(tmp_path / "store")
    other = reopened(store, session)
    other.put(entry("unreadable now"))
    (path,) = {*places(session).journals()} - {session._log._journal.path}  # type: ignore[attr-defined]
    raw = path.read_bytes()
    other.close()

    def read_some(wanted: Path) -> bytes:
        if wanted == path:
            raise OSError(errno.EIO, "Input/output error", str(wanted))
        return wanted.read_bytes()

    with monkeypatch.context() as patch:
        patch.setattr(sealing, "read_file", read_some)
        session.seal()
    assert path.read_bytes() == raw
    assert texts(reopened(store, session)) == ["unreadable now"]
    assert not path.exists()


def test_what_is_put_together_is_written_once_and_tried_again_together(tmp_path: Path) -> None:
    store, session = begun(tmp_path / "store")
    lost = [entry("one"), entry("two"), entry("three")]
    layer = Faults(0, refuse(errno.ENOSPC))

    def put_together() -> None:
        with session.together():
            for said in lost:
                session.put(said)

    with faults(layer), pytest.raises(StoreFailed):
        put_together()
    assert layer.names.count("write") == 1
    assert session.unsaved == {said.id for said in lost}
    assert session.retry()
    assert texts(session) == texts(reopened(store, session)) == ["one", "two", "three"]


def test_a_disk_that_fails_slowly_is_not_asked_at_every_key(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    store, session = begun(tmp_path / "store")
    tries: list[float] = []
    now = [100.0]
    monkeypatch.setattr("data.store.keeping.SLOW", 1.0)
    monkeypatch.setattr("data.store.keeping.monotonic", lambda: now[0])

    def hang(changes: object) -> None:
        tries.append(now[0])
        now[0] += 2.0
        raise StoreFailed("The disk hangs.")

    with monkeypatch.context() as patch:
        patch.setattr(session._log, "append", hang)
        for number in range(5):
            with pytest.raises(StoreFailed, match="The disk hangs"):
                session.put(entry(f"said {number}"))
        assert len(tries) == 1
        now[0] += 20
        assert not session.retry()
        assert len(tries) == 2
    assert not session.retry()
    now[0] += 20
    assert session.retry()
    assert texts(reopened(store, session)) == [f"said {number}" for number in range(5)]
