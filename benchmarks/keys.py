"""From a key to its character on the screen, with the clock running and 500 entries shown.

The floor is the same key in a bare Textual Input. Both programs run side by side and are typed into
in turn, so that whatever else the machine does falls on both.
"""

from collections.abc import Iterable
from datetime import UTC, datetime
from itertools import cycle
from pathlib import Path
from random import Random
from statistics import median, quantiles
from tempfile import TemporaryDirectory

from benchmarks.in_terminal import InTerminal, in_terminal
from benchmarks.row import Row
from data.formats.loader import load_format
from data.meeting import begin, keep
from data.planning import found
from data.store.store import Store

ENTRIES = 500
KEYS = 240
LINES = 40
LETTERS = "qxzjvk"
CLEAR = "\x15"
SETTLE = 2.0
_BETWEEN = (0.03, 0.06)
"""Seconds between two keys of somebody who types fast."""


def run() -> Iterable[Row]:
    """Type the same letters into both, then lines into the bar."""
    with (
        TemporaryDirectory() as folder,
        in_terminal(["-m", "benchmarks.hello"]) as hello,
        in_terminal(["-m", "lctui", "--store", _held(folder)]) as live,
    ):
        live.seconds_until("live now")
        live.press("\r")
        live.seconds_until("Welcome")
        hello.drain(SETTLE)
        live.drain(SETTLE)
        bare, ours = _keys(hello, live)
        lines = [_line(live, number) for number in range(LINES)]
    yield Row.of("key painted in the bar, 500 entries: median", median(ours), median(bare), 1.3)
    yield Row.of("key painted in the bar, 500 entries: p90", _p90(ours), _p90(bare), 2.0)
    yield Row.of("Enter to entry painted and synced (a key)", median(lines), median(ours), 3.0)


def _held(folder: str) -> str:
    """Leave a live session of many entries in the folder."""
    store, now = Store(Path(folder)), datetime.now(UTC)
    community = found(store, "Riverside Early Years Circle")
    session = begin(store, community, format=load_format("circle"), now=now)
    for number in range(ENTRIES):
        keep(session, f"Something that was said, number {number}", now=now)
    session.close()
    return folder


def _keys(*programs: InTerminal) -> tuple[list[float], ...]:
    """Type one letter into each in turn and return the seconds until it was painted."""
    pace, letters = Random(1), cycle(LETTERS)
    seconds: tuple[list[float], ...] = tuple([] for _ in programs)
    typed = ""
    for _ in range(KEYS):
        if len(typed) == 40:
            typed = ""
        typed += next(letters)
        for program, taken in zip(programs, seconds, strict=True):
            if len(typed) == 1:
                program.press(CLEAR)
                program.drain(0.2)
            taken.append(program.seconds_to_paint(typed[-1], typed[-3:]))
            program.drain(pace.uniform(*_BETWEEN))
    return seconds


def _line(live: InTerminal, number: int) -> float:
    """Type a line, enter it, and return the seconds until it stands among the entries."""
    line = f"said at last {number}"
    live.press(CLEAR)
    live.drain(0.05)
    live.press(line)
    live.drain(0.3)
    return live.seconds_to_paint("\r", f"· {line}")


def _p90(seconds: list[float]) -> float:
    return quantiles(seconds, n=10)[-1]
