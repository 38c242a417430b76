"""The first screen: what is live, what was held, what is owed, and one key to begin.

What is not needed for its first paint is imported when it is.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from typing import TYPE_CHECKING

from textual import getters, on, work
from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.widgets import Static

from data.errors import LctuiError
from data.models.ids import CommunityId
from screens.commands import Command, bindings, letter_bindings
from screens.home.commands import COMMANDS
from screens.home.community_strip import CommunityStrip, CommunityTab
from screens.home.founding_keys import FoundingKeys
from screens.home.home_place import HomePlace
from screens.home.outlook_pane import OutlookPane
from screens.home.rescue_keys import RescueKeys
from screens.requests import OpenDemo, OpenLive
from screens.telling import tell
from screens.widgets.glancing import AFTER_PAINT
from screens.widgets.key_line import KeyLine
from screens.widgets.session_list import SessionList

if TYPE_CHECKING:
    from data.glance import Glance
    from data.store.refs import SessionRef
    from data.store.store import Store

FIRST = 50
"""Sessions listed before the first paint; the others follow."""

NONE_YET = "No session yet: n starts one."
NOBODY_CHOSEN = "← → chooses a community: what it has planned and what is owed stands here."

LISTED = frozenset(c.action for c in COMMANDS if not c.keys or c.keys in ("left", "right"))
"""What acts on what is listed."""
EVERY = 2.0
"""Seconds between two looks whether another program changed what is listed."""


class HomeScreen(FoundingKeys, RescueKeys):
    """Shows the store; asks the App for everything that leads away from here."""

    own_commands = COMMANDS
    called = "Home"
    CSS_PATH = "home.tcss"
    AUTO_FOCUS = "#sessions, StartForm Input"
    BINDINGS = [*bindings(COMMANDS), *letter_bindings(COMMANDS)]
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (100, "-wide")]

    sessions = getters.query_one("#sessions", SessionList)
    outlook = getters.query_one("#outlook", OutlookPane)

    def __init__(
        self, store: Store, now: Callable[[], datetime], place: HomePlace | None = None
    ) -> None:
        """Take the store to show, the clock to show it by, and where somebody was before."""
        super().__init__()
        self._store = store
        self._now = now
        self._place = place or HomePlace()
        self._seen: tuple[object, ...] = ()
        self._refs = store.sessions(limit=FIRST)
        self._first_run = not self._refs and not store.communities()

    def commands(self) -> tuple[Command, ...]:
        """Return what can be done; letters are typed into the form of the first page."""
        if not self._first_run:
            return COMMANDS
        return tuple(c for c in COMMANDS if c.keys and self.check_action(c.action, ()))

    def compose(self) -> ComposeResult:
        """Lay out what there is; a store that never saw a session shows how to begin."""
        yield Static(f"lctui   {self._now().astimezone():%A %d %B %Y}", id="title", markup=False)
        if self._first_run:
            from screens.home.first_run import FirstRun

            yield FirstRun()
            known = (replace(command, letter="") for command in COMMANDS if command.keys)
            yield KeyLine(known, first="Enter start   Tab next field   F1 help   ^Q leave")
            return
        yield CommunityStrip(id="communities")
        with Horizontal(id="body"):
            yield SessionList(self._glance_of, self._glances_at_hand, empty=NONE_YET, id="sessions")
            yield OutlookPane(id="outlook")
        letters = (replace(c, keys="") if c.letter else c for c in COMMANDS)
        yield KeyLine(letters, first="F1 help   ^Q leave   Enter open", may_wrap=True)

    def on_mount(self) -> None:
        """Paint the newest sessions from file names first; all else is read only after that."""
        self.set_timer(AFTER_PAINT, self.look_at_store)
        if self._first_run:
            return
        self.sessions.border_title = "Sessions"
        self._show_sessions(self._place.community)
        self.set_timer(AFTER_PAINT, self._read_store)
        self.set_interval(EVERY, self._read_again)

    def _read_again(self) -> None:
        """Read what changed, unless that is still being read: a slow disk has enough to do."""
        if not any(w.group == "communities" and w.is_running for w in self.workers):
            self._read_store()

    @work(thread=True, group="communities", exclusive=True, exit_on_error=False)
    def _read_store(self) -> None:
        """Read what changed; once more at the next look, as it may have been half done."""
        before = self._seen
        try:
            seen = self._store.sign()
            if before == (seen, seen):
                return
            from data.glance import in_order

            refs, found = in_order(self._store, self._store.sessions()), self._store.communities()
        except LctuiError as error:
            self._seen = (str(error),)
            if before != self._seen:
                tell(self, self.notify, str(error), severity="error", markup=False)
            return
        self._seen = (*before[-1:], seen)
        if seen not in before or refs != self._refs:
            tabs = [CommunityTab(community.id, community.name) for community in found]
            tell(self, self._show_store, refs, tabs, anew=bool(before))

    def _show_store(self, refs: list[SessionRef], tabs: list[CommunityTab], *, anew: bool) -> None:
        self._refs = refs
        self.strip.show(tabs, self._place.community)
        self.sessions.name_communities({tab.id: tab.name for tab in tabs if tab.id})
        self._show_sessions(self.strip.tab.id)
        if anew:
            self._read_outlook()
        else:
            self._read_another_outlook()

    def _show_sessions(self, community: CommunityId | None) -> None:
        shown = [ref for ref in self._refs if community in (None, ref.community)]
        self.sessions.show(shown, self.sessions.chosen or self._place.session)

    @on(CommunityStrip.Turned)
    def _on_turned(self, event: CommunityStrip.Turned) -> None:
        self._place.community = event.tab.id
        self._show_sessions(event.tab.id)
        self._read_outlook()

    @on(SessionList.Highlighted)
    def _on_highlighted(self, event: SessionList.Highlighted) -> None:
        self._place.session = event.ref
        if self.strip.tab.id is None:
            self._read_another_outlook()

    def _community(self) -> CommunityId | None:
        """Return the community meant: the chosen tab's, else the highlighted session's."""
        chosen = self.sessions.chosen
        return self.strip.tab.id or (chosen.community if chosen else None)

    def _read_another_outlook(self) -> None:
        if self._community() is None or self._community() != self.outlook.community:
            self._read_outlook()

    def _read_outlook(self) -> None:
        community = self._community()
        if community is None:
            self.outlook.hint(NOBODY_CHOSEN)
        else:
            self.outlook.read(self._store, community, self._now())

    @on(SessionList.Opened)
    def _on_opened(self, event: SessionList.Opened) -> None:
        self.post_message(
            OpenLive(event.ref) if event.ref.live else self._reviewed(event.ref, self._refs)
        )

    def action_review_session(self) -> None:
        """Open the highlighted session in review, live or not."""
        self.post_message(self._reviewed(self.sessions.chosen, self._refs))

    def action_show_demo(self) -> None:
        """Ask for the sample community."""
        self.post_message(OpenDemo())

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Leave arrow keys and letters to the first page: it lists nothing that they act on."""
        return not (self._first_run and action in LISTED)

    def action_step_back(self) -> None:
        """Show all communities again; on the first of all screens say how to leave."""
        if not self._first_run and self.strip.tab.id is not None and self.strip.reset():
            return
        self.app.clear_notifications()
        self.notify(self._way_out, markup=False)

    @property
    def _way_out(self) -> str:
        live = any(ref.live for ref in self._refs)
        leaves = "Ctrl+Q leaves lctui" if self._first_run else "q leaves lctui"
        return f"{leaves}; the live session goes on." if live else f"{leaves}."

    def action_next_community(self) -> None:
        """Show the next community's sessions."""
        self.strip.turn(1)

    def action_previous_community(self) -> None:
        """Show the sessions of the community before."""
        self.strip.turn(-1)

    def _glance_of(self, ref: SessionRef) -> Glance | None:
        from data.glance import glance_of

        return glance_of(self._store, ref)

    def _glances_at_hand(self, refs: Sequence[SessionRef]) -> Mapping[SessionRef, Glance]:
        from data.glance import glances_at_hand

        return glances_at_hand(self._store, refs)
