"""Purpose and ground rules gone through, one key each: affirm, put in other words, drop."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial

from textual import getters, on
from textual.app import ComposeResult
from textual.content import Content
from textual.message import Message
from textual.widgets import Input, OptionList, Static
from textual.widgets.option_list import Option

from data.rereading import Agreed
from data.safe_text import one_line
from screens.live.side_panel import SidePanel
from screens.widgets.content import DIM, shown, shown_line
from screens.widgets.refilled import refill

NOTHING = "Nothing was agreed yet: = before a line says what the group agrees on."
KEYS = (
    ("a", "affirm"),
    ("e", "other words"),
    ("x", "drop"),
    ("A", "affirm the rest"),
    ("h", "history"),
)
_LINE_KEYS = (("Enter", "keeps"), ("Esc", "leaves it as it was"))


class RereadPanel(SidePanel):
    """The highlight goes on to what nobody has said anything about yet."""

    BORDER_TITLE = "Rereading"

    options = getters.query_one(OptionList)
    line = getters.query_one(Input)
    help_line = getters.query_one(".-help", Static)

    @dataclass
    class Affirmed(Message):
        """Some stay as they are."""

        things: tuple[Agreed, ...]

    @dataclass
    class Amended(Message):
        """One is to be said in other words."""

        thing: Agreed
        words: str

    @dataclass
    class Dropped(Message):
        """One is to go."""

        thing: Agreed

    class HistoryWanted(Message):
        """Somebody asks who agreed on it when."""

    def __init__(self, things: Sequence[Agreed]) -> None:
        """Take what stands."""
        super().__init__()
        self._things = tuple(things)
        self._amended: Agreed | None = None

    def compose(self) -> ComposeResult:
        """List it over a line for other words."""
        yield OptionList(markup=False)
        yield Input(select_on_focus=False)
        yield Static(classes="-help", markup=False)

    def on_mount(self) -> None:
        """Show it."""
        self.line.display = False
        self.show(self._things)

    def show(self, things: Sequence[Agreed]) -> None:
        """Show what stands now; the highlight stays at its place, or goes to what came back."""
        known = {(thing.subject, thing.text) for thing in self._things}
        back = [n for n, thing in enumerate(things) if (thing.subject, thing.text) not in known]
        came_back = back if len(things) > len(self._things) else []
        self._things = tuple(things)
        refill(self.options, self._rows(), in_place=True)
        if came_back:
            self.options.highlighted = came_back[0]
        elif self.options.highlighted is None:
            self.move_on()
        self._tell_keys()

    def _rows(self) -> Iterator[Option]:
        for place, thing in enumerate(self._things):
            ticked = agreed_content(thing, ticked=True)
            yield Option(ticked, id=str(place))
        if not self._things:
            yield Option(shown(NOTHING, DIM), disabled=True)

    @property
    def thing(self) -> Agreed | None:
        """The highlighted one."""
        place = self.options.highlighted
        return self._things[place] if place is not None and place < len(self._things) else None

    def move_on(self) -> None:
        """Highlight the next that nobody has said anything about, if there is one."""
        here = self.options.highlighted or 0
        order = (*range(here, len(self._things)), *range(here))
        left = (place for place in order if not self._things[place].reread)
        if (place := next(left, None)) is not None:
            self.options.highlighted = place

    def deed(self, letter: str) -> Callable[[], object] | None:
        """Return what a letter makes of the highlighted one."""
        thing = self.thing
        if thing is None:
            return None
        if letter == "e":
            return partial(self._ask, thing)
        messages = {
            "a": self.Affirmed((thing,)),
            "A": self.Affirmed(self._left()),
            "x": self.Dropped(thing),
            "h": self.HistoryWanted(),
        }
        message = messages.get(letter)
        return partial(self.post_message, message) if message else None

    def _left(self) -> tuple[Agreed, ...]:
        return tuple(thing for thing in self._things if not thing.reread)

    @on(OptionList.OptionSelected)
    def _on_selected(self, event: OptionList.OptionSelected) -> None:
        event.stop()
        if self.thing is not None:
            self._ask(self.thing)

    def _ask(self, thing: Agreed) -> None:
        self._amended = thing
        self.line.value = thing.text
        self.line.display = True
        self.screen.set_focus(self.line)
        self._tell_keys()

    @on(Input.Submitted)
    def _on_told(self, event: Input.Submitted) -> None:
        event.stop()
        thing, words = self._amended, one_line(self.line.value)
        if thing is not None and words:
            self.post_message(self.Amended(thing, words))
        self._put_line_away()

    def _put_line_away(self) -> None:
        self._amended = None
        self.screen.set_focus(self.options)
        self.line.display = False
        self._tell_keys()

    def action_close(self) -> None:
        """Leave the line first, then the panel."""
        if self.line.display:
            self._put_line_away()
        else:
            super().action_close()

    def _tell_keys(self) -> None:
        keys = _LINE_KEYS if self.line.display else KEYS
        told = (
            Content.assemble((key, "$footer-key-foreground"), f" {label}") for key, label in keys
        )
        left = len(self._left())
        rest = f"{left} left" if left else "all reread"
        self.border_subtitle = rest if self._things else ""
        self.help_line.update(Content("  ").join(told))


def agreed_content(thing: Agreed, *, ticked: bool = False) -> Content:
    """Return a thing with its number; `ticked` with a tick where it was gone through."""
    tick = ("✓ ", "$success") if thing.reread else ("· ", DIM)
    title = f"{thing.number}  " if thing.number else "Purpose  "
    return Content.assemble(*([tick] if ticked else []), (title, "$accent"), shown_line(thing.text))
