"""Stores to search in, and a naive search that they are held against."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

from data.models.ids import CommunityId, EntryId, MemberId, PhaseId, SessionId, new_id
from data.models.records import (
    Carried,
    Entry,
    FollowUp,
    Phase,
    Presence,
    Record,
    SessionHead,
)
from data.search.hit import Hit
from data.search.reading import read_query
from data.store.open_session import OpenSession
from data.store.refs import SessionRef
from data.store.store import Store
from data.store.taking_in import take_in

TODAY = date(2026, 11, 22)
RIVERSIDE = "Riverside Early Years"
BEGAN = datetime(2026, 3, 2, 10, tzinfo=UTC)


def searched(root: Path) -> Store:
    """Return a store whose index has a place."""
    store = Store(root / "store")
    store.cache = lambda: root / "cache"
    return store


def community_in(store: Store, name: str = RIVERSIDE) -> CommunityId:
    names = {community.name: community.id for community in store.communities()}
    return names[name] if name in names else store.new_community(name).id


def said(text: str, kind: str = "note", **fields: Any) -> Entry:
    return Entry(EntryId(new_id()), kind, text, BEGAN, **fields)


def head(store: Store, number: int = 0, title: str = "", name: str = RIVERSIDE) -> SessionHead:
    title = title or f"Evening {number}"
    prompts = ("What surprised you?",)
    phases = (
        Phase(PhaseId("reflect"), "Reflect", 1800, prompts=prompts),
        Phase(PhaseId("talk"), "Talk", 1800, activity="talk"),
    )
    at = BEGAN + timedelta(days=7 * number)
    return SessionHead(
        SessionId(new_id()), community_in(store, name), name, number + 1, title, title, "circle",
        at, "UTC", phases,
    )  # fmt: skip


def held(
    store: Store, *records: Record, number: int = 0, title: str = "", name: str = RIVERSIDE
) -> SessionRef:
    """Keep a closed session, a week after the one of the number before."""
    return take_in(store, head(store, number, title, name), records)


def goes_on(store: Store, *records: Record, number: int = 40) -> OpenSession:
    """Begin a session."""
    session = store.create(head(store, number))
    session.put(*records)
    return session


def find(
    store: Store,
    typed: str,
    *,
    private: bool = False,
    limit: int = 10_000,
    community: CommunityId | None = None,
) -> list[Hit]:
    query = read_query(typed, TODAY)
    found = store.search.find(query, limit=limit, private=private, community=community)
    return list(found.hits)


def told(
    store: Store,
    typed: str,
    *,
    private: bool = False,
    limit: int = 10_000,
    community: CommunityId | None = None,
) -> list[str]:
    """Return the words that are found, after the index was brought up."""
    store.search.bring_up()
    hits = find(store, typed, private=private, limit=limit, community=community)
    return [hit.text for hit in hits]


def person(name: str) -> Presence:
    return Presence(MemberId(new_id()), name)


def carried(entry: Entry, origin: SessionId, visits: Sequence[SessionId]) -> Carried:
    return Carried(entry.id, origin, tuple(visits))


def heard(entry: Entry, outcome: str, number: int, note: str = "") -> FollowUp:
    return FollowUp(entry.id, outcome, BEGAN + timedelta(days=7 * number), note)
