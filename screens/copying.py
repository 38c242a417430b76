"""Taking words away from any screen: onto a clipboard, else into a file, and saying which."""

from collections.abc import Callable
from pathlib import Path
from threading import Lock
from typing import ClassVar

from textual import work
from textual.screen import Screen
from textual.worker import get_current_worker

from data.errors import LctuiError
from data.safe_text import one_line
from data.store.outfile import write_out
from screens.clipboard import copy
from screens.widgets.wrapping import shortened

NOTHING = "There is nothing to copy here."
SHORT = 3.0
"""Seconds for which it is told."""
STAYS_HERE = "What is private is not copied: it stays inside this store."

_WORDS = 40
"""Cells of a single line by which it is told."""
_ONE_BY_ONE = Lock()


class Copying(Screen[None]):
    """A screen on which an entry (`y`) or a page (`c`) stands that people may want elsewhere."""

    called: ClassVar[str] = ""
    """What the screen is called in words."""

    @work(thread=True, group="copy", exclusive=True)
    def take_words(self, words: Callable[[], str], name: str, what: str = "") -> None:
        """Copy what `words` returns, which may take long; `name` is the file's of the last resort.

        What is asked for last is what the clipboard has at the end.
        The sentence that is shown says how far `what` (“The entry”) got; without it, how many lines
        of this screen. It is gone soon, and the next one takes its place, so that nothing stays
        covered.
        """
        worker, text = get_current_worker(), ""
        try:
            text = words()
            with _ONE_BY_ONE:
                if worker.is_cancelled:
                    return
                told = (copy(self.app, text) if text else NOTHING) or _write(text, name)
        except LctuiError as error:
            told = str(error)
        front = f"{one_line(what or _lines_of(text, self.called or 'this page'))}: " if text else ""
        if not worker.is_cancelled:
            self.app.call_from_thread(self._tell_copied, f"{front}{told}")

    def _tell_copied(self, told: str) -> None:
        self.app.clear_notifications()
        self.notify(told, timeout=SHORT, markup=False)


def _lines_of(text: str, called: str) -> str:
    """Return `12 lines of Insights`, of a single one its words."""
    lines = [line for line in text.splitlines() if line.strip()]
    if len(lines) == 1:
        return f"“{shortened(lines[0].strip(), _WORDS)}”"
    return f"{len(lines):,} lines of {called}"


def _write(text: str, name: str) -> str:
    from screens.minutes import free_path, from_home

    path = free_path(Path.cwd() / name)
    write_out(path, text)
    return f"No clipboard takes it. Written to {from_home(path)}"
