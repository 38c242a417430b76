"""Looking closer: the place in review, the history, the way; the filter; taking words away."""

from collections.abc import Sequence
from functools import partial

from textual import getters, work
from textual.screen import Screen

from data.chain import Chain, chain_of
from data.errors import LctuiError
from data.ledger import Promise, shareable
from data.ledger_pages import line_of_minutes, page_of_minutes
from data.ledger_views import GROUPING_BY_ID, gather
from data.ledger_words import counted
from data.store.refs import SessionRef
from screens.actions.history import amended_lines, promise_history, versions_of
from screens.actions.ledger_list import LedgerList
from screens.actions.reading import NOTHING, Reading
from screens.copying import STAYS_HERE, Copying
from screens.requests import GoBack, OpenActions, OpenReview, OpenSearch
from screens.telling import tell
from screens.widgets.chain_dialog import ChainDialog
from screens.widgets.glancing import AFTER_PAINT

WAITING = "kind:request,parked is:open"
"""The query for what waits and is nobody's to do."""


class LookingKeys(Reading, Copying):
    """What is read of other sessions is read in a thread."""

    request: OpenActions
    rows = getters.query_one("#ledger", LedgerList)

    def show_page(self, promise: Promise | None, amended: Sequence[str] = ()) -> None:
        """Show the highlighted one in full."""
        raise NotImplementedError

    def _refs(self, promise: Promise) -> dict[str, SessionRef]:
        return {ref.path.name: ref for ref in self.store.sessions(promise.community)}

    def read_history(self, promise: Promise | None) -> None:
        """Read how it came to be so, once the highlight rests and where there is room for it."""
        if promise is not None and self.query_one("#detail").display:
            self.set_timer(AFTER_PAINT, partial(self._read_resting, promise))

    def _read_resting(self, promise: Promise) -> None:
        if self.is_attached and self.rows.chosen is promise:
            self._read_history(promise)

    @work(thread=True, group="history", exclusive=True, exit_on_error=False)
    def _read_history(self, promise: Promise) -> None:
        try:
            versions = versions_of(self.store, self._refs(promise), promise, heard=False)
        except LctuiError:
            return
        lines = amended_lines(v for v in versions if "outcome" not in v.fields)
        tell(self, self._show_history, promise, lines)

    def _show_history(self, promise: Promise, lines: Sequence[str]) -> None:
        if lines and self.rows.chosen is promise:
            self.show_page(promise, lines)

    def action_show_history(self) -> None:
        """Show every version of it, and everything that was heard of it."""
        if chosen := self._chosen():
            self._open_history(chosen)

    @work(thread=True, group="versions", exclusive=True, exit_on_error=False)
    def _open_history(self, promise: Promise) -> None:
        try:
            versions = versions_of(self.store, self._refs(promise), promise)
        except LctuiError as error:
            tell(self, self.notify, str(error), severity="error", markup=False)
            return
        tell(self, self._open, promise_history(promise, versions))

    def _open(self, dialog: Screen[None]) -> None:
        """Open it, unless somebody went on to something else meanwhile."""
        if self.is_active:
            self.app.push_screen(dialog)

    def action_show_chain(self) -> None:
        """Follow it through every session that it touched."""
        if chosen := self._chosen():
            self._open_chain(chosen)

    @work(thread=True, group="chain", exclusive=True, exit_on_error=False)
    def _open_chain(self, promise: Promise) -> None:
        try:
            chain = chain_of(self.store, promise.community, promise.id)
        except LctuiError as error:
            tell(self, self.notify, str(error), severity="error", markup=False)
            return
        if chain is not None:
            tell(self, self._show_way, promise, chain)

    def _show_way(self, promise: Promise, chain: Chain) -> None:
        if self.is_active:
            dialog = ChainDialog(chain, opens=True)
            self.app.push_screen(dialog, partial(self._open_link, promise))

    def _open_link(self, promise: Promise, stem: str | None) -> None:
        if stem:
            self.open_place(promise, stem)

    def _chosen(self) -> Promise | None:
        if self.rows.chosen is None:
            self.notify(NOTHING, markup=False)
        return self.rows.chosen

    def open_place(self, promise: Promise, stem: str = "") -> None:
        """Go to the place where it was said, or to another session that it touched."""
        ref = self._refs(promise).get(stem or promise.stem)
        if ref is None:
            self.notify("That session is not here any more.", markup=False)
        else:
            self._leave_for(OpenReview(ref, promise.id))

    def action_search(self) -> None:
        """Look through everything that was ever said."""
        self._leave_for(OpenSearch())

    def action_search_waiting(self) -> None:
        """Look through what waits and nobody owes: it becomes a topic, or comes back."""
        self._leave_for(OpenSearch(WAITING))

    def _leave_for(self, request: OpenReview | OpenSearch | GoBack) -> None:
        if self._busy:
            self.notify("One moment: the last change is still being kept.", markup=False)
        else:
            self.leave_by(partial(self._go, request))

    def _go(self, request: OpenReview | OpenSearch | GoBack) -> None:
        """Let go of the sessions before another screen opens them."""
        self.let_go()
        self.post_message(request)

    def action_copy_row(self) -> None:
        """Copy the highlighted one as a line of the minutes."""
        if chosen := self._chosen():
            left = list(shareable([chosen]))
            if not left:
                self.notify(STAYS_HERE, markup=False)
                return
            line = line_of_minutes(left[0], self.now().astimezone().date())
            self.take_words(lambda: line, "action.md", "The entry")

    def action_copy_list(self) -> None:
        """Copy all that is listed, without what is private."""
        promises, today = self.rows.promises, self.now().astimezone().date()
        by = GROUPING_BY_ID[self.request.by]
        told = list(shareable(promises))
        kept = len(promises) - len(told)
        what = counted(told) + (f" ({kept} private stay inside this store)" if kept else "")
        self.take_words(
            lambda: page_of_minutes(gather(promises, by, today), today), "actions.md", what
        )
