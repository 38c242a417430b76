from dataclasses import replace
from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from data.models.ids import CommunityId, EntryId
from data.search.hit import ENTRY, HEARD, PROMPT, Hit
from screens.search.hit_blocks import HitBlocks
from screens.search.hit_lines import MOST, HitLayout
from screens.search.hit_text import hit_text
from tests.hostile import hostile

HIT = Hit(
    CommunityId("riverside"),
    "2026-03-12-1000-home-visits",
    ENTRY,
    EntryId("1"),
    "action",
    "Share the consent form",
    datetime(2026, 3, 12, 10, 5, tzinfo=UTC),
    "Home visits",
    owners=("Ben Okafor",),
    due=date(2026, 3, 20),
    state="open",
    tags=("form",),
    spans=((18, 22),),
)


def layout(width: int = 100, called: str = "") -> HitLayout:
    return HitLayout(width, date(2026, 11, 24), lambda community: called)


def told(hit: Hit, width: int = 100) -> list[str]:
    return ["".join(span.text for span in line) for line in layout(width).lines(hit)]


def test_a_hit_tells_its_kind_its_words_what_matched_and_what_became_of_it() -> None:
    (line,) = layout().lines(HIT)
    words = "".join(span.text for span in line)
    assert words.startswith("  ! action      Share the consent form #form")
    assert words.endswith("overdue  → Ben Okafor  20 Mar")
    assert [span.text for span in line if span.look == "match"] == ["form"]


def test_a_session_is_told_by_its_day_title_and_community_where_there_are_several() -> None:
    heading = "".join(span.text for span in layout(called="Riverside").heading(HIT))
    assert heading == "12 Mar 2026  Home visits · Riverside"


def test_a_private_hit_has_a_lock_and_a_nameless_one_no_name() -> None:
    assert "🔒" in told(replace(HIT, level="private"))[0]
    nameless = told(replace(HIT, level="anon"))[0]
    assert "Ben" not in nameless
    assert "anonymous" in nameless


def test_a_long_entry_is_folded_to_what_stands_round_the_match() -> None:
    words = " ".join(f"word{n}" for n in range(4000))
    start = words.index("word3000")
    lines = told(replace(HIT, text=words, spans=((start, start + 8),)))
    assert len(lines) <= MOST + 1
    assert any("word3000" in line for line in lines)
    assert lines[0].lstrip(" !action").startswith("… ")
    assert "word0 " not in "".join(lines)


def test_a_question_of_the_plan_says_that_it_is_one() -> None:
    assert told(replace(HIT, place=PROMPT, kind="", owners=()))[0].startswith("  » prompt")


def test_a_tag_by_which_it_is_found_is_marked_and_never_out_of_sight() -> None:
    hit = replace(HIT, tags=("paper", "form"), met=("form",), spans=(), whom=("fathers",))
    (line,) = layout().lines(hit)
    assert [span.text for span in line if span.look == "match"] == ["#form"]
    assert "Share the consent form #form for fathers #paper" in told(hit)[0]
    long = replace(hit, text="word " * 500)
    assert any(s.look == "match" for row in layout(30).lines(long) for s in row)


def test_what_was_heard_tells_what_had_become_of_which_item() -> None:
    note = replace(HIT, place=HEARD, text="nobody read the form", about=HIT.text, outcome="done")
    first, second = layout().lines(note)
    assert "".join(span.text for span in first).startswith(
        "  ! action      done: nobody read the form"
    )
    assert [span.text for span in first if span.look == "match"] == ["rm"]
    below = "".join(span.text for span in second)
    assert below.strip().startswith("on “Share the consent form”")
    assert below.endswith("→ Ben Okafor")


@pytest.mark.parametrize("text", hostile())
@pytest.mark.parametrize("width", [20, 80])
def test_hostile_words_fit_the_line_and_nothing_in_them_is_obeyed(text: str, width: int) -> None:
    hit = replace(
        HIT,
        text=text,
        title=text,
        by=text,
        owners=(text,),
        tags=(text,),
        met=(text,),
        spans=((0, 3), (2, 9)),
    )
    heard = replace(hit, place=HEARD, about=text, outcome=text)
    lines = [
        *told(hit, width),
        *told(heard, width),
        "".join(s.text for s in layout(width, text).heading(hit)),
    ]
    assert all(cell_len(line) <= width for line in lines)
    assert not {"\x1b", "\x9b", "\n", "\u202e"} & set("".join(lines))


@given(st.text(max_size=60), st.lists(st.tuples(st.integers(-3, 70), st.integers(-3, 70))))
def test_what_matched_is_marked_wherever_the_index_says(
    text: str, spans: list[tuple[int, int]]
) -> None:
    shown = hit_text(text, spans)
    pieces = list(shown.pieces(0, len(shown.words)))
    assert "".join(words for words, _ in pieces) == shown.words


def test_hits_that_go_on_leave_those_before_them_as_they_are() -> None:
    blocks = HitBlocks(layout())
    other = replace(HIT, entry=EntryId("2"), stem="2026-02-12-1000-money", title="Money")
    assert blocks.fill([HIT, HIT]) == 0
    height = blocks.height
    assert height == 3
    assert blocks.fill([HIT, HIT, other]) == 2
    assert blocks.height == height + 3
    assert list(blocks.lines_of(2)) == [5]
    assert [blocks.at_line(line) for line in range(6)] == [0, 0, 1, 2, 2, 2]
    assert blocks.fill([other]) == 0
    assert blocks.height == 2
