"""How a community stands between two sessions: when the next one is, and what is owed."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from data.carryover import Item
from data.errors import LctuiError
from data.items import by_origin, with_words, words_of
from data.models.ids import CommunityId
from data.models.records import Carried
from data.still_open import is_asked_after, owed_of, still_open, talks_of
from data.store.uncollected import uncollected

if TYPE_CHECKING:
    from collections.abc import Collection
    from datetime import date, datetime

    from data.backlog import Wish
    from data.condensing import Trace
    from data.models.community import Community
    from data.models.community_records import Plan
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
    plan: Plan | None = None
    """What is planned next; where nothing is ahead, what was missed last."""
    wishes: tuple[Wish, ...] = ()
    """The learning backlog, the most wanted first."""


def outlook_of(store: Store, community: CommunityId, now: datetime) -> Outlook:
    """Read the community and its newest session, in which all that is open has arrived."""
    from data.backlog import backlog_in
    from data.planned import plans_of

    known = store.open_community(community)
    refs = store.sessions(community, limit=1)
    plan = next(iter(plans_of(known, now)), None)
    stand = stand_of(store, community)
    wishes = backlog_in(stand, known)
    return Outlook(known.community, _next_date(store, refs), stand.items, plan, wishes)


def _next_date(store: Store, refs: list[SessionRef]) -> date | None:
    from data.store.index import summary_at

    for ref in refs:
        if summary := summary_at(store, ref):
            return summary.next_date
        return store.head(ref).next_date
    return None


def title_of(store: Store, ref: SessionRef) -> str | None:
    """Return a session's own title, which its file name tells only roughly; None if unreadable."""
    try:
        return store.head(ref).title
    except LctuiError:
        return None


@dataclass(frozen=True, slots=True)
class Stand:
    """What is open in a community now."""

    sessions: tuple[Trace, ...]
    """What is left of the sessions, the oldest first."""
    items: tuple[Item, ...]
    """What a session would be handed now, the oldest first."""


def open_items(store: Store, community: CommunityId) -> tuple[Item, ...]:
    """Return what a session of this community would be handed now, the oldest first."""
    return stand_of(store, community).items


@uncollected()
def stand_of(store: Store, community: CommunityId, kinds: Collection[str] = ()) -> Stand:
    """Return what is open; where some Kind.ids are named, these kinds alone."""
    from data.store.traces import traces

    known = traces(store, community)
    handed = [
        item
        for item in still_open(known.sessions)
        if not kinds or known.kind(item.id) in (None, *kinds)
    ]
    words = {item.id: entry for item in handed if (entry := known.entry(item.id))}
    others = by_origin(item for item in handed if item.id not in words)
    words |= words_of(store, community, others)
    items = with_words(handed, words, known.sessions)
    return Stand(
        known.sessions, tuple(i for i in items if i.entry.kind in kinds) if kinds else items
    )


def hand_on_late(store: Store, session: OpenSession, entry: Entry) -> None:
    """Hand an entry of a past session to the one that is live, if it is owed and is not there.

    Promises are noticed late: what an amendment makes one must not wait for the session after.
    """
    newest = next(iter(store.sessions(session.ref.community, limit=1)), session.ref)
    travels = is_asked_after(owed_of(entry), talks_of(session.head.phases))
    if newest.path == session.ref.path or not newest.live or not travels:
        return
    later = store.open(newest, entries=False)
    if entry.id not in later.carried:
        later.put(Carried(entry.id, session.head.id, (later.head.id,)))
    later.close()
