"""From an entry kept in one process to its words painted on the live screen of another.

The floor is a bare watchdog that prints the same appended line. Both watch one session, and each
entry is waited for in both at once. They hear of it as it is written, a little before it is durable
and counts as kept: so the two are timed from the call that keeps it, and the wait from its return.
"""

import os
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from random import Random
from select import select
from statistics import median, quantiles
from tempfile import TemporaryDirectory
from time import perf_counter

from benchmarks.in_terminal import InTerminal, in_terminal
from benchmarks.row import Row
from data.formats.loader import load_format
from data.meeting import begin, keep
from data.planning import found
from data.store.open_session import OpenSession
from data.store.places import Places
from data.store.store import Store

ENTRIES = 500
KEPT = 300
SETTLE = 3.0
MEDIAN, P99 = 0.020, 0.080
"""Seconds that we set out to keep below."""
PATIENCE = 5.0
_BETWEEN = (0.05, 0.15)
"""Seconds between two entries; a meeting's are seconds apart."""


def run() -> Iterable[Row]:
    """Keep entries, one after another, and see when they are seen."""
    with TemporaryDirectory() as folder, held(Path(folder)) as session:
        journals = str(Places.of(session.ref.path).live)
        with (
            in_terminal(["-m", "benchmarks.bare_watch", journals]) as bare,
            in_terminal(["-m", "lctui", "--store", folder]) as live,
        ):
            live.seconds_until("live now")
            live.press("\r")
            live.seconds_until("Welcome")
            bare.seconds_until("ready")
            live.drain(SETTLE)
            syncs, floors, taken = zip(*_kept(session, bare, live), strict=True)
    waited = [max(0.0, ours - sync) for ours, sync in zip(taken, syncs, strict=True)]
    yield _row("written here, painted there: median, a bare watchdog", taken, floors, 6.0)
    yield _budget("kept here, painted there: median, 20 ms", median(waited), MEDIAN)
    yield _budget("kept here, painted there: p99, 80 ms", _p99(waited), P99)


@contextmanager
def held(folder: Path, entries: int = ENTRIES) -> Iterator[OpenSession]:
    """Hold a live session of many entries in the folder."""
    store, now = Store(folder), datetime.now(UTC)
    community = found(store, "Riverside Early Years Circle")
    session = begin(store, community, format=load_format("circle"), now=now)
    for number in range(entries):
        keep(session, f"Something that was said, number {number}", now=now)
    yield session
    session.close()


def _kept(session: OpenSession, *programs: InTerminal) -> Iterator[tuple[float, ...]]:
    """Yield the seconds in which each entry was durable, then seen in each program."""
    pace = Random(1)
    for number in range(KEPT):
        words = f"heard there {number:04}"
        began = perf_counter()
        keep(session, words, now=datetime.now(UTC))
        durable = perf_counter() - began
        yield durable, *_seconds_until(words.encode(), programs, began)
        for program in programs:
            program.drain(pace.uniform(*_BETWEEN) / len(programs))


def _seconds_until(
    wanted: bytes, programs: tuple[InTerminal, ...], began: float
) -> tuple[float, ...]:
    """Return the seconds until each program wrote these words."""
    seen = {program.handle: b"" for program in programs}
    seconds: dict[int, float] = {}
    while len(seconds) < len(programs):
        ready, _, _ = select([*seen.keys() - seconds.keys()], [], [], PATIENCE)
        if not ready:
            raise TimeoutError("it painted nothing of what was waited for")
        for handle in ready:
            seen[handle] += os.read(handle, 65_536)
            if wanted in seen[handle]:
                seconds[handle] = perf_counter() - began
    return tuple(seconds[program.handle] for program in programs)


def _p99(seconds: Iterable[float]) -> float:
    return quantiles(seconds, n=100)[-1]


def _row(name: str, taken: Iterable[float], floors: Iterable[float], limit: float) -> Row:
    measured, floor = median(taken), median(floors)
    return Row.of(name, measured, floor, limit)


def _budget(name: str, measured: float, budget: float) -> Row:
    return Row.of(name, measured, budget, 1.0)
