"""lctui as a shell runs it, in a store of its own; and what came of each part of the proof."""

import io
import sys
from collections.abc import Iterator
from contextlib import contextmanager, redirect_stderr, redirect_stdout
from dataclasses import dataclass, field
from pathlib import Path
from time import perf_counter
from unittest import mock

from data.store.store import Store
from lctui.cli import main
from tests.terminal.terminal import environment


@dataclass
class Part:
    """One row of the table."""

    name: str
    checked: int = 0
    """How many things were held against what they should be."""
    seconds: float = 0.0
    told: str = ""
    """What was measured besides, in words."""
    wrong: list[str] = field(default_factory=list)
    """Sentences; they name sessions and entries by their ids alone."""

    def hold(self, found: object, wanted: object, where: str) -> None:
        """Count one comparison; what is not as it should be is told."""
        self.checked += 1
        if found != wanted:
            self.wrong.append(f"{where}: {found!r:.120} instead of {wanted!r:.120}")


@contextmanager
def part(name: str) -> Iterator[Part]:
    """Measure how long a part takes."""
    row, began = Part(name), perf_counter()
    try:
        yield row
    finally:
        row.seconds = perf_counter() - began


@dataclass(frozen=True)
class Shell:
    """A folder with a store in it, and lctui run on that."""

    folder: Path

    @property
    def root(self) -> Path:
        """Return where the store is."""
        return self.folder / "store"

    def store(self) -> Store:
        """Return the store, its index beside it."""
        store = Store(self.root)
        store.cache = lambda: self.folder / "cache"
        return store

    def say(self, *words: str) -> tuple[int, str, str]:
        """Run a verb; return its exit status, what it printed and what it complained of."""
        printed, complained = io.TextIOWrapper(io.BytesIO(), "utf-8", newline=""), io.StringIO()
        env = environment(HOME=str(self.folder), TZ="UTC", LCTUI_CACHE=str(self.folder / "cache"))
        with (
            mock.patch.dict("os.environ", env, clear=True),
            mock.patch.object(sys, "stdin", io.TextIOWrapper(io.BytesIO())),
            redirect_stdout(printed),
            redirect_stderr(complained),
        ):
            status = main(["--store", str(self.root), *words])
        printed.seek(0)
        return status, printed.read(), complained.getvalue()
