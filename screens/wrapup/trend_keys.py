"""How this session compares with those before, read in the background."""

from collections.abc import Iterator, Sequence
from contextlib import suppress

from textual import work

from data.errors import LctuiError
from data.models.summary import Summary
from data.refresh import refresh_due
from data.store.open_session import OpenSession
from data.trend import Point, pulse_lines, trend
from data.zone import local
from screens.telling import tell
from screens.wrapup.adoption_keys import AdoptionKeys
from screens.wrapup.trend_dialog import TrendDialog


class TrendKeys(AdoptionKeys):
    """Knows the trend once it was read."""

    points: tuple[Point, ...] = ()
    """The sessions with their slips, the oldest first."""
    trend_lines: tuple[str, ...] = ()
    """The trend in words."""
    refresh_reason: str | None = None
    """Why the next session might be a refresh."""

    def offers(self) -> Iterator[str]:
        """Say why a refresh is proposed, where it is."""
        yield from super().offers()
        if self.refresh_reason:
            yield f"t  A refresh is proposed. {self.refresh_reason}"

    def read_trend(self) -> None:
        """Read what all sessions say of it; where that fails nothing is said of a trend."""
        from data.store.summing_up import summary_of

        if self.session is not None:
            with suppress(LctuiError):
                self._read_trend(self.session, summary_of(self.session, self.now()))

    @work(thread=True, group="trend", exclusive=True)
    def _read_trend(self, session: OpenSession, own: Summary) -> None:
        from data.store.digests import digests

        try:
            found = digests(self.store, own.community, self.now(), own=own)
            today = local(self.now(), session.head).date()
            reason = refresh_due(self.store.open_community(own.community), found, today)
        except LctuiError:
            return
        tell(self, self._know, session, trend(found), pulse_lines(found), reason)

    def _know(
        self,
        session: OpenSession,
        points: Sequence[Point],
        lines: Sequence[str],
        reason: str | None,
    ) -> None:
        self.points, self.trend_lines, self.refresh_reason = tuple(points), tuple(lines), reason
        if session is self.session and not session.closed:
            self.show_waiting()

    def show_waiting(self) -> None:
        """Show what the trend says, and what is offered for it."""
        raise NotImplementedError

    def action_undo(self) -> None:
        """Take back the last change; it may have been a slip."""
        super().action_undo()
        self.read_trend()

    def action_redo(self) -> None:
        """Bring back what was taken back."""
        super().action_redo()
        self.read_trend()

    def action_trend(self) -> None:
        """Show the trend session by session."""
        self.app.push_screen(TrendDialog(self.trend_lines, self.points, self.refresh_reason))
