"""What leads to the next session, before people leave: obstacles and votes."""

from functools import partial

from textual import work

from data.helping import read_obstacle, set_obstacle
from data.models.records import Entry
from data.store.open_session import OpenSession
from screens.live.vote_dialog import VoteDialog
from screens.live.voting import Voting
from screens.widgets.obstacle_dialog import obstacle_dialog
from screens.wrapup.adoption_keys import AdoptionKeys


class OnwardKeys(AdoptionKeys):
    """Acts on the highlighted commitment, and on the community's backlog."""

    session: OpenSession
    _voting: Voting | None = None

    def action_obstacle(self) -> None:
        """Ask what might get in the way of a commitment, and who can help."""
        chosen = self.rows.chosen
        entry = self.session.entries.get(chosen) if chosen else None
        if entry is None or entry.kind != "commitment":
            self.notify("Highlight a commitment first.", markup=False)
        else:
            self._ask_obstacle(entry)

    @work(group="dialog")
    async def _ask_obstacle(self, entry: Entry) -> None:
        read = partial(read_obstacle, self.session, now=self.now())
        words = await self.app.push_screen_wait(obstacle_dialog(entry, read))
        if words is not None:
            self.attempt(lambda: set_obstacle(self.session, entry, words, self.now()))

    def action_vote(self) -> None:
        """Show what waits to be learned, with its votes."""
        if self._voting is None:
            self._voting = Voting(self.store, self.session, self.now, self.attempt, self._turn_vote)
        self.attempt(self._voting.read)
        self.app.push_screen(VoteDialog(self._voting))

    def _turn_vote(self, way: str) -> None:
        (self.action_redo if way == "redo" else self.action_undo)()
