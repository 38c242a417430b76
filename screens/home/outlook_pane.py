"""The right side of the first screen: the next date and what is owed."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from functools import cache, partial
from typing import TYPE_CHECKING

from textual import work
from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import Static

from data.errors import LctuiError
from data.models.ids import CommunityId
from screens.telling import tell
from screens.widgets.content import DIM, shown, shown_line

if TYPE_CHECKING:
    from data.store.store import Store

LEAST = 40
"""Lines that are laid out before anybody scrolls, where the pane is small."""


GAP = 1
"""Cells between the text and the scrollbar; the style sheet has them too."""


class OutlookPane(VerticalScroll):
    """Read in a thread, with all that it takes, so that the list beside it is there first."""

    community: CommunityId | None = None
    """Whose outlook it shows, or is about to."""
    _lay: Callable[[int], Content] | None = None
    """Lays out what it shows for so many cells."""
    _first = 0
    """Lines that are laid out."""
    _filled_for = 0
    """Cells it is laid out for."""

    def compose(self) -> ComposeResult:
        """One page of text."""
        yield Static("", id="page", markup=False)

    def read(self, store: Store, community: CommunityId, now: datetime) -> None:
        """Read the community's state once the list beside it is painted, then show it."""
        self.community = community
        self.call_after_refresh(self._read, store, community, now)

    @work(thread=True, group="outlook", exclusive=True, exit_on_error=False)
    def _read(self, store: Store, community: CommunityId, now: datetime) -> None:
        from data.outlook import outlook_of
        from screens.home.outlook_page import outlook_page

        try:
            outlook = outlook_of(store, community, now)
        except LctuiError as error:
            problem = shown(str(error), "$error")
            tell(self, self._take, community, "This cannot be read", lambda _width: problem)
            return
        lay = cache(partial(outlook_page, outlook, now))
        lay(self._room)
        tell(self, self._take, community, outlook.community.name, lay)

    def _take(self, community: CommunityId, title: str, lay: Callable[[int], Content]) -> None:
        """Show it, unless another community's was asked for meanwhile."""
        if community == self.community:
            self._show(title, lay)

    @property
    def _room(self) -> int:
        return max(24, self.scrollable_content_region.width - GAP)

    def hint(self, words: str) -> None:
        """Say what to do, where there is no community to tell of."""
        self.community = None
        self._show("", lambda _width: shown(words, DIM))

    def _show(self, title: str, lay: Callable[[int], Content]) -> None:
        """Show what `lay` makes for as many cells as there are."""
        self.border_title = shown_line(title)
        self._lay = lay
        self._fill()

    def on_resize(self) -> None:
        """Lay it out for another width, or for more room."""
        if self._room != self._filled_for or self._first < self._room_for:
            self._fill()

    @property
    def _room_for(self) -> int:
        """Lines that may be in view before anybody scrolls; a few hundred take long to lay out."""
        return max(LEAST, 2 * self.size.height)

    def _fill(self) -> None:
        if self._lay is not None:
            self._filled_for = self._room
            lines = self._lay(self._filled_for).split("\n")
            self._first = len(lines) if self.scroll_y else self._room_for
            self.query_one("#page", Static).update(Content("\n").join(lines[: self._first]))

    def watch_scroll_y(self, old_value: float, new_value: float) -> None:
        """Lay out the rest as soon as it may come into view."""
        super().watch_scroll_y(old_value, new_value)
        if new_value and not old_value:
            self._fill()
