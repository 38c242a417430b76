"""Narrowing what is listed in review: the sessions, or the entries of the open one."""

from collections.abc import Mapping, Sequence
from contextlib import suppress
from functools import partial

from textual import getters, work
from textual.widgets import Static
from textual.worker import get_current_worker

from data import entry_facets, session_facets
from data.entry_facets import Said
from data.facets import Facet, in_words, left_of, narrowed
from data.looking_on import Beside
from data.models.ids import PhaseId
from data.models.records import Entry
from data.progress import Stopped, stopping
from data.session_facets import Past
from data.store.open_session import OpenSession
from screens.now_and_then import now_and_then
from screens.review.filter_dialog import READING, FilterDialog
from screens.review.past_keys import PastKeys
from screens.telling import tell
from screens.widgets.content import shown_line

ANEW = 1.0
"""Seconds after which values are offered anew while the sessions are being read."""
OF_SESSIONS, OF_ENTRIES = "Which sessions?", "Which entries?"


class FilterKeys(PastKeys):
    """What is narrowed stands on a line of its own, with the key that shows all again."""

    narrowing = getters.query_one("#narrowed", Static)

    beside = Beside()
    """What stands beside the entries of the open session."""

    def show_entries(self) -> None:
        """Show the open session's entries as they are narrowed now."""
        raise NotImplementedError

    def action_narrow(self) -> None:
        """Choose what the side with the focus is narrowed to."""
        if self.sessions.has_focus:
            self.action_narrow_sessions()
        else:
            self.action_narrow_entries()

    def action_narrow_sessions(self) -> None:
        """Choose which sessions are listed."""
        dialog = FilterDialog(
            OF_SESSIONS, session_facets.GROUPS, self.request.among, self._narrow_sessions
        )
        dialog.add_class("-beside-list")
        self.app.push_screen(dialog)
        self._offer_sessions(dialog)

    @work(thread=True, group="offers", exclusive=True, exit_on_error=False)
    def _offer_sessions(self, dialog: FilterDialog) -> None:
        """Offer what the files' names tell, then what is known so far, and so on to the whole."""
        worker, refs = get_current_worker(), self._refs

        def offer(known: Sequence[Past], how_far: str = "") -> None:
            among = self.request.among
            counts = left_of(known, among, session_facets.facets_of, session_facets.text_of)
            if how_far:
                counts.pop(session_facets.NOT_KNOWN, None)
            order = session_facets.in_order(counts, self._names)
            tell(dialog, dialog.offer, {facet: counts[facet] for facet in order}, how_far)

        def so_far(done: int, of: int) -> None:
            offer(self.known_past(refs), f"reading {done:,} of {of:,} …")

        def left() -> bool:
            return worker.is_cancelled or not dialog.is_attached

        try:
            with suppress(Stopped):
                offer(self.known_past(refs), READING)
                offer(self.past(refs, stopping(left, now_and_then(so_far, ANEW))))
        finally:
            tell(dialog, dialog.no_more)

    def _narrow_sessions(self, chosen: tuple[Facet, ...]) -> None:
        self.request.among = chosen
        self.show_narrowing()
        self.read_sessions()
        if isinstance(self.app.screen, FilterDialog):
            self._offer_sessions(self.app.screen)

    def sessions_listed(self, shown: int, of: int) -> None:
        """Say in the dialog how many are left."""
        if isinstance(self.app.screen, FilterDialog) and self.request.among:
            self.app.screen.tell(f"{shown:,} of {of:,}")

    def action_narrow_entries(self) -> None:
        """Choose which entries of the open session are shown."""
        session = self.session
        if session is None:
            return
        dialog = FilterDialog(
            OF_ENTRIES, entry_facets.GROUPS, self.request.only, self._narrow_entries
        )
        dialog.add_class("-beside-page")
        self._offer_entries(dialog, session)
        self.app.push_screen(dialog)

    def _offer_entries(self, dialog: FilterDialog, session: OpenSession) -> None:
        """Offer the values that its entries have, each with how many it would list."""
        phases, only = _phases(session), self.request.only
        facets = partial(entry_facets.facets_of, phases=phases)
        counts = left_of(self._said(session), only, facets, entry_facets.text_of)
        dialog.offer({facet: counts[facet] for facet in entry_facets.in_order(counts, phases)})

    def _narrow_entries(self, chosen: tuple[Facet, ...]) -> None:
        self.request.only = chosen
        self.show_narrowing()
        self.show_entries()
        if isinstance(self.app.screen, FilterDialog) and self.session:
            self._offer_entries(self.app.screen, self.session)
            left = len(self.narrowed_entries(self.session))
            self.app.screen.tell(f"{left:,} of {len(self.session.entries):,}")

    def narrowed_entries(self, session: OpenSession) -> list[Entry]:
        """Return the entries that are wanted."""
        if not self.request.only:
            return list(session.entries.values())
        facets = partial(entry_facets.facets_of, phases=_phases(session))
        kept = narrowed(self._said(session), self.request.only, facets, entry_facets.text_of)
        return [said.entry for said in kept]

    def _said(self, session: OpenSession) -> list[Said]:
        heard, amended = self.beside.heard, self.beside.amended
        return [
            Said(entry, [h.outcome for h in heard.get(entry.id, ())], entry.id in amended)
            for entry in session.entries.values()
        ]

    def action_show_all(self) -> None:
        """Narrow nothing any more."""
        self.request.only = ()
        if self.request.among:
            self._narrow_sessions(())
        self.show_narrowing()
        self.show_entries()

    def show_narrowing(self) -> None:
        """Say what is narrowed, and to what."""
        told = (("sessions", self.request.among), ("entries", self.request.only))
        parts = [f"{name}: {in_words(chosen)}" for name, chosen in told if chosen]
        words = "  ·  ".join(parts)
        self.narrowing.display = bool(words)
        self.narrowing.update(shown_line(f"⧩ {words}   A shows all", "$accent") if words else "")


def _phases(session: OpenSession) -> Mapping[PhaseId, str]:
    return {phase.id: phase.title for phase in session.head.phases}
