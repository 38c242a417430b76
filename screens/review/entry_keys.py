"""What can be done with the highlighted entry of a session in review."""

from functools import partial

from data.chain import chain_of
from data.errors import LctuiError
from data.models.records import Entry
from screens.copying_entry import CopyingEntry
from screens.requests import OpenReview
from screens.review.session_page import SessionPage
from screens.widgets.chain_dialog import ChainDialog
from screens.widgets.history_dialog import entry_history

NONE_CHOSEN = "Choose an entry first: ↓ goes to the next one."


class EntryKeys(CopyingEntry):
    """Amend it, read its history, follow it, copy it, redact it."""

    page: SessionPage

    def chosen_entry(self) -> Entry | None:
        """Return the highlighted entry; says so where there is none."""
        chosen = self.page.chosen
        entry = self.session.entries.get(chosen) if self.session and chosen else None
        if entry is None:
            self.notify(NONE_CHOSEN, markup=False)
        return entry

    def action_amend_entry(self) -> None:
        """Open the highlighted entry as a line."""
        entry = self.chosen_entry()
        if self.session and entry:
            self.amend_entry(self.session, entry)

    def action_show_history(self) -> None:
        """Show every version of the highlighted entry."""
        entry = self.chosen_entry()
        if self.session and entry:
            self.app.push_screen(entry_history(self.session, entry))

    def action_show_chain(self) -> None:
        """Follow the highlighted entry through the sessions."""
        entry = self.chosen_entry()
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
            self.app.push_screen(ChainDialog(chain, opens=True), partial(self._open_link, entry))

    def _open_link(self, entry: Entry, stem: str | None) -> None:
        """Go to a session that the entry touched."""
        if stem and self.session:
            refs = self.store.sessions(self.session.ref.community)
            for ref in (ref for ref in refs if ref.path.name == stem):
                self.post_message(OpenReview(ref, entry.id))

    def action_redact_entry(self) -> None:
        """Take the highlighted entry's words out for good, after one question."""
        entry = self.chosen_entry()
        if entry:
            self.redact(entry)
