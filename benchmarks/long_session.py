"""A key at the end of a long real session, beside the same key at its start.

The longest sessions at hand are held as one, until there are several hundred lines.

It is typed, line by line, into the real program. Where no minutes of real communities lie
beside this repository, a session of as many invented lines stands in.
"""

import json
from collections.abc import Iterable, Sequence
from itertools import chain, islice
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

from benchmarks.in_terminal import InTerminal, in_terminal
from benchmarks.row import Row

CORPORA = Path(__file__).parents[2] / "shared" / "corpora"
LINES = 400
KEYS = 60
CLEAR = "\x15"
LONGEST_LINE = 400


def run() -> Iterable[Row]:
    """Measure a key, type everything, measure it again."""
    lines = longest_session()
    with (
        TemporaryDirectory() as folder,
        in_terminal(["-m", "lctui", "--store", folder, "run", "Riverside"]) as live,
    ):
        live.seconds_until("Welcome")
        live.drain(2.0)
        before = _a_key(live)
        for number, line in enumerate(lines):
            live.press(f"\\{line}\r")
            live.drain(0.02)
            if number % 20 == 0:
                live.seconds_to_paint(f"line {number} is in\r", f"· line {number} is in", 20.0)
        live.drain(2.0)
        after = _a_key(live)
    yield Row.of(f"a key after {len(lines)} lines, beside before", after, before, 1.2)


def longest_session() -> Sequence[str]:
    """Return what was said in the sessions with most items, each on one line."""
    held: list[list[str]] = [
        [item["text"] for item in json.loads(line)["items"]]
        for path in sorted(CORPORA.glob("*/sessions.jsonl"))
        for line in path.read_text(encoding="utf-8").split("\n")
        if line
    ]
    if not held:
        return [f"Something that was said, number {number}" for number in range(LINES)]
    held.sort(key=len, reverse=True)
    said = chain.from_iterable(held)
    lines = (" ".join(text.split())[:LONGEST_LINE] for text in said)
    return list(islice(filter(None, lines), LINES))


def _a_key(live: InTerminal) -> float:
    """Return the median of the seconds from a key to its character in the empty bar."""
    taken = []
    for _ in range(KEYS):
        live.press(CLEAR)
        live.drain(0.1)
        taken.append(live.seconds_to_paint("q", "q"))
    return median(taken)
