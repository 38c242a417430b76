"""What the live screen costs while nobody types and the clock runs, beside one core."""

from collections.abc import Iterable
from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory

from benchmarks.in_terminal import in_terminal
from benchmarks.row import Row
from data.formats.loader import load_format
from data.meeting import begin, keep
from data.planning import found
from data.store.store import Store

ENTRIES = 500
SECONDS = 20.0
SETTLE = 3.0


def run() -> Iterable[Row]:
    """Let the screen settle, then count its processor time; the floor is that time on one core."""
    with TemporaryDirectory() as folder:
        store, now = Store(Path(folder)), datetime.now(UTC)
        community = found(store, "Riverside Early Years Circle")
        session = begin(store, community, format=load_format("circle"), now=now)
        for number in range(ENTRIES):
            keep(session, f"Something that was said, number {number}", now=now)
        session.close()
        with in_terminal(["-m", "lctui", "--store", folder]) as live:
            live.seconds_until("live now")
            live.press("\r")
            live.seconds_until("Welcome")
            live.drain(SETTLE)
            before = live.processor_seconds()
            live.drain(SECONDS)
            used = live.processor_seconds() - before
    yield Row.of("idle live screen, clock running, 500 entries", used, SECONDS, 0.01)
