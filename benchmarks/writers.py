"""Eight programs that keep entries in one session at once, each thinking for 2 ms before the next.

The floor is eight bare loops of append and fdatasync, which think as long. Both take turns.
"""

import os
from collections.abc import Callable, Iterable
from multiprocessing import get_context
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from time import perf_counter, sleep

from benchmarks.row import Row
from benchmarks.store import entry_said, session_of
from data.store.places import Places
from data.store.refs import SessionRef
from data.store.store import Store

WRITERS = 8
THINKS = 0.002
SECONDS = 1.5
"""How long they write each time."""
TURNS = 5
_FORK = get_context("fork")


def run() -> Iterable[Row]:
    """Let both write in turn; the row tells seconds for an acknowledged entry."""
    with TemporaryDirectory(prefix="lctui-bench-") as name:
        store = Store(Path(name) / "store")
        session = session_of(store, 100)
        (journal,) = Places.of(session.ref.path).journals()
        line = journal.read_bytes().splitlines(keepends=True)[-1]
        session.close()
        pairs = [
            (_each(_keep, store.root, session.ref), _each(_append, Path(name), line))
            for _ in range(TURNS)
        ]
    ours, bare = (median(seconds) for seconds in zip(*pairs, strict=True))
    ratio = median(kept / appended for kept, appended in pairs)
    yield Row("8 writers, 2 ms think time: an acknowledged entry", ours, bare, ratio, 1 / 0.85)


def _each(write: Callable[..., Callable[[], object]], *place: object) -> float:
    """Return the seconds for each entry while eight write, however many they manage."""
    start, counts = _FORK.Barrier(WRITERS), _FORK.SimpleQueue()
    programs = [
        _FORK.Process(target=_write, args=(start, counts, write, number, *place))
        for number in range(WRITERS)
    ]
    for program in programs:
        program.start()
    for program in programs:
        program.join()
    kept: int = sum(counts.get() for _ in programs)
    return SECONDS / kept


def _write(start, counts, write, number, *place) -> None:  # type: ignore[no-untyped-def]
    act = write(number, *place)
    start.wait()
    count, end = 0, perf_counter() + SECONDS
    while perf_counter() < end:
        sleep(THINKS)
        act()
        count += 1
    counts.put(count)


def _keep(_number: int, root: Path, ref: SessionRef) -> Callable[[], object]:
    session = Store(root).open(ref, entries=False)
    return lambda: session.put(entry_said(1))


def _append(number: int, folder: Path, line: bytes) -> Callable[[], object]:
    flags = os.O_CREAT | os.O_APPEND | os.O_WRONLY
    handle = os.open(folder / f"{number}.bare", flags, 0o600)

    def append() -> None:
        os.write(handle, line)
        os.fdatasync(handle)

    return append
