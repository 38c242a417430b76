"""Redacting from a screen: a question, a tombstone at once, and the files in the background."""

from collections.abc import Callable, Iterator
from datetime import datetime
from typing import TYPE_CHECKING, Protocol, runtime_checkable

from textual import work
from textual.screen import ModalScreen, Screen

from data.errors import LctuiError
from data.models.records import Entry
from data.redaction import Words, parts_of
from data.store.changes import Change
from data.store.remains import said_in
from data.store.store import Store
from screens.redact_dialog import ALREADY, redact_dialog
from screens.widgets.amend_dialog import AmendDialog
from screens.widgets.choice_dialog import ChoiceDialog

_READING = 12.0
"""Seconds for which it is told what was done."""

if TYPE_CHECKING:
    from data.store.open_session import OpenSession


@runtime_checkable
class Quoting(Protocol):
    """A dialog that shows words of entries."""

    @property
    def quoted(self) -> str:
        """All of them."""


class Redacting(Screen[None]):
    """Of a screen that has a store, a session, and shows entries."""

    store: Store
    now: Callable[[], datetime]

    @property
    def shown_session(self) -> "OpenSession | None":
        """The session that is shown."""
        raise NotImplementedError

    def words_are_gone(self, gone: list[Change]) -> None:
        """Show nothing any more of what does not count any more."""
        raise NotImplementedError

    @work(group="redact")
    async def redact(self, entry: Entry) -> None:
        """Ask once, then take the entry's words out."""
        session = self.shown_session
        if session is None:
            return
        if entry.redacted:
            self.notify(ALREADY, markup=False)
            return
        parts = parts_of(entry, list(session.entries.values()))
        if await self.app.push_screen_wait(redact_dialog(entry, len(parts))):
            self._bury(session, parts)

    def _bury(self, session: "OpenSession", parts: tuple[Entry, ...]) -> None:
        from data.store.redacting import bury

        try:
            told, words = bury(session, parts, self.now())
        except LctuiError as error:
            self.notify(f"Nothing was redacted. {error}", severity="error", markup=False)
            return
        self.words_are_gone(session.take_gone())
        self._clean(session, told, words)

    @work(thread=True, group="redact-files")
    def _clean(
        self,
        session: "OpenSession",
        told: tuple[Entry, ...],
        words: Words,
        *,
        quietly: bool = False,
    ) -> None:
        from data.store.redacting import clean

        try:
            done = clean(self.store, session.ref, told, words)
        except LctuiError as error:
            self.app.call_from_thread(self._warn, [str(error)])
            return
        if done.unreached:
            again = "The words may still be there: redact again when that is mended."
            self.app.call_from_thread(self._warn, [*done.unreached, again])
        elif not quietly:
            self.app.call_from_thread(self._tell_redacted, list(done.sentences()))

    def _tell_redacted(self, sentences: list[str]) -> None:
        self.notify(" ".join(sentences), timeout=_READING, markup=False)

    def _warn(self, sentences: list[str]) -> None:
        self.notify(" ".join(sentences), severity="error", timeout=_READING, markup=False)

    def forget_names(self) -> None:
        """Let go of the name behind what has just become anonymous, wherever else it stands."""
        session = self.shown_session
        gone = session.take_gone() if session else []
        if session and gone:
            self.words_are_gone(gone)
            found = (session.record(Entry.TABLE, each) for each in {change.id for change in gone})
            entries = tuple(entry for entry in found if isinstance(entry, Entry))
            self._clean(session, entries, words_of(gone), quietly=True)

    def close_quoting(self, words: Words) -> None:
        """Close the dialog over this screen if it shows some of the words."""
        top = self.app.screen
        if isinstance(top, ModalScreen) and any(map(words.stand_in, _quoted(top))):
            top.dismiss(None)


def words_of(gone: list[Change]) -> Words:
    """Return the words in what is gone."""
    return Words(said_in(gone))


def _quoted(screen: ModalScreen[object]) -> Iterator[str]:
    """Yield what a dialog shows of entries."""
    match screen:
        case AmendDialog():
            yield screen.line
        case ChoiceDialog():
            yield screen.text
        case Quoting():
            yield screen.quoted
