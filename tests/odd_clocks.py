"""No clock is to be relied on: a plugin that shows whose outcome hangs on when it was run.

`ODD_CLOCK=still` lets all that a test does happen in one moment, so that every two stamps tie.
`slow` lets seconds pass between two looks at a clock, as where a machine is busy with other things.
`edge` lets a day end just before the look that `ODD_LOOK=3` counts, from nought: the day of UTC,
or at another hour of it (`ODD_HOUR=22`), where a test has another zone.
Chance is odd as well: what is drawn later sorts before.

    ODD_CLOCK=edge ODD_LOOK=2 .venv/bin/python -m pytest -p tests.odd_clocks tests/data tests/cli

Programs that a test starts, the times of files, and how long a test waits have clocks that are
right. `make odd` runs all three.
"""

import datetime as dates
import os
import sys
import time
from collections.abc import Callable
from functools import cache
from importlib import import_module
from itertools import count
from pathlib import Path
from re import search
from types import ModuleType
from typing import Any

import pytest

KIND = os.environ.get("ODD_CLOCK", "still")
LOOK = int(os.environ.get("ODD_LOOK", "1"))
HOUR = int(os.environ.get("ODD_HOUR", "0"))
DAY = 24 * 3600 * 1_000_000_000
SECONDS = 7
"""Between two looks at a slow clock."""
PROGRAM = ("data", "screens", "lctui")


def pytest_report_header() -> str:
    """Say how odd they are, so that a run can be repeated."""
    return f"clocks: {KIND}" + (f", over {HOUR}:00 UTC at look {LOOK}" if KIND == "edge" else "")


def pytest_collection_finish(session: pytest.Session) -> None:
    """Bring in all modules, as those that come later look at the right clock."""
    for package in PROGRAM:
        for path in sorted((session.config.rootpath / package).rglob("[!_]*.py")):
            name = path.relative_to(session.config.rootpath).with_suffix("")
            import_module(".".join(name.parts))


def _clock() -> Callable[[], int]:
    """Return what tells nanoseconds since 1970."""
    looks, real = count(), time.time_ns()
    edge = real // DAY * DAY + DAY + HOUR * DAY // 24
    if KIND == "edge":
        return lambda: edge + (1 if next(looks) >= LOOK else -1) * 500_000
    return lambda: real + (next(looks) * SECONDS * 1_000_000_000 if KIND == "slow" else 0)


class _Known(type):
    def __instancecheck__(cls, one: object) -> bool:
        return isinstance(one, cls.__mro__[1])


def _odd(clock: Callable[[], int]) -> dict[Any, Any]:
    """Return what stands for what tells the time."""

    class Moment(dates.datetime, metaclass=_Known):
        def __new__(cls, *told: Any, **named: Any) -> Any:
            return dates.datetime(*told, **named)

        @classmethod
        def now(cls, tz: dates.tzinfo | None = None) -> Any:
            return dates.datetime.fromtimestamp(clock() / 1e9, tz)

    class Day(dates.date, metaclass=_Known):
        def __new__(cls, *told: Any, **named: Any) -> Any:
            return dates.date(*told, **named)

        @classmethod
        def today(cls) -> Any:
            return dates.date.fromtimestamp(clock() / 1e9)

    odd = ModuleType("time")
    odd.__dict__.update(vars(time), time_ns=clock, time=lambda: clock() / 1e9)
    odd.__dict__["monotonic"] = odd.time
    names = ("time_ns", "time", "monotonic")
    kinds = {dates.datetime: Moment, dates.date: Day, time: odd}
    return kinds | {getattr(time, name): getattr(odd, name) for name in names}


def _falling() -> Callable[[int], bytes]:
    drawn = count(1)
    return lambda size: (-next(drawn) % (1 << 8 * size)).to_bytes(size)


@pytest.fixture(autouse=True)
def _no_clock_is_right(monkeypatch: pytest.MonkeyPatch) -> None:
    odd = _odd(_clock())
    for module, name, value in _places():
        monkeypatch.setattr(module, name, odd[value])
    monkeypatch.setattr(os, "urandom", _falling())


@cache
def _places() -> list[tuple[ModuleType, str, Any]]:
    """Return where the program and its tests have a clock: the module, the name, what it is."""
    clocks, found = _odd(time.time_ns), []
    for package, module in [(name.partition(".")[0], sys.modules[name]) for name in sys.modules]:
        if package in (*PROGRAM, "tests") and module.__name__ != __name__ and _asks(module):
            wanted = clocks.keys() - ({time.monotonic} if package == "tests" else set())
            values = vars(module).items()
            found += [(module, n, v) for n, v in values if any(v is clock for clock in wanted)]
    return found


def _asks(module: ModuleType) -> bool:
    words = r"\b(now|today|time|time_ns|monotonic)\("
    return bool(module.__file__ and search(words, Path(module.__file__).read_text()))
