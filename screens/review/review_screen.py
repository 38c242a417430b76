"""Past sessions on the left, one open on the right; read, gather, amend."""

from collections.abc import Callable
from datetime import datetime
from functools import partial
from pathlib import Path

from textual import events, getters, on
from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.widgets import Static

from data.defaults import review_of
from data.errors import LctuiError
from data.glance import glance_of, glances_at_hand
from data.looking_on import Beside
from data.models.ids import EntryId
from data.store.refs import SessionRef
from data.store.store import Store
from data.zone import local
from screens.commands import bindings, letter_bindings
from screens.live.notice_line import NoticeLine
from screens.requests import GoBack, OpenReports, OpenReview, OpenSearch, OpenWrapUp
from screens.review.beside_keys import BesideKeys
from screens.review.commands import COMMANDS, FIRST_KEYS, in_order
from screens.review.compare_keys import CompareKeys
from screens.review.entry_keys import EntryKeys
from screens.review.facts_keys import FactsKeys
from screens.review.filter_keys import FilterKeys
from screens.review.page_rows import told_page
from screens.review.past_strip import PastStrip
from screens.review.reading import Reading
from screens.review.session_page import SessionPage
from screens.widgets.content import shown_line
from screens.widgets.key_line import KeyLine
from screens.widgets.session_list import SessionList

VIEWS = {"phase": "phases", "kind": "kinds", "person": "people"}
"""What a primary purpose calls a view."""
NO_SESSION = "No session yet. Esc goes home, n starts one there."


class ReviewScreen(EntryKeys, FactsKeys, BesideKeys, CompareKeys, FilterKeys):
    """Opens one session at a time and closes it, sealed, before the next.

    Where the reader is stands in the request, so that every way back leads there again.
    """

    own_commands = COMMANDS
    called = "Review"
    CSS_PATH = "review.tcss"
    AUTO_FOCUS = "#page"
    BINDINGS = [*bindings(COMMANDS), *letter_bindings(COMMANDS)]
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (100, "-wide")]
    VERTICAL_BREAKPOINTS = [(0, "-short"), (30, "-tall")]

    page = getters.query_one("#page", SessionPage)

    def __init__(
        self,
        store: Store,
        request: OpenReview,
        now: Callable[[], datetime],
    ) -> None:
        """Take the store and what is asked for."""
        super().__init__(store, now)
        self.request = request
        self._shown: Path | None = None

    def compose(self) -> ComposeResult:
        """The line of time over the list and the page."""
        yield PastStrip(id="strip")
        yield Static("", id="narrowed", markup=False)
        with Horizontal(id="body"):
            yield SessionList(
                partial(glance_of, self.store),
                partial(glances_at_hand, self.store),
                detailed=True,
                id="sessions",
            )
            yield SessionPage(id="page")
        yield NoticeLine(id="unsaved")
        yield KeyLine(in_order(on_page=False), first=FIRST_KEYS, may_wrap=True)

    def on_mount(self) -> None:
        """List the sessions and open the one asked for."""
        self.sessions.border_title = "Sessions"
        self.show_narrowing()
        if not self.list_first():
            self.page.show(told_page(NO_SESSION, "dim"))

    @on(events.DescendantFocus)
    def _tell_keys(self) -> None:
        keys = in_order(on_page=self.page.has_focus)
        self.query_one(KeyLine).show(keys, first=FIRST_KEYS)

    def on_unmount(self) -> None:
        """Leave nothing open."""
        self._close()

    @on(SessionList.Highlighted)
    def _on_session_highlighted(self, event: SessionList.Highlighted) -> None:
        if event.ref.path != self._shown:
            self._open(event.ref)

    @on(SessionList.Opened)
    def _on_session_chosen(self) -> None:
        self.page.focus()

    @on(SessionPage.Highlighted)
    def _on_entry_highlighted(self, event: SessionPage.Highlighted) -> None:
        self.request.entry = event.entry

    @on(SessionPage.Opened)
    def _on_entry_chosen(self) -> None:
        self.action_amend_entry()

    def _open(self, ref: SessionRef) -> None:
        self._close()
        asked, self._shown = self.request.ref, ref.path
        if asked is None or asked.path != ref.path:
            self.request.entry = None
        self.request.ref = ref
        try:
            self.session = self.store.open(ref)
        except LctuiError as error:
            self.page.border_title = "This session cannot be opened"
            self.page.show(told_page(str(error), "unsaved"))
            return
        self.request.view = self.request.view or self._first_view(ref)
        self.beside = Beside()
        self._show(same=False, at=self.request.entry)
        self.show_past()
        self.read_beside_later()

    def _first_view(self, ref: SessionRef) -> str:
        """Return the view that the community's primary purpose asks for."""
        try:
            return VIEWS[review_of(self.store.community(ref.community))]
        except LctuiError:
            return "phases"

    def _close(self) -> None:
        if self.session is None:
            return
        try:
            if not self.session.ref.live:
                self.session.seal()
        except LctuiError as error:
            self.notify(str(error), severity="error", markup=False)
        self.let_go()
        self.session = None

    def show_record(self) -> None:
        """Show the session as it is now, the reader where they were."""
        self._show(same=True)
        if self.session is not None:
            self.retell(self.session)
        self.read_beside()

    def show_entries(self) -> None:
        """Show the entries anew, the reader where they were."""
        self._show(same=True)

    def _show(self, *, same: bool, at: EntryId | None = None) -> None:
        session = self.session
        if session is None:
            return
        self.page.border_title = shown_line(session.head.title)
        entries = self.narrowed_entries(session)
        remarks = self.beside.remarks(entries, partial(local, head=session.head))
        narrowed = bool(self.request.only)
        reading = Reading(
            session, self.request.view, entries, remarks, self.before_it(), narrowed=narrowed
        )
        self.page.show(reading.page(self.store, self.now()), same=same, at=at)

    def action_view_phases(self) -> None:
        """Show the session in its order."""
        self._look("phases")

    def action_view_kinds(self) -> None:
        """Gather by kind."""
        self._look("kinds")

    def action_view_people(self) -> None:
        """Gather by person."""
        self._look("people")

    def action_view_times(self) -> None:
        """Show planned against taken."""
        self._look("times")

    def _look(self, view: str) -> None:
        self.request.view = view
        self._show(same=False, at=self.request.entry)

    def action_search(self) -> None:
        """Search all that was said."""
        self.leave_by(lambda: self.post_message(OpenSearch()))

    def action_write_report(self) -> None:
        """Write this session's minutes for an audience."""
        if session := self.session:
            ref = session.ref
            self.leave_by(lambda: self._go_to_report(ref))

    def _go_to_report(self, ref: SessionRef) -> None:
        self._close()
        self.post_message(OpenReports(ref.community, ref, "minutes"))

    def action_leave(self) -> None:
        """Go back to where this was opened from."""
        self.leave_by(lambda: self.post_message(GoBack()))

    def _go_to_wrap_up(self, ref: SessionRef) -> None:
        self._close()
        self.post_message(OpenWrapUp(ref))

    def action_wrap_up(self) -> None:
        """Go to the wrap-up of the session shown, once it has ended."""
        session = self.session
        if session is None or session.ref.live:
            self.notify("The wrap-up comes when a session has ended.", markup=False)
            return
        self.leave_by(lambda: self._go_to_wrap_up(session.ref))
