"""What surprised people when they told of an outcome is found, by whoever may know the item."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given
from hypothesis import strategies as st

from data.carryover import OUTCOMES
from data.digest.topic import on_topic
from data.known import known_about
from data.models.ids import EventId, SessionId, new_id
from data.models.records import Entry, ExitSlip, FollowUp
from data.search.hit import ENTRY, HEARD, SLIP, Hit
from data.search.query import Query
from data.search.reading import read_query
from data.store.redacting import redact
from data.store.search_states import facets_of
from data.store.store import Store
from data.store.taking_in import take_in
from tests.data.search_help import (
    TODAY,
    community_in,
    find,
    goes_on,
    head,
    heard,
    held,
    said,
    searched,
    told,
)
from tests.data.test_search_properties import ASKED, LATER, QUICK, answers, entries, later_in

NOW = datetime(2026, 11, 22, 12, tzinfo=UTC)
FOLLOWED = {kind for outcome in OUTCOMES for kind in outcome.kinds}
NOTE = "the second one was too much"
TRIAL = said("try two questions at the door", "commitment", by="Ana Ruiz", tags=("door",))


@pytest.fixture
def store(tmp_path: Path) -> Store:
    return searched(tmp_path)


def test_what_an_exit_slip_would_change_is_found_and_a_slip_taken_back_is_not(
    store: Store,
) -> None:
    kept = ExitSlip(EventId(new_id()), 4, 4, "fewer chairs that squeak")
    gone = ExitSlip(EventId(new_id()), 2, 1, "less squeaking", removed=True)
    held(store, said("tea"), kept, gone)
    store.search.bring_up()
    (hit,) = find(store, "squeak")
    assert (hit.place, hit.text, hit.by, hit.entry) == (SLIP, kept.change, None, None)
    assert len(find(store, "kind:slip chair")) == 1


def noted(store: Store, item: Entry = TRIAL, note: str = NOTE) -> Hit:
    """Keep an item and, a month later, what was heard of it; return what is found of that."""
    ref = held(store, item)
    held(store, said("something else"), heard(item, "partly", 4, note), number=4)
    store.search.bring_up()
    (hit,) = find(store, "much", private=True)
    assert hit.said_in == ref.path.name
    return hit


def test_what_surprised_is_found_with_the_item_where_it_was_heard(store: Store) -> None:
    hit = noted(store)
    assert (hit.place, hit.entry, hit.kind) == (HEARD, TRIAL.id, "commitment")
    assert (hit.text, hit.about, hit.outcome) == (NOTE, TRIAL.text, "partly")
    assert (hit.title, hit.by, hit.tags) == ("Evening 4", "Ana Ruiz", ("door",))
    assert [hit.text[a:b] for a, b in hit.spans] == ["much"]
    assert told(store, "door") == [TRIAL.text]
    assert (hit.stands_in, hit.stem > hit.said_in) == (hit.said_in, True)


@pytest.mark.parametrize("typed", ["kind:commitment", "kind:heard", "by:ana", "#door", "is:kept"])
def test_it_answers_to_what_is_asked_of_its_item(store: Store, typed: str) -> None:
    noted(store)
    assert told(store, f"{typed} second ") == [NOTE]
    assert told(store, f"-{typed} second ") == []


def test_it_is_told_as_it_was_then_whatever_came_of_it_later(store: Store) -> None:
    noted(store)
    held(store, heard(TRIAL, "worked", 5, "it took a while"), number=5)
    assert told(store, "is:kept ") == ["it took a while", NOTE, TRIAL.text]
    assert [hit.outcome for hit in find(store, "kind:heard")] == ["worked", "partly"]


def test_what_was_heard_of_private_items_is_private(store: Store) -> None:
    noted(store, replace(TRIAL, level="private"))
    assert told(store, "much") == []
    assert told(store, "is:private much ", private=True) == [NOTE]


@pytest.mark.parametrize("level", ["role", "anon"])
def test_no_name_stands_by_what_was_heard_of_a_nameless_item(store: Store, level: str) -> None:
    hit = noted(store, replace(TRIAL, level=level, owners=("Ben Lind",)))
    assert (hit.level, hit.by, hit.owners) == (level, None, ())
    assert told(store, "by:ana much ") == told(store, "owner:ben much ") == []


def test_who_may_know_is_asked_of_the_item_as_it_is_now(store: Store) -> None:
    item = said("try two questions", "commitment", by="Ana Ruiz")
    session = goes_on(store, item, heard(item, "partly", 4, NOTE))
    held(store, heard(item, "worked", 4, f"again {NOTE}"), number=50)
    assert told(store, "much") == [f"again {NOTE}", NOTE]
    session.put(replace(item, level="role"))
    assert {(h.level, h.by) for h in find(store, "much")} == {("role", None)}
    session.put(replace(item, level="private"))
    assert find(store, "much") == []
    session.put(replace(item, removed=True))
    assert find(store, "much", private=True) == []
    session.put(item)
    assert told(store, "much") == [f"again {NOTE}", NOTE]
    session.close()


def test_nothing_is_found_of_what_was_heard_of_an_item_that_nobody_knows(store: Store) -> None:
    held(store, heard(TRIAL, "worked", 0, NOTE))
    assert told(store, "much", private=True) == []
    assert told(store, "", private=True).count(NOTE) == 0
    held(store, TRIAL, number=-1)
    assert told(store, "much", private=True) == [NOTE]


def test_a_redaction_takes_what_was_noted_with_it(store: Store) -> None:
    item = said("try two questions", "commitment")
    session = goes_on(store, item)
    held(store, heard(item, "partly", 50, NOTE), number=50)
    assert told(store, "much") == [NOTE]
    redact(store, session, [item], NOW)
    session.close()
    assert told(store, "much", private=True) == []
    assert told(store, "redacted kind:heard", private=True) == []


def test_notes_stand_for_their_items_where_a_topic_is_gathered(store: Store) -> None:
    hit = noted(store)
    community = community_in(store)
    assert on_topic(store, community, "the second much", NOW)[TRIAL.id] == hit.said_in
    known = known_about(store, community, "door", NOW)
    assert [h.text for h in known.hits] == [TRIAL.text]


@QUICK
@given(
    st.lists(st.tuples(st.lists(entries(), max_size=4), LATER), min_size=1, max_size=5),
    st.booleans(),
)
def test_what_was_noted_is_found_as_the_item_that_it_was_noted_of(
    sessions: list[tuple[list[Entry], list[tuple[int, str, str]]]], private: bool
) -> None:
    with TemporaryDirectory() as name:
        store = searched(Path(name))
        every: list[tuple[Entry, SessionId]] = []
        notes: list[tuple[int, FollowUp]] = []
        for number, (own, later) in enumerate(sessions):
            top = head(store, number)
            every += [(entry, top.id) for entry in own]
            carried, followups = later_in(top.id, later, every, number)
            notes += [(number, told) for told in followups.values()]
            take_in(store, top, [*own, *carried.values(), *followups.values()])
        items = {entry.id: entry for entry, _ in every if entry.kind in FOLLOWED}
        for typed in ASKED:
            query = read_query(typed, TODAY)
            hits = [hit for hit in find(store, typed, private=private) if hit.place == HEARD]
            states = {h.entry: h.state for h in find(store, "", private=True) if h.place == ENTRY}
            naive = {
                (number, told.id, told.note, told.outcome, items[told.id].text)
                for number, told in notes
                if told.note
                and told.id in items
                and _noted(query, items[told.id], told.note, number, states[told.id], private)
            }
            found = {(_number(hit), hit.entry, hit.text, hit.outcome, hit.about) for hit in hits}
            assert found == naive, typed
            assert len(hits) == len(naive)
            assert all(h.state == states[h.entry] for h in hits)
            nameless = [hit for hit in hits if hit.level in ("role", "anon")]
            assert not any(hit.by or hit.owners for hit in nameless)


def _noted(query: Query, item: Entry, note: str, number: int, state: str, private: bool) -> bool:
    """Say whether a note answers as an entry that has its words and is else its item."""
    states = {state} if state == "open" else {value for _, value in facets_of(state)}
    if state == "open" and item.due and item.due < TODAY:
        states.add("overdue")
    kinds = {item.kind, "heard"}
    if any(
        bool({"is": states, "kind": kinds}[f.name] & set(f.values)) is f.without
        for f in query.filters
        if f.name in ("is", "kind")
    ):
        return False
    rest = replace(query, filters=tuple(f for f in query.filters if f.name not in ("is", "kind")))
    said, asked = replace(item, text=note, tags=()), replace(rest, filters=())
    return answers(asked, said, number, private) and answers(
        replace(rest, terms=()), item, number, private
    )


def _number(hit: Hit) -> int:
    return (date.fromisoformat(hit.stem[:10]) - date(2026, 3, 2)).days // 7
