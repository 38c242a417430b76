"""Absorbing what another copy of a session holds: in any order, again and again, one state."""

import random
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from data.models.ids import CommunityId, EntryId, SessionId, new_id
from data.models.records import Entry, SessionHead
from data.store.changes import Change
from data.store.hlc import FIRST
from data.store.memory_log import MemoryLog
from data.store.open_session import OpenSession
from data.store.refs import SessionRef

NOW = datetime(2026, 11, 24, 10, tzinfo=UTC)
HEAD = SessionHead(
    SessionId(new_id()), CommunityId("riverside"), "Riverside", 1, "Home visits", None, "circle",
    NOW, "UTC", (),
)  # fmt: skip
REF = SessionRef(Path("x"), HEAD.community, "2026-11-24-1000", "x", live=True)
IDS = [EntryId(new_id()) for _ in range(3)]
ACTION = st.tuples(
    st.sampled_from(IDS), st.sampled_from(["named", "anon"]), st.sampled_from(["one", "two", None])
)


@pytest.fixture(autouse=True)
def _no_minute_begins(monkeypatch: pytest.MonkeyPatch) -> None:
    """Stamp what bears no name, as it tells only the minute, never as what bears one."""
    monkeypatch.setattr("data.store.nameless.minute_of", lambda _now: FIRST)


def session() -> OpenSession:
    return OpenSession(REF, MemoryLog())


def act(on: OpenSession, identifier: EntryId, level: str, text: str | None) -> None:
    known = on.entries.get(identifier)
    if text is None:
        if known:
            on.remove(known)
    elif known:
        on.change(known, text=text)
    elif not on.versions(identifier):
        on.put(Entry(identifier, "note", text, NOW, level=level))


def state(of: OpenSession) -> list[tuple[object, ...]]:
    return sorted((c.at, c.table, c.id, repr(c.fields)) for c in of.known_changes())


@settings(max_examples=40, deadline=None)
@given(
    st.lists(ACTION, max_size=8), st.lists(ACTION, max_size=8), st.randoms(use_true_random=False)
)
def test_two_copies_that_absorb_each_other_are_one(
    ours: list[tuple[EntryId, str, str | None]],
    theirs: list[tuple[EntryId, str, str | None]],
    chance: random.Random,
) -> None:
    here, there = session(), session()
    here.keep_for_good(HEAD)
    there.absorb(here.known_changes())
    for one, other in ((here, ours), (there, theirs)):
        for action in other:
            act(one, *action)
    changes: list[Change] = list(there.known_changes())
    chance.shuffle(changes)
    half = len(changes) // 2
    here.absorb(changes[half:])
    here.absorb(changes)
    there.absorb(here.known_changes())
    assert here.absorb(changes) == []
    assert here.absorb(there.known_changes()) == []
    assert state(here) == state(there)
    assert here.entries == there.entries
