"""kill -9 at random moments; `python -m tests.proof kills` does the same 1,000 times."""

from collections.abc import Callable

import pytest

from tests.proof.acknowledged import Tally
from tests.proof.kill_notes import kill_notes
from tests.proof.kill_programs import kill_programs
from tests.proof.kill_screens import kill_screens

BUSY = 5.0
"""Seconds more for a draft on a machine that has other things to do; `make proof` gives none."""


@pytest.mark.parametrize(
    ("kill", "times"), [(kill_programs, 24), (kill_notes, 4), (kill_screens, 2)]
)
def test_what_was_shown_as_kept_outlives_its_writer(
    kill: Callable[[int, int], Tally], times: int
) -> None:
    tally = kill(times, 11)
    assert (tally.kills, tally.lost, tally.unopened) == (times, set(), [])
    assert tally.acknowledged >= tally.heard > times / 2
    assert tally.behind <= 1.0 + BUSY
