"""From exec to the first useful paint of Home with 1,000 past sessions, beside a bare hello."""

from collections.abc import Iterable
from datetime import UTC, datetime, timedelta
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

from benchmarks.in_terminal import in_terminal
from benchmarks.row import Row
from data.formats.loader import load_format
from data.meeting import begin, end, keep
from data.planning import found
from data.store.store import Store

SESSIONS = 1_000
RUNS = 9


def run() -> Iterable[Row]:
    """Measure both in turns, so that both see the same machine."""
    with TemporaryDirectory() as folder:
        newest = fill(Path(folder))
        floors, measured = [], []
        for _ in range(RUNS):
            with in_terminal(["-m", "benchmarks.hello"]) as hello:
                floors.append(hello.seconds_until("hello, floor"))
            with in_terminal(["-m", "lctui", "--store", folder]) as home:
                measured.append(home.seconds_until(newest))
    floor, shown = median(floors), median(measured)
    yield Row.of("exec to Home painted, 1,000 past sessions", shown, floor, 1.5)


def fill(folder: Path) -> str:
    """Hold one session and file it under 1,000 dates; return the newest one's title."""
    store, now = Store(folder), datetime(2026, 11, 24, 10, tzinfo=UTC)
    community = found(store, "Riverside Early Years Circle")
    session = begin(store, community, format=load_format("circle"), topic="Zebra", now=now)
    for number in range(40):
        keep(session, f"! Something that somebody will do, number {number}", now=now)
    end(session, now + timedelta(hours=2))
    session.close()
    sealed = store.sessions()[0].path.with_suffix(".json")
    for number in range(1, SESSIONS):
        day = now - timedelta(days=number)
        place = sealed.parent.parent / f"{day:%Y}" / f"{day:%Y-%m-%d}-1000-meeting-{number}.json"
        place.parent.mkdir(exist_ok=True)
        place.write_bytes(sealed.read_bytes())
    return "Zebra"
