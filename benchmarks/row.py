"""One line of a benchmark's report, and the stopwatch."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from time import perf_counter
from typing import ParamSpec

P = ParamSpec("P")


@dataclass(frozen=True)
class Row:
    """What was measured, beside what it is measured by; seconds, both from the same run."""

    name: str
    measured: float
    floor: float
    ratio: float
    limit: float
    """The ratio that we set out to keep below."""

    @classmethod
    def of(cls, name: str, measured: float, floor: float, limit: float) -> Row:
        """Return the row whose ratio is that of its two times."""
        return cls(name, measured, floor, measured / floor, limit)


def timed(act: Callable[P, object], *args: P.args, **kwargs: P.kwargs) -> float:
    """Return the seconds that a call takes."""
    began = perf_counter()
    act(*args, **kwargs)
    return perf_counter() - began
