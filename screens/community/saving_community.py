"""A screen that holds a community: what is not saved is said, tried again and never left behind."""

from collections.abc import Callable
from contextlib import suppress
from datetime import datetime

from textual import getters, work

from data.errors import LctuiError, StoreFailed
from data.store.open_community import OpenCommunity
from data.store.store import Store
from screens.commanded_screen import CommandedScreen
from screens.live.notice_line import NoticeLine
from screens.saving_screen import file_named
from screens.saving_words import counted
from screens.widgets.choice_dialog import Choice, ChoiceDialog
from screens.widgets.line_dialog import LineDialog


class SavingCommunity(CommandedScreen):
    """Set `store`, `own` and `now`, and show a NoticeLine called `unsaved`."""

    store: Store
    own: OpenCommunity
    now: Callable[[], datetime]

    unsaved_line = getters.query_one("#unsaved", NoticeLine)

    _since: datetime | None = None
    _asking = False
    _rescued: frozenset[str] = frozenset()

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
            f"✗ Not saved since {since}: {self._how_much()}. {trouble.reason} "
            "Kept here and tried again. W saves elsewhere."
        )

    def _how_much(self) -> str:
        return counted(len(self.own.unsaved), "change", "changes")

    @work(group="saving")
    async def action_save_elsewhere(self) -> None:
        """Ask for a file and save all that is known of the community there."""
        await self._save_elsewhere()

    async def _save_elsewhere(self) -> bool:
        """Say whether it was saved."""
        usual = f"~/lctui-{self.own.id}.zip"
        dialog = LineDialog("Save elsewhere", explain=_explain_file, line=usual)
        line = await self.app.push_screen_wait(dialog)
        if not line:
            return False
        from data.store.rescue import community_archive

        try:
            path = file_named(line)
            community_archive(path, self.own)
        except (LctuiError, ValueError) as error:
            self.notify(str(error), severity="warning", markup=False)
            return False
        said = f"Saved to {path}. Take it up later: lctui restore FILE --merge"
        self.notify(said, timeout=15, markup=False)
        return True

    def holds_back(self, leave: Callable[[], object]) -> bool:
        """Ask before something unsaved is left behind; `leave` goes on with leaving."""
        if self.own.retry() or not self.own.unsaved:
            return False
        if not self._asking:
            self._ask_before(leave)
        return True

    @work(group="leaving")
    async def _ask_before(self, leave: Callable[[], object]) -> None:
        self._asking = True
        reason = self.own.trouble.reason if self.own.trouble else ""
        dialog = ChoiceDialog(
            "Leave with something unsaved?",
            f"Not saved: {self._how_much()}. {reason}",
            (
                Choice("save", "s", "Save it", "into a file of your choice, then leave"),
                Choice("", "", "Stay", "it is tried again all the time"),
                Choice("leave", "l", "Leave anyway", "lctui offers it again at the next start"),
            ),
        )
        answer = await self.app.push_screen_wait(dialog)
        if answer == "leave" or (answer == "save" and await self._save_elsewhere()):
            self.rescue()
            leave()
        self._asking = False

    def rescue(self) -> None:
        """Put what is not saved where it is found at the next start."""
        if self.own.retry() or not self.own.unsaved or self.own.unsaved == self._rescued:
            return
        self._rescued = self.own.unsaved
        words = self._rescued_words()
        self.store.told.append(words)
        self.notify(words, severity="warning", markup=False)

    def _rescued_words(self) -> str:
        try:
            path = self.store.rescues.put_community(self.own)
        except StoreFailed as error:
            return f"{self._how_much()} could not be saved anywhere: {error}"
        return f"{self._how_much()} could not be saved. They wait in {path} for the next start."

    def take_in_news(self) -> bool:
        """Take in what others changed meanwhile; say whether there was any."""
        with suppress(StoreFailed):
            return bool(self.own.refresh())
        return False


def _explain_file(line: str) -> str:
    return f"All that is known here of this community, in one file: {file_named(line)}"
