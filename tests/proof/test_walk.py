"""Whatever happens to a community; `python -m tests.proof walk` lets far more happen."""

from pathlib import Path

import pytest

from tests.proof.loop_walk import walk


@pytest.mark.parametrize("seed", [28, 67])
def test_nothing_open_is_lost_nothing_settled_comes_back_whatever_happens(
    seed: int, tmp_path: Path
) -> None:
    walk(seed, 20, tmp_path)
