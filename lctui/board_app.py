"""The App of the wall display: the looks of the other, and one screen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lctui.app import LctuiApp
from lctui.settings import settings_from
from screens.board.board_screen import BoardScreen

if TYPE_CHECKING:
    from data.store.refs import SessionRef
    from data.store.store import Store


class BoardApp(LctuiApp):
    """Opens on the board and leads nowhere else."""

    def open_first(self) -> None:
        """Show the board."""
        self.push_screen(BoardScreen(self.store, self._first, self._now))


def open_board(store: Store, ref: SessionRef | None) -> int:
    """Run the board in this terminal, guarded; return the exit status."""
    from lctui.guard import run_guarded

    app = BoardApp(store, ref, settings=settings_from())
    return run_guarded(app, on_leaving=app.save_what_is_left)
