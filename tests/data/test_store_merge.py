"""Any set of changes, in any order and with repetitions, gives one state."""

import random
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from data.store.changes import REDACTED, Change
from data.store.merge import History
from data.store.reading import Reading
from data.store.sealed import read_sealed, spell_sealed

STAMPS = [f"2026-11-24T10:15:02.00{n}Z-0000" for n in range(4)]
VALUES = st.one_of(st.booleans(), st.text(alphabet="aä", max_size=2), st.none())
CHANGES = st.lists(
    st.builds(
        Change,
        st.sampled_from(STAMPS),
        st.sampled_from(["a-0", "b-0", "anonymous"]),
        st.sampled_from(["entries", "clock", "of a later version"]),
        st.sampled_from(["1", "2"]),
        st.dictionaries(st.sampled_from(["text", "by", "removed", REDACTED]), VALUES, min_size=1),
        st.sampled_from(["", "Ana", "Bä"]),
    ),
    max_size=12,
)


def told(history: History) -> dict[tuple[str, str], list[Change]]:
    return {
        (table, id_): list(changes)
        for table in history.tables()
        for id_, changes in history.records(table)
    }


@given(CHANGES, st.randoms(use_true_random=False))
def test_the_order_and_repetitions_of_changes_do_not_matter(
    changes: list[Change], chance: random.Random
) -> None:
    again = changes + chance.choices(changes, k=3) if changes else []
    chance.shuffle(again)
    assert told(History(again)) == told(History(changes))


@given(CHANGES, CHANGES)
def test_two_halves_merge_to_the_whole(ours: list[Change], theirs: list[Change]) -> None:
    one, other = History(ours), History(theirs)
    for change in theirs:
        one.add(change)
    for change in ours:
        other.add(change)
    assert told(one) == told(other)


@given(CHANGES)
def test_a_change_is_new_once(changes: list[Change]) -> None:
    history = History(changes)
    assert not any(history.add(change) for change in changes)


@given(CHANGES)
def test_a_sealed_file_tells_every_change_again(
    tmp_path_factory: object, changes: list[Change]
) -> None:
    path = Path(str(tmp_path_factory.mktemp("sealed"))) / "x.json"  # type: ignore[attr-defined]
    history = History(changes)
    path.write_bytes(spell_sealed(history, Reading()))
    reading = Reading()
    assert read_sealed(path, reading)
    assert (told(History(reading.changes)), reading.damage) == (told(history), [])


def test_each_field_holds_what_was_said_of_it_last() -> None:
    history = History(
        [
            Change(STAMPS[2], "a-0", "entries", "1", {"text": "late"}),
            Change(STAMPS[0], "a-0", "entries", "1", {"text": "first", "by": "Ana"}),
            Change(STAMPS[1], "b-0", "entries", "1", {"by": "Ben"}),
        ]
    )
    assert history.fields("entries", "1") == {"text": "late", "by": "Ben"}


def test_of_two_at_the_same_moment_the_writer_decides() -> None:
    pair = [Change(STAMPS[0], w, "entries", "1", {"text": w}) for w in ("a-0", "b-0")]
    assert History(pair).fields("entries", "1") == {"text": "b-0"}
    assert History(reversed(pair)).fields("entries", "1") == {"text": "b-0"}


def test_a_conflict_copy_of_a_journal_counts_once() -> None:
    change = Change(STAMPS[0], "a-0", "entries", "1", {"text": "said"})
    copy = change._replace(writer="a-0.sync-conflict-20261124")
    assert len(History([change, copy, change]).changes("entries", "1")) == 1
