"""Searching all sessions of a store.

The index is derived: it is made where there is none, anew where it is damaged, and done without
where it cannot be kept (then it is made in memory, which is slower and finds as much).
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Collection
from contextlib import closing, suppress
from itertools import islice
from pathlib import Path
from threading import RLock
from typing import TYPE_CHECKING, TypeVar

from data.models.ids import CommunityId, EntryId
from data.search.hit import Found, Hit
from data.search.now_called import called_like, now_called
from data.search.query import BY, OWNER, Query
from data.store import search_file
from data.store.search_asking import ask, of_sessions
from data.store.search_changes import changes_since, sign_of, take_in
from data.store.search_file import Connection
from data.store.search_hits import Seen, Taken
from data.store.search_nearest import nearest
from data.store.search_values import Values

if TYPE_CHECKING:
    from data.progress import Progress
    from data.store.store import Store

T = TypeVar("T")


class SearchIndex:
    """The index over what was said in a store. Any thread may ask."""

    def __init__(self, store: Store) -> None:
        """Touch nothing yet."""
        self._store = store
        self._writing = RLock()
        self._asking = RLock()
        self._memory: Connection | None = None
        self._reader: Connection | None = None
        self._values: tuple[object, Values] | None = None
        self._version = 0

    @property
    def path(self) -> Path | None:
        """Its file, in the folder of what is derived; None where that has no place."""
        return self._store.index.search if self._store.index else None

    def bring_up(self, progress: Progress | None = None) -> None:
        """Take in what changed since; cheap where nothing did. StoreFailed.

        Who asks meanwhile is answered from what is in so far; where `progress` stops it, what was
        taken in stays.
        """
        with self._writing:
            path = self.path
            for _ in range(2):
                if path is None:
                    break
                try:
                    self._bring_up_file(path, progress)
                    self._memory = None
                    return
                except sqlite3.Error as error:
                    if not search_file.is_damaged(error):
                        break
                    search_file.take_away(path)
                except OSError:
                    if self._stands(path):
                        self._memory = None
                        return
                    break
            self._bring_up_memory(progress)

    def _stands(self, path: Path) -> bool:
        """Say whether a file that cannot be written tells all that there is by now."""
        with suppress(sqlite3.Error, OSError):
            if own := search_file.connect(path, make=False):
                with closing(own):
                    return not changes_since(own.sql, self._store)
        return False

    def _bring_up_file(self, path: Path, progress: Progress | None) -> None:
        """Bring the file up. sqlite3.Error, OSError."""
        own = search_file.connect(path, make=True)
        if own is None:
            raise sqlite3.OperationalError
        try:
            if changes := changes_since(own.sql, self._store):
                take_in(own.sql, self._store, changes, progress)
        finally:
            own.close()

    def _bring_up_memory(self, progress: Progress | None) -> None:
        with self._asking:
            self._memory = self._memory or search_file.in_memory()
            changes = changes_since(self._memory.sql, self._store)
            if changes:
                take_in(self._memory.sql, self._store, changes, progress)
            self._version += 1

    def find(
        self,
        query: Query,
        *,
        limit: int = 50,
        private: bool = False,
        community: CommunityId | None = None,
    ) -> Found:
        """Return what answers to a query, the newest first. StoreFailed.

        It is what was taken in; but no hit is told of a session that changed since.
        """
        meant = now_called(query, map(self._store.persons, self._store.sessions_dirs(community)))

        def work(values: Values) -> list[Seen]:
            found = ask(values, meant, private=private, community=community)
            return list(islice(found, limit + 1))

        hits = self._current(work)
        return Found(tuple(hits[:limit]), len(hits) > limit)

    def nearest(
        self,
        text: str,
        community: CommunityId,
        *,
        but: Collection[EntryId] = (),
        limit: int = 1,
    ) -> list[Hit]:
        """Return the closest past entries to a line that is being typed; none that fits loosely.

        No private one is among them, nor one of a session that changed since it was taken in.
        """
        found = self._asked(lambda values: nearest(values, text, community, but, limit))
        return [seen.hit for seen in found if all(map(self._holds, seen.sessions))]

    def of_sessions(self, community: CommunityId, stems: Collection[str]) -> list[Hit]:
        """Return all entries of these sessions but private ones, oldest first."""
        return self._current(lambda values: of_sessions(values, community, stems))

    def values(self, name: str, beginning: str, limit: int = 8) -> list[str]:
        """Return known values of by, owner, tag, for or in that begin so, the commonest first."""
        found = self._asked(lambda values: values.beginning(name, beginning, limit))
        if name not in (BY, OWNER):
            return found
        every = map(self._store.persons, self._store.sessions_dirs())
        beside = [now for persons in every if persons for now in called_like(beginning, persons)]
        return list(dict.fromkeys((*found, *beside)))[:limit]

    def _current(self, work: Callable[[Values], list[Seen]]) -> list[Hit]:
        """Do it; again where a session that was found is not as it was taken in."""
        found = self._asked(work)
        if not all(map(self._holds, {taken for seen in found for taken in seen.sessions})):
            self.bring_up()
            found = self._asked(work)
        return [seen.hit for seen in found]

    def _holds(self, taken: Taken) -> bool:
        path = self._store.sessions_dir(taken.community) / taken.stem
        mark = self._store.persons(taken.community).mark
        return bool(taken.signature) and sign_of(path, mark) == taken.signature

    def _asked(self, work: Callable[[Values], T]) -> T:
        """Do it with what there is; where that is nothing, or of no use, bring it up first."""
        for _ in range(2):
            try:
                found = self._read(work)
                if found is not None:
                    return found
                self.bring_up()
            except (sqlite3.Error, OSError):
                self._drop_reader()
                with self._writing:
                    self.bring_up()
        self._bring_up_memory(None)
        found = self._read(work)
        assert found is not None
        return found

    def _read(self, work: Callable[[Values], T]) -> T | None:
        """Do it with the index as it is; None where there is none. sqlite3.Error, OSError."""
        with self._asking:
            connection = self._memory or self._open()
            if connection is None:
                return None
            return work(self._values_of(connection))

    def _open(self) -> Connection | None:
        """Return the connection that asks; a new one where the file is another by now."""
        if self._reader and not self._reader.holds:
            self._drop_reader()
        if self._reader is None and self.path:
            self._reader = search_file.connect(self.path, make=False)
        return self._reader

    def _drop_reader(self) -> None:
        with self._asking:
            if self._reader:
                self._reader.close()
            self._reader, self._values = None, None

    def _values_of(self, connection: Connection) -> Values:
        """Return what is known of values, as long as nothing was written."""
        version = connection.sql.execute("PRAGMA data_version").fetchone()
        now = (id(connection), self._version, version)
        if self._values is None or self._values[0] != now:
            self._values = now, Values(connection.sql)
        return self._values[1]
