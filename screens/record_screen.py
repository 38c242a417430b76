"""What wrap-up and review share: one kept session, amended, and its minutes taken away."""

from collections.abc import Callable
from contextlib import suppress
from datetime import datetime
from pathlib import Path

from textual import work

from data.agreed import lacks
from data.amending import amend, line_of
from data.errors import LctuiError, StoreFailed
from data.models.records import Entry
from data.outlook import hand_on_late
from data.store.changes import Change
from data.store.open_session import OpenSession
from data.store.store import Store
from data.store.undone import Undone
from screens.commands import Command
from screens.minutes import MinutesTaker
from screens.redact_dialog import ALREADY
from screens.redacting import Redacting, words_of
from screens.saving_screen import SavingScreen
from screens.widgets.amend_dialog import AmendDialog

RECORD_COMMANDS: tuple[Command, ...] = (
    Command(
        "copy-minutes",
        "Copy the minutes",
        "Puts the minutes on the clipboard and says how far they got.",
        letter="c",
        group="Minutes",
        footer="copy",
    ),
    Command(
        "write-minutes",
        "Write the minutes to a file",
        "Writes them as Markdown into the folder that lctui was started from.",
        letter="w",
        group="Minutes",
        footer="write",
    ),
    Command(
        "save-elsewhere",
        "Save elsewhere",
        "Puts all that is known of this session into one file, where the disk takes nothing.",
        letter="W",
        group="Session",
    ),
    Command(
        "put-back",
        "Make the session's folder again",
        "Puts a session that was deleted meanwhile back, with all that is known here.",
        letter="B",
        group="Session",
    ),
    Command("undo", "Take back", "Takes back the last change made here.", keys="ctrl+z"),
    Command("redo", "Bring back", "Brings back what was taken back.", keys="ctrl+y"),
    Command("leave", "Back", "One step back; what was changed is kept.", keys="escape"),
    Command("help", "Explain this screen", "Shows what each key does here.", keys="f1"),
)


class RecordScreen(Redacting, SavingScreen):
    """A screen over one session that is kept; None where none can be opened."""

    session: OpenSession | None = None

    def __init__(self, store: Store, now: Callable[[], datetime]) -> None:
        """Take the store and the clock."""
        super().__init__()
        self.store = store
        self.now = now

    def on_mount(self) -> None:
        """Look each second whether all is saved."""
        self.unsaved_line.say(self.calm_words())
        self.set_interval(1.0, self.look_after_unsaved)
        self.set_interval(1.0, self.take_in_news)

    def show_record(self) -> None:
        """Show the session as it is now."""
        raise NotImplementedError

    @property
    def shown_session(self) -> OpenSession | None:
        """The session that is shown."""
        return self.session

    def take_in_news(self) -> None:
        """Show what others changed meanwhile."""
        if self.session is not None and not self.session.closed:
            with suppress(StoreFailed):
                if self.session.refresh():
                    self.words_are_gone(self.session.take_gone())
                    self.show_record()

    def words_are_gone(self, gone: list[Change]) -> None:
        """Show nothing any more of what was redacted, here or elsewhere."""
        if gone:
            self.app.clear_notifications()
            self.close_quoting(words_of(gone))
            self.show_record()

    def attempt(self, change: Callable[[], object]) -> None:
        """Change something and show it; say so where it cannot be kept."""
        try:
            change()
        except LctuiError as error:
            if self.session is None or not self.session.unsaved:
                self.notify(str(error), severity="error", markup=False)
        self.show_unsaved()
        self.show_record()

    @work(group="dialog")
    async def amend_entry(self, session: OpenSession, entry: Entry) -> None:
        """Open an entry as a line; what it is amended to is kept, and handed on if it is owed."""
        if entry.redacted:
            self.notify(ALREADY, markup=False)
            return
        line = line_of(session, entry, self.now())
        dialog = AmendDialog(session, line, self.now, lacks(entry))
        told = await self.app.push_screen_wait(dialog)
        if told is not None:
            self.attempt(lambda: self._amended(session, entry, told))
            self.forget_names()

    def _amended(self, session: OpenSession, entry: Entry, told: str) -> None:
        amend(session, entry, told, self.now())
        hand_on_late(self.store, session)

    def action_undo(self) -> None:
        """Take back the last change."""
        if self.session:
            self._turn(self.session, self.session.undo, "There is nothing to take back.")

    def action_redo(self) -> None:
        """Bring back what was taken back."""
        if self.session:
            self._turn(self.session, self.session.redo, "There is nothing to bring back.")

    def _turn(self, session: OpenSession, turn: Callable[[], Undone | None], nothing: str) -> None:
        """Take back or bring back, hand on what is open by it, and say what that was."""
        turned: list[Undone | None] = []

        def act() -> None:
            turned.append(turn())
            hand_on_late(self.store, session)

        self.attempt(act)
        if turned:
            self.notify(turned[0].label if turned[0] else nothing, markup=False)

    def action_copy_minutes(self) -> None:
        """Copy the minutes and say how far they got."""
        self._take(self.session, lambda minutes: minutes.copy(self.app))

    def action_write_minutes(self) -> None:
        """Write the minutes beside where lctui was started."""
        self._take(self.session, lambda minutes: minutes.write(Path.cwd()))

    @work(thread=True, group="minutes")
    def _take(self, session: OpenSession | None, way: Callable[[MinutesTaker], str]) -> None:
        """Take away those of the session that was shown; one way never cancels another."""
        if session:
            told = way(MinutesTaker(self.store, session, self.now))
            self.app.call_from_thread(self.notify, told, markup=False)
