"""Undo and redo of two terminals, in any order: nobody's change is taken back by somebody else."""

from pathlib import Path
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from data.models.records import ClockEvent, Entry
from data.store.memory_log import MemoryLog, MemoryPlace
from data.store.merge import History
from data.store.open_session import OpenSession
from data.store.refs import SessionRef
from tests.data.store_help import entry, event

ACTS = ("put", "edit", "edit", "mark", "remove", "press", "undo", "undo", "redo", "refresh")
MOVES = st.lists(
    st.tuples(st.integers(0, 1), st.sampled_from(ACTS), st.integers(0, 3), st.sampled_from("ab")),
    min_size=4,
    max_size=40,
)
REF = SessionRef(Path("2026-11-24-1000-visits"), "riverside", "2026-11-24-1000", "visits", True)  # type: ignore[arg-type]


def terminal(place: MemoryPlace) -> OpenSession:
    return OpenSession(REF, MemoryLog(place))


def act(session: OpenSession, what: str, which: int, value: str) -> None:
    known = list(session.entries.values())
    said = known[which % len(known)] if known else None
    match what:
        case "put":
            session.put(entry(value), entry(value * 2))
        case "press":
            session.put(event("pause"))
        case "undo" | "redo" | "refresh":
            getattr(session, what)()
        case "remove" if said:
            session.remove(said)
        case "edit" if said:
            session.change(said, text=value * (1 + which % 2), tags=(value,))
        case "mark" if said:
            session.change(said, marked=not said.marked)


Standing = dict[tuple[str, str, str], tuple[Any, str]]


def standing(place: MemoryPlace) -> Standing:
    """Return for each field of each record what it is and whose journal said so last."""
    history, told = History(place.changes), {}
    for table in history.tables():
        for id_, changes in history.records(table):
            for change in changes:
                for name, value in change.fields.items():
                    told[table, id_, name] = value, change.writer
    return told


def touched_by(place: MemoryPlace, id_: str) -> set[str]:
    return {change.writer for change in place.changes if change.id == id_}


def assert_only_ours_turned(place: MemoryPlace, ours: str, before: Standing, what: str) -> None:
    after = standing(place)
    for field, (value, writer) in before.items():
        if writer != ours:
            assert after[field] == (value, writer), field
    gone = {
        (table, id_)
        for (table, id_, name), (value, _) in after.items()
        if name == "removed" and value and not before.get((table, id_, name), (False,))[0]
    }
    for table, id_ in gone if what == "undo" else ():
        assert touched_by(place, id_) == {ours}
        if table == ClockEvent.TABLE:
            assert not [
                other
                for other in History(place.changes).records(table)
                if other[0] > id_ and not after.get((table, other[0], "removed"), (False,))[0]
            ]


@settings(max_examples=100, deadline=None)
@given(MOVES)
def test_nobody_takes_back_what_somebody_else_did(moves: list[tuple[int, str, int, str]]) -> None:
    place = MemoryPlace()
    both = terminal(place), terminal(place)
    for who, what, which, value in moves:
        before = standing(place)
        act(both[who], what, which, value)
        if what in ("undo", "redo"):
            assert_only_ours_turned(place, f"memory-{who + 1}", before, what)
    for session in both:
        session.refresh()
    assert both[0].entries == both[1].entries == terminal(place).entries
    assert both[0].clock == both[1].clock


def test_all_that_one_did_alone_is_taken_back_and_brought_back_whole() -> None:
    place = MemoryPlace()
    ours, theirs = terminal(place), terminal(place)
    theirs.put(said := entry("theirs"))
    ours.refresh()
    for what in ("put", "edit", "press", "mark", "remove"):
        act(ours, what, 0, "b")
    done = ours.entries, len(ours.clock)
    labels = [undone.label for _ in range(5) if (undone := ours.undo())]
    assert (len(labels), ours.entries, ours.clock) == (5, {said.id: said}, [])
    assert all(ours.redo() for _ in range(5))
    assert (ours.entries, len(ours.clock)) == done


def test_what_is_left_to_others_is_told_and_does_not_reach_further_back() -> None:
    place = MemoryPlace()
    ours, theirs = terminal(place), terminal(place)
    theirs.by = "Ben Okafor"
    ours.put(first := entry("first"))
    ours.put(said := entry("second"))
    ours.put(event("pause"))
    theirs.refresh()
    theirs.change(said, text="mended")
    theirs.put(event("resume"))
    left = [undone.label for _ in range(2) if (undone := ours.undo())]
    assert left == [
        "Left as it is: the pause, the clock went on since",
        "Left as it is: “mended”, Ben Okafor changed it since",
    ]
    assert list(ours.entries) == [first.id, said.id]
    assert ours.undo() is not None
    assert list(ours.entries) == [said.id]


def test_what_somebody_else_made_nameless_is_left_alone_and_undo_reaches_no_further() -> None:
    place = MemoryPlace()
    ours, theirs = terminal(place), terminal(place)
    for words in ("first", "second"):
        ours.put(said := entry(words))
        theirs.refresh()
        theirs.change(said, level="anon")
        undone = ours.undo()
        assert undone is not None
        assert undone.label == f"Left as it is: “{words}”, somebody else changed it since"
    assert [kept.text for kept in ours.entries.values()] == ["first", "second"]


def test_what_undo_saw_of_others_is_still_told_by_the_next_look() -> None:
    place = MemoryPlace()
    ours, theirs = terminal(place), terminal(place)
    ours.put(entry("ours"))
    theirs.put(said := entry("theirs"))
    ours.undo()
    assert said.id in ours.entries
    assert ours.refresh() == {said.id}
    assert isinstance(said, Entry)
