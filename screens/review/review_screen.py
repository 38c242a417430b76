"""Past sessions on the left, one open on the right; read, gather, amend."""

from collections.abc import Callable
from datetime import datetime
from functools import partial
from pathlib import Path

from textual import getters, on
from textual.app import ComposeResult
from textual.containers import Horizontal

from data.chain import chain_of
from data.defaults import review_of
from data.errors import LctuiError
from data.models.ids import EntryId
from data.models.records import Entry
from data.outlook import title_of, titles_at_hand
from data.store.refs import SessionRef
from data.store.store import Store
from screens.commands import bindings, letter_bindings
from screens.live.notice_line import NoticeLine
from screens.record_screen import RecordScreen
from screens.requests import GoBack, OpenReview, OpenWrapUp
from screens.review.commands import COMMANDS
from screens.review.page_rows import told_page
from screens.review.reading import page_of
from screens.review.session_page import SessionPage
from screens.widgets.chain_dialog import ChainDialog
from screens.widgets.content import shown_line
from screens.widgets.history_dialog import entry_history
from screens.widgets.key_line import KeyLine
from screens.widgets.session_list import SessionList

VIEWS = {"phase": "phases", "kind": "kinds", "person": "people"}
"""What a primary purpose calls a view."""


class ReviewScreen(RecordScreen):
    """Opens one session at a time and closes it, sealed, before the next."""

    own_commands = COMMANDS
    called = "Review"
    CSS_PATH = "review.tcss"
    AUTO_FOCUS = "#page"
    BINDINGS = [*bindings(COMMANDS), *letter_bindings(COMMANDS)]
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (100, "-wide")]

    sessions = getters.query_one("#sessions", SessionList)
    page = getters.query_one("#page", SessionPage)

    def __init__(
        self,
        store: Store,
        request: OpenReview,
        now: Callable[[], datetime],
    ) -> None:
        """Take the store and what is asked for."""
        super().__init__(store, now)
        self._request = request
        self._shown: Path | None = None
        self._view = request.view

    def compose(self) -> ComposeResult:
        """List and page side by side."""
        with Horizontal(id="body"):
            yield SessionList(
                partial(title_of, self.store), partial(titles_at_hand, self.store), id="sessions"
            )
            yield SessionPage(id="page")
        yield NoticeLine(id="unsaved")
        yield KeyLine(COMMANDS, first="Esc back   F1 help   Tab other side")

    def on_mount(self) -> None:
        """List the sessions and open the one asked for."""
        refs = self.store.sessions()
        self.sessions.border_title = "Sessions"
        self.sessions.show(sorted(refs, key=lambda ref: not ref.live), at=self._request.ref)
        if not refs:
            empty = "No session yet. Esc goes home, n starts one there."
            self.page.show(told_page(empty, "dim"))

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
        self._request.entry = event.entry

    @on(SessionPage.Opened)
    def _on_entry_chosen(self) -> None:
        self.action_amend_entry()

    def _open(self, ref: SessionRef) -> None:
        self._close()
        self._shown = ref.path
        try:
            self.session = self.store.open(ref)
        except LctuiError as error:
            self.page.border_title = "This session cannot be opened"
            self.page.show(told_page(str(error), "unsaved"))
            return
        self._view = self._view or self._first_view(ref)
        same = self._request.ref is not None and self._request.ref.path == ref.path
        self._request.entry = self._request.entry if same else None
        self._request.ref = ref
        self._show(same=False, at=self._request.entry)

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

    def _show(self, *, same: bool, at: EntryId | None = None) -> None:
        if self.session is None:
            return
        self.page.border_title = shown_line(self.session.head.title)
        page = page_of(self.store, self.session, self._view, self.now())
        self.page.show(page, same=same, at=at)

    def _entry(self) -> Entry | None:
        chosen = self.page.chosen
        return self.session.entries.get(chosen) if self.session and chosen else None

    def action_view_phases(self) -> None:
        """Show the session in its order."""
        self._look("phases")

    def action_view_kinds(self) -> None:
        """Gather by kind."""
        self._look("kinds")

    def action_view_people(self) -> None:
        """Gather by person."""
        self._look("people")

    def _look(self, view: str) -> None:
        self._view = self._request.view = view
        self._show(same=False, at=self._request.entry)

    def action_amend_entry(self) -> None:
        """Open the highlighted entry as a line."""
        entry = self._entry()
        if self.session and entry:
            self.amend_entry(self.session, entry)

    def action_show_history(self) -> None:
        """Show every version of the highlighted entry."""
        entry = self._entry()
        if self.session and entry:
            self.app.push_screen(entry_history(self.session, entry))

    def action_show_chain(self) -> None:
        """Follow the highlighted entry through the sessions."""
        entry = self._entry()
        if self.session is None or entry is None:
            return
        try:
            chain = chain_of(self.store, self.session.ref.community, entry.id)
        except LctuiError as error:
            self.notify(str(error), severity="error", markup=False)
            return
        if chain is None:
            self.notify("Only what is handed on, asked or voted on has a way.", markup=False)
        else:
            self.app.push_screen(ChainDialog(chain))

    def action_redact_entry(self) -> None:
        """Take the highlighted entry's words out for good, after one question."""
        entry = self._entry()
        if entry:
            self.redact(entry)

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
