"""Doing something with the marked rows, or with the highlighted one: one action, in a thread."""

from collections.abc import Callable, Sequence

from textual import work

from data.errors import LctuiError
from data.ledger import Promise
from data.models.ids import EntryId
from data.progress import stopping
from screens.actions.reading import OFTEN, Reading
from screens.now_and_then import now_and_then


class Deeds(Reading):
    """Each deed runs in a thread, as it may take many sessions; one at a time."""

    marked: set[EntryId]

    @property
    def meant(self) -> Sequence[Promise]:
        """The marked ones that are listed, else the highlighted one."""
        raise NotImplementedError

    @property
    def promises(self) -> Sequence[Promise]:
        """All that is known, in every view."""
        raise NotImplementedError

    def show_busy(self, words: str) -> None:
        """Say what is being done; nothing once it is over."""
        raise NotImplementedError

    def keep(self, deed: Callable[[], str]) -> None:
        """Do something and say what came of it; the ledger is read anew after it."""
        if self._busy:
            self.notify("One moment: the last change is still being kept.", markup=False)
            return
        self._busy = True
        self._stopped = False
        self._keep(deed)

    @work(thread=True, group="deed", exit_on_error=False)
    def _keep(self, deed: Callable[[], str]) -> None:
        often = now_and_then(self._tell_how_far, OFTEN, first=OFTEN)
        self.desk.progress = stopping(lambda: self._stopped, often)
        failed: LctuiError | None = None
        told = ""
        try:
            told = deed()
        except LctuiError as error:
            failed = error
        finally:
            self.app.call_from_thread(self._kept, told, failed)

    def _tell_how_far(self, done: int, every: int) -> None:
        words = f"Keeping it: {done} of {every} sessions. Esc stops there."
        self.app.call_from_thread(self.show_busy, words)

    def _kept(self, told: str, failed: LctuiError | None) -> None:
        self._busy = False
        if not self.is_attached:
            return
        self.show_busy("")
        if told:
            self.app.clear_notifications()
            self.notify(told, markup=False)
        if failed is not None and not self.desk.unsaved:
            self.notify(str(failed), severity="error", markup=False)
        self.show_unsaved()
        self.forget_names()
        self.marked.clear()
        self.read_anew()


BACK, FOR_GOOD = "Ctrl+Z takes it back.", "That is for good: no name is kept to bring back."


def told_of(changed: int, told: str, beside: str = "", way: str = BACK) -> str:
    """Return what is said once it is kept in so many sessions; `beside` is to be known of it."""
    words = " ".join(filter(None, (f"{told}.", beside, way)))
    return words if changed else "It is so already."
