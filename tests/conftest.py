"""What all tests may use."""

import pytest

from tests.hostile import hostile


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """Give a test that asks for `hostile` every text that breaks terminal programs, in turn."""
    if "hostile" in metafunc.fixturenames:
        metafunc.parametrize("hostile", hostile())
