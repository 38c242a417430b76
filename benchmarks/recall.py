"""What recall costs whoever types: the same keys and lines with it and without.

Both programs hold the same past and run side by side; they are typed into in turn, with the pauses
in which recall looks back. The floor is the same program with LCTUI_RECALL=0.
"""

import os
from collections.abc import Iterable, Mapping
from contextlib import ExitStack
from datetime import UTC, datetime, timedelta
from pathlib import Path
from random import Random
from statistics import median, quantiles
from tempfile import TemporaryDirectory

from benchmarks.in_terminal import InTerminal, in_terminal
from benchmarks.row import Row, timed
from data.formats.loader import load_format
from data.meeting import begin, end, keep
from data.models.community import Community
from data.planning import found
from data.store.open_session import OpenSession
from data.store.store import Store

SESSIONS, SAID = 20, 100
"""Past sessions, and entries in each."""
ROUNDS, LINES, KEPT = 12, 16, 300
WORDS = (
    *("visits", "interpreter", "consent", "form", "question"),
    *("neighbour", "kitchen", "nursery", "silence", "doorstep"),
)
CLEAR = "\x15"
SETTLE = 3.0
_BETWEEN = (0.03, 0.06)
_PAUSE = 0.5
"""Seconds in which recall looks back and shows what it found."""


def run() -> Iterable[Row]:
    """Type into both, then keep lines in a store that is searched and in one that is not."""
    with ExitStack() as stack:
        on, off = (_live(stack, recall) for recall in ("1", "0"))
        with_it, without = _keys(on, off)
        lines_with, lines_without = _lines(on, off)
    yield Row.of("key painted, recall on: median", median(with_it), median(without), 1.1)
    yield Row.of("key painted, recall on: p90", _p90(with_it), _p90(without), 1.3)
    yield Row.of(
        "Enter to entry painted, recall on", median(lines_with), median(lines_without), 1.1
    )
    searched, plain = _kept()
    yield Row.of("line kept and synced, store searched", median(searched), median(plain), 1.1)


def _live(stack: ExitStack, recall: str) -> InTerminal:
    folder = stack.enter_context(TemporaryDirectory())
    _held(Store(Path(folder))).close()
    told: Mapping[str, str] = {"LCTUI_RECALL": recall, "LCTUI_CACHE": f"{folder}/cache"}
    live = stack.enter_context(
        in_terminal(["-m", "lctui", "--store", folder], {**os.environ, **told})
    )
    live.seconds_until("live now")
    live.press("\r")
    live.seconds_until("Welcome")
    live.drain(SETTLE)
    return live


def _held(store: Store) -> OpenSession:
    """Leave sessions of the past in the store and one that is live; return that, open."""
    now = datetime.now(UTC)
    community = found(store, "Riverside Early Years Circle")
    for number in range(SESSIONS):
        past = now - timedelta(days=7 * (SESSIONS - number))
        session = _begun(store, community, past)
        for line in range(SAID):
            keep(session, _words(Random(number * SAID + line)), now=past)
        end(session, past + timedelta(hours=2))
        session.close()
    return _begun(store, community, now)


def _begun(store: Store, community: Community, now: datetime) -> OpenSession:
    return begin(store, community, format=load_format("circle"), now=now)


def _words(random: Random) -> str:
    return " ".join(random.choices(WORDS, k=6)) + f" {random.randrange(10_000)}"


def _keys(*programs: InTerminal) -> tuple[list[float], ...]:
    """Type lines into each in turn and return the seconds until each key was painted."""
    pace, seconds = Random(1), tuple[list[float], ...]([] for _ in programs)
    for number in range(ROUNDS):
        for program in programs:
            program.press(CLEAR)
            program.drain(0.1)
        line = _words(Random(number)).replace(" ", "_", 1)
        for place in range(1, 24):
            for program, taken in zip(programs, seconds, strict=True):
                key, tail = line[place - 1], line[max(0, place - 3) : place]
                taken.append(program.seconds_to_paint(key, tail))
                program.drain(pace.uniform(*_BETWEEN))
            if place % 8 == 0:
                for program in programs:
                    program.drain(_PAUSE)
    return seconds


def _lines(*programs: InTerminal) -> tuple[list[float], ...]:
    """Type whole lines, pause, and return the seconds from Enter until each stands there."""
    seconds = tuple[list[float], ...]([] for _ in programs)
    for number in range(LINES):
        line = f"{_words(Random(number))[:30].strip()} q{number}"
        for program, taken in zip(programs, seconds, strict=True):
            program.press(CLEAR)
            program.drain(0.05)
            program.press(line)
            program.drain(_PAUSE + 0.2)
            taken.append(program.seconds_to_paint("\r", f"q{number}"))
    return seconds


def _kept() -> tuple[list[float], list[float]]:
    """Keep lines in turn in a store whose index is asked before each, and in one without."""
    with TemporaryDirectory() as first, TemporaryDirectory() as second:
        searched, plain = Store(Path(first)), Store(Path(second))
        searched.cache = lambda: Path(first) / "cache"
        sessions = [_held(searched), _held(plain)]
        searched.search.bring_up()
        seconds: tuple[list[float], list[float]] = ([], [])
        for number in range(KEPT):
            line, now = _words(Random(number)), datetime.now(UTC)
            searched.search.nearest(line, sessions[0].head.community)
            for session, taken in zip(sessions, seconds, strict=True):
                taken.append(timed(keep, session, line, now=now))
        for session in sessions:
            session.close()
    return seconds


def _p90(seconds: list[float]) -> float:
    return quantiles(seconds, n=10)[-1]
