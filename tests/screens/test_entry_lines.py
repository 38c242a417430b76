from datetime import UTC, date, datetime
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from data.models.ids import EntryId
from data.models.kinds import KINDS
from data.models.records import Entry
from data.safe_text import safe
from screens.widgets.entry_lines import FOLDED_TO, EntryLayout
from screens.widgets.folded_pastes import FOLD_OVER, FoldedPastes
from screens.widgets.short_names import ShortNames
from screens.widgets.wrapping import shortened, wrapped

TEXTS = st.text(st.characters() | st.sampled_from("ab \n中😀👩\u200d👧é\u0301ש"), max_size=200)


def layout(width: int, *, compact: bool = False, hands: bool = False) -> EntryLayout:
    return EntryLayout(width, compact, lambda moment: moment, lambda name: name, hands)


def drawn(width: int, entry: Entry, *, hands: bool = False, **how: Any) -> list[str]:
    lines = layout(width, hands=hands).lines(entry, **how)
    return ["".join(span.text for span in line) for line in lines]


def entry(text: str, **fields: Any) -> Entry:
    at = datetime(2026, 11, 24, 10, 14, tzinfo=UTC)
    return Entry(EntryId("id"), fields.pop("kind", "note"), text, at, **fields)


@given(TEXTS.map(safe), st.integers(4, 200))
def test_wrapped_lines_fit_and_put_together_are_the_text(text: str, width: int) -> None:
    lines = list(wrapped(text, width))
    assert all(cell_len(line.rstrip()) <= width for line in lines)
    assert "".join(lines) == text.replace("\n", "")


def test_words_stay_whole_where_they_can() -> None:
    assert list(wrapped("one two three", 8)) == ["one two ", "three"]
    assert list(wrapped("thirty-eight", 8)) == ["thirty-", "eight"]
    assert list(wrapped("one incomprehensibility", 8)) == ["one inco", "mprehens", "ibility"]


def test_a_name_takes_room_from_the_last_line_only() -> None:
    told = entry("two parents complained, name them not", level="role", by="Sinead")
    assert [" ".join(line.split()) for line in drawn(50, told)] == [
        "10:14 · two parents complained, name them",
        "not role only Sinead",
    ]


@given(TEXTS.map(safe), st.integers(0, 40))
def test_what_is_shortened_fits(text: str, width: int) -> None:
    text = text.replace("\n", " ")
    assert cell_len(shortened(text, width)) <= width


@given(
    text=TEXTS,
    name=TEXTS,
    width=st.integers(24, 200),
    depth=st.integers(0, 9),
    kind=st.sampled_from([kind.id for kind in KINDS] + ["of a later version"]),
    level=st.sampled_from(["named", "private", "anon", "role"]),
    unsaved=st.booleans(),
    hands=st.booleans(),
)
def test_no_entry_is_wider_than_its_list_or_says_less_than_was_said(
    text: str, name: str, width: int, depth: int, kind: str, level: str, unsaved: bool, hands: bool
) -> None:
    said = entry(
        text, by=name, owners=(name,), tags=("tag",), due=date(2027, 1, 2),
        depth=depth, kind=kind, level=level, captured_by=name,
    )  # fmt: skip
    lines = drawn(width, said, unsaved=unsaved, hands=hands)
    assert all(cell_len(line) <= width for line in lines)
    if len(lines) <= FOLDED_TO:
        words = "".join("".join(lines).split())
        assert words.count("".join(safe(text).split())[:4]) > 0
    assert not unsaved or "✗ not" in lines[-1]


def test_who_said_it_stands_at_the_right_of_the_last_line() -> None:
    lines = drawn(40, entry("Small talk is the whole of the intervention", by="Dana"))
    assert lines[0].rstrip() == " 10:14 · Small talk is the whole of the"
    assert lines[1] == "         intervention               Dana"


def test_who_wrote_it_down_stands_last_where_several_write_and_never_if_it_is_anonymous() -> None:
    said = entry("Small talk", by="Ben", captured_by="Dana")
    assert drawn(40, said)[-1].endswith("  Ben")
    assert drawn(40, said, hands=True)[-1].endswith("  Ben ✎ Dana")
    nameless = entry("Small talk", level="anon", captured_by="Dana")
    assert "Dana" not in drawn(40, nameless, hands=True)[-1]


def test_a_last_line_without_room_gives_its_last_words_to_one_more() -> None:
    lines = drawn(40, entry("a " * 15 + "end", by="Dana"))
    assert len(lines) == 2
    assert lines[1].split() == ["end", "Dana"]


def test_of_three_who_share_a_name_each_is_called_as_shortly_as_can_be() -> None:
    names = ShortNames()
    assert not names.learn(["Ana Ruiz", "Ben Okafor"])
    assert names.of("Ana Ruiz") == "Ana"
    assert names.learn(["Ana Bell"])
    assert [names.of(name) for name in ("Ana Ruiz", "Ana Bell", "Ben Okafor")] == [
        "Ana R.",
        "Ana B.",
        "Ben",
    ]
    assert names.learn(["Ana Rossi"])
    assert names.of("Ana Ruiz") == "Ana Ruiz"


def test_a_name_that_is_already_known_changes_nothing() -> None:
    names = ShortNames()
    names.learn(["Ana Ruiz", "Ana Bell"])
    assert not names.learn(["Ana Ruiz"])


@given(st.lists(st.integers(FOLD_OVER - 2, FOLD_OVER + 3), max_size=4), TEXTS)
def test_what_is_folded_unfolds_to_what_it_was(lengths: list[int], typed: str) -> None:
    folded = FoldedPastes()
    pastes = [chr(ord("a") + n) * length for n, length in enumerate(lengths)]
    shown = typed + "".join(folded.fold(paste) for paste in pastes) + typed
    assert folded.unfold(shown) == typed + "".join(pastes) + typed


def test_two_pastes_of_one_length_are_two() -> None:
    folded = FoldedPastes()
    labels = [folded.fold(letter * 20_000) for letter in "aba"]
    assert labels[0] == labels[2] != labels[1]


@pytest.mark.parametrize(
    ("asked", "taken"),
    [
        ("ab", "ab"),
        ("⟪paste", "⟪pasted text of 20,000 characters⟫"),
        ("bc⟪pas", "bc⟪pasted text of 20,000 characters⟫"),
        ("characters⟫de", "⟪pasted text of 20,000 characters⟫de"),
        ("de", "de"),
    ],
)
def test_an_edit_takes_all_of_a_label_or_nothing(asked: str, taken: str) -> None:
    folded = FoldedPastes()
    line = f"abc{folded.fold('x' * 20_000)}de"
    start = line.index(asked)
    first, last = folded.widened(line, start, start + len(asked))
    assert line[first:last] == taken


def test_what_is_typed_within_a_label_goes_behind_it() -> None:
    folded = FoldedPastes()
    line = f"abc{folded.fold('x' * 20_000)}de"
    assert folded.widened(line, 10, 10) == (len(line) - 2, len(line) - 2)
    assert folded.widened(line, 3, 3) == (3, 3)
