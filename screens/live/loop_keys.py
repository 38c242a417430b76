"""What leads from this session to the next: obstacles, offers of help, votes, ways of items."""

from functools import partial

from textual import on, work

from data.chain import chain_of
from data.errors import LctuiError
from data.help_words import offers_by_item
from data.helping import offer, read_obstacle, set_obstacle
from data.meeting import people_of
from data.models.ids import EntryId
from data.models.records import Entry
from data.safe_text import one_line, safe
from screens.live.entry_keys import EntryKeys
from screens.live.panel_keys import PanelKeys
from screens.live.since_panel import SincePanel
from screens.live.vote_dialog import VoteDialog
from screens.live.voting import Voting
from screens.widgets.chain_dialog import ChainDialog
from screens.widgets.content import cut
from screens.widgets.line_dialog import LineDialog
from screens.widgets.obstacle_dialog import obstacle_dialog


class LoopKeys(PanelKeys, EntryKeys):
    """Acts on the highlighted entry where that is of the kind, else on the last such entry."""

    _voting: Voting | None = None

    def _meant_of(self, kind: str) -> Entry | None:
        meant = self.meant
        if meant is not None and meant.kind == kind:
            return meant
        entries = reversed(self.session.entries.values())
        seen = (entry for entry in entries if not self.hides(entry))
        return next((entry for entry in seen if entry.kind == kind), None)

    def action_obstacle(self, argument: str = "") -> None:
        """Keep what might get in the way of a commitment; without words, ask."""
        entry = self._meant_of("commitment")
        if entry is None:
            self.say("Nobody has taken anything on yet. > begins a commitment.")
        elif argument:
            self._hinder(entry, argument)
        else:
            self._ask_obstacle(entry)

    @work(group="dialog")
    async def _ask_obstacle(self, entry: Entry) -> None:
        read = partial(read_obstacle, self.session, now=self.now())
        words = await self.app.push_screen_wait(obstacle_dialog(entry, read))
        if words is not None:
            self._hinder(entry, words)

    def _hinder(self, entry: Entry, words: str) -> None:
        if self.attempt(lambda: set_obstacle(self.session, entry, words, self.now())):
            kept = self.session.entries.get(entry.id)
            if kept is not None:
                self.pane_of(kept).entries.replace(kept)
                self.say(f"Kept with “{cut(kept.text, 60)}”.")

    def action_offer(self, argument: str = "") -> None:
        """Keep who can help with a call for help; without a name, ask."""
        entry = self._meant_of("help")
        if entry is None:
            self.say("Nobody has asked for help here. F2 shows who did before; < asks.")
        elif argument:
            self._keep_offer(entry.id, argument)
        else:
            self._ask_offer(entry.id, entry.text)

    @on(SincePanel.OfferWanted)
    def _on_offer_wanted(self, event: SincePanel.OfferWanted) -> None:
        event.stop()
        items = {item.entry.id: item for item in self.handed_over()}
        self._ask_offer(event.id, items[event.id].entry.text)

    @work(group="dialog")
    async def _ask_offer(self, item: EntryId, text: str) -> None:
        dialog = LineDialog(
            f"Who can help? {cut(text, 40)}",
            explain=lambda name: f"{self._called(name)} can help.",
            example="a name",
        )
        name = await self.app.push_screen_wait(dialog)
        if name:
            self._keep_offer(item, name)

    def _called(self, name: str) -> str:
        return people_of(self.session).find(name) or one_line(safe(name))

    def _keep_offer(self, item: EntryId, name: str) -> None:
        if self.attempt(lambda: offer(self.session, item, name, self.now())):
            self.say(f"{self._called(name)} can help. Ctrl+Z takes it back.")
        self.show_offers()
        self.show_panel()

    def show_offers(self) -> None:
        """Show below each call for help who offered."""
        offered = offers_by_item(self.session.offers.values())
        for pane in self.panes:
            pane.entries.offered = offered

    def action_vote(self) -> None:
        """Show what waits to be learned, with its votes."""
        if self._voting is None:
            self._voting = Voting(self.store, self.session, self.now, self.attempt, self._turn_vote)
            self._voting.hidden = self._is_hidden
        voting = self._voting
        if self.attempt(voting.read):
            self.app.push_screen(VoteDialog(voting))

    def _is_hidden(self, item: EntryId) -> bool:
        entry = self.session.entries.get(item)
        return entry is not None and self.hides(entry)

    def _turn_vote(self, way: str) -> None:
        (self.action_redo if way == "redo" else self.action_undo)()

    @on(SincePanel.ChainWanted)
    def _on_chain_wanted(self, event: SincePanel.ChainWanted) -> None:
        event.stop()
        self.show_chain(event.id)

    def show_chain(self, item: EntryId) -> None:
        """Show an item's way through the sessions."""
        try:
            chain = chain_of(self.store, self.session.ref.community, item)
        except LctuiError as error:
            self.say_error(error)
            return
        if chain is not None:
            self.app.push_screen(ChainDialog(chain))
