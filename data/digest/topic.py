"""Which entries belong to a topic: those close to its words, those of its tag, those said on it."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from data.known import known_about
from data.models.levels import PRIVATE
from data.search.folding import words
from data.search.reading import read_query

if TYPE_CHECKING:
    from data.models.ids import CommunityId, EntryId
    from data.progress import Progress
    from data.store.store import Store

MOST = 500
"""Entries that have the words, and as many that have the tag."""


def on_topic(
    store: Store,
    community: CommunityId,
    topic: str,
    now: datetime,
    *,
    progress: Progress | None = None,
) -> dict[EntryId, str]:
    """Return the entries with the stem of the session in which each was said. StoreFailed."""
    known = known_about(store, community, topic, now, progress=progress, exact=True)
    found = {hit.entry: hit.stem for hit in known.hits if hit.entry}
    plain = " ".join(words(topic))
    for typed in (plain, f"tag:{'-'.join(plain.split())}") if plain else ():
        query = read_query(typed, now.astimezone().date())
        for hit in store.search.find(query, limit=MOST, community=community).hits:
            if hit.entry and hit.level != PRIVATE:
                found.setdefault(hit.entry, hit.stands_in)
    return found
