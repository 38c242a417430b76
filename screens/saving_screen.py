"""A screen that holds a session: what is not saved is said and tried again."""

from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from time import monotonic

from textual import getters

from data.errors import LctuiError, StoreFailed
from data.numbers import count_of
from data.store.open_session import OpenSession
from data.store.rescued import lacking_count
from data.zone import local
from screens.leaving_nothing import LeavingNothing
from screens.live.notice_line import NoticeLine
from screens.saving_words import banner_words, how_much

PATIENCE = 30.0
"""Seconds for which a fault is met by another try each second; after that they become rarer."""
RARELY = 5.0
"""Seconds between two tries from then on."""


class SavingScreen(LeavingNothing):
    """Set `store`, `session` and `now`, show a NoticeLine, and call `look_after_unsaved`."""

    session: OpenSession | None
    now: Callable[[], datetime]
    save_key = "W"
    """What the banner calls the key that saves elsewhere."""
    put_back_key = "B"
    """What it calls the key that makes a folder again."""

    unsaved_line = getters.query_one("#unsaved", NoticeLine)

    _since: datetime | None = None
    _began = 0.0
    _tried = 0.0

    def look_after_unsaved(self) -> None:
        """Each second: see whether all is where it was, and try again what is not saved."""
        session, time = self.session, monotonic()
        if session is None or session.closed:
            return
        rare = self._since is not None and time - self._began > PATIENCE
        if not rare or time - self._tried >= RARELY:
            self._tried = time
            session.retry()
        self.show_unsaved()

    def show_unsaved(self, _error: StoreFailed | None = None) -> None:
        """Say what is not saved, and stop saying so once all is."""
        session = self.session
        if session is None:
            return
        self.mark_unsaved(session.unsaved)
        if session.trouble is None:
            if self._since is not None:
                self._since = None
                self.unsaved_line.say(self.calm_words())
                self.all_saved()
            return
        if self._since is None:
            self._since, self._began = self.now(), monotonic()
        since = local(self._since, session.head)
        keys = {"save": self.save_key, "put_back": self.put_back_key}
        self.unsaved_line.say(banner_words(session, since, **keys))

    def calm_words(self) -> str:
        """Return what stands in the banner's place while all is saved."""
        return self.store.refusal()

    def mark_unsaved(self, unsaved: frozenset[str]) -> None:
        """Mark the entries that are not saved."""

    def all_saved(self) -> None:
        """Say that it is over."""
        self.notify("All saved.", markup=False)

    def action_put_back(self) -> None:
        """Make a folder that was taken away again, with all that is known here."""
        session = self.session
        if session is None or session.retry():
            self.notify("The session's folder is in its place.", markup=False)
            return
        try:
            session.put_back()
        except LctuiError as error:
            self.notify(str(error), severity="warning", markup=False)
        self.show_unsaved()

    @property
    def held(self) -> OpenSession | None:
        """The session, while it is open."""
        session = self.session
        return None if session is None or session.closed else session

    @property
    def usual_name(self) -> str:
        """The session's file name."""
        return self.session.ref.path.name if self.session else ""

    def told_whole(self) -> str:
        """Return `this session, 3 entries`."""
        count = len(self.session.entries) if self.session else 0
        return f"this session, {count_of(count, 'entry', 'entries')}"

    def told_unsaved(self) -> str:
        """Return what is not saved of the session."""
        return how_much(self.session) if self.session else ""

    def told_lacking(self) -> str:
        """Return how much of what is known here the store does not have."""
        return count_of(lacking_count(self.session), "thing", "things") if self.session else ""

    def write_archive(self, path: Path) -> None:
        """Write all that is known here of the session, and of what its community lacks."""
        from data.store.rescue import rescue_archive

        if session := self.session:
            known = list(session.known_changes())
            rescue_archive(path, session.ref, known, session.community_file())

    def put_rescued(self) -> Path:
        """Put what is unsaved where the next start finds it."""
        assert self.session
        return self.store.rescues.put(self.session)

    def let_go(self) -> None:
        """Let go of the session; what cannot be saved is rescued."""
        if self.session is not None and not self.session.closed:
            SavingScreen.rescue(self)
            try:
                self.session.close()
            except StoreFailed:
                return
