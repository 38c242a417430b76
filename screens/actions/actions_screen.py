"""Actions: what is owed in all sessions, what became of it, and changing it in place."""

from collections.abc import Callable, Sequence
from datetime import datetime

from textual import getters, on
from textual.app import ComposeResult
from textual.containers import Horizontal, VerticalScroll
from textual.widgets import Input, Static

from data.desk import Desk
from data.ledger import Promise
from data.ledger_views import (
    GROUPING_BY_ID,
    GROUPINGS,
    VIEW_BY_ID,
    VIEWS,
    counts,
    for_their_session,
    gather,
    told_apart,
    wanted,
)
from data.models.ids import CommunityId, EntryId
from data.safe_text import one_line
from data.store.store import Store
from screens.actions.commands import COMMANDS
from screens.actions.deed_keys import DeedKeys
from screens.actions.filter_keys import FilterKeys
from screens.actions.ledger_list import LedgerList
from screens.actions.promise_page import promise_page
from screens.actions.reading import EVERY, Known
from screens.actions.view_tabs import ViewTabs
from screens.commands import bindings, letter_bindings
from screens.home.community_strip import CommunityStrip, CommunityTab
from screens.live.notice_line import NoticeLine
from screens.requests import OpenActions
from screens.widgets.content import shown_line
from screens.widgets.fitted import Fitted
from screens.widgets.key_line import KeyLine
from screens.words_among_keys import WordsAmongKeys

READING = "Reading what was promised …"
NOTHING_FITS = "Nothing has these words in it. Esc takes the filter away."
NARROW, VAST = 0, 170
"""Columns from which on the highlighted one stands beside the list."""
HIGH = 30
"""Rows from which on it stands below the list, where there are fewer columns."""


class ActionsScreen(WordsAmongKeys, DeedKeys, FilterKeys):
    """A mediator: the ledger is read in the background, the desk changes it, the list shows it."""

    own_commands = COMMANDS
    called = "Actions"
    CSS_PATH = "actions.tcss"
    AUTO_FOCUS = "#ledger"
    BINDINGS = [*bindings(COMMANDS), *letter_bindings(COMMANDS)]
    HORIZONTAL_BREAKPOINTS = [(NARROW, "-narrow"), (80, "-usual"), (VAST, "-vast")]
    VERTICAL_BREAKPOINTS = [(0, "-low"), (HIGH, "-high")]

    tabs = getters.query_one(ViewTabs)

    def __init__(self, store: Store, request: OpenActions, now: Callable[[], datetime]) -> None:
        """Take the store and what is asked for; the place on the screen is kept in that."""
        super().__init__()
        self.store, self.now, self.request = store, now, request
        self.desk = Desk(store, now)
        self.marked: set[EntryId] = set()
        self.today = now().astimezone().date()
        request.view = request.view if request.view in VIEW_BY_ID else VIEWS[0].id
        request.by = request.by if request.by in GROUPING_BY_ID else GROUPINGS[0].id
        self._known: Known | None = None
        self._at = request.item

    def compose(self) -> ComposeResult:
        """Communities, views and filter over the list, the highlighted one beside or below it."""
        yield CommunityStrip(id="communities")
        yield ViewTabs()
        yield Input(self.request.words, placeholder="a word, a name, #tag, a session", id="filter")
        with Horizontal(id="body"):
            yield LedgerList(self.today, id="ledger")
            with VerticalScroll(id="detail", can_focus=False):
                yield Fitted(id="page")
        yield Static("", id="busy", markup=False)
        yield NoticeLine(id="unsaved")
        yield KeyLine(COMMANDS, first="Esc back   F1 help   Enter open", may_wrap=True)

    def on_mount(self) -> None:
        """Show that it is being read, and read it."""
        self.rows.marked = self.marked
        self.tabs.view = self.request.view
        self.filter_line.set_class(bool(self.request.words), "-on")
        self._show_rows()
        self.read_anew()
        self.unsaved_line.say(self.store.refusal())
        self.set_interval(1.0, self._each_second)
        self.set_interval(EVERY, self.look_for_news)

    def on_unmount(self) -> None:
        """Leave nothing open."""
        self.let_go()

    def _each_second(self) -> None:
        if not self._busy:
            self.look_after_unsaved()
            if self.desk.refresh():
                self.words_are_gone(self.desk.take_gone())
                self.read_anew()

    @property
    def scope(self) -> CommunityId | None:
        """The community that is shown."""
        return self.request.community

    @property
    def promises(self) -> Sequence[Promise]:
        """All that is known."""
        return self._known.promises if self._known else ()

    @property
    def meant(self) -> Sequence[Promise]:
        """The marked ones that are listed, else the highlighted one."""
        marked = [promise for promise in self.rows.promises if promise.id in self.marked]
        chosen = self.rows.chosen
        return marked or ([chosen] if chosen else [])

    def show_progress(self, done: int, every: int) -> None:
        """Show how many sessions are read, where nothing else is shown yet."""
        if self._known is None:
            self.rows.hint(f"{READING} {done:,} of {every:,} sessions. Esc leaves.")

    def show_known(self, known: Known) -> None:
        """Show what was read."""
        self._known = known
        self.today = self.rows.today = self.now().astimezone().date()
        tabs = [CommunityTab(community.id, community.name) for community in known.communities]
        if tabs != self._tabs:
            self._tabs = tabs
            self.strip.show(tabs, self.request.community)
        self.tabs.counts = counts(known.promises, self.today)
        self._show_rows()
        self.read_history(self.rows.chosen)

    _tabs: Sequence[CommunityTab] = ()

    def _show_rows(self, *, anew: bool = False) -> None:
        view, by = VIEW_BY_ID[self.request.view], GROUPING_BY_ID[self.request.by]
        listed = [promise for promise in self.promises if view.wanted(promise, self.today)]
        fitting = wanted(listed, self.request.words)
        groups = gather(fitting, by, self.today)
        empty = NOTHING_FITS if listed else view.empty if self._known else READING
        at, self._at = self._at, self._at if self._known is None else None
        self.rows.show(groups, by.id, at=at, anew=anew, empty=empty)
        self.rows.border_title = shown_line(f"{view.title} · {by.title}")
        by_session = for_their_session(fitting, self.request.words)
        why = f", {by_session:,} by the session's title alone" if by_session else ""
        self._listed = f"{told_apart(fitting)}{why}" if fitting else ""
        self._tell_marks()

    def _tell_marks(self) -> None:
        marks = self.rows.marks_listed()
        self.rows.border_subtitle = f"{marks:,} marked of {self._listed}" if marks else self._listed
        self.rows.refresh()

    _listed = ""

    def show_busy(self, words: str) -> None:
        """Say what is being done."""
        busy = self.query_one("#busy", Static)
        busy.update(shown_line(words))
        busy.set_class(bool(words), "-on")

    @on(LedgerList.Highlighted)
    def _on_highlighted(self, event: LedgerList.Highlighted) -> None:
        self.show_page(event.promise)
        if event.promise is not None:
            self.request.item = event.promise.id
        self.read_history(event.promise)

    def show_page(self, promise: Promise | None, amended: Sequence[str] = ()) -> None:
        """Show the highlighted one in full; `amended` tells how it came to be so."""
        today = self.today
        self.query_one("#page", Fitted).lay(
            lambda width: promise_page(promise, today, amended, width=width) if promise else None
        )

    @on(LedgerList.Opened)
    def _on_opened(self, event: LedgerList.Opened) -> None:
        self.open_place(event.promise)

    @on(ViewTabs.Chosen)
    def _on_view_chosen(self, event: ViewTabs.Chosen) -> None:
        self.look_at(event.view)

    def look_at(self, view: str) -> None:
        """List this part of the ledger."""
        self.request.view = self.tabs.view = view
        self.marked.clear()
        self._show_rows(anew=True)

    def action_gather(self) -> None:
        """Gather in the next way."""
        ids = [grouping.id for grouping in GROUPINGS]
        self.request.by = ids[(ids.index(self.request.by) + 1) % len(ids)]
        self._show_rows()

    @on(Input.Changed, "#filter")
    def _on_filter_typed(self, event: Input.Changed) -> None:
        event.stop()
        self.request.words = one_line(event.value)
        self._show_rows()

    @on(Input.Submitted, "#filter")
    def _on_filter_left(self, event: Input.Submitted) -> None:
        event.stop()
        self.leave_filter()

    @on(CommunityStrip.Turned)
    def _on_turned(self, event: CommunityStrip.Turned) -> None:
        self.request.community = event.tab.id
        self.marked.clear()
        self.read_anew()

    def action_mark(self) -> None:
        """Mark the highlighted row, or take its mark off; go to the next."""
        if chosen := self.rows.chosen:
            self.marked ^= {chosen.id}
            self.rows.action_move(1)
            self._tell_marks()

    def action_mark_all(self) -> None:
        """Mark all that is listed; where all is marked, nothing."""
        every = {promise.id for promise in self.rows.promises}
        if every <= self.marked:
            self.marked.clear()
        else:
            self.marked |= every
        self._tell_marks()
