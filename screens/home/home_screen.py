"""The first screen: what is live, what was held, what is owed, and one key to begin."""

from collections.abc import Callable
from datetime import datetime
from functools import partial

from textual import getters, on, work
from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.widgets import OptionList, Static

from data.errors import LctuiError
from data.models.ids import CommunityId
from data.outlook import title_of
from data.store.store import Store
from screens.commanded_screen import CommandedScreen
from screens.commands import bindings, letter_bindings
from screens.home.commands import COMMANDS
from screens.home.community_strip import CommunityStrip, CommunityTab
from screens.home.first_run import FirstRun
from screens.home.outlook_pane import OutlookPane
from screens.home.start_dialog import StartDialog
from screens.home.start_form import DEFAULT_NAME, StartForm
from screens.requests import OpenDemo, OpenLive, OpenReview, StartSession
from screens.widgets.key_line import KeyLine
from screens.widgets.session_list import SessionList


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
        self._refs = store.sessions()

    def compose(self) -> ComposeResult:
        """Lay out what there is; a store that never saw a session shows how to begin."""
        yield Static("", id="title", markup=False)
        yield CommunityStrip(id="communities")
        with Horizontal(id="body"):
            yield SessionList(partial(title_of, self._store), id="sessions")
            yield OutlookPane(id="outlook")
        yield FirstRun()
        yield KeyLine(COMMANDS)

    def on_mount(self) -> None:
        """Paint the list from file names first; files are opened only after that."""
        self.sessions.border_title = "Sessions"
        self.query_one("#title", Static).update(f"lctui   {self._now().astimezone():%A %d %B %Y}")
        self._show_sessions()
        self.call_after_refresh(self._read_communities)

    def _show_sessions(self) -> None:
        tab = self.strip.tab
        shown = [ref for ref in self._refs if tab.id is None or ref.community == tab.id]
        self.sessions.show(shown)
        self._mark_first_run(not self._refs and tab.id is None)

    def _mark_first_run(self, first: bool) -> None:
        """Show how to begin where nothing was ever held; letters are text then, not commands."""
        keys = [command for command in COMMANDS if command.keys or not first]
        self.query_one(KeyLine).show(keys, first="" if first else "Enter open")
        if first != self.has_class("-first-run"):
            self.set_class(first, "-first-run")
            self.query_one("StartForm Input" if first else "#sessions").focus()

    @work(thread=True, group="communities", exclusive=True, exit_on_error=False)
    def _read_communities(self) -> None:
        try:
            found = self._store.communities()
        except LctuiError as error:
            self.app.call_from_thread(self.notify, str(error), severity="error", markup=False)
            return
        tabs = [CommunityTab(community.id, community.name) for community in found]
        self.app.call_from_thread(self._show_communities, tabs)

    def _show_communities(self, tabs: list[CommunityTab]) -> None:
        self.strip.show(tabs)
        self._mark_first_run(not self._refs and not tabs)
        self._read_outlook()

    @on(CommunityStrip.Turned)
    def _on_turned(self) -> None:
        self._show_sessions()
        self._read_outlook()

    @on(OptionList.OptionHighlighted, "#sessions")
    def _on_highlighted(self) -> None:
        if self.strip.tab.id is None:
            self._read_outlook()

    def _community(self) -> CommunityId | None:
        """Return the community meant: the chosen tab's, else the highlighted session's."""
        chosen = self.sessions.chosen
        return self.strip.tab.id or (chosen.community if chosen else None)

    def _read_outlook(self) -> None:
        community = self._community()
        if community is not None:
            self.outlook.read(self._store, community, self._now())

    @on(OptionList.OptionSelected, "#sessions")
    def _on_opened(self) -> None:
        chosen = self.sessions.chosen
        if chosen is not None:
            self.post_message(OpenLive(chosen) if chosen.live else OpenReview(chosen))

    def action_review_session(self) -> None:
        """Open the highlighted session in review, live or not."""
        self.post_message(OpenReview(self.sessions.chosen))

    def action_show_demo(self) -> None:
        """Ask for the sample community."""
        self.post_message(OpenDemo())

    def action_turn(self, step: str) -> None:
        """Choose another community."""
        self.strip.turn(int(step))

    @work(group="start")
    async def action_start_session(self) -> None:
        """Ask the few questions, then go live."""
        answers = await self.app.push_screen_wait(self._dialog())
        if answers is not None:
            self.post_message(StartSession(answers))

    def _dialog(self) -> StartDialog:
        communities = {c.id: c for c in self._store.communities()}
        community = communities.get(self._community() or CommunityId(""))
        return StartDialog(
            community=community.name if community else DEFAULT_NAME,
            communities=[c.name for c in communities.values()],
            formats=["circle", "first-meeting"],
            format_id=community.format if community else "circle",
            present=[m.name for m in community.members if not m.left] if community else [],
        )

    @on(StartForm.Started)
    def _on_first_start(self, event: StartForm.Started) -> None:
        self.post_message(StartSession(event.answers))
