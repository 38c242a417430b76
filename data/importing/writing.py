"""Writes the sessions of an archive, each with what the earlier ones handed to it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from typing import TYPE_CHECKING

from data.capture.people import fold
from data.importing.identity import marks_of, session_id
from data.importing.letting_go import resting
from data.importing.records import Place, head_of, records_of, with_names
from data.importing.repeated import Thread, threads_of
from data.models.community import Community
from data.models.ids import EntryId, SessionId
from data.store.taking_in import take_in
from data.zone import local_zone

if TYPE_CHECKING:
    from data.importing.job import Found
    from data.store.refs import SessionRef
    from data.store.store import Store


class Writer:
    """Knows the ids of all sessions of the archive, and which actions run through several."""

    def __init__(
        self, store: Store, community: Community, found: Sequence[Found], *, by: str, now: datetime
    ) -> None:
        """Take the sessions in the order of their days."""
        self._store, self._community, self._by, self._now = store, community, by, now
        self._found = [each for each in found if each.marks]
        self._zone = local_zone(now)
        self._past = [with_names(each.past, community) for each in self._found]
        self._ids = [self._id(each) for each in self._found]
        self._threads: dict[int, dict[int, Thread]] = {}
        for (place, number), thread in threads_of(self._past).items():
            self._threads.setdefault(place, {})[number] = thread
        self._known: dict[tuple[int, int], EntryId] = {}
        self._place = {id(each): place for place, each in enumerate(self._found)}
        self._resting: dict[int, set[int]] = {}
        self._count = len(store.sessions(community.id))

    def let_go(self, before: date | None) -> None:
        """Let open actions rest that were last said before a day."""
        self._resting = resting(self._past, before)

    def _id(self, each: Found) -> SessionId:
        """Return the id of a session that is here, else the one that it will have."""
        if each.here:
            return self._store.id_of(each.here)
        past = each.past
        assert past.date is not None
        marks = marks_of(self._community.id, past.date, past.path, past.place, past.content)
        return session_id(marks)

    def write(self, each: Found) -> SessionRef:
        """Write one session and return where it stands. StoreFailed."""
        index = self._place[id(each)]
        past = self._past[index]
        self._count += 1
        before = self._ids[index - 1] if index else None
        assert each.marks is not None
        place = Place(self._community, self._count, self._zone, each.marks, before)
        threads = self._threads.get(index, {})
        for thread in threads.values():
            self._look_up(thread)
        records = records_of(
            past, place, threads, known=self._known, ids=self._ids, index=index,
            resting=self._resting.get(index, ()),
        )  # fmt: skip
        return take_in(self._store, head_of(past, place), records, by=self._by, now=self._now)

    def _look_up(self, thread: Thread) -> None:
        """Find the entry that a thread begins with in the session that is here already."""
        key = (thread.origin, thread.item)
        ref = self._found[thread.origin].here
        if key in self._known or ref is None:
            return
        said = fold(self._past[thread.origin].items[thread.item].text)
        session = self._store.open(ref)
        found = (e.id for e in session.entries.values() if fold(e.text) == said)
        identifier = next(found, None)
        session.close()
        if identifier:
            self._known[key] = identifier
