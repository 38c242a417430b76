"""How a community stands between two sessions: when the next one is, and what is owed."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from data.carryover import Item
from data.errors import LctuiError
from data.items import by_origin, with_words, words_of
from data.models.ids import CommunityId
from data.still_open import hand_over, still_open
from data.store.uncollected import uncollected

if TYPE_CHECKING:
    from collections.abc import Collection
    from datetime import date, datetime

    from data.backlog import Wish
    from data.condensing import Trace
    from data.models.community import Community
    from data.models.community_records import Plan
    from data.models.ids import EntryId
    from data.store.open_session import OpenSession
    from data.store.refs import SessionRef
    from data.store.store import Store
    from data.store.traces import Traces


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
    stand = stand_of(store, community, now=now)
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


_STAND = "stand"
"""What is worked out of the traces is remembered while they are the same."""


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
def stand_of(
    store: Store,
    community: CommunityId,
    kinds: Collection[str] = (),
    now: datetime | None = None,
) -> Stand:
    """Return what is open; where some Kind.ids are named, these kinds alone.

    Who asks for more than this gives `now`: all that is told by one clock is read once.
    """
    from data.store.traces import traces

    known = traces(store, community, now)
    of, found = store.derived.get((community, _STAND), {}).get("", (None, None))
    stand: Stand = found if of is known else _stand(store, community, known, kinds)
    items = tuple(i for i in stand.items if i.entry.kind in kinds) if kinds else stand.items
    return Stand(stand.sessions, items)


def _stand(store: Store, community: CommunityId, known: Traces, kinds: Collection[str]) -> Stand:
    """Work it out; it is remembered where it is whole and made of nothing but these traces."""
    handed = [
        item
        for item in still_open(known.sessions)
        if not kinds or known.kind(item.id) in (None, *kinds)
    ]
    words = {item.id: entry for item in handed if (entry := known.entry(item.id))}
    others = by_origin(item for item in handed if item.id not in words)
    words |= words_of(store, community, others)
    stand = Stand(known.sessions, with_words(handed, words, known.sessions))
    if not kinds and not others:
        store.derived[community, _STAND] = {"": (known, stand)}
    return stand


def hand_on_late(store: Store, *changed: OpenSession) -> None:
    """Hand live sessions what is open because of past ones, and did not come to them. LctuiError.

    Promises are noticed late and outcomes taken back: what a change of a past session leaves open
    must not wait for the session after. What is settled or rests does not come back by it.
    """
    for community in dict.fromkeys(session.ref.community for session in changed):
        newest = next(iter(store.sessions(community, limit=1)), None)
        past = [s for s in changed if s.ref.community == community]
        if newest and newest.live and any(s.ref.path != newest.path for s in past):
            _hand_to(store, newest, {item for s in past for item in (*s.entries, *s.carried)})


def _hand_to(store: Store, newest: SessionRef, touched: set[EntryId]) -> None:
    """Hand over what of these is open and is not there."""
    from data.store.traces import traces

    known = traces(store, newest.community).sessions
    late = touched & {item.id for item in still_open(known)}
    later = store.open(newest, entries=False)
    before = [each for each in known if each.id != later.head.id]
    rows = hand_over(before, later.head.id) if late else ()
    later.put(*(row for row in rows if row.id in late and row.id not in later.carried))
    later.close()
