"""What narrows the list and where one goes from there: filter, community, one step back."""

from textual import getters
from textual.widgets import Input

from data.ledger_views import VIEWS
from screens.actions.looking_keys import LookingKeys
from screens.home.community_strip import CommunityStrip
from screens.requests import GoBack


class FilterKeys(LookingKeys):
    """Letters are words while the filter has the focus."""

    strip = getters.query_one("#communities", CommunityStrip)
    filter_line = getters.query_one("#filter", Input)

    def look_at(self, view: str) -> None:
        """List a part of the ledger."""
        raise NotImplementedError

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Leave the arrow keys to the filter while somebody types there."""
        return not (action in ("next_community", "previous_community") and self._typing)

    @property
    def _typing(self) -> bool:
        return self.focused is not None and self.focused.id == "filter"

    def action_next_community(self) -> None:
        """List what the next community owes."""
        self.strip.turn(1)

    def action_previous_community(self) -> None:
        """List what the community before owes."""
        self.strip.turn(-1)

    def action_filter(self) -> None:
        """Type what is to be listed."""
        self.filter_line.set_class(True, "-on")
        self.filter_line.focus()

    def leave_filter(self) -> None:
        """Go back to the list; an empty filter is put away."""
        self.filter_line.set_class(bool(self.filter_line.value), "-on")
        self.rows.focus()

    def action_leave(self) -> None:
        """One step back: stop what goes on, take the filter away, leave."""
        if self._busy:
            self._stopped = True
        elif self._typing or self.filter_line.value:
            self.filter_line.value = ""
            self.leave_filter()
        else:
            self._leave_for(GoBack())

    def action_view_open(self) -> None:
        """List what is open."""
        self.look_at(VIEWS[0].id)

    def action_view_overdue(self) -> None:
        """List what is past its day."""
        self.look_at(VIEWS[1].id)

    def action_view_done(self) -> None:
        """List what was done."""
        self.look_at(VIEWS[2].id)

    def action_view_dropped(self) -> None:
        """List what was let go."""
        self.look_at(VIEWS[3].id)

    def action_view_commitments(self) -> None:
        """List what people set out to try."""
        self.look_at(VIEWS[4].id)

    def action_view_help(self) -> None:
        """List what people asked help for."""
        self.look_at(VIEWS[5].id)
