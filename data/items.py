"""The words of carried items, which stay in the sessions in which they were said."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from data.carryover import Item
from data.help_words import offers_by_item
from data.models.ids import CommunityId, EntryId, SessionId
from data.models.records import Entry
from data.models.summary import Handed
from data.still_open import Ways, past
from data.store.uncollected import uncollected

if TYPE_CHECKING:
    from data.condensing import Told
    from data.store.open_session import OpenSession
    from data.store.store import Store


def words_of(
    store: Store, community: CommunityId, wanted: Mapping[SessionId, Collection[EntryId]]
) -> dict[EntryId, Entry]:
    """Return the entries of these ids, each looked for in its session; what is not there is not."""
    from data.store.index import said

    return said(store, community, wanted) if wanted else {}


def items_of(store: Store, session: OpenSession) -> list[Item]:
    """Return what was handed to a session, with its words and what was heard and offered there."""
    return as_heard(handed_to(store, session), session)


def as_heard(items: Iterable[Item], session: OpenSession) -> list[Item]:
    """Return items with what a session heard about them, and who offered to help there."""
    heard, offered = session.followups, offers_by_item(session.offers.values())
    spoken_of = heard.keys() | offered.keys()
    return [
        replace(
            item,
            followup=heard.get(item.entry.id),
            offers=_offers((item.offers, offered.get(item.entry.id, ()))),
        )
        if item.entry.id in spoken_of
        else item
        for item in items
    ]


@uncollected()
def handed_to(store: Store, session: OpenSession) -> tuple[Item, ...]:
    """Return what was handed to a session as it came: with the offers made before.

    What turns out to have been settled before it did not come, unless it was spoken of here.
    """
    if not session.carried:
        return ()
    carried = tuple(session.carried.values())
    known, words = _before(store, session)
    ways = Ways((*known, past(session.head, (), carried, ())))
    settled = ways.closed - session.followups.keys()
    handed = [Handed(c.id, c.origin, ways.to(c.id)) for c in carried if c.id not in settled]
    others = by_origin(item for item in handed if item.id not in words)
    words = {**words, **words_of(store, session.ref.community, others)}
    return with_words(handed, words, known)


def _before(store: Store, session: OpenSession) -> tuple[Sequence[Told], Mapping[EntryId, Entry]]:
    """Return what was before a session, the oldest first, with words that are at hand.

    What is left of the sessions is enough where everything handed to this one stands in it; of a
    session long past most is settled by now.
    """
    from data.store.index import summaries
    from data.store.traces import traces

    community = session.ref.community
    if session.ref.live:
        left = traces(store, community, but=session.ref)
        known = _until(session, left.sessions)
        entries = {item: entry for item in session.carried if (entry := left.entry(item))}
        if entries.keys() == session.carried.keys():
            return known, entries
    return _until(session, summaries(store, community)[::-1]), {}


def _until(session: OpenSession, known: Sequence[Told]) -> Sequence[Told]:
    ids = [each.id for each in known]
    return known[: ids.index(session.head.id)] if session.head.id in ids else known


def by_origin(handed: Iterable[Handed]) -> dict[SessionId, set[EntryId]]:
    """Return the ids by the session in which each was said."""
    wanted: dict[SessionId, set[EntryId]] = {}
    for item in handed:
        wanted.setdefault(item.origin, set()).add(item.id)
    return wanted


def with_words(
    handed: Iterable[Handed], words: Mapping[EntryId, Entry], known: Iterable[Told]
) -> tuple[Item, ...]:
    """Return items with their words and the offers made on their way; those without words not."""
    offered: dict[tuple[SessionId, EntryId], list[str]] = {}
    for session in known:
        for item_id, name in session.offered:
            offered.setdefault((session.id, item_id), []).append(name)
    asked = {item_id for _, item_id in offered}
    return tuple(
        Item(
            entry,
            item.origin,
            entry.at,
            item.visits,
            offers=_offers(offered.get((s, item.id), ()) for s in (item.origin, *item.visits))
            if item.id in asked
            else (),
        )
        for item in handed
        if (entry := words.get(item.id))
    )


def _offers(names: Iterable[Iterable[str]]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(name for each in names for name in each))
