"""What wrap-up and review share: one kept session, amended, and its minutes taken away."""

from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from textual import work

from data.amending import amend, line_of
from data.errors import LctuiError
from data.models.records import Entry
from data.outlook import hand_on_late
from data.store.open_session import OpenSession
from data.store.store import Store
from screens.commanded_screen import CommandedScreen
from screens.commands import Command
from screens.minutes import MinutesTaker
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
    Command("undo", "Take back", "Takes back the last change made here.", keys="ctrl+z"),
    Command("redo", "Bring back", "Brings back what was taken back.", keys="ctrl+y"),
    Command("leave", "Back", "One step back; what was changed is kept.", keys="escape"),
    Command("help", "Explain this screen", "Shows what each key does here.", keys="f1"),
)


class RecordScreen(CommandedScreen):
    """A screen over one session that is kept; None where none can be opened."""

    session: OpenSession | None = None

    def __init__(self, store: Store, now: Callable[[], datetime]) -> None:
        """Take the store and the clock."""
        super().__init__()
        self.store = store
        self.now = now

    def show_record(self) -> None:
        """Show the session as it is now."""
        raise NotImplementedError

    def attempt(self, change: Callable[[], object]) -> None:
        """Change something and show it; say so where it cannot be kept."""
        try:
            change()
        except LctuiError as error:
            self.notify(str(error), severity="error", markup=False)
        self.show_record()

    @work(group="dialog")
    async def amend_entry(self, session: OpenSession, entry: Entry) -> None:
        """Open an entry as a line; what it is amended to is kept, and handed on if it is owed."""
        dialog = AmendDialog(session, line_of(session, entry, self.now()), self.now)
        line = await self.app.push_screen_wait(dialog)
        if line is not None:
            self.attempt(
                lambda: hand_on_late(self.store, session, amend(session, entry, line, self.now()))
            )

    def action_undo(self) -> None:
        """Take back the last change."""
        if self.session:
            self.attempt(self.session.undo)

    def action_redo(self) -> None:
        """Bring back what was taken back."""
        if self.session:
            self.attempt(self.session.redo)

    def action_copy_minutes(self) -> None:
        """Copy the minutes and say how far they got."""
        self._take(lambda minutes: minutes.copy(self.app))

    def action_write_minutes(self) -> None:
        """Write the minutes beside where lctui was started."""
        self._take(lambda minutes: minutes.write(Path.cwd()))

    @work(thread=True, group="minutes", exclusive=True)
    def _take(self, way: Callable[[MinutesTaker], str]) -> None:
        if self.session:
            told = way(MinutesTaker(self.store, self.session, self.now))
            self.app.call_from_thread(self.notify, told, markup=False)
