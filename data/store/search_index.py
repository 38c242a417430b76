"""Searching all sessions of a store."""

from __future__ import annotations

from collections.abc import Callable, Collection
from typing import TYPE_CHECKING

from data.models.ids import CommunityId, EntryId
from data.search.hit import Found, Hit
from data.search.query import Query

if TYPE_CHECKING:
    from data.store.store import Store

Progress = Callable[[int, int], None]
"""Is told how many sessions of how many are taken in."""
Cancelled = Callable[[], bool]
"""Says whether to stop; what was taken in by then stays."""


class SearchIndex:
    """The index over what was said in a store; it answers also where it cannot be kept."""

    def __init__(self, store: Store) -> None:
        """Touch nothing yet."""
        self._store = store

    def bring_up(
        self, progress: Progress | None = None, cancelled: Cancelled | None = None
    ) -> None:
        """Take in what changed since; cheap where nothing did. StoreFailed."""

    def find(
        self,
        query: Query,
        *,
        limit: int = 50,
        private: bool = False,
        community: CommunityId | None = None,
    ) -> Found:
        """Return what answers to a query, the newest first. StoreFailed."""
        return Found()

    def nearest(
        self,
        text: str,
        community: CommunityId,
        *,
        but: Collection[EntryId] = (),
        limit: int = 1,
    ) -> list[Hit]:
        """Return the closest past entries to a line that is being typed; none that fits loosely."""
        return []

    def of_sessions(self, community: CommunityId, stems: Collection[str]) -> list[Hit]:
        """Return all entries of these sessions but private ones, oldest first."""
        return []

    def values(self, name: str, beginning: str, limit: int = 8) -> list[str]:
        """Return known values of by, owner, tag, for or in that begin so, the commonest first."""
        return []
