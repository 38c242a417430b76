"""One kept entry as a line, amended with the same bar that captured it."""

from collections.abc import Callable, Collection
from datetime import datetime

from textual import getters, on
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Vertical
from textual.screen import ModalScreen
from textual.widgets import Static

from data.meeting import people_of
from data.store.open_session import OpenSession
from data.zone import local
from screens.widgets.capture_bar import CaptureBar

HINTS = {
    "owner": "@name for who does it",
    "name": "@name for who tries it",
    "date": "due:fri for when",
}
"""How a line tells what an entry lacks."""


class AmendDialog(ModalScreen[str | None]):
    """Returns the line, or None where it was left as it was."""

    BINDINGS = [Binding("escape", "dismiss(None)", show=False)]

    CSS = """
    AmendDialog { align: center middle; }
    AmendDialog > Vertical {
        width: 100; max-width: 96%; height: auto; padding: 1 2;
        background: $surface; border: round $accent;
    }
    AmendDialog #lacks { color: $warning; height: auto; }
    AmendDialog #keys { color: $text-muted; height: 1; margin-top: 1; }
    """

    bar = getters.query_one(CaptureBar)

    def __init__(
        self,
        session: OpenSession,
        line: str,
        now: Callable[[], datetime],
        lacking: Collection[str] = (),
    ) -> None:
        """Take the line as it stands, and the session in whose words it is understood.

        `lacking` is what the entry still needs, as data.agreed.lacks tells it.
        """
        super().__init__()
        self._lacking = lacking
        self._session = session
        self.line = line
        """The line as it stood."""
        self._now = now

    def compose(self) -> ComposeResult:
        """The bar and its keys."""
        with Vertical() as frame:
            frame.border_title = "Amend"
            yield CaptureBar(lambda: local(self._now(), self._session.head).date())
            lacks = " and ".join(HINTS[each] for each in self._lacking)
            if lacks:
                yield Static(f"Add {lacks}.", id="lacks", markup=False)
            yield Static("Enter  keep      Esc  leave as it was", id="keys", markup=False)

    def on_mount(self) -> None:
        """Put the line into the bar."""
        self.bar.people = people_of(self._session)
        self.bar.tags = tuple(
            dict.fromkeys(t for e in self._session.entries.values() for t in e.tags)
        )
        self.bar.set_text(f"{self.line} " if self._lacking else self.line)

    @on(CaptureBar.Submitted)
    def _on_submitted(self, event: CaptureBar.Submitted) -> None:
        event.stop()
        self.dismiss(event.text.rstrip())

    @on(CaptureBar.EditCancelled)
    @on(CaptureBar.LeftForCommands)
    def _on_left(self) -> None:
        self.dismiss(None)
