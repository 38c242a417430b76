"""The actions that the store holds, as minutes that come later may name them again."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING

from data.carryover import CLOSING
from data.importing.repeated import Standing
from data.ledger import Promise, told_in
from data.models.ids import SessionId
from data.models.levels import PRIVATE

if TYPE_CHECKING:
    from data.models.community import Community
    from data.store.store import Store


def standing_in(store: Store, community: Community | None) -> tuple[Standing, ...]:
    """Return all actions of a community's sessions, settled or not; none that are private."""
    if community is None:
        return ()
    from data.store.book import book_of

    book = book_of(store, community.id, datetime.now(UTC))
    stops = {
        book.visited[page.id]: (page.stem, page.id)
        for page in book.pages.values()
        if page.id in book.visited
    }
    return tuple(
        Standing(
            promise.id,
            promise.session,
            promise.entry.text,
            promise.entry.owners,
            _day(promise.stem),
            _settled(promise),
            tuple(_way(book.ways.get(promise.id, 0), stops)),
            promise.entry.due,
        )
        for promise in told_in(book, community.id)
        if promise.entry.kind == "action" and promise.entry.level != PRIVATE
    )


def _settled(promise: Promise) -> date | None:
    """Return the day on which an action was heard to be done or dropped."""
    if promise.is_open:
        return None
    heard = [_day(words.stem) for words in promise.heard if words.outcome in CLOSING]
    return min(heard, default=_day(promise.stem))


def _way(way: int, stops: Mapping[int, tuple[str, SessionId]]) -> Iterator[tuple[date, SessionId]]:
    """Yield the sessions that the bits of a way mean, with their days, in their order."""
    bits = (bit for bit in range(way.bit_length()) if way >> bit & 1 and bit in stops)
    for stem, session in sorted(stops[bit] for bit in bits):
        yield _day(stem), session


def _day(stem: str) -> date:
    """Return the day that a session's file name tells."""
    try:
        return date.fromisoformat(stem[:10])
    except ValueError:
        return date.min
