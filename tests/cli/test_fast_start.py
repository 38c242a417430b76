import gc
from collections.abc import Iterator

import pytest

from lctui import fast_start


@pytest.fixture(autouse=True)
def _collecting_as_before() -> Iterator[None]:
    """Nothing is out of the collector's sight at first, though all tests begin so."""
    gc.unfreeze()
    yield
    gc.enable()
    gc.freeze()


def test_garbage_is_collected_again_once_the_program_stands() -> None:
    fast_start.begin()
    assert not gc.isenabled()
    fast_start.finish()
    assert gc.isenabled()
    assert gc.get_freeze_count() > 0


def test_a_program_that_never_stopped_collecting_is_left_alone() -> None:
    fast_start.finish()
    assert gc.get_freeze_count() == 0
