"""A screen that holds a community: what is not saved is said and tried again."""

from collections.abc import Callable
from contextlib import suppress
from datetime import datetime
from pathlib import Path

from textual import getters

from data.errors import StoreFailed
from data.store.open_community import OpenCommunity
from screens.leaving_nothing import LeavingNothing
from screens.live.notice_line import NoticeLine
from screens.saving_words import counted


class SavingCommunity(LeavingNothing):
    """Set `store`, `own` and `now`, and show a NoticeLine called `unsaved`."""

    own: OpenCommunity
    now: Callable[[], datetime]

    unsaved_line = getters.query_one("#unsaved", NoticeLine)

    _since: datetime | None = None

    def look_after_unsaved(self) -> None:
        """Each second: try again what is not saved."""
        self.own.retry()
        self.show_unsaved()

    def show_unsaved(self) -> None:
        """Say what is not saved, and stop saying so once all is."""
        trouble = self.own.trouble
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
            "Kept here and tried again. W saves elsewhere."
        )

    @property
    def held(self) -> OpenCommunity:
        """The community."""
        return self.own

    @property
    def usual_name(self) -> str:
        """The name of its folder."""
        return str(self.own.id)

    def told_whole(self) -> str:
        """Return that it is the community."""
        return "this community"

    def told_unsaved(self) -> str:
        """Return `3 changes`."""
        return counted(len(self.own.unsaved), "change", "changes")

    def write_archive(self, path: Path) -> None:
        """Write all that is known here of the community."""
        from data.store.rescue import community_archive

        community_archive(path, self.own)

    def put_rescued(self) -> Path:
        """Put what is unsaved where the next start finds it."""
        return self.store.rescues.put_community(self.own)

    def take_in_news(self) -> bool:
        """Take in what others changed meanwhile; say whether there was any."""
        with suppress(StoreFailed):
            return bool(self.own.refresh())
        return False
