"""What all tests may use."""

import gc
from collections.abc import Iterator

import pytest

from tests.hostile import hostile


@pytest.fixture(autouse=True)
def _ids_of_this_test_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let no test that tries a clock ahead hand its ids on to the next."""
    monkeypatch.setattr("data.models.ids._last", 0)


@pytest.fixture(autouse=True, scope="session")
def _index_of_these_tests_alone(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Let no test touch anybody's index, nor any program that a test starts."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("LCTUI_CACHE", str(tmp_path_factory.mktemp("cache")))
        yield


@pytest.hookimpl(trylast=True)
def pytest_collection_finish() -> None:
    """Put the tests themselves out of the collector's sight, as a started App does its modules.

    What a screen leaves behind is collected as before, only less often.
    """
    gc.collect()
    gc.freeze()
    gc.set_threshold(20_000, 10, 10)


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """Give a test that asks for `hostile` every text that breaks terminal programs, in turn."""
    if "hostile" in metafunc.fixturenames:
        metafunc.parametrize("hostile", hostile())
