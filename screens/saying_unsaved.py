"""A screen that changes what it holds row by row: what is not saved is said and tried again."""

from collections.abc import Callable
from datetime import datetime

from textual import getters

from data.numbers import count_of
from screens.leaving_nothing import Held, LeavingNothing
from screens.live.notice_line import NoticeLine


class SayingUnsaved(LeavingNothing):
    """Set `store` and `now`, and show a NoticeLine called `unsaved`."""

    now: Callable[[], datetime]
    ways_out = "W saves elsewhere."
    """Which keys help while nothing can be saved."""

    unsaved_line = getters.query_one("#unsaved", NoticeLine)

    _since: datetime | None = None

    @property
    def held(self) -> Held:
        """What may be unsaved; it is open as long as the screen is."""
        raise NotImplementedError

    def look_after_unsaved(self) -> None:
        """Each second: try again what is not saved."""
        self.held.retry()
        self.show_unsaved()

    def show_unsaved(self) -> None:
        """Say what is not saved, and stop saying so once all is."""
        trouble = self.held.trouble
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
            f"Kept here and tried again. {self.ways_out}"
        )

    def told_unsaved(self) -> str:
        """Return `3 changes`."""
        return count_of(len(self.held.unsaved), "change", "changes")
