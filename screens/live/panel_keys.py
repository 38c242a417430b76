"""What opens beside the phases, and what is done there."""

from contextlib import suppress

from textual import getters, on
from textual.containers import Vertical
from textual.widget import AwaitMount

from data.carryover import Item
from data.errors import LctuiError
from data.items import as_heard, handed_to
from data.models.ids import EntryId
from data.settling import hear
from data.store.undo import Action
from screens.live.here_words import panel_lines
from screens.live.people_panel import PeoplePanel
from screens.live.roll_keys import RollKeys
from screens.live.rules_panel import RulesPanel
from screens.live.side_panel import SidePanel
from screens.live.since_panel import SincePanel
from screens.widgets.content import cut


class PanelKeys(RollKeys):
    """At most one panel is open. Its key opens it, gives it the focus, and closes it again."""

    side = getters.query_one("#side", Vertical)

    items: tuple[Item, ...] | None = None
    """What the last session handed over, once it was read."""
    panel: SidePanel | None = None
    """The panel that is open."""
    opened_itself: bool = False
    """Nobody asked for the panel; it goes with its phase unless somebody went into it."""
    _given: Action | None = None
    """What was done when an outcome was given last: with the words that follow it is one action."""
    _from_letters: bool = False
    """Whoever went into the panel came from where letters are commands."""

    def give_room(self) -> None:
        """Give the phases and the panel their room."""
        raise NotImplementedError

    async def action_since(self) -> None:
        """Show what was handed over."""
        await self.toggle(self._since_panel())

    def _since_panel(self) -> SincePanel:
        items = self.handed_over()
        return SincePanel(items, len(self.items or ()) - len(items))

    async def action_people(self) -> None:
        """Show who is here."""
        await self.toggle(self.people_panel())

    def people_panel(self) -> PeoplePanel:
        """Return the panel of those on the roll."""
        people = self.session.people.values()
        return PeoplePanel(people, self.go_round, panel_lines(self.here), self.group_lines())

    async def action_rules(self) -> None:
        """Show the ground rules."""
        rules: list[str] = []
        self.attempt(
            lambda: rules.extend(self.store.community(self.session.head.community).ground_rules)
        )
        await self.toggle(RulesPanel(rules, self.aloud_words()))

    def aloud_words(self) -> str:
        """Return why the rules are to be said aloud today; empty where there is no reason."""
        return ""

    async def toggle(self, panel: SidePanel) -> None:
        """Open this panel; where one of its kind is open, go there, or close it from there."""
        if self.panel is None or not self.panel.has_focus_within:
            self._from_letters = not self.bar.has_focus_within
        if self.panel is None or type(self.panel) is not type(panel):
            await self.open_panel(panel)
            self.set_focus(panel.first)
        elif self.panel.has_focus_within:
            self.close_panel()
        else:
            self.set_focus(self.panel.first)
        self.opened_itself = False

    def open_panel(self, panel: SidePanel) -> AwaitMount:
        """Open it and leave the focus where it is."""
        self.side.remove_children()
        self.panel = panel
        self.side.display = True
        self.give_room()
        return self.side.mount(panel)

    @on(SidePanel.Closed)
    def close_panel(self) -> None:
        """Close it; what had the focus before has it again: the bar, or the phases."""
        self._put_away()
        if self._from_letters:
            self.go_to_phases()
        else:
            self.go_to_bar()
        self._from_letters = False

    def close_by_itself(self) -> None:
        """Put a panel away that nobody asked for."""
        if self.opened_itself and self.panel and not self.panel.has_focus_within:
            self._put_away()

    def _put_away(self) -> None:
        self.side.remove_children()
        self.panel = None
        self.side.display = False
        self.give_room()

    def handed_over(self) -> tuple[Item, ...]:
        """Return the items from last time, each with what this session heard about it.

        What was left for another time when the session was planned is not among them, unless it
        was spoken of all the same.
        """
        if self.items is None:
            self.items = ()
            with suppress(LctuiError):
                self.items = handed_to(self.store, self.session)
        rests = self.session.head.resting
        items = as_heard(self.items, self.session)
        return tuple(item for item in items if item.entry.id not in rests or item.followup)

    @property
    def from_last_time(self) -> int:
        """How many items nobody has said anything about yet; 0 until they were read."""
        heard, rests = self.session.followups, frozenset(self.session.head.resting)
        return sum(
            not item.told and item.entry.id not in heard and item.entry.id not in rests
            for item in self.items or ()
            if item.entry.kind != "question"
        )

    def open_since(self) -> None:
        """Open it by itself where there is room; where there is not, say how many wait."""
        waiting = self.from_last_time
        if not waiting or self.panel is not None:
            return
        if self.has_class("-narrow") or self.has_class("-tiny"):
            self.say(f"{waiting} from last time: F2 shows them.")
        else:
            self.open_panel(self._since_panel())
            self.opened_itself = True

    def show_panel(self) -> None:
        """Show what changed in the panel that is open; one that is just opening shows it anyway."""
        if self.panel is None or not self.panel.is_mounted:
            return
        if isinstance(self.panel, SincePanel):
            self.panel.show(self.handed_over())
        elif isinstance(self.panel, PeoplePanel):
            people, here = self.session.people.values(), panel_lines(self.here)
            self.panel.show(people, self.go_round, here, self.group_lines())

    def show_late(self) -> None:
        """Read anew what was handed over: a past session was amended, or an outcome taken back."""
        self.items = None
        self.handed_over()
        self.show_panel()

    def show_turns(self) -> None:
        """Show the order of turns among the people."""
        self.show_panel()

    @on(SincePanel.OutcomeGiven)
    def _on_outcome(self, event: SincePanel.OutcomeGiven) -> None:
        event.stop()
        heard = self.session.followups.get(event.id)
        self._hear(event.id, event.outcome, heard.note if heard else "")
        self._given = self.session.next_back

    @on(SincePanel.SurpriseTold)
    def _on_surprise(self, event: SincePanel.SurpriseTold) -> None:
        event.stop()
        heard = self.session.followups.get(event.id)
        if heard is None:
            return
        just_given = self._given is not None and self.session.next_back is self._given
        if just_given:
            self.attempt(self.session.undo)  # outcome and words are one action
        self._hear(event.id, heard.outcome, event.note)
        if just_given and event.note:
            told = cut(event.note, 60)
            self.say(f"“{told}” is kept with what became of it. ^Z takes both back.")

    @on(SincePanel.WordsLeft)
    def _on_words_left(self, event: SincePanel.WordsLeft) -> None:
        event.stop()
        self.into_bar(event.words)
        self.remind(f"“{cut(event.words, 40)}” is in the bar now.")

    def _hear(self, identifier: EntryId, outcome: str, note: str) -> None:
        self.attempt(lambda: hear(self.session, identifier, outcome, self.now(), note))
        self.show_panel()
