import pytest
from hypothesis import given
from hypothesis import strategies as st

from data.capture.paste import pasted_lines
from tests.data.capture_help import lines, read


@pytest.mark.parametrize("bullet", ["-", "*", "+", "•"])
def test_bullets_that_all_lines_share_are_bullets(bullet: str) -> None:
    text = f"{bullet} the form\n\n{bullet} the van\r\n{bullet} the key\n"
    assert pasted_lines(text) == ("the form", "the van", "the key")


def test_numbers_are_bullets_too() -> None:
    assert pasted_lines("1. the form\n2) the van\n10. the key") == (
        "the form",
        "the van",
        "the key",
    )
    assert pasted_lines("1.5 vans\n2.5 keys") == ("1.5 vans", "2.5 keys")


def test_signs_that_differ_are_kinds() -> None:
    text = "+ the van came\n- it broke down\n? who pays"
    assert pasted_lines(text) == tuple(text.split("\n"))


def test_one_line_is_no_list() -> None:
    assert pasted_lines("- it broke down\n") == ("- it broke down",)


def test_lines_under_a_bullet_lie_under_it_whatever_the_step() -> None:
    text = "* the form\n    - too long\n    - too old\n\t\t- from 1990\n* the van"
    assert pasted_lines(text) == (
        "the form",
        "  too long",
        "  too old",
        "    from 1990",
        "the van",
    )


def test_a_common_indent_is_none() -> None:
    assert pasted_lines("    one\n    two") == ("one", "two")


def test_behind_a_bullet_a_kind_needs_its_space() -> None:
    pasted = pasted_lines("- ! send it\n- **bold** words\n- <https://x.org>\n- !important")
    assert [read(line).kind for line in pasted] == ["action", "note", "note", "note"]
    assert [read(line).text for line in pasted] == [
        "send it",
        "**bold** words",
        "<https://x.org>",
        "!important",
    ]


@given(st.lists(lines).map("\n".join))
def test_no_paste_is_refused_and_no_line_lost(text: str) -> None:
    pasted = pasted_lines(text)
    assert all(line.strip() and "\n" not in line for line in pasted)


def test_a_megabyte_of_lines_is_split() -> None:
    assert len(pasted_lines(("y" * 79 + "\n") * 12_500)) == 12_500
