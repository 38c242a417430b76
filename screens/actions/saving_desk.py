"""A screen that changes several sessions: they are let go of when it is left."""

from contextlib import suppress
from pathlib import Path

from data.desk import Desk
from data.errors import LctuiError, StoreFailed
from data.numbers import count_of
from screens.saying_unsaved import SayingUnsaved


class SavingDesk(SayingUnsaved):
    """Set `store`, `desk` and `now`, and show a NoticeLine called `unsaved`."""

    desk: Desk
    ways_out = "W saves elsewhere, B makes a lost folder anew."

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
    def holds_anything(self) -> bool:
        """Say whether a session was changed here."""
        return bool(self.desk.sessions)

    @property
    def usual_name(self) -> str:
        """What a file with all of them is called."""
        return "actions"

    def told_whole(self) -> str:
        """Return `2 sessions`."""
        return count_of(len(self.desk.sessions), "session", "sessions")

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
