"""What became of a session's entries in the sessions after it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from data.errors import StoreFailed
from data.models.kinds import KIND_BY_ID
from data.reports.minutes import Minutes, minutes_of

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime

    from data.models.ids import EntryId
    from data.models.records import Entry, FollowUp
    from data.store.open_session import OpenSession
    from data.store.refs import SessionRef
    from data.store.store import Store


def stored_minutes(store: Store, session: OpenSession, now: datetime) -> Minutes:
    """Return a session's minutes with what earlier ones handed to it and later ones heard."""
    return minutes_of(session, now, store.items(session), heard_later(store, session))


def heard_later(store: Store, session: OpenSession) -> dict[EntryId, list[FollowUp]]:
    """Return the follow-ups on this session's entries, in the order of the sessions.

    Sessions are read one after another only as long as an entry is still on its way.
    """
    travelling = {i for i, entry in session.entries.items() if _may_travel(entry)}
    heard: dict[EntryId, list[FollowUp]] = {}
    for ref in _after(store, session.ref):
        if not travelling:
            break
        try:
            later = store.open(ref)
        except StoreFailed:
            continue
        travelling &= later.carried.keys()
        for i in travelling & later.followups.keys():
            heard.setdefault(i, []).append(later.followups[i])
        later.close()
    return heard


def _may_travel(entry: Entry) -> bool:
    return entry.kind in KIND_BY_ID and KIND_BY_ID[entry.kind].carries


def _after(store: Store, ref: SessionRef) -> Iterator[SessionRef]:
    later = [
        r for r in store.sessions(ref.community) if (r.started, r.path) > (ref.started, ref.path)
    ]
    return reversed(later)
