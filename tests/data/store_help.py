"""A small invented session in a store, for the tests of the store."""

from datetime import UTC, datetime
from pathlib import Path

from data.models.ids import EntryId, EventId, SessionId, new_id
from data.models.records import ClockEvent, Entry, Phase, SessionHead
from data.store.open_session import OpenSession
from data.store.places import Places
from data.store.store import Store

NOW = datetime(2026, 11, 24, 9, 15, 30, tzinfo=UTC)


def head(store: Store, title: str = "Home visits") -> SessionHead:
    names = {community.name for community in store.communities()}
    name = "Riverside Early Years"
    community = store.find_community(name) if name in names else store.new_community(name)
    return SessionHead(
        id=SessionId(new_id()),
        community=community.id,
        community_name=name,
        number=1,
        title=title,
        topic=title,
        format="circle",
        planned_start=NOW,
        zone="UTC",
        phases=(Phase("reflect", "Reflect", 1800, prompts=("What surprised you?",)),),  # type: ignore[arg-type]
    )


def begun(root: Path, title: str = "Home visits") -> tuple[Store, OpenSession]:
    store = Store(root)
    return store, store.create(head(store, title))


def entry(text: str, **fields: object) -> Entry:
    return Entry(EntryId(new_id()), "note", text, NOW, **fields)  # type: ignore[arg-type]


def event(kind: str) -> ClockEvent:
    return ClockEvent(EventId(new_id()), kind, NOW)


def texts(session: OpenSession) -> list[str]:
    return [entry.text for entry in session.entries.values()]


def places(session: OpenSession) -> Places:
    return Places.of(session.ref.path)


def journal_of(session: OpenSession) -> Path:
    (path,) = places(session).journals()
    return path


def end(session: OpenSession) -> None:
    session.put(event("start"))
    session.put(event("end"))
    session.seal()


def reopened(store: Store, session: OpenSession) -> OpenSession:
    """Return the session as another program finds it."""
    return Store(store.root).open(session.ref)
