"""How an entry, and what the group has agreed on, came to be as they are."""

from textual import on

from data.models.records import Entry
from screens.live.live_base import LiveBase
from screens.live.rules_panel import RulesPanel
from screens.widgets.history_dialog import agreements_history, entry_history


class HistoryKeys(LiveBase):
    """Shows every version, by whom and when."""

    @property
    def meant(self) -> Entry | None:
        """The entry that keys act upon."""
        raise NotImplementedError

    def action_history(self) -> None:
        """Show how the entry that is meant came to be."""
        if self.meant is None:
            self.say(self.nothing_meant)
        else:
            self.app.push_screen(entry_history(self.session, self.meant))

    @on(RulesPanel.HistoryWanted)
    def _on_history_wanted(self, event: RulesPanel.HistoryWanted) -> None:
        event.stop()
        self.attempt(self._show_agreements)

    def _show_agreements(self) -> None:
        community = self.store.community_of(self.session)
        self.app.push_screen(agreements_history(community, self.session.head))
