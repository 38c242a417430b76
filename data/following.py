"""The session that a display follows: it only reads, it waits for one to begin, and never gives up.

What cannot be read now may be readable in a moment; until then what was read last stands.
"""

from __future__ import annotations

from contextlib import suppress
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from data.errors import LctuiError, NotFound, StoreFailed
from data.store.disk_log import DiskLog
from data.store.floor import Floor, FloorFile
from data.store.open_session import OpenSession
from data.store.places import Places

if TYPE_CHECKING:
    from data.store.refs import SessionRef
    from data.store.store import Store

LOOK_AROUND = timedelta(seconds=2)
"""How often it is looked whether a session has begun."""
REREAD = timedelta(minutes=1)
"""How often the ground rules are read anew."""
SAID_FOR = timedelta(seconds=20)
"""How long it is said that another session is shown."""

UNREADABLE = "The session cannot be read at the moment. This board goes on trying."
GONE = "The session is not where it was. This board goes on looking for it."
ANOTHER = "Another session has begun; the board shows it now."


class Following:
    """Holds the session that is followed, without its entries."""

    def __init__(self, store: Store, ref: SessionRef | None) -> None:
        """Take the session to follow; None follows whichever is live, one after the other."""
        self._store = store
        self._wanted = ref
        self._opened: OpenSession | None = None
        self._floor: FloorFile | None = None
        self._looked: datetime | None = None
        self._rules_read: datetime | None = None
        self._changed: datetime | None = None
        self.rules: tuple[str, ...] = ()
        """The ground rules of its community."""
        self.trouble = ""
        """What is amiss, as a sentence without any path; empty while all is well."""

    @property
    def session(self) -> OpenSession | None:
        """The session; None while none is there."""
        return self._opened

    @property
    def floor(self) -> Floor:
        """The question asked and whose turn it is."""
        return (self._floor and self._floor.read()) or Floor()

    def notice(self, now: datetime) -> str:
        """Return what people should be told about the display itself; mostly nothing."""
        changed = self._changed is not None and now - self._changed < SAID_FOR
        return self.trouble or (ANOTHER if changed else "")

    def look(self, now: datetime) -> None:
        """Take in what happened; begin with a session that began, leave one that is gone."""
        if self._opened is not None:
            self._refresh(self._opened)
        if self._is_time(self._looked, LOOK_AROUND, now):
            self._looked = now
            self._look_around(now)
        if self._opened is not None and self._is_time(self._rules_read, REREAD, now):
            self._rules_read = now
            with suppress(LctuiError):
                self.rules = self._store.community(self._opened.head.community).ground_rules

    @staticmethod
    def _is_time(last: datetime | None, every: timedelta, now: datetime) -> bool:
        return last is None or not timedelta() <= now - last < every

    def _refresh(self, session: OpenSession) -> None:
        try:
            session.refresh()
            session.call(self._store.persons(session.ref.community))
            self.trouble = ""
        except StoreFailed:
            self.trouble = UNREADABLE
        if not _is_there(session.ref):
            self.trouble = GONE

    def _look_around(self, now: datetime) -> None:
        """Open what is wanted where it is not open yet; when it is over, what has begun since."""
        if self._opened is not None and self.trouble != GONE and not self._may_leave():
            return
        try:
            found = self._read(self._wanted) if self._wanted else self._begun()
        except (StoreFailed, NotFound):
            self.trouble = self.trouble or UNREADABLE
            return
        if found is not None:
            self._follow(found, now)

    def _may_leave(self) -> bool:
        return self._wanted is None and self._opened is not None and self._opened.ended

    def _begun(self) -> OpenSession | None:
        """Return the newest session that goes on. StoreFailed where the store cannot be listed."""
        for ref in self._store.live():
            with suppress(StoreFailed, NotFound):
                session = self._read(ref)
                if not session.ended:
                    return session
        if self._opened is None:
            self.trouble = ""
        return None

    def _read(self, ref: SessionRef) -> OpenSession:
        """Open a session and write nothing, not even what a reader may tidy. StoreFailed."""
        session = OpenSession(
            ref,
            DiskLog(ref.path),
            entries=False,
            persons=self._store.persons(ref.community),
        )
        if not session.found:
            raise NotFound("The session is gone.")
        _ = session.head
        return session

    def _follow(self, session: OpenSession, now: datetime) -> None:
        self._changed = now if self._opened is not None else None
        self._opened, self.trouble = session, ""
        self._floor, self._rules_read = FloorFile(session.ref.path), None
        self.rules = ()


def _is_there(ref: SessionRef) -> bool:
    places = Places.of(ref.path)
    try:
        return places.live.exists() or places.sealed.exists()
    except OSError:
        return False
