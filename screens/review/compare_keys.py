"""Laying the open session beside another one; what is usual before it."""

from collections.abc import Sequence

from textual import work

from data.comparing import Comparison, compare
from data.errors import LctuiError
from data.models.summary import Summary
from data.store.index import summaries_at
from data.store.open_session import OpenSession
from data.store.refs import SessionRef
from screens.review.compare_screen import CompareScreen
from screens.review.past_keys import PastKeys
from screens.review.pick_dialog import PickDialog
from screens.review.reading import TIMES

USUAL_OF = 20
"""Sessions before this one that tell what a phase usually takes."""
ALONE = "There is no other session to compare with."


class CompareKeys(PastKeys):
    """Asks for the other session and shows both."""

    @work(group="dialog")
    async def action_compare_sessions(self) -> None:
        """Ask for another session, then show both side by side."""
        session = self.session
        if session is None:
            return
        refs = [ref for ref in self.sessions.refs if ref.path != session.ref.path]
        if not refs:
            self.notify(ALONE, markup=False)
            return
        at = next(iter(self._before(refs, session.ref)), refs[0])
        dialog = PickDialog(self.store, "Compare with which session?", refs, at)
        ref = await self.app.push_screen_wait(dialog)
        if ref is not None and self.session is session:
            self._compare(session, ref)

    def _compare(self, session: OpenSession, ref: SessionRef) -> None:
        try:
            told = self._comparison(session, ref)
        except LctuiError as error:
            self.notify(str(error), severity="error", markup=False)
        else:
            self.app.push_screen(CompareScreen(told))

    def _comparison(self, session: OpenSession, ref: SessionRef) -> Comparison:
        other = self.store.open(ref)
        try:
            return compare(session, other, self.now())
        finally:
            other.close()

    def _before(self, refs: Sequence[SessionRef], ref: SessionRef) -> list[SessionRef]:
        """Return a community's sessions before this one, the newest first."""
        same = (other for other in refs if other.community == ref.community)
        return [other for other in same if other.path.name < ref.path.name]

    def before_it(self) -> list[Summary]:
        """Return what is known of the sessions before, where it is asked how time went."""
        if self.session is None or self.request.view != TIMES:
            return []
        before = self._before(self._refs, self.session.ref)[:USUAL_OF]
        return list(summaries_at(self.store, before).values())
