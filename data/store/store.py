"""The store: a folder with every community and every session in it.

What reads and writes their files is imported when that is done: a list of sessions, which is what
people see first, comes from file names alone.
"""

from __future__ import annotations

from contextlib import suppress
from dataclasses import replace
from datetime import UTC, datetime
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

from data.errors import NotFound, StoreFailed
from data.models.ids import CommunityId, SessionId
from data.store.listing import newest
from data.store.places import Places
from data.store.refs import SessionRef
from data.store.store_communities import StoreCommunities

if TYPE_CHECKING:
    from collections.abc import Callable

    from data.carryover import Item
    from data.models.records import Record, SessionHead
    from data.store.index_file import IndexFile
    from data.store.open_session import OpenSession
    from data.store.rescued import Rescues
    from data.store.search_index import SearchIndex


class Store(StoreCommunities):
    """Everything that lctui keeps, in one folder of plain JSON."""

    def __init__(self, root: Path) -> None:
        """Name the folder; nothing is made before something is written."""
        super().__init__(root)
        self.state: Callable[[], Path] | None = None
        """Names lctui's folder for state, to which what cannot be kept here is rescued."""
        self.cache: Callable[[], Path] | None = None
        """Names lctui's folder for what is derived; without it nothing derived is kept on disk."""
        self.derived: dict[tuple[CommunityId, str], dict[str, tuple[Any, Any]]] = {}
        """What data.store.index knows by now, with the signatures of the files it comes from."""
        self.told: list[str] = []
        """What became of what could not be kept, in sentences for when the program has left."""
        self._ids: dict[Path, str] = {}

    @cached_property
    def rescues(self) -> Rescues:
        """What had to be saved elsewhere and waits to be taken up."""
        from data.store.rescued import Rescues

        return Rescues(self.root, self.state)

    @cached_property
    def index(self) -> IndexFile | None:
        """The index of what is derived from sessions; None where it has no place."""
        from data.store.index_file import IndexFile

        return IndexFile(self.cache(), self.root) if self.cache else None

    @cached_property
    def search(self) -> SearchIndex:
        """The search over all sessions; it finds as much where it cannot keep its index."""
        from data.store.search_index import SearchIndex

        return SearchIndex(self)

    def find(self, name: str, community: CommunityId | None = None) -> SessionRef:
        """Return the session of an id, a file name or a unique beginning, `last` or `live`.

        `last` is the newest that was closed. NotFound.
        """
        from data.store.finding import best, only

        if name in ("live", "last"):
            live = name == "live"
            found = newest(self.sessions_dirs(community), limit=1, live=live)
            hint = "Begin one: lctui start" if live else "See them all: lctui sessions"
            return only(found, "live session" if live else "closed session yet", hint)
        refs = self.sessions(community)
        found = best(refs, name, lambda ref: ref.path.name) or best(refs, name, self.id_of)
        hint = "See them all: lctui sessions"
        return only(found, f"session “{name}”", hint, lambda ref: ref.path.name)

    def id_of(self, ref: SessionRef) -> SessionId:
        """Return a session's id; empty where it cannot be read."""
        from data.store.finding import session_id

        if ref.path not in self._ids:
            with suppress(StoreFailed):
                self._ids[ref.path] = session_id(Places.of(ref.path))
        return SessionId(self._ids.get(ref.path, ""))

    def forget(self, ref: SessionRef) -> None:
        """Let go of what is known of a session that was taken out."""
        self._ids.pop(ref.path, None)

    def create(
        self, head: SessionHead, *records: Record, now: datetime | None = None
    ) -> OpenSession:
        """Make a session with what it starts with and open it, live. StoreFailed.

        Its file is named after the planned start; after `now` where that is past, or none is told.
        """
        from data.store.claiming import claim_session
        from data.store.disk_log import DiskLog
        from data.store.open_session import OpenSession

        self.prepare()
        told = [moment for moment in (head.planned_start, now) if moment]
        began = max(told, default=datetime.now(UTC))
        ref = claim_session(self.sessions_dir(head.community), head, began)
        log = DiskLog(ref.path, self._renew)
        session = OpenSession(ref, log, persons=self.persons(ref.community))
        session.by = self.by
        session.keep_for_good(head, *records)
        return session

    def open(self, ref: SessionRef, *, entries: bool = True, at_once: bool = False) -> OpenSession:
        """Open a session. NotFound, DamagedFile, StoreFailed.

        With `at_once` a sealed one is changed in its file, and no copy is kept among the backups.
        """
        from data.store.disk_log import DiskLog
        from data.store.open_session import OpenSession

        self.check()
        log = DiskLog(ref.path, self._renew, at_once=at_once)
        session = OpenSession(ref, log, entries=entries, persons=self.persons(ref.community))
        session.by = self.by
        if not session.found:
            raise NotFound(f"There is no session “{ref.path.name}” any more.")
        if log.sealed or session.ended:
            with suppress(StoreFailed):
                log.tidy()
        session.ref = replace(ref, live=not log.sealed)
        return session

    def head(self, ref: SessionRef) -> SessionHead:
        """Return a session's head, reading no more than that needs.

        NotFound, DamagedFile, StoreFailed.
        """
        from data.store.finding import session_head

        if found := session_head(Places.of(ref.path)):
            return found
        session = self.open(ref, entries=False)
        session.close()
        return session.head

    def items(self, session: OpenSession) -> list[Item]:
        """Return what was handed to a session, each with the words it was said in."""
        from data.items import items_of

        return items_of(self, session)
