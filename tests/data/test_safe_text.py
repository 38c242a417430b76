"""The gate for text: nothing that a terminal obeys gets past it, and what people write does."""

import sys
import unicodedata

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from data.safe_text import MARKS_PER_BASE, safe
from tests.hostile import hostile

ODD = (
    "a1é中\u0301\u05e9😀\n\t\r\x1b\x7f\x9b\x85\u200b\u200c\u200d\u202e\u2028\u2060\ufe0f\u20e3\ufeff\ud800"
    "\U000e0067\uffff"
)
OBEYED = {*map(chr, range(32)), *map(chr, range(0x7F, 0xA0)), *"\u202e\u200b\u2028\ud800"} - {
    *"\n\t"
}


@given(st.text(st.one_of(st.sampled_from(ODD), st.characters(codec=None)), max_size=30))
@example("A\u200b\u200c\u2060\ufeffB")
@example("é\u200c\u200dA")
@example("A\ufe0f\u200d中")
def test_what_passed_once_passes_unchanged_and_holds_nothing_to_obey(text: str) -> None:
    once = safe(text)
    assert safe(once) == once
    assert not OBEYED & set(once)


@pytest.mark.parametrize("text", hostile())
def test_every_hostile_text_comes_out_harmless(text: str) -> None:
    assert not OBEYED & set(safe(text))


@pytest.mark.parametrize(
    "text",
    [
        "Grüße, 中文, \u05e9\u05dc\u05d5\u05dd",
        "👨‍👩‍👧‍👦 ❤️ 1️⃣ ❤️‍🔥 🏳️‍🌈",
        "می‌خواهم",
        "two\nlines\tand a tab",
        "[/] <b> \\ `x` $1",
    ],
)
def test_what_people_write_passes_as_it_is(text: str) -> None:
    assert safe(text) == text


@pytest.mark.parametrize("between", ["", "\ufe0f", "\u200d", "\ufe0f\u200d"])
def test_marks_cannot_be_piled_up(between: str) -> None:
    piled = safe("A" + ("\u0301" * MARKS_PER_BASE + between) * 50 + "B")
    assert len(piled) <= 2 + MARKS_PER_BASE


def test_marks_of_every_script_are_thinned() -> None:
    marks = [c for c in map(chr, range(sys.maxunicode + 1)) if unicodedata.category(c)[0] == "M"]
    kept = {len(safe("a" + mark * (MARKS_PER_BASE + 1))) - 1 for mark in marks}
    assert max(kept) == MARKS_PER_BASE


def test_line_ends_of_every_kind_become_one() -> None:
    assert safe("a\r\nb\rc\u2028d\x85e") == "a\nb\nc\nd\ne"
