"""Telling on standard error how far a long job is, where a person is there to read it."""

from __future__ import annotations

import sys
import time
from collections.abc import Iterable

_PATIENCE = 1.0
"""Seconds after which a job counts as long."""
_FEW = 10
"""How many sentences of one kind are said one by one."""
_EVERY = 0.2
"""Seconds between one telling and the next."""


class Progress:
    """One line that is written over and over and goes at the end."""

    def __init__(self, what: str) -> None:
        """Count `what`, in the plural."""
        self._what = what
        self._count = 0
        self._due = time.monotonic() + _PATIENCE
        self._shown = False

    def step(self) -> None:
        """One more is done."""
        self._count += 1
        if time.monotonic() >= self._due and sys.stderr.isatty():
            self._due = time.monotonic() + _EVERY
            self._shown = True
            self._write(f"\r{self._count:,} {self._what} …")

    def __enter__(self) -> Progress:
        return self

    def __exit__(self, *error: object) -> None:
        if self._shown:
            self._write("\r\x1b[K")

    def _write(self, text: str) -> None:
        sys.stderr.write(text)
        sys.stderr.flush()


def few(sentences: Iterable[str]) -> list[str]:
    """Return the first of many sentences, and how many more there are."""
    every = list(sentences)
    more = len(every) - _FEW
    return every if more <= 0 else [*every[:_FEW], f"… and {more:,} more like these."]
