from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from data.known import Known, groups_of, known_about, known_from
from data.meeting import keep
from data.models.ids import CommunityId, EntryId
from data.models.kinds import KINDS
from data.search.hit import ENTRY, TOPIC, Hit
from tests.screens.stage import NOW, held_session, store_in

PLAIN = Hit(
    CommunityId("riverside"),
    "2026-03-12-1000-home-visits",
    ENTRY,
    EntryId("1"),
    "success",
    "Two questions opened people up",
    datetime(2026, 3, 12, 10, 5, tzinfo=UTC),
    "Home visits",
)


def said(kind: str, state: str = "") -> Hit:
    return replace(PLAIN, entry=EntryId(f"{kind}{state}"), kind=kind, state=state)


def test_what_was_said_is_told_by_what_came_of_it() -> None:
    known = known_from(
        "visits",
        [
            said("success"),
            said("setback"),
            said("commitment", "partly"),
            said("commitment", "did-not"),
            said("commitment"),
            said("commitment", "let-go"),
            said("question"),
            said("question", "answered"),
            said("decision"),
            said("insight"),
            said("action", "open"),
            said("action", "done"),
            said("note"),
        ],
    )
    told = {title: len(hits) for title, hits in groups_of(known)}
    assert told == {
        "What worked": 1,
        "What did not, and what it taught": 1,
        "Tried, and what came of it": 2,
        "Agreed": 1,
        "What stood out": 1,
        "Taken on, not told of yet": 1,
        "Still open": 2,
        "Also said": 4,
    }


def test_nothing_private_is_known_and_what_is_no_entry_neither() -> None:
    topic = replace(PLAIN, place=TOPIC, entry=None)
    known = known_from("visits", [replace(PLAIN, level="private"), topic])
    assert known.empty
    assert known.sessions == ()


@given(st.lists(st.sampled_from([kind.id for kind in KINDS]), max_size=12))
def test_each_entry_counts_once_and_none_is_lost(kinds: list[str]) -> None:
    hits = [replace(PLAIN, entry=EntryId(str(n)), kind=kind) for n, kind in enumerate(kinds)]
    known = known_from("visits", [*hits, *hits])
    assert sorted(hit.entry or "" for hit in known.hits) == sorted(hit.entry or "" for hit in hits)
    assert sum(session.entries for session in known.sessions) == len(hits)


def test_past_sessions_tell_what_is_known_on_a_topic(tmp_path: Path) -> None:
    store = store_in(tmp_path)
    month = NOW - timedelta(days=30)
    before = held_session(
        store,
        "+ Two questions at the door #interpreters",
        "- The interpreter came late",
        "something else altogether",
        "a secret about the interpreter #private",
        topic="Visits with an interpreter",
        began=month,
    )
    before.close()
    other = held_session(store, "? Who pays for interpreters?", topic="Money", began=NOW)
    other.close()
    known = known_about(store, before.ref.community, "interpreters", NOW)
    assert [hit.text for hit in known.worked] == ["Two questions at the door"]
    assert [hit.text for hit in known.did_not] == ["The interpreter came late"]
    assert [hit.text for hit in known.open] == ["Who pays for interpreters?"]
    assert [hit.text for hit in known.said] == ["something else altogether"]
    assert [(s.title, s.whole) for s in known.sessions] == [
        ("Money", False),
        ("Visits with an interpreter", True),
    ]
    here = known_about(store, before.ref.community, "interpreters", NOW, but=(other.ref.path.name,))
    assert here.open == ()


def test_nothing_is_known_where_no_topic_is_named(tmp_path: Path) -> None:
    store = store_in(tmp_path)
    session = held_session(store, "a note", ended=False)
    keep(session, "another", now=NOW)
    session.close()
    assert known_about(store, session.ref.community, "  ", NOW) == Known("  ")
    assert known_about(store, session.ref.community, '"( OR *', NOW).empty
