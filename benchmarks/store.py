"""A durable capture beside a bare append and fdatasync of the same bytes, however long the history.

The sizes take turns, so that a busy moment falls on all of them.
"""

import os
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

from benchmarks.row import Row, timed
from data.models.ids import EntryId, SessionId, new_id
from data.models.records import Entry, SessionHead
from data.store.open_session import OpenSession
from data.store.places import Places
from data.store.store import Store

HISTORIES = (10, 1_000, 10_000, 100_000)
"""Entries in the session before the capture."""
ROUNDS = 300
JOINED = (5_000, 20_000)
"""Entries in the sessions that are opened."""
OPENINGS = 9


def run() -> Iterable[Row]:
    """Measure captures, then opening."""
    with TemporaryDirectory(prefix="lctui-bench-") as name:
        store = Store(Path(name) / "store")
        yield from _captures([session_of(store, history) for history in HISTORIES])
        yield from (_opening(store, entries) for entries in JOINED)


def session_of(store: Store, history: int) -> OpenSession:
    """Return a live session of so many entries."""
    name = f"With {history} entries {new_id()}"
    head = SessionHead(
        id=SessionId(new_id()),
        community=store.new_community(name).id,
        community_name=name,
        number=1,
        title=name,
        topic=None,
        format="circle",
        planned_start=None,
        zone="UTC",
        phases=(),
    )
    session = store.create(head)
    session.put(*(entry_said(number) for number in range(history)))
    return session


def entry_said(number: int) -> Entry:
    """Return an entry as they often are."""
    return Entry(
        EntryId(new_id()),
        "insight",
        f"Small talk is the intervention, said for the time number {number}",
        datetime.now(UTC),
        phase="reflect",  # type: ignore[arg-type]
        by="Ana Ruiz",
        tags=("trust",),
        typed=f"Ana: * Small talk is the intervention, said for the time number {number} #trust",
        captured_by="Dana",
    )


def _captures(sessions: list[OpenSession]) -> Iterator[Row]:
    taken: dict[int, list[float]] = {history: [] for history in HISTORIES}
    floor: dict[int, list[float]] = {history: [] for history in HISTORIES}
    with _bare(sessions[0]) as append:
        for number in range(ROUNDS):
            for history, session in zip(HISTORIES, sessions, strict=True):
                entry = entry_said(number)
                floor[history].append(timed(append))
                taken[history].append(timed(session.put, entry))
    for history in HISTORIES:
        measured, bare = median(taken[history]), median(floor[history])
        name = f"a durable capture, history of {history:,}"
        yield Row.of(name, measured, bare, 1.5)
    first, last = (median(taken[history]) for history in (HISTORIES[0], HISTORIES[-1]))
    yield Row.of("the same, history of 100,000 beside 10", last, first, 1.2)


@contextmanager
def _bare(session: OpenSession) -> Iterator[Callable[[], None]]:
    """Give what appends and syncs as many bytes as a capture does."""
    (journal,) = Places.of(session.ref.path).journals()
    data = journal.read_bytes().splitlines(keepends=True)[-1]
    handle = os.open(journal.with_suffix(".bare"), os.O_CREAT | os.O_APPEND | os.O_WRONLY, 0o600)

    def append() -> None:
        os.write(handle, data)
        os.fdatasync(handle)

    yield append
    os.close(handle)


def _opening(store: Store, entries: int) -> Row:
    """Open a live session and a sealed one in turn."""
    live, sealed = session_of(store, entries), session_of(store, entries)
    sealed.seal()
    pairs = [(timed(store.open, live.ref), timed(store.open, sealed.ref)) for _ in range(OPENINGS)]
    measured, floor = (median(times) for times in zip(*pairs, strict=True))
    ratio = median(live / sealed for live, sealed in pairs)
    name = f"opening a live session of {entries:,} beside a sealed one"
    return Row(name, measured, floor, ratio, 1.5)
