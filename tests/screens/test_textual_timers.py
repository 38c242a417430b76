"""A timer that fires once does so, however busy the machine was while it was set."""

from pathlib import Path

import pytest
from textual import _time

from tests.screens.stage import app_on, store_in, until


class Busy:
    """A clock on which a minute passes between any two looks at it."""

    def __init__(self) -> None:
        self.seconds = 0.0

    def __call__(self) -> float:
        self.seconds += 60
        return self.seconds


async def test_what_is_to_happen_once_happens_though_it_is_overdue(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    app, happened = app_on(store_in(tmp_path)), list[str]()
    async with app.run_test() as pilot:
        monkeypatch.setattr(_time, "get_time", Busy())
        app.set_timer(0.01, lambda: happened.append("once"))
        await until(pilot, lambda: happened == ["once"], "the timer")
