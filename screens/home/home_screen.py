"""The first screen: what is live, what was held, what is owed, and one key to begin.

What is not needed for its first paint is imported when it is.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from typing import TYPE_CHECKING

from textual import getters, on, work
from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.widgets import Static

from data.errors import LctuiError
from data.models.ids import CommunityId
from screens.commanded_screen import CommandedScreen
from screens.commands import bindings, letter_bindings
from screens.home.commands import COMMANDS
from screens.home.community_strip import CommunityStrip, CommunityTab
from screens.home.outlook_pane import OutlookPane
from screens.requests import (
    GoHome,
    OpenDemo,
    OpenLive,
    OpenReview,
    ShowCommunity,
    ShowPlan,
    StartPlanned,
    StartSession,
)
from screens.widgets.key_line import KeyLine
from screens.widgets.session_list import AFTER_PAINT, SessionList

if TYPE_CHECKING:
    from data.store.refs import SessionRef
    from data.store.store import Store
    from screens.home.start_dialog import StartDialog
    from screens.home.start_form import StartForm


FIRST = 50
"""Sessions listed before the first paint; the others follow."""


class HomeScreen(CommandedScreen):
    """Shows the store; asks the App for everything that leads away from here."""

    own_commands = COMMANDS
    called = "Home"
    CSS_PATH = "home.tcss"
    AUTO_FOCUS = "#sessions, StartForm Input"
    BINDINGS = [*bindings(COMMANDS), *letter_bindings(COMMANDS)]
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (100, "-wide")]

    sessions = getters.query_one("#sessions", SessionList)
    strip = getters.query_one("#communities", CommunityStrip)
    outlook = getters.query_one("#outlook", OutlookPane)

    def __init__(self, store: Store, now: Callable[[], datetime]) -> None:
        """Take the store to show and the clock to show it by."""
        super().__init__()
        self._store = store
        self._now = now
        self._refs = store.sessions(limit=FIRST)
        self._first_run = not self._refs and not store.communities()

    def compose(self) -> ComposeResult:
        """Lay out what there is; a store that never saw a session shows how to begin."""
        yield Static(f"lctui   {self._now().astimezone():%A %d %B %Y}", id="title", markup=False)
        if self._first_run:
            from screens.home.first_run import FirstRun

            yield FirstRun()
            yield KeyLine(command for command in COMMANDS if command.keys)
            return
        yield CommunityStrip(id="communities")
        with Horizontal(id="body"):
            yield SessionList(self._title_of, self._titles_at_hand, id="sessions")
            yield OutlookPane(id="outlook")
        yield KeyLine(COMMANDS, first="Enter open")

    def on_mount(self) -> None:
        """Paint the newest sessions from file names first; all else is read only after that."""
        self.set_timer(AFTER_PAINT, self._look_at_store)
        if self._first_run:
            return
        self.sessions.border_title = "Sessions"
        self.sessions.show(self._refs)
        self.set_timer(AFTER_PAINT, self._read_store)

    @work(thread=True, group="communities", exclusive=True, exit_on_error=False)
    def _read_store(self) -> None:
        try:
            refs, found = self._store.sessions(), self._store.communities()
        except LctuiError as error:
            self.app.call_from_thread(self.notify, str(error), severity="error", markup=False)
            return
        tabs = [CommunityTab(community.id, community.name) for community in found]
        self.app.call_from_thread(self._show_store, refs, tabs)

    def _show_store(self, refs: list[SessionRef], tabs: list[CommunityTab]) -> None:
        self._refs = refs
        self.sessions.show(refs)
        self.strip.show(tabs)
        self._read_another_outlook()

    @work(thread=True, group="notice", exclusive=True, exit_on_error=False)
    def _look_at_store(self) -> None:
        from screens.home.store_notice import notice_words

        words = notice_words(self._store, self._store.rescues.waiting())
        self.app.call_from_thread(self._say_of_store, words)

    def _say_of_store(self, words: str) -> None:
        from screens.live.notice_line import NoticeLine

        notices = self.query(NoticeLine)
        if words and not notices:
            self.mount(NoticeLine(), after="#title")
        for notice in self.query(NoticeLine):
            notice.say(words)

    def action_take_up_rescued(self) -> None:
        """Put what was rescued into the store, and look at it anew."""
        rescues = self._store.rescues
        waiting = rescues.waiting()
        try:
            taken = [rescues.take_up(self._store, rescued) for rescued in waiting]
        except LctuiError as error:
            self.notify(str(error), severity="error", markup=False)
            return
        left = [sentence for restored in taken for sentence in restored.left]
        count = sum(restored.entries for restored in taken)
        said = f"{count} {'entry' if count == 1 else 'entries'} taken up." if waiting else ""
        self.notify(" ".join((said or "Nothing waits.", *left)), markup=False)
        if waiting:
            self.post_message(GoHome())

    def _show_sessions(self) -> None:
        tab = self.strip.tab
        self.sessions.show([r for r in self._refs if tab.id is None or r.community == tab.id])

    @on(CommunityStrip.Turned)
    def _on_turned(self) -> None:
        self._show_sessions()
        self._read_outlook()

    @on(SessionList.Highlighted)
    def _on_highlighted(self) -> None:
        if self.strip.tab.id is None:
            self._read_another_outlook()

    def _community(self) -> CommunityId | None:
        """Return the community meant: the chosen tab's, else the highlighted session's."""
        chosen = self.sessions.chosen
        return self.strip.tab.id or (chosen.community if chosen else None)

    def _read_another_outlook(self) -> None:
        if self._community() != self.outlook.community:
            self._read_outlook()

    def _read_outlook(self) -> None:
        community = self._community()
        if community is not None:
            self.outlook.read(self._store, community, self._now())

    @on(SessionList.Opened)
    def _on_opened(self, event: SessionList.Opened) -> None:
        self.post_message(OpenLive(event.ref) if event.ref.live else OpenReview(event.ref))

    def action_review_session(self) -> None:
        """Open the highlighted session in review, live or not."""
        self.post_message(OpenReview(self.sessions.chosen))

    def action_plan_session(self) -> None:
        """Open the plan of the community's next session."""
        community = self._community()
        if community is None:
            self.notify("Choose a community with ← → first.", markup=False)
        else:
            self.post_message(ShowPlan(community))

    def action_show_community(self) -> None:
        """Open what the community knows about itself."""
        community = self._community()
        if community is None:
            self.notify(
                "Choose a community with ← → first; n starts a session and makes one.", markup=False
            )
        else:
            self.post_message(ShowCommunity(community))

    def action_show_demo(self) -> None:
        """Ask for the sample community."""
        self.post_message(OpenDemo())

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Leave the arrow keys to the fields of the first page."""
        return not (self._first_run and action in ("next_community", "previous_community"))

    def action_next_community(self) -> None:
        """Show the next community's sessions."""
        self.strip.turn(1)

    def action_previous_community(self) -> None:
        """Show the sessions of the community before."""
        self.strip.turn(-1)

    @work(group="start")
    async def action_start_session(self) -> None:
        """Offer what is planned; else ask the few questions, then go live."""
        from screens.home.planned_first import Start, offer_planned

        chosen = await offer_planned(self.app, self._store, self._community(), self._now())
        if chosen is not Start.OTHER:
            if isinstance(chosen, StartPlanned):
                self.post_message(chosen)
            return
        answers = await self.app.push_screen_wait(self._dialog())
        if answers is not None:
            self.post_message(StartSession(answers))

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

    def _title_of(self, ref: SessionRef) -> str | None:
        from data.outlook import title_of

        return title_of(self._store, ref)

    def _titles_at_hand(self, refs: Sequence[SessionRef]) -> Mapping[SessionRef, str]:
        from data.outlook import titles_at_hand

        return titles_at_hand(self._store, refs)
