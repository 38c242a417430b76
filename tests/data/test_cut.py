"""A text too long for one entry is cut without losing a word."""

from hypothesis import given
from hypothesis import strategies as st

from data.capture.cut import cut, size

TEXTS = st.text(st.sampled_from("ab é漢😀\n"), max_size=200)


@given(TEXTS, st.integers(16, 60))
def test_nothing_but_line_ends_is_lost_and_no_piece_is_too_long(text: str, longest: int) -> None:
    pieces = cut(text, longest)
    assert "".join("".join(pieces).split()) == "".join(text.split())
    assert all(size(piece) <= longest for piece in pieces)


@given(st.lists(st.text(st.sampled_from("ab é漢"), min_size=1, max_size=4), min_size=1))
def test_lines_that_fit_are_never_torn(lines: list[str]) -> None:
    whole = [line for piece in cut("\n".join(lines), 20) for line in piece.split("\n")]
    assert [line for line in whole if line.strip()] == [line for line in lines if line.strip()]


def test_a_short_text_stays_in_one_piece() -> None:
    assert cut("first\nsecond") == ("first\nsecond",)
