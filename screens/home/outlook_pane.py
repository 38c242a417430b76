"""The right side of the first screen: the next date and what is owed."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from textual import work
from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import Static

from data.errors import LctuiError
from data.models.ids import CommunityId
from screens.widgets.content import shown, shown_line

if TYPE_CHECKING:
    from data.store.store import Store


class OutlookPane(VerticalScroll):
    """Read in a thread, with all that it takes, so that the list beside it is there first."""

    community: CommunityId | None = None
    """Whose outlook it shows, or is about to."""

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

        width = max(24, self.scrollable_content_region.width)
        try:
            outlook = outlook_of(store, community, now)
        except LctuiError as error:
            problem = shown(str(error), "$error")
            self.app.call_from_thread(self._show, "This cannot be read", problem)
            return
        page = outlook_page(outlook, now, width)
        self.app.call_from_thread(self._show, outlook.community.name, page)

    def _show(self, title: str, page: Content) -> None:
        self.border_title = shown_line(title)
        self.query_one("#page", Static).update(page)
