"""Reading past minutes, and taking them in, in the background."""

from collections.abc import Callable, Sequence
from datetime import datetime
from pathlib import Path

from textual import work
from textual.worker import Worker, get_current_worker

from data.beginning import community_called
from data.errors import LctuiError
from data.importing.found import Found, Look
from data.importing.job import look, take, take_ours
from data.numbers import count_of
from data.planning import found as made
from data.store.store import Store
from screens.commanded_screen import CommandedScreen
from screens.telling import tell

TAKING = "taking"
"""The group of `take_all`."""
ONE_MOMENT = "One moment: sessions come in. Esc stops that."
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

    def ended(self, worker: Worker[None], sentence: str) -> None:
        """Say what came in by that worker."""
        raise NotImplementedError

    @work(thread=True, group="import", exclusive=True, exit_on_error=False)
    def look_at(self, places: list[Path], name: str) -> None:
        """Read what is there, for the community of that name."""
        count = 0

        def step() -> None:
            nonlocal count
            count += 1
            if count % 20 == 0:
                tell(self, self.tell, f"Reading … {count:,} files. Esc stops.")

        try:
            found = look(self.store, community_called(self.store, name), name, places, step=step)
        except LctuiError as error:
            tell(self, self.unread, str(error))
            return
        tell(self, self.show, found)

    @work(thread=True, group="taking", exclusive=True, exit_on_error=False)
    def take_all(self, found: Look, wanted: Sequence[Found], name: str) -> None:
        """Take in these of the sessions found, and what is lctui's own."""
        worker = get_current_worker()
        came = 0
        try:
            for file in found.ours:
                came += take_ours(self.store, file, into=name, now=self.now())
            if wanted:
                community = community_called(self.store, name) or made(self.store, name)
                going = take(
                    self.store, community, found, only=wanted, now=self.now(),
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
            told = f"{count_of(came, 'session')} came in.{left} v reviews them."
        self.app.call_from_thread(self.ended, worker, told)

    def _progress(self, done: int, every: int) -> None:
        filled = _BAR * done // max(1, every)
        bar = "▰" * filled + "▱" * (_BAR - filled)
        self.tell(f"{bar} {done:,} of {every:,} sessions. Esc stops between two of them.")
