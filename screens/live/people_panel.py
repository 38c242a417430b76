"""People and turns: a roll call in ten seconds, roles by one key, whose turn it is."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from textual import events, getters, on
from textual.app import ComposeResult
from textual.content import Content
from textual.message import Message
from textual.widgets import Input, OptionList, Static
from textual.widgets.option_list import Option

from data.models.ids import MemberId
from data.models.records import Presence
from data.safe_text import safe
from screens.live.go_round import GoRound
from screens.live.roles import ROLES, Role
from screens.live.side_panel import SidePanel
from screens.widgets.content import DIM, cut, shown_line

LONGEST = 60
"""Characters of a name that are shown."""

_GUEST = "guest"


class PeoplePanel(SidePanel):
    """Type a few letters, Enter: here, or not here after all."""

    DEFAULT_CSS = """
    PeoplePanel .-turns { height: auto; max-height: 40%; }
    """

    BORDER_TITLE = "People and turns"

    line = getters.query_one(Input)
    options = getters.query_one(OptionList)
    turns = getters.query_one(".-turns", Static)

    @dataclass
    class Toggled(Message):
        """A person has come, or has gone."""

        id: MemberId

    @dataclass
    class GuestNamed(Message):
        """A person is here whom no member's name fits."""

        name: str

    @dataclass
    class RoleToggled(Message):
        """A person takes up a role, or lays it down."""

        id: MemberId
        role: Role

    def __init__(self, people: Iterable[Presence], go_round: GoRound | None) -> None:
        """Take everybody expected, and the go-round if there is one."""
        super().__init__()
        self._people = tuple(people)
        self._round = go_round

    def compose(self) -> ComposeResult:
        """Put the turns first, then the line to type names into, then the roll."""
        yield Static(classes="-turns", markup=False)
        yield Input(placeholder="A name; Enter says here or not")
        yield OptionList(markup=False)
        yield Static(_roles_help(), classes="-help", markup=False)

    def on_mount(self) -> None:
        """Show the roll."""
        self.show(self._people, self._round)

    def show(self, people: Iterable[Presence], go_round: GoRound | None) -> None:
        """Show who is here now and whose turn it is."""
        self._people, self._round = tuple(people), go_round
        self.turns.display = go_round is not None
        if go_round is not None:
            self.turns.update(turns_content(go_round))
        self._fill()

    def _fill(self) -> None:
        highlighted = self.options.highlighted or 0
        self.options.clear_options()
        self.options.add_options(list(self._rows()))
        if self.options.option_count:
            self.options.highlighted = min(highlighted, self.options.option_count - 1)

    def _rows(self) -> Iterator[Option]:
        typed = self._typed
        for person in sorted(self._people, key=lambda p: (not p.present, p.name.casefold())):
            if _fits(person.name, typed):
                yield Option(person_content(person), id=person.id)
        if typed and not any(p.name.casefold() == typed.casefold() for p in self._people):
            yield Option(shown_line(f"+ {typed}, as a guest"), id=_GUEST)

    @property
    def _typed(self) -> str:
        return " ".join(safe(self.line.value).split())

    @on(Input.Changed)
    def _on_typed(self, event: Input.Changed) -> None:
        event.stop()
        self.options.highlighted = 0
        self._fill()

    @on(Input.Submitted)
    def _on_line_entered(self, event: Input.Submitted) -> None:
        event.stop()
        if self.options.option_count:
            self._choose(self.options.get_option_at_index(self.options.highlighted or 0).id)

    @on(OptionList.OptionSelected)
    def _on_selected(self, event: OptionList.OptionSelected) -> None:
        event.stop()
        self._choose(event.option_id)

    def _choose(self, identifier: str | None) -> None:
        if identifier == _GUEST:
            self.post_message(self.GuestNamed(self._typed))
        elif identifier is not None:
            self.post_message(self.Toggled(MemberId(identifier)))
        self.line.value = ""

    def on_key(self, event: events.Key) -> None:
        """Move in the roll while a name is typed; give roles while the roll has the focus."""
        if self.line.has_focus and event.key in ("down", "up"):
            event.stop()
            self.screen.set_focus(self.options)
            return
        role = ROLES.get(event.character or "")
        person = self._highlighted
        if self.options.has_focus and role and person:
            event.stop()
            self.post_message(self.RoleToggled(person, role))

    @property
    def _highlighted(self) -> MemberId | None:
        if self.options.highlighted is None:
            return None
        identifier = self.options.get_option_at_index(self.options.highlighted).id
        return MemberId(identifier) if identifier and identifier != _GUEST else None


def _fits(name: str, typed: str) -> bool:
    wanted = typed.casefold()
    return any(part.startswith(wanted) for part in (name.casefold(), *name.casefold().split()))


def person_content(person: Presence) -> Content:
    """Return a row of the roll: here or not, the name, the roles."""
    sign, style = ("●", "$foreground") if person.present else ("○", DIM)
    about = ", ".join((*person.roles, *(("guest",) if person.guest else ())))
    return Content.assemble(
        shown_line(f"{sign} {cut(person.name, LONGEST)}", style), shown_line(f"  {about}", DIM)
    )


def turns_content(go_round: GoRound) -> Content:
    """Return who has the turn, who comes, who is through, one a line."""
    waiting = [
        shown_line(f"{'▸' if i == 0 else ' '} {name}", "$accent bold" if i == 0 else "")
        for i, name in enumerate(go_round.waiting)
    ]
    done = [shown_line(f"✓ {name}", DIM) for name in go_round.done]
    return Content("\n").join([*waiting, *done, Content("")])


def _roles_help() -> Content:
    keys = (
        Content.assemble((role.key, "$footer-key-foreground"), f" {role.id}")
        for role in ROLES.values()
    )
    return Content("↓ then  ") + Content("  ").join(keys)
