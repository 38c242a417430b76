"""What is owed, changed one or many at once in whichever sessions it takes; one undo for all."""

import errno
import os
from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from itertools import combinations
from pathlib import Path
from tempfile import TemporaryDirectory
from unittest.mock import Mock

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from data.carryover import outcomes_for
from data.desk import Desk
from data.errors import LctuiError, StoreFailed
from data.ledger import Promise, ledger
from data.models.ids import SessionId
from data.models.records import Carried, FollowUp
from data.outlook import open_items
from data.progress import Progress, Stopped
from data.store.backups import copies_in, copies_of_session
from data.store.book import PROMISED
from data.store.doctor.mending import mend_session
from data.store.open_session import OpenSession
from data.store.places import Places
from data.store.store import Store
from tests.data.store_help import NOW, begun, end, entry, event, head
from tests.data.test_index_file import COMMUNITY
from tests.screens.test_live_faults import refusing

DAY = date(2026, 12, 24)


def held(folder: Path, sessions: int = 3) -> Store:
    """Hold sessions in each of which something of each kind is said; all is carried on."""
    store = Store(folder / "store")
    said: list[Carried] = []
    for number in range(sessions):
        session = (
            store.create(head(store, f"Session {number}"))
            if number
            else begun(store.root, "Session 0")[1]
        )
        here = SessionId(session.head.id)
        session.put(*(replace(carried, visits=(here,)) for carried in said))
        own = (
            replace(entry(f"Do {number}"), kind="action", owners=("Ana Ruiz",), status="open"),
            replace(entry(f"Done {number}"), kind="action", status="done"),
            replace(entry(f"Try {number}"), kind="commitment", by="Ben Okafor"),
            replace(entry(f"Call {number}"), kind="help", by="Ben Okafor"),
        )
        session.put(*own)
        said += [Carried(each.id, here, ()) for each in own if each.status != "done"]
        end(session)
    return store


def told_in(session: OpenSession) -> set[tuple[str, str, str]]:
    """Return when what was said of which record."""
    return {(c.at, c.id, repr(sorted(c.fields.items()))) for c in session.known_changes()}


def as_long_as(wanted: Callable[[int, int], bool]) -> Progress:
    """Return what stops a deed where that is not so."""

    def told(done: int, every: int) -> None:
        if not wanted(done, every):
            raise Stopped

    return told


def desk(store: Store) -> Desk:
    return Desk(store, lambda: NOW)


def known(store: Store) -> dict[str, Promise]:
    found = ledger(Store(store.root), COMMUNITY, NOW)
    return {promise.entry.text: promise for promise in found}


def states(store: Store) -> dict[str, tuple[object, ...]]:
    """Return what matters of each; what is heard comes back without its history."""
    return {
        text: (p.state, p.whose, p.entry.due, p.note, p.offers) for text, p in known(store).items()
    }


def agrees(store: Store) -> None:
    """Check that what the ledger calls open is what would be handed on."""
    items = open_items(Store(store.root), COMMUNITY)
    handed = {item.entry.id for item in items if item.entry.kind in PROMISED}
    assert {promise.id for promise in known(store).values() if promise.is_open} == handed


DEEDS = ("settle", "reopen", "date", "owner", "offer")


def do(at: Desk, deed: str, promises: list[Promise], data: st.DataObject) -> None:
    if deed == "settle":
        outcomes = [
            (p, data.draw(st.sampled_from(outcomes_for(p.entry.kind))).id) for p in promises
        ]
        at.settle(outcomes, "settled", note=data.draw(st.sampled_from((None, "", "They laughed"))))
    elif deed == "reopen":
        at.reopen(promises, "opened")
    elif deed == "date":
        at.set_due(promises, data.draw(st.sampled_from((None, DAY))), "dated")
    elif deed == "owner":
        at.set_owner(promises, data.draw(st.sampled_from(((), ("Dana", "Ana Ruiz")))), "given")
    else:
        at.offer([p for p in promises if p.entry.kind == "help"], "Dana", "offered")


@settings(max_examples=25, deadline=None)
@given(st.data())
def test_every_deed_is_taken_back_whole_and_brought_back_whole(data: st.DataObject) -> None:
    with TemporaryDirectory() as folder:
        store = held(Path(folder), 2)
        at, before = desk(store), [states(store)]
        for _ in range(data.draw(st.integers(1, 4))):
            every = list(known(store).values())
            chosen = data.draw(st.lists(st.sampled_from(every), unique_by=lambda p: p.id))
            done = at.undoable
            do(at, data.draw(st.sampled_from(DEEDS)), chosen, data)
            if at.undoable > done:
                before.append(states(store))
            agrees(store)
        for earlier in reversed(before[:-1]):
            at.undo()
            assert states(store) == earlier
            agrees(store)
        for later in before[1:]:
            at.redo()
            assert states(store) == later
        at.close()
        assert states(store) == before[-1]
        assert not store.live()


def test_what_became_of_it_is_heard_in_the_newest_session(tmp_path: Path) -> None:
    store = held(tmp_path)
    at = desk(store)
    at.settle([(p, "done") for p in known(store).values() if p.entry.kind == "action"], "done")
    at.close()
    assert {p.state for p in known(store).values() if p.entry.kind == "action"} == {"done"}
    newest, *others = [store.open(ref) for ref in store.sessions()]
    assert len(newest.followups) == 6
    assert not any(session.followups for session in others)


def test_what_was_settled_twice_is_open_again_everywhere(tmp_path: Path) -> None:
    store = held(tmp_path)
    item = known(store)["Do 0"].id
    for ref in store.sessions()[:2]:
        session = store.open(ref)
        session.put(FollowUp(item, "done", NOW, "Ana told us"))
        session.close()
    at = desk(store)
    assert at.reopen([known(store)["Do 0"], known(store)["Done 1"]], "open again") == 2
    assert known(store)["Do 0"].is_open
    assert known(store)["Done 1"].is_open
    assert known(store)["Do 0"].note == "Ana told us"
    agrees(store)
    at.undo()
    assert known(store)["Do 0"].state == "done"
    assert known(store)["Done 1"].state == "done"


def test_a_name_that_is_taken_off_counts_as_a_change_that_nothing_takes_back(
    tmp_path: Path,
) -> None:
    at = desk(store := held(tmp_path))
    at.set_due([known(store)["Do 1"]], DAY, "x")
    assert at.amend(known(store)["Try 0"], "> Try 0 #anon", "y") == 1
    assert (at.undoable, known(store)["Try 0"].whose) == (1, ())
    assert at.undo() == "Took back: x."


def test_what_somebody_else_changed_since_is_left_to_them(tmp_path: Path) -> None:
    store = held(tmp_path)
    at = desk(store)
    promise = known(store)["Do 2"]
    at.set_due([promise], DAY, "a date")
    other = store.open(store.sessions()[0])
    other.change(other.entries[promise.id], due=DAY + timedelta(1))
    assert at.undo().startswith("Left as it is")
    assert known(store)["Do 2"].entry.due == DAY + timedelta(1)
    assert at.undo() == "There is nothing to take back."
    assert at.redo() == "There is nothing to bring back."


def test_a_full_disk_takes_nothing_and_loses_nothing(tmp_path: Path) -> None:
    store = held(tmp_path)
    at = desk(store)
    promises = [p for p in known(store).values() if p.entry.kind == "action"]
    with refusing(errno.ENOSPC):
        with pytest.raises(StoreFailed):
            at.set_due(promises, DAY, "a date")
        assert len(at.unsaved) == 6
        assert at.trouble is not None
        told = [p for s in at.leaves()[COMMUNITY] for p in s.said if p.kind == "action"]
        assert {entry.due for entry in told} == {DAY}
        assert not at.retry()
    assert all(p.entry.due is None for p in known(store).values())
    assert at.retry()
    assert {p.entry.due for p in known(store).values() if p.entry.kind == "action"} == {DAY}
    at.undo()
    at.close()
    assert all(p.entry.due is None for p in known(store).values())


def test_who_stops_half_way_can_take_back_what_was_done(tmp_path: Path) -> None:
    store = held(tmp_path)
    at = desk(store)
    at.progress = as_long_as(lambda done, every: done < every - 1)
    assert at.set_due([p for p in known(store).values() if p.entry.kind == "action"], DAY, "x") == 2
    dated = [text for text, p in known(store).items() if p.entry.due]
    assert len(dated) == 4
    at.progress = as_long_as(lambda done, _every: done < 1)
    at.undo()
    assert len([text for text, p in known(store).items() if p.entry.due]) == 2
    at.progress = as_long_as(lambda _done, _every: False)
    assert at.undo() == "Stopped: x."
    at.progress = as_long_as(lambda _done, _every: True)
    at.undo()
    assert not any(p.entry.due for p in known(store).values())


def test_a_deed_on_many_asks_the_disk_little_and_keeps_one_copy_of_all(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    store = held(tmp_path)
    backups = {copy.path for copy in copies_in(store.root)}
    fsync = Mock(wraps=os.fsync)
    monkeypatch.setattr(os, "fsync", fsync)
    at = desk(store)
    at.set_due([p for p in known(store).values() if p.entry.kind == "action"], DAY, "a date")
    at.undo()
    at.redo()
    assert fsync.call_count <= 3 * (2 * 3 + 2)
    at.close()
    (copy,) = {copy.path for copy in copies_in(store.root)} - backups
    for ref in store.sessions():
        places = Places.of(ref.path)
        before = told_in(store.open(ref))
        assert copies_of_session(places)[0] == copy
        places.sealed.write_bytes(places.sealed.read_bytes()[:-900])
        mend_session(store.root, places)
        assert told_in(store.open(ref)) == before


def test_many_small_deeds_push_out_no_copy_of_another_session(tmp_path: Path) -> None:
    store = held(tmp_path, 7)
    at, promises = desk(store), known(store)
    for day, pair in enumerate(combinations(range(5), 2)):
        at.set_due([promises[f"Do {n}"] for n in pair], DAY + timedelta(days=day), "a date")
    at.close()
    assert all(copies_of_session(Places.of(ref.path)) for ref in store.sessions())
    assert len(copies_in(store.root)) == 6


def test_what_others_keep_in_a_sealed_session_meanwhile_is_not_lost(tmp_path: Path) -> None:
    store = held(tmp_path)
    at, promise = desk(store), known(store)["Do 2"]
    at.set_due([promise], DAY, "a date")
    other = store.open(store.sessions()[0])
    other.change(other.entries[promise.id], text="Do it with Ben")
    at.set_owner([promise], ("Dana",), "hers")
    other.close()
    (found,) = (p for p in known(store).values() if p.id == promise.id)
    assert (found.entry.text, found.entry.due, found.whose) == ("Do it with Ben", DAY, ("Dana",))
    at.refresh()
    at.undo()
    at.close()
    assert known(store)["Do it with Ben"].whose == ("Ana Ruiz",)
    assert not store.live()


def test_one_that_is_gone_hinders_no_other(tmp_path: Path) -> None:
    store = held(tmp_path)
    promises = [p for p in known(store).values() if p.entry.kind == "action"]
    ref = store.sessions()[1]
    ref.path.with_name(f"{ref.path.name}.json").unlink()
    at = desk(store)
    with pytest.raises(LctuiError, match="not here any more"):
        at.set_due(promises, DAY, "a date")
    assert [text for text, p in known(store).items() if p.entry.due] == [
        "Do 0",
        "Done 0",
        "Do 2",
        "Done 2",
    ]
    at.undo()
    assert not any(p.entry.due for p in known(store).values())


def test_a_session_that_was_made_to_go_on_meanwhile_is_not_sealed_under_it(tmp_path: Path) -> None:
    store = held(tmp_path)
    at = desk(store)
    promise = known(store)["Do 2"]
    at.set_due([promise], DAY, "a date")
    assert not store.live()
    other = store.open(store.sessions()[0])
    other.put(event("reopen"))
    assert len(store.live()) == 1
    at.refresh()
    at.set_due([promise], None, "no date")
    at.close()
    assert len(store.live()) == 1
    other.refresh()
    assert other.entries[promise.id].due is None


Dues = dict[str, date | None]


def dues(store: Store) -> Dues:
    return {text: promise.entry.due for text, promise in known(store).items()}


SAID = tuple(f"{word} {number}" for word in ("Do", "Try") for number in range(2))
MOVES = st.lists(
    st.one_of(
        st.sets(st.sampled_from(SAID), min_size=1, max_size=3),
        st.sampled_from(SAID),
        st.sampled_from((True, False)),
    ),
    max_size=9,
)


@settings(max_examples=25, deadline=None)
@given(MOVES)
def test_what_lost_its_name_leaves_the_stack_and_undo_takes_nothing_else_for_it(
    moves: list[set[str] | str | bool],
) -> None:
    with TemporaryDirectory() as folder:
        at = desk(store := held(Path(folder), 2))
        done, undone = list[tuple[str, Dues]](), list[tuple[str, Dues]]()
        """Deeds by what they are called, with what is to stand once they are turned."""
        nameless = set[str]()
        for number, move in enumerate(moves):
            stood, promises = dues(store), known(store)
            if isinstance(move, set):
                day = DAY + timedelta(days=number)
                at.set_due([promises[text] for text in sorted(move)], day, f"deed {number}")
                done.append((f"deed {number}", {text: stood[text] for text in move}))
                undone.clear()
                expected = stood | dict.fromkeys(move, day)
            elif isinstance(move, str):
                if move in nameless:
                    continue
                nameless.add(move)
                at.amend(promises[move], f"{'!' if 'Do' in move else '>'} {move} #anon", "nobody's")
                for deeds in (done, undone):
                    deeds[:] = [
                        (told, left)
                        for told, was in deeds
                        if (left := {text: was[text] for text in was if text != move})
                    ]
                expected = stood | {move: dues(store)[move]}
            else:
                source, target = (done, undone) if move else (undone, done)
                told = at.undo() if move else at.redo()
                name, to = source.pop() if source else ("nothing", {})
                assert name in told, (told, name)
                if to:
                    target.append((name, {text: stood[text] for text in to}))
                expected = stood | to
            assert dues(store) == expected
            assert at.undoable == len(done)
        at.close()
