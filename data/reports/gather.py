"""From the store to the minutes of a session: with what it was handed and what came of it later."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from data.errors import StoreFailed
from data.models.ids import EntryId
from data.models.records import FollowUp
from data.reports.minutes import Minutes, minutes_of

if TYPE_CHECKING:
    from data.store.open_session import OpenSession
    from data.store.store import Store


def minutes_from(store: Store, session: OpenSession, now: datetime) -> Minutes:
    """Return the minutes of a session, as any of REPORTS takes them."""
    later = later_followups(store, session)
    return minutes_of(session, now, store.items(session), later)


def later_followups(store: Store, session: OpenSession) -> dict[EntryId, list[FollowUp]]:
    """Return what later sessions heard about this one's entries, in the order of the sessions.

    Items pass from session to session, so the search ends at the first that was handed none of
    them. A session that cannot be read is passed over.
    """
    found: dict[EntryId, list[FollowUp]] = {}
    refs = store.sessions(session.ref.community)
    for ref in sorted(refs, key=lambda ref: ref.started):
        if ref.started <= session.ref.started or ref == session.ref:
            continue
        try:
            later = store.open(ref, entries=False)
        except StoreFailed:
            continue
        ours = session.entries.keys() & later.carried.keys()
        for entry_id in ours & later.followups.keys():
            found.setdefault(entry_id, []).append(later.followups[entry_id])
        later.close()
        if not ours:
            break
    return found
