"""What each of five terminals on one session costs while nobody types, beside one core."""

from collections.abc import Iterable, Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from benchmarks.in_terminal import InTerminal, in_terminal
from benchmarks.news import held
from benchmarks.row import Row

NAMES = ("Ana", "Ben", "Amir", "Dana", "Chipo")
SECONDS = 20.0
SETTLE = 3.0


def run() -> Iterable[Row]:
    """Let them settle, then count the processor time of each."""
    with TemporaryDirectory() as folder, held(Path(folder)), ExitStack() as stack:
        terminals = [stack.enter_context(_joined(folder, name)) for name in NAMES]
        _wait(terminals, SETTLE)
        before = [terminal.processor_seconds() for terminal in terminals]
        _wait(terminals, SECONDS)
        used = [
            terminal.processor_seconds() - then
            for terminal, then in zip(terminals, before, strict=True)
        ]
    most = max(used)
    yield Row.of(f"the busiest of {len(NAMES)} idle terminals", most, SECONDS, 0.01)


@contextmanager
def _joined(folder: str, name: str) -> Iterator[InTerminal]:
    with in_terminal(["-m", "lctui", "--store", folder, "join", "--as", name]) as terminal:
        terminal.seconds_until("Welcome")
        yield terminal


def _wait(terminals: Iterable[InTerminal], seconds: float) -> None:
    """Read what all of them paint for a while."""
    turns = list(terminals) * 10
    for terminal in turns:
        terminal.drain(seconds / len(turns))
