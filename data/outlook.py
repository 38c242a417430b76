"""How a community stands between two sessions: when the next one is, and what is owed."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from data.carryover import Item, hand_over, is_open
from data.errors import LctuiError
from data.models.ids import CommunityId, SessionId
from data.models.records import Carried

if TYPE_CHECKING:
    from datetime import date

    from data.models.community import Community
    from data.models.records import Entry
    from data.store.open_session import OpenSession
    from data.store.refs import SessionRef
    from data.store.store import Store


@dataclass(frozen=True, slots=True)
class Outlook:
    """What Home tells of one community."""

    community: Community
    next_date: date | None
    items: tuple[Item, ...]
    """Everything that the next session would be handed, the oldest first."""


def outlook_of(store: Store, community: CommunityId) -> Outlook:
    """Read the community and its newest session, in which all that is open has arrived."""
    known = store.community(community)
    refs = store.sessions(community)
    if not refs:
        return Outlook(known, None, ())
    session = store.open(refs[0])
    try:
        return Outlook(known, session.head.next_date, open_items(store, session))
    finally:
        session.close()


def title_of(store: Store, ref: SessionRef) -> str | None:
    """Return a session's own title, which its file name tells only roughly; None if unreadable."""
    try:
        session = store.open(ref, entries=False)
    except LctuiError:
        return None
    session.close()
    return session.head.title


def open_items(store: Store, session: OpenSession) -> tuple[Item, ...]:
    """Return what this session would hand to the next, as it stands now."""
    at_hand = {item.entry.id: item for item in store.items(session)}
    for entry in session.entries.values():
        at_hand[entry.id] = Item(entry, session.head.id, entry.at, ())
    handed = hand_over(
        session.head,
        session.entries.values(),
        session.carried.values(),
        session.followups.values(),
        SessionId(""),
        origins={item.entry.id: item.entry for item in at_hand.values()},
    )
    return tuple(
        replace(at_hand[carried.id], visits=carried.visits[:-1])
        for carried in handed
        if carried.id in at_hand
    )


def hand_on_late(store: Store, session: OpenSession, entry: Entry) -> None:
    """Hand an entry of a past session to the newest one, if it is owed and did not travel yet.

    Promises are noticed late: what an amendment makes one must not wait in a session that is over.
    """
    newest = next(iter(store.sessions(session.head.community, limit=1)), session.ref)
    if newest.path == session.ref.path or not is_open(entry):
        return
    later = store.open(newest, entries=False)
    if entry.id not in later.carried:
        later.put(Carried(entry.id, session.head.id, (later.head.id,)))
        if not newest.live:
            later.seal()
    later.close()
