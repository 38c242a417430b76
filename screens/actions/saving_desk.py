"""A screen that changes several sessions: what is not saved is said and tried again."""

from collections.abc import Callable
from contextlib import suppress
from datetime import datetime
from pathlib import Path

from textual import getters

from data.desk import Desk
from data.errors import LctuiError, StoreFailed
from screens.leaving_nothing import LeavingNothing
from screens.live.notice_line import NoticeLine
from screens.saving_words import counted


class SavingDesk(LeavingNothing):
    """Set `store`, `desk` and `now`, and show a NoticeLine called `unsaved`."""

    desk: Desk
    now: Callable[[], datetime]

    unsaved_line = getters.query_one("#unsaved", NoticeLine)

    _since: datetime | None = None

    def look_after_unsaved(self) -> None:
        """Each second: try again what is not saved."""
        self.desk.retry()
        self.show_unsaved()

    def show_unsaved(self) -> None:
        """Say what is not saved, and stop saying so once all is."""
        trouble = self.desk.trouble
        if trouble is None:
            if self._since is not None:
                self.notify("All saved.", markup=False)
            self._since = None
            self.unsaved_line.say(self.store.refusal())
            return
        self._since = self._since or self.now()
        since = f"{self._since.astimezone():%H:%M}"
        self.unsaved_line.say(
            f"✗ Not saved since {since}: {self.told_unsaved()}. {trouble.reason} "
            "Kept here and tried again. W saves elsewhere, B makes a lost folder anew."
        )

    def action_put_back(self) -> None:
        """Make a folder that was taken away again, with all that is known here."""
        try:
            self.desk.put_back()
        except LctuiError as error:
            self.notify(str(error), severity="warning", markup=False)
        else:
            self.notify("Every session's folder is in its place.", markup=False)
        self.show_unsaved()

    @property
    def held(self) -> Desk:
        """The sessions that are open."""
        return self.desk

    @property
    def usual_name(self) -> str:
        """What a file with all of them is called."""
        return "actions"

    def told_whole(self) -> str:
        """Return `2 sessions`."""
        return counted(len(self.desk.sessions), "session", "sessions")

    def told_unsaved(self) -> str:
        """Return `3 changes`."""
        return counted(len(self.desk.unsaved), "change", "changes")

    def write_archive(self, path: Path) -> None:
        """Write all that is known here of the sessions that are open."""
        from data.store.rescue import sessions_archive

        sessions_archive(path, self.desk.sessions)

    def put_rescued(self) -> Path:
        """Put what is unsaved where the next start finds it."""
        paths = [self.store.rescues.put(session) for session in self.desk.lacking()]
        return paths[0].parent if len(paths) > 1 else paths[0]

    def let_go(self) -> None:
        """Let go of the sessions; what cannot be saved is rescued."""
        self.rescue()
        with suppress(StoreFailed):
            self.desk.close()
