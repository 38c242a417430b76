"""From the store to the minutes of a session: with what it was handed and what came of it later."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from data.carryover import carries
from data.errors import StoreFailed
from data.models.ids import EntryId
from data.models.records import FollowUp
from data.reports.minutes import Minutes, minutes_of

if TYPE_CHECKING:
    from data.store.open_session import OpenSession
    from data.store.refs import SessionRef
    from data.store.store import Store


def minutes_from(store: Store, session: OpenSession, now: datetime) -> Minutes:
    """Return the minutes of a session, as any of REPORTS takes them."""
    later = later_followups(store, session)
    return minutes_of(session, now, store.items(session), later)


def later_followups(store: Store, session: OpenSession) -> dict[EntryId, list[FollowUp]]:
    """Return what later sessions heard about this one's entries, the earliest first.

    Items pass from session to session, so the search ends where none of them was handed on; only
    among sessions of the same minute it goes on, for their order is unknown. A session that
    cannot be read is passed over.
    """
    heard: dict[EntryId, list[FollowUp]] = {}
    if not any(carries(entry) for entry in session.entries.values()):
        return heard
    for ref in _not_before(store, session.ref):
        try:
            later = store.open(ref, entries=False)
        except StoreFailed:
            continue
        handed = session.entries.keys() & later.carried.keys()
        for entry_id in handed & later.followups.keys():
            heard.setdefault(entry_id, []).append(later.followups[entry_id])
        later.close()
        if not handed and ref.started > session.ref.started:
            break
    for followups in heard.values():
        followups.sort(key=lambda followup: followup.at)
    return heard


def _not_before(store: Store, ref: SessionRef) -> list[SessionRef]:
    """Return the community's other sessions from that minute on, the earliest first."""
    others = (other for other in store.sessions(ref.community) if other.path != ref.path)
    return sorted((o for o in others if o.started >= ref.started), key=lambda o: o.started)
