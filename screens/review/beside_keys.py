"""What stands beside the entries of the open session, read once the page is painted."""

from contextlib import suppress

from textual import work

from data.errors import LctuiError
from data.looking_on import Beside, amendments
from data.store.changes import Change
from data.store.open_session import OpenSession
from screens.record_screen import RecordScreen
from screens.telling import tell

WAIT = 0.15
"""Seconds after which a session that was opened is being read, rather than passed by."""


class BesideKeys(RecordScreen):
    """What was heard of entries later, and which of them were amended."""

    beside = Beside()

    def show_entries(self) -> None:
        """Show the open session's entries as they are now."""
        raise NotImplementedError

    def words_are_gone(self, gone: list[Change]) -> None:
        """Show nothing any more of what was heard of what was redacted, before that is read."""
        if gone:
            self.beside = Beside()
        super().words_are_gone(gone)

    def read_beside_later(self) -> None:
        """Read it once somebody stays with this session."""
        opened = self.session

        def read() -> None:
            if self.session is opened:
                self.read_beside()

        self.set_timer(WAIT, read)

    def read_beside(self) -> None:
        """Read it anew."""
        if self.session is not None:
            self._read_beside(self.session)

    @work(thread=True, group="beside", exclusive=True, exit_on_error=False)
    def _read_beside(self, session: OpenSession) -> None:
        from data.reports.gather import later_followups

        with suppress(LctuiError):
            found = Beside(later_followups(self.store, session), amendments(session))
            tell(self, self._take_beside, session, found)

    def _take_beside(self, session: OpenSession, found: Beside) -> None:
        if self.session is session and found != self.beside:
            self.beside = found
            self.show_entries()
