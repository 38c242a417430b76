"""What others do to a session is noticed, by file events where they come and by looking else."""

import errno
import os
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from time import monotonic

import pytest

from data.store import watching
from data.store.file_events import FileEvents
from data.store.open_session import OpenSession
from data.store.places import Places
from data.store.store import Store
from data.store.watching import EVENTS, POLLING, Watching, watch
from tests.data.store_help import begun, end, entry, places

LONG = 60.0
"""Seconds after which what should have come by an event did not."""


class Ear:
    """Hears the calls, and what was true when they came."""

    def __init__(self) -> None:
        self.calls = 0
        self._called = threading.Condition()
        self._wanted: Callable[[], bool] = lambda: True
        self._heard = False

    def __call__(self) -> None:
        with self._called:
            self.calls += 1
            self._heard = self._heard or self._wanted()
            self._called.notify_all()

    def expect(self, wanted: Callable[[], bool]) -> None:
        """From now on listen for a call at which that is true."""
        with self._called:
            self._wanted, self._heard = wanted, False

    def heard(self) -> bool:
        with self._called:
            return self._called.wait_for(lambda: self._heard, LONG)


@contextmanager
def watched(session: OpenSession) -> Iterator[tuple[Watching, Ear]]:
    """Watch; the first call comes once it listens to all that is there."""
    ear = Ear()
    watcher = watch(session.ref, ear)
    try:
        assert ear.heard()
        yield watcher, ear
    finally:
        watcher.close()


def proven(watcher: Watching, ear: Ear, how: str = EVENTS) -> None:
    """Wait until it is known how it watches; a call comes with that."""
    ear.expect(lambda: watcher.how == how)
    if watcher.how != how:
        assert ear.heard()


def deaf(patch: pytest.MonkeyPatch) -> None:
    """Let this system have no file events."""

    def refuse(*_: object) -> None:
        raise OSError(errno.EMFILE, "inotify instance limit reached")

    patch.setattr(watching, "FileEvents", refuse)


@pytest.mark.parametrize("how", [EVENTS, POLLING])
def test_all_that_others_do_to_a_session_is_noticed(
    how: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(watching, "CHECK", 10 * LONG)
    if how == POLLING:
        deaf(monkeypatch)
    _, session = begun(tmp_path)
    at = places(session)
    with watched(session) as (watcher, ear):
        proven(watcher, ear, how)
        for done, wanted in _deeds(session, at):
            ear.expect(wanted)
            done()
            assert ear.heard(), wanted
            proven(watcher, ear, how)


def _deeds(
    session: OpenSession, at: Places
) -> Iterator[tuple[Callable[[], object], Callable[[], bool]]]:
    """Yield what others may do, each with what is true once it is done."""
    (journal,) = at.journals()
    other, terminal, floor = at.live / "0-7.jsonl", at.here / "0-1", at.here / "floor.json"
    size = journal.stat().st_size
    yield lambda: session.put(entry("Said.")), lambda: journal.stat().st_size > size
    yield lambda: other.write_text(""), other.exists
    at.here.mkdir()
    yield lambda: terminal.write_text("a"), terminal.exists
    yield lambda: terminal.write_text("more"), lambda: terminal.stat().st_size == 4
    yield lambda: (at.here / "floor.1").write_text("{}"), (at.here / "floor.1").exists
    yield lambda: (at.here / "floor.1").rename(floor), floor.exists
    yield floor.unlink, lambda: not floor.exists()
    yield terminal.unlink, lambda: not terminal.exists()
    at.here.rmdir()
    yield session.seal, lambda: at.sealed.exists() and not at.live.exists()
    yield session._log.unseal, lambda: at.base.exists() and not at.sealed.exists()
    yield lambda: session.put(entry("More.")), lambda: bool(at.journals())


def test_asking_for_events_leaves_nothing_behind(tmp_path: Path) -> None:
    _, session = begun(tmp_path)
    before = sorted(tmp_path.rglob("*"))
    with watched(session) as (watcher, ear):
        proven(watcher, ear)
        assert sorted(tmp_path.rglob("*")) == before
    assert sorted(tmp_path.rglob("*")) == before


def test_other_sessions_and_half_typed_lines_wake_nobody(tmp_path: Path) -> None:
    _, session = begun(tmp_path)
    _, other = begun(tmp_path, "Another session")
    session.drafts.write("Half")
    with watched(session) as (watcher, ear):
        proven(watcher, ear)
        quiet = ear.calls
        session.drafts.write("Half typed")
        other.put(entry("Said elsewhere."))
        end(other)
        ear.expect(lambda: True)
        session.put(entry("Said here."))
        assert ear.heard()
        assert ear.calls - quiet <= 2


def test_where_no_more_folders_can_be_listened_to_it_is_polled(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from watchdog.observers.inotify_c import InotifyFD

    def refuse(*_: object) -> None:
        raise OSError(errno.ENOSPC, "inotify watch limit reached")

    monkeypatch.setattr(InotifyFD, "add_callback", refuse)
    _, session = begun(tmp_path)
    size = places(session).journals()[0].stat().st_size
    with watched(session) as (watcher, ear):
        ear.expect(lambda: places(session).journals()[0].stat().st_size > size)
        session.put(entry("Said."))
        assert ear.heard()
        assert watcher.how == POLLING


def test_on_a_read_only_disk_it_is_polled_until_an_event_comes_by_itself(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> None:
        raise OSError(errno.EROFS, "Read-only file system")

    monkeypatch.setattr(os, "utime", refuse)
    _, session = begun(tmp_path)
    with watched(session) as (watcher, ear):
        proven(watcher, ear, POLLING)
        ear.expect(lambda: watcher.how == EVENTS)
        session.put(entry("Said."))
        (places(session).live.parent / "other.json").write_text("")
        assert ear.heard()


def test_where_a_change_comes_without_its_event_it_is_polled_from_then_on(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As on a network disk: what is done here is told of, what is done elsewhere is not."""
    hear = FileEvents._hear

    def hear_own(self: FileEvents, folder: object, event: object) -> None:
        if not elsewhere.is_set():
            hear(self, folder, event)  # type: ignore[arg-type]

    elsewhere = threading.Event()
    monkeypatch.setattr(FileEvents, "_hear", hear_own)
    monkeypatch.setattr(watching, "CHECK", 0.02)
    monkeypatch.setattr(watching, "GRACE", 0.02)
    _, session = begun(tmp_path)
    (journal,) = places(session).journals()
    with watched(session) as (watcher, ear):
        proven(watcher, ear)
        elsewhere.set()
        for number in range(3):
            size = journal.stat().st_size
            ear.expect(lambda size=size: journal.stat().st_size > size)  # type: ignore[misc]
            session.put(entry(f"Said elsewhere, number {number}."))
            assert ear.heard()
        assert watcher.how == POLLING


def test_a_folder_that_goes_and_comes_back_is_watched_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(watching, "CHECK", 0.1)
    _, session = begun(tmp_path / "store")
    at = places(session)
    with watched(session) as (watcher, ear):
        proven(watcher, ear)
        ear.expect(lambda: watcher.how == POLLING and not at.live.exists())
        (tmp_path / "store").rename(tmp_path / "elsewhere")
        assert ear.heard()
        (tmp_path / "elsewhere").rename(tmp_path / "store")
        proven(watcher, ear)
        monkeypatch.setattr(watching, "CHECK", 10 * LONG)
        size = at.journals()[0].stat().st_size
        ear.expect(lambda: at.journals()[0].stat().st_size > size)
        session.put(entry("Said."))
        assert ear.heard()


def test_a_burst_is_a_few_calls_and_the_last_of_it_is_not_missed(tmp_path: Path) -> None:
    _, session = begun(tmp_path)
    (journal,) = places(session).journals()
    with watched(session) as (watcher, ear):
        proven(watcher, ear)
        before, began = ear.calls, monotonic()
        with journal.open("ab") as file:
            for _ in range(2000):
                file.write(b"\n")
                file.flush()
        whole = journal.stat().st_size
        ear.expect(lambda: journal.stat().st_size == whole)
        with journal.open("ab") as file:
            file.write(b"\n" * 5)
        ear.expect(lambda: journal.stat().st_size == whole + 5)
        assert ear.heard()
        assert ear.calls - before <= 3 + (monotonic() - began) / watching.BREATH


def test_when_it_is_closed_its_threads_are_gone_and_nobody_is_called(tmp_path: Path) -> None:
    _, session = begun(tmp_path)
    before = set(threading.enumerate())
    with watched(session) as (watcher, ear):
        proven(watcher, ear)
    calls = ear.calls
    session.put(entry("Said."))
    assert set(threading.enumerate()) == before
    assert ear.calls == calls


def test_it_can_be_closed_by_whom_it_calls_and_twice(tmp_path: Path) -> None:
    _, session = begun(tmp_path)
    ready, closed = threading.Event(), threading.Event()

    def close() -> None:
        ready.wait(LONG)
        watcher.close()
        closed.set()

    watcher = watch(session.ref, close)
    ready.set()
    assert closed.wait(LONG)
    watcher.close()


def test_a_session_that_is_gone_altogether_is_waited_for(tmp_path: Path) -> None:
    _, session = begun(tmp_path / "store")
    (tmp_path / "store").rename(tmp_path / "elsewhere")
    with watched(session) as (watcher, ear):
        ear.expect(places(session).live.exists)
        (tmp_path / "elsewhere").rename(tmp_path / "store")
        assert ear.heard()
        proven(watcher, ear)


def test_a_store_reached_through_a_link_is_watched_too(tmp_path: Path) -> None:
    begun(tmp_path / "store")
    (tmp_path / "link").symlink_to(tmp_path / "store")
    store = Store(tmp_path / "link")
    session = store.open(store.find("live"))
    with watched(session) as (watcher, ear):
        proven(watcher, ear)
        ear.expect(lambda: "Said." in places(session).journals()[-1].read_text())
        session.put(entry("Said."))
        assert ear.heard()
    session.close()
