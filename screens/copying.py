"""Taking words away from any screen: onto a clipboard, else into a file, and saying which."""

from collections.abc import Callable
from pathlib import Path

from textual import work
from textual.screen import Screen

from data.errors import LctuiError
from data.store.outfile import write_out
from screens.clipboard import copy

NOTHING = "There is nothing to copy here."
STAYS_HERE = "What is private is not copied: it stays inside this store."


class Copying(Screen[None]):
    """A screen on which an entry (`y`) or a page (`c`) stands that people may want elsewhere."""

    @work(thread=True, group="copy", exclusive=True)
    def take_words(self, words: Callable[[], str], name: str) -> None:
        """Copy what `words` returns, which may take long; `name` is the file's of the last resort.

        The sentence that is shown says how far it got.
        """
        try:
            text = words()
            told = (copy(self.app, text) if text else NOTHING) or _write(text, name)
        except LctuiError as error:
            told = str(error)
        self.app.call_from_thread(self.notify, told, markup=False)


def _write(text: str, name: str) -> str:
    from screens.minutes import free_path

    path = free_path(Path.cwd() / name)
    write_out(path, text)
    return f"No clipboard takes it. Written to {path}"
