"""Taking words away from any screen: onto a clipboard, else into a file, and saying which."""

from collections.abc import Callable
from pathlib import Path

from textual import work
from textual.screen import Screen

from data.errors import LctuiError
from data.safe_text import one_line
from data.store.outfile import write_out
from screens.clipboard import copy

NOTHING = "There is nothing to copy here."
SHORT = 3.0
"""Seconds for which it is told."""
STAYS_HERE = "What is private is not copied: it stays inside this store."


class Copying(Screen[None]):
    """A screen on which an entry (`y`) or a page (`c`) stands that people may want elsewhere."""

    @work(thread=True, group="copy", exclusive=True)
    def take_words(self, words: Callable[[], str], name: str, what: str = "") -> None:
        """Copy what `words` returns, which may take long; `name` is the file's of the last resort.

        The sentence that is shown says how far `what` (“The entry”) got. It is gone soon, and the
        next one takes its place, so that nothing stays covered.
        """
        text = ""
        try:
            text = words()
            told = (copy(self.app, text) if text else NOTHING) or _write(text, name)
        except LctuiError as error:
            told = str(error)
        front = f"{one_line(what)}: " if what and text else ""
        self.app.call_from_thread(self._tell_copied, f"{front}{told}")

    def _tell_copied(self, told: str) -> None:
        self.app.clear_notifications()
        self.notify(told, timeout=SHORT, markup=False)


def _write(text: str, name: str) -> str:
    from screens.minutes import free_path

    path = free_path(Path.cwd() / name)
    write_out(path, text)
    return f"No clipboard takes it. Written to {path}"
