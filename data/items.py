"""The words of carried items, which stay in the sessions in which they were said."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import replace
from typing import TYPE_CHECKING

from data.carryover import Item
from data.help_words import offers_by_item
from data.models.ids import CommunityId, EntryId, SessionId
from data.models.records import Entry
from data.models.summary import Handed, Summary
from data.still_open import Ways, past

if TYPE_CHECKING:
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
    return [
        replace(
            item,
            followup=heard.get(item.entry.id),
            offers=_offers((item.offers, offered.get(item.entry.id, ()))),
        )
        for item in items
    ]


def handed_to(store: Store, session: OpenSession) -> tuple[Item, ...]:
    """Return what was handed to a session as it came: with the offers made before."""
    from data.store.index import summaries

    if not session.carried:
        return ()
    known = _until(session, summaries(store, session.ref.community))
    ways = Ways((*known, past(session.head, (), session.carried.values(), ())))
    handed = [Handed(c.id, c.origin, ways.to(c.id)) for c in session.carried.values()]
    words = words_of(store, session.ref.community, by_origin(handed))
    return with_words(handed, words, known)


def _until(session: OpenSession, known: list[Summary]) -> list[Summary]:
    """Return what was before a session, the oldest first."""
    ids = [summary.id for summary in known]
    here = ids.index(session.head.id) + 1 if session.head.id in ids else 0
    return known[here:][::-1]


def by_origin(handed: Iterable[Handed]) -> dict[SessionId, set[EntryId]]:
    """Return the ids by the session in which each was said."""
    wanted: dict[SessionId, set[EntryId]] = {}
    for item in handed:
        wanted.setdefault(item.origin, set()).add(item.id)
    return wanted


def with_words(
    handed: Iterable[Handed], words: Mapping[EntryId, Entry], known: Iterable[Summary]
) -> tuple[Item, ...]:
    """Return items with their words and the offers made on their way; those without words not."""
    offered: dict[tuple[SessionId, EntryId], list[str]] = {}
    for summary in known:
        for item_id, name in summary.offered:
            offered.setdefault((summary.id, item_id), []).append(name)
    return tuple(
        Item(
            entry,
            item.origin,
            entry.at,
            item.visits,
            offers=_offers(offered.get((s, item.id), ()) for s in (item.origin, *item.visits)),
        )
        for item in handed
        if (entry := words.get(item.id))
    )


def _offers(names: Iterable[Iterable[str]]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(name for each in names for name in each))
