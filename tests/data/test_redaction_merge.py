"""Of a redacted record nothing counts but its tombstone, whatever comes when and from where."""

import random
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from data.store.changes import ANONYMOUS, REDACTED, Change, buries
from data.store.merge import History
from tests.data.test_store_merge import STAMPS, told

NAMELESS = {"text": "nobody's words", "by": None, "level": "anon", REDACTED: None}
"""What stands for an entry that becomes anonymous: all of it, and no day on which words went."""
WORDS = st.sampled_from(
    [{"text": "her words"}, {"text": "mended words"}, {"by": "Ana Ruiz"}, NAMELESS]
)
TOMBSTONES = st.sampled_from(["2026-11-22", "2026-11-23"]).map(
    lambda day: {"text": "[redacted]", "by": None, REDACTED: day}
)
REMOVALS = st.booleans().map(lambda removed: {"removed": removed})


def changes_of(*fields: st.SearchStrategy[Any]) -> st.SearchStrategy[list[Change]]:
    one = st.builds(
        Change,
        st.sampled_from(STAMPS),
        st.sampled_from(["a-0", "b-0", ANONYMOUS]),
        st.just("entries"),
        st.sampled_from(["1", "2"]),
        st.one_of(*fields),
        st.sampled_from(["", "Ana"]),
    )
    return st.lists(one, max_size=10)


CHANGES = changes_of(WORDS, REMOVALS, TOMBSTONES)


@given(CHANGES, st.integers(0, 10), st.randoms(use_true_random=False))
def test_redactions_merge_in_any_order_split_and_repetition(
    changes: list[Change], cut: int, chance: random.Random
) -> None:
    whole = told(History(changes))
    again = changes + (chance.choices(changes, k=3) if changes else [])
    chance.shuffle(again)
    assert told(History(again)) == whole
    parts = [History(changes[:cut]), History(changes[cut:])]
    chance.shuffle(parts)
    for part in parts:
        joined = History(part.every())
        for other in parts:
            for change in other.every():
                joined.add(change)
        assert told(joined) == whole


@given(CHANGES)
def test_nothing_outlives_a_tombstone_but_removals(changes: list[Change]) -> None:
    history = History(changes)
    for identifier in {change.id for change in changes if buries(change.fields)}:
        kept = history.changes("entries", identifier)
        (stone,) = (change for change in kept if buries(change.fields))
        assert all(change is stone or set(change.fields) == {"removed"} for change in kept)
        assert history.fields("entries", identifier)["text"] == "[redacted]"


@given(changes_of(WORDS, REMOVALS))
def test_no_journal_of_somebody_speaks_of_an_anonymous_entry(changes: list[Change]) -> None:
    history = History(changes)
    for identifier in {change.id for change in changes if change.writer == ANONYMOUS}:
        kept = history.changes("entries", identifier)
        assert {change.writer for change in kept} == {ANONYMOUS}


@given(CHANGES)
def test_it_is_known_what_lost_something(changes: list[Change]) -> None:
    history = History(changes)
    lost = {(c.table, c.id) for c in changes if not history.knows(c)}
    heavy = {(c.table, c.id) for c in changes if c.writer == ANONYMOUS or buries(c.fields)}
    assert lost <= history.dropped.keys() <= heavy


def test_a_redacted_entry_can_still_be_removed_and_brought_back() -> None:
    said = Change(STAMPS[0], "a-0", "entries", "1", {"text": "her words"})
    tombstone = Change(STAMPS[1], "b-0", "entries", "1", {"text": "", REDACTED: "2026-11-22"})
    removed = Change(STAMPS[2], "a-0", "entries", "1", {"removed": True})
    history = History([said, removed, tombstone])
    assert history.fields("entries", "1")["removed"] is True
    assert not history.add(said)
    assert history.add(removed._replace(at=STAMPS[3], fields={"removed": False}))
    assert history.fields("entries", "1")["removed"] is False


def test_a_blank_line_says_nothing() -> None:
    history = History([Change(STAMPS[0], "a-0", "", "", {})])
    assert history.tables() == []
