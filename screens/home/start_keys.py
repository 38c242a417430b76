"""The one key that begins a session, and what it asks before."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import TYPE_CHECKING

from textual import getters, work

from screens.home.community_strip import CommunityStrip
from screens.home.home_place import HomePlace
from screens.home.onward_keys import OnwardKeys
from screens.requests import StartPlanned, StartSession

if TYPE_CHECKING:
    from data.store.store import Store
    from screens.home.start_dialog import StartDialog
    from screens.home.start_form import StartForm


class StartKeys(OnwardKeys):
    """Offers what is planned first."""

    strip = getters.query_one("#communities", CommunityStrip)

    _store: Store
    _now: Callable[[], datetime]
    _place: HomePlace

    @work(group="start")
    async def action_start_session(self) -> None:
        """Offer what is planned; else ask the few questions, then go live."""
        from screens.home.planned_first import Start, offer_planned

        chosen = await offer_planned(self.app, self._store, self._community(), self._now())
        if chosen is not Start.OTHER:
            if isinstance(chosen, StartPlanned):
                self._begin(chosen)
            return
        answers = await self.app.push_screen_wait(self._dialog())
        if answers is not None:
            self._begin(StartSession(answers))

    def _begin(self, request: StartSession | StartPlanned) -> None:
        """Ask for a session; on the way back the highlight is on it, whoever's it is."""
        self._place.session = None
        if isinstance(request, StartSession) and request.answers.community != self.strip.tab.name:
            self._place.community = None
        self.post_message(request)

    def _dialog(self) -> StartDialog:
        from data.formats.names import format_names
        from screens.home.start_dialog import StartDialog

        known = self._store.communities()
        meant = next((c for c in known if c.id == self._community()), None)
        folders = [self._store.formats_dir(meant.id)] if meant else []
        return StartDialog(format_names(folders), known, meant, folders)

    def on_start_form_started(self, event: StartForm.Started) -> None:
        """Begin what the first page's form tells."""
        self.post_message(StartSession(event.answers))
