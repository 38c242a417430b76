"""What is done with the questions that wait."""

from functools import cached_property

from textual import on

from data.asked import Asked, queue_of
from data.asking import toggle_answered, want_to_know
from data.models.ids import PhaseId
from data.models.records import Entry
from screens.live.capture_keys import CaptureKeys
from screens.live.panel_keys import PanelKeys
from screens.live.queue_panel import QueuePanel


class QueueKeys(PanelKeys, CaptureKeys):
    """Answers the question queue. What is shown of it stays in this room: no board tells it."""

    def questions(self) -> tuple[Asked, ...]:
        """Return what was asked in this phase, else in the nearest before it."""
        asked = (self._asked_in(pane.phase.id) for pane in reversed(self.panes[: self.current + 1]))
        return next(filter(None, asked), ())

    def _asked_in(self, phase: PhaseId) -> tuple[Asked, ...]:
        session = self.session
        seen = [entry for entry in session.entries.values() if not self.hides(entry)]
        return queue_of(seen, session.dots.values(), session.followups.values(), phase)

    async def action_queue(self) -> None:
        """Show what waits."""
        await self.toggle(QueuePanel(self.questions()))

    def show_panel(self) -> None:
        """Show what changed among the questions, too."""
        super().show_panel()
        self.show_queue()

    def show_clock(self) -> None:
        """Look at the questions too: others ask, and press +."""
        super().show_clock()
        self.show_queue()

    def show_queue(self) -> None:
        """Show the questions as they stand, where they are shown at all."""
        if isinstance(self.panel, QueuePanel) and self.panel.is_mounted:
            self.panel.show(self.questions())

    def show_kept(self, entries: list[Entry], *, new: bool) -> None:
        """Show a question at once that was asked here."""
        super().show_kept(entries, new=new)
        self.show_queue()

    @cached_property
    def _voter(self) -> str:
        from data.voting import new_voter

        return new_voter()

    @on(QueuePanel.MoreWanted)
    def _on_more_wanted(self, event: QueuePanel.MoreWanted) -> None:
        event.stop()
        self.attempt(lambda: want_to_know(self.session, event.id, self._voter, self.now()))
        self.show_queue()

    @on(QueuePanel.AnsweredToggled)
    def _on_answered_toggled(self, event: QueuePanel.AnsweredToggled) -> None:
        event.stop()
        self.attempt(lambda: toggle_answered(self.session, event.id, self.now()))
        self.show_queue()
