"""What all tests may use."""

import pytest

from tests.hostile import hostile


@pytest.fixture(autouse=True)
def _ids_of_this_test_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let no test that tries a clock ahead hand its ids on to the next."""
    monkeypatch.setattr("data.models.ids._last", 0)


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """Give a test that asks for `hostile` every text that breaks terminal programs, in turn."""
    if "hostile" in metafunc.fixturenames:
        metafunc.parametrize("hostile", hostile())
