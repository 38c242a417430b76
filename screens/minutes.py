"""Takes a session's minutes away: onto a clipboard or into a file."""

from collections.abc import Callable, Iterable
from contextlib import suppress
from datetime import datetime
from itertools import count
from pathlib import Path

from textual.app import App

from data.carryover import Item
from data.errors import LctuiError
from data.store.open_session import OpenSession
from data.store.outfile import write_out
from data.store.store import Store
from data.store.uncollected import uncollected
from screens.clipboard import copy


class MinutesTaker:
    """Both ways answer with the sentence to show; call them from a thread."""

    def __init__(self, store: Store, session: OpenSession, now: Callable[[], datetime]) -> None:
        """Take the session whose minutes are wanted."""
        self._store = store
        self._session = session
        self._now = now

    def copy(self, app: App[None]) -> str:
        """Copy the minutes as Markdown; where no clipboard takes them, write them to a file."""
        try:
            told = copy(app, self.text("md"))
        except LctuiError as error:
            return str(error)
        return told or f"No clipboard takes a text of this length. {self.write(Path.cwd())}"

    def write(self, folder: Path) -> str:
        """Write the minutes into a new file in the folder; nothing there is overwritten."""
        path = free_path(folder / f"{self._session.ref.path.name}.md")
        try:
            write_out(path, self.text("md"))
        except LctuiError as error:
            return str(error)
        return f"Written to {from_home(path)}"

    @uncollected()
    def text(self, report: str, handed: Iterable[Item] | None = None) -> str:
        """Return the minutes as one of data.reports.registry.REPORTS writes them.

        `handed` is what was handed to the session, where that is at hand.
        """
        from data.reports.gather import minutes_from
        from data.reports.registry import REPORTS

        minutes = minutes_from(self._store, self._session, self._now(), handed)
        return REPORTS[report].write([minutes])


def from_home(path: Path) -> str:
    """Return a path as it is told: what lies at home begins with `~`, so that it fits one line."""
    with suppress(RuntimeError, ValueError):
        return str(Path("~") / path.relative_to(Path.home()))
    return str(path)


def free_path(path: Path) -> Path:
    """Return the path, or the first with a number behind it, that nothing stands at."""
    stem = path.stem
    names = (path.with_stem(f"{stem}-{number}") for number in count(2))
    while path.exists() or path.is_symlink():
        path = next(names)
    return path
