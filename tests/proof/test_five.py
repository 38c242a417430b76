"""Five real terminals; `python -m tests.proof five` does it with 500 entries."""

from tests.proof.five import five


def test_five_terminals_on_one_session_show_the_same() -> None:
    told = five(30)
    assert set(told.kept) == told.typed
    assert [told.kept] * 5 == told.shown
