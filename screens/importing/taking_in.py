"""Reading past minutes, and taking them in, in the background."""

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from datetime import date, datetime
from pathlib import Path

from textual import work
from textual.worker import Worker, get_current_worker

from data.beginning import community_called
from data.errors import LctuiError
from data.importing.found import Found, Look
from data.importing.job import look, take, take_ours
from data.importing.undoing import last_import, take_back
from data.numbers import count_of
from data.planning import found as made
from data.store.store import Store
from screens.commanded_screen import CommandedScreen
from screens.telling import tell

TAKING = "taking"
"""The group of `take_all`."""
GOING = "going"
"""The group of `take_last_back`."""
ONE_MOMENT = "One moment: sessions come in. Esc stops that."
NOTHING_CAME = (
    "Nothing came in from here since lctui began. In a shell, lctui import --undo takes the last "
    "import back."
)
_BAR = 24


class TakingIn(CommandedScreen):
    """Call `look_at` and `take_all`; answer `show`, `tell` and `ended`."""

    store: Store
    now: Callable[[], datetime]

    @property
    def is_taking(self) -> bool:
        """Say whether sessions come in at this moment."""
        raise NotImplementedError

    def tell(self, sentence: str) -> None:
        """Say how far it is."""
        raise NotImplementedError

    def show(self, found: Look) -> None:
        """Show what was found."""
        raise NotImplementedError

    def unread(self, sentence: str) -> None:
        """Say why nothing can be read."""
        raise NotImplementedError

    def ended(self, worker: Worker[None], sentence: str, came: int) -> None:
        """Say what came in by that worker, and how many sessions that is."""
        raise NotImplementedError

    def look_again(self) -> None:
        """Read the same files once more."""
        raise NotImplementedError

    @work(thread=True, group="import", exclusive=True, exit_on_error=False)
    def look_at(self, places: list[Path], name: str, days: Mapping[str, date]) -> None:
        """Read what is there, for the community of that name; `days` were given by hand."""
        count = 0

        def step() -> None:
            nonlocal count
            count += 1
            if count % 20 == 0:
                tell(self, self.tell, f"Reading … {count:,} files. Esc stops.")

        try:
            known = community_called(self.store, name)
            found = look(self.store, known, name, places, days=dict(days), step=step)
        except LctuiError as error:
            tell(self, self.unread, str(error))
            return
        tell(self, self.show, found)

    @work(thread=True, group="taking", exclusive=True, exit_on_error=False)
    def take_all(self, found: Look, wanted: Sequence[Found], name: str) -> None:
        """Take in these of the sessions found, and what is lctui's own."""
        worker = get_current_worker()
        came, now = 0, self.now()
        try:
            for file in found.ours:
                came += take_ours(self.store, file, into=name, now=now)
            if wanted:
                community = community_called(self.store, name) or made(self.store, name)
                going = take(
                    self.store, community, found, only=wanted, now=now,
                    wanted=lambda: not worker.is_cancelled,
                )  # fmt: skip
                for done, _ in enumerate(going, 1):
                    came += 1
                    if done % 5 == 0:
                        tell(self, self._progress, done, len(wanted))
        except LctuiError as error:
            told = f"{error} {came:,} came in whole."
        else:
            left = "" if not worker.is_cancelled else " Stopped: the rest can come in later."
            told = f"{count_of(came, 'session')} came in.{left} v reviews them, Ctrl+Z takes back."
        self.app.call_from_thread(self.ended, worker, told, came)

    @work(thread=True, group="going", exclusive=True, exit_on_error=False)
    def take_last_back(self) -> None:
        """Take back what came in last; what was changed since stays."""
        try:
            done = take_back(self.store, last_import(self.store))
        except LctuiError as error:
            told = str(error)
        else:
            told = f"{count_of(len(done.gone), 'session')} went; a copy is among the backups."
            told = told if done.gone else "Nothing went."
            for why, count in Counter(why for _, why in done.kept).items():
                told += f" {count_of(count, 'session')} stayed: {why}."
        self.app.call_from_thread(self._went, told)

    def _went(self, sentence: str) -> None:
        if self.is_attached:
            self.notify(sentence, markup=False)
            self.look_again()

    def _progress(self, done: int, every: int) -> None:
        filled = _BAR * done // max(1, every)
        bar = "▰" * filled + "▱" * (_BAR - filled)
        self.tell(f"{bar} {done:,} of {every:,} sessions. Esc stops between two of them.")
