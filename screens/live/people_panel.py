"""People and turns: a roll call in ten seconds, roles by one key, whose turn it is."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import partial

from textual import events, getters, on
from textual.app import ComposeResult
from textual.content import Content
from textual.message import Message
from textual.widget import Widget
from textual.widgets import Input, OptionList, Static

from data.go_round import GoRound
from data.models.ids import MemberId
from data.models.records import Presence
from data.planning import names_in
from data.roll_call import fitting, named_on
from data.safe_text import safe
from screens.live.people_keys import (
    ALL_HERE,
    FOLLOWS,
    MEMBER,
    REMOVE,
    SO_FAR,
    SPEAKS,
    TOGGLE,
    keys_help,
)
from screens.live.people_rows import groups_content, turns_content
from screens.live.roles import ROLES, Role
from screens.live.roll_list import GUEST, RollList
from screens.live.roll_notes import RollNotes, in_columns
from screens.live.side_panel import SidePanel
from screens.widgets.content import shown_line
from screens.widgets.fitted import Fitted


class PeoplePanel(SidePanel):
    """Type a few letters, or names with commas, Enter: here. In the list Enter goes both ways."""

    DEFAULT_CSS = """
    PeoplePanel .-turns, PeoplePanel .-groups { height: auto; max-height: 40%; }
    PeoplePanel .-here { height: auto; max-height: 30%; color: $text-muted; }
    PeoplePanel .-voices { height: auto; max-height: 40%; }
    """

    BORDER_TITLE = "People and turns"

    line = getters.query_one(Input)
    options = getters.query_one(RollList)
    terminals = getters.query_one(".-here", Static)
    turns = getters.query_one(".-turns", Static)
    groups = getters.query_one(".-groups", Static)
    suggested = getters.query_one(".-suggested", Fitted)
    voices = getters.query_one(".-voices", Static)

    notes: RollNotes = RollNotes()
    """What is told beside the roll."""

    @dataclass
    class Toggled(Message):
        """A person has come, or has gone."""

        id: MemberId

    @dataclass
    class Welcomed(Message):
        """People are here: some of the roll, and some whom nobody on it answers to."""

        people: tuple[MemberId, ...]
        guests: tuple[str, ...]

    @dataclass
    class GuestRemoved(Message):
        """A guest is on the roll by mistake."""

        id: MemberId

    @dataclass
    class MemberWanted(Message):
        """A guest is to be a member from now on."""

        id: MemberId

    @dataclass
    class Asked(Message):
        """Something about a person is wanted: SPEAKS, FOLLOWS or SO_FAR."""

        what: str
        id: MemberId

    @dataclass
    class RoleSuggested(Message):
        """Whoever is suggested for a role is to have it."""

        role: Role

    @dataclass
    class RoleToggled(Message):
        """A person takes up a role, or lays it down."""

        id: MemberId
        role: Role

    def __init__(
        self,
        people: Iterable[Presence],
        go_round: GoRound | None,
        here: Iterable[str] = (),
        groups: Iterable[str] = (),
    ) -> None:
        """Take everybody expected, the go-round, a line for each terminal and small group."""
        super().__init__()
        self._people = tuple(people)
        self._round = go_round
        self._here = tuple(here)
        self._groups = tuple(groups)
        self._toggled = False  # so that the next Enter is for the next person, not the same again

    def compose(self) -> ComposeResult:
        """Put the turns first, then the line to type names into, then the roll."""
        yield Static(classes="-here", markup=False)
        yield Static(classes="-turns", markup=False)
        yield Static(classes="-groups", markup=False)
        yield Static(classes="-voices", markup=False)
        yield Fitted(classes="-suggested")
        yield Input(placeholder="Who is here? Names, with commas")
        yield RollList(self._people)
        yield Fitted(keys_help, classes="-help")

    def on_mount(self) -> None:
        """Show the roll."""
        self._show_notes()
        self.show(self._people, self._round, self._here, self._groups)

    def show(
        self,
        people: Iterable[Presence],
        go_round: GoRound | None,
        here: Iterable[str] = (),
        groups: Iterable[str] = (),
    ) -> None:
        """Show who is here now, whose turn it is, which terminals there are, who sits with whom."""
        self._people, self._round, self._here = tuple(people), go_round, tuple(here)
        self.terminals.display = bool(self._here)
        self.terminals.update(Content("\n").join([*map(shown_line, self._here), Content("")]))
        self.turns.display = go_round is not None
        if go_round is not None:
            self.turns.update(turns_content(go_round))
        self.groups.display = any(groups)
        self.groups.update(groups_content(groups))
        self._fill()

    def note(self, notes: RollNotes) -> None:
        """Tell this beside the roll; what looks the same is not painted again."""
        before, self.notes = self.notes, notes
        if self.is_mounted and notes != before:
            self._show_notes()
            if notes.remarks != before.remarks:
                self._fill()

    def _show_notes(self) -> None:
        self.suggested.lay(partial(in_columns, self.notes.suggested))
        self.voices.display = self.notes.voices is not None
        self.voices.update(self.notes.voices or Content())

    def _fill(self) -> None:
        people, guests = self._meant()
        self.options.show(people, guests, self.notes.remarks, onward=self._toggled)
        self._toggled = False

    @property
    def _typed(self) -> tuple[str, ...]:
        return names_in(safe(self.line.value))

    def _meant(self) -> tuple[list[Presence], tuple[str, ...]]:
        """Return who may be meant by what is typed, and the names to add as guests."""
        names = self._typed
        return (named_on if len(names) > 1 else fitting)(self._people, names)

    @on(Input.Changed)
    def _on_typed(self, event: Input.Changed) -> None:
        event.stop()
        self._fill()
        self.options.action_first()

    @on(Input.Submitted)
    def _on_line_entered(self, event: Input.Submitted) -> None:
        event.stop()
        if len(self._typed) > 1:
            people, guests = self._meant()
            self._welcome(*(person.id for person in people), guests=guests)
        elif self._typed and (person := self.options.person):
            self._welcome(person)
        elif self._typed:
            self._welcome(guests=self._typed)

    @on(OptionList.OptionSelected)
    def _on_selected(self, event: OptionList.OptionSelected) -> None:
        event.stop()
        if event.option_id == GUEST:
            self._welcome(guests=self._meant()[1])
        elif event.option_id is not None:
            self._ask(self.Toggled(MemberId(event.option_id)))
            self.line.value = ""

    def _welcome(self, *people: MemberId, guests: tuple[str, ...] = ()) -> None:
        self.post_message(self.Welcomed(people, guests))
        self.line.value = ""

    def on_key(self, event: events.Key) -> None:
        """Go from the line into the roll and out again at its top."""
        if self.line.has_focus and event.key in ("down", "up"):
            self._go_to(event, self.options)
        elif self.options.has_focus and event.key == "up" and not self.options.highlighted:
            self._go_to(event, self.line)

    def _go_to(self, event: events.Key, widget: Widget) -> None:
        event.stop()
        event.prevent_default()
        self.screen.set_focus(widget)

    def deed(self, letter: str) -> Callable[[], object] | None:
        """Return what a letter does to the person highlighted."""
        person = self.options.person
        message = self._meant_by(letter, person) if person else None
        if message is None:
            return None
        return partial(self._ask, message)

    def _ask(self, message: Message) -> None:
        self._toggled = isinstance(message, self.Toggled)
        self.post_message(message)

    def _meant_by(self, letter: str, person: MemberId) -> Message | None:
        if role := ROLES.get(letter):
            return self.RoleToggled(person, role)
        if role := ROLES.get(letter.lower()):
            return self.RoleSuggested(role)
        if letter in (SPEAKS, FOLLOWS, SO_FAR):
            return self.Asked(letter, person)
        if letter == TOGGLE:
            return self.Toggled(person)
        if letter == ALL_HERE:
            return self.Welcomed(tuple(p.id for p in self._people if not p.present), ())
        wanted = {MEMBER: self.MemberWanted, REMOVE: self.GuestRemoved}.get(letter)
        return wanted(person) if wanted else None
