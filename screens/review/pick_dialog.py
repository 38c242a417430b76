"""Asks for one of the past sessions."""

from collections.abc import Sequence
from functools import partial

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Vertical
from textual.screen import ModalScreen

from data.glance import glance_of, glances_at_hand
from data.store.refs import SessionRef
from data.store.store import Store
from screens.widgets.session_list import SessionList


class PickDialog(ModalScreen[SessionRef | None]):
    """Returns the session, or None where it was left with Esc."""

    BINDINGS = [Binding("escape", "dismiss(None)", show=False)]
    AUTO_FOCUS = "SessionList"

    CSS = """
    PickDialog { align: center middle; }
    PickDialog > Vertical {
        width: 90; max-width: 96%; height: 80%; padding: 0 1;
        background: $surface; border: round $accent;
    }
    PickDialog SessionList { height: 1fr; }
    """

    def __init__(
        self, store: Store, title: str, refs: Sequence[SessionRef], at: SessionRef | None
    ) -> None:
        """Take what is listed, and which of it is highlighted."""
        super().__init__()
        self._store, self._title_shown, self._refs, self._at = store, title, refs, at

    def compose(self) -> ComposeResult:
        """One list."""
        with Vertical() as frame:
            frame.border_title = self._title_shown
            frame.border_subtitle = "Enter chooses · Esc leaves it"
            hand = partial(glances_at_hand, self._store)
            yield SessionList(partial(glance_of, self._store), hand)

    def on_mount(self) -> None:
        """List the sessions."""
        self.query_one(SessionList).show(self._refs, self._at)

    @on(SessionList.Highlighted)
    def _on_highlighted(self, event: SessionList.Highlighted) -> None:
        event.stop()

    @on(SessionList.Opened)
    def _on_opened(self, event: SessionList.Opened) -> None:
        event.stop()
        self.dismiss(event.ref)
