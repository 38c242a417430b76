"""Writes the sessions of an archive, each with what the earlier ones handed to it."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from datetime import date, datetime
from typing import TYPE_CHECKING

from data.importing.identity import session_id
from data.importing.letting_go import resting
from data.importing.records import Place, head_of, records_of, with_names
from data.importing.repeated import HERE, Standing, Thread, threads_of
from data.models.community import Community
from data.models.ids import SessionId
from data.store.taking_in import take_in
from data.zone import local_zone

if TYPE_CHECKING:
    from data.importing.found import Found
    from data.store.refs import SessionRef
    from data.store.store import Store


class Writer:
    """Knows the ids of all sessions that come in, and which actions run through several."""

    def __init__(
        self,
        store: Store,
        community: Community,
        found: Sequence[Found],
        *,
        standing: Sequence[Standing] = (),
        by: str,
        now: datetime,
    ) -> None:
        """Take the sessions that come in, in the order of their days.

        `standing` are the actions of the sessions that the store holds.
        """
        self._store, self._community, self._by, self._now = store, community, by, now
        self._found = [each for each in found if each.marks]
        self._zone = local_zone(now)
        self._past = [with_names(each.past, community) for each in self._found]
        self._ids = [session_id(each.marks) for each in self._found if each.marks]
        self._standing = standing
        self._threads: dict[int, dict[int, Thread]] = {}
        for (place, number), thread in threads_of(self._past, standing).items():
            self._threads.setdefault(place, {})[number] = thread
        self._known = {(HERE, number): each.entry for number, each in enumerate(standing)}
        self._place = {id(each): place for place, each in enumerate(self._found)}
        self._resting: dict[int, set[int]] = {}
        refs = sorted(store.sessions(community.id), key=lambda ref: ref.path.name)
        self._count, self._refs = len(refs), refs

    def let_go(self, before: date | None) -> None:
        """Let open actions rest that were last said before a day."""
        self._resting = resting(self._past, before, self._standing)

    def _before(self, index: int) -> SessionId | None:
        """Return the session that came before one of these: of these, or of the store's."""
        day = self._past[index].date
        told = day.isoformat() if day else ""
        place = bisect_left(self._refs, told, key=lambda ref: ref.started[: len(told)])
        here = self._refs[place - 1] if place else None
        mine = self._past[index - 1].date if index else None
        if index and (here is None or (mine and mine.isoformat() > here.started[:10])):
            return self._ids[index - 1]
        return self._store.id_of(here) or None if here else None

    def write(self, each: Found) -> SessionRef:
        """Write one session and return where it stands. StoreFailed."""
        index = self._place[id(each)]
        past = self._past[index]
        self._count += 1
        assert each.marks is not None
        place = Place(self._community, self._count, self._zone, each.marks, self._before(index))
        records = records_of(
            past, place, self._threads.get(index, {}), known=self._known, ids=self._ids,
            index=index, resting=self._resting.get(index, ()),
        )  # fmt: skip
        return take_in(self._store, head_of(past, place), records, by=self._by, now=self._now)
