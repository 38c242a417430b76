"""The widgets of a form, all with one manner: a value, and a message when it changes."""

from dataclasses import dataclass

from textual import events
from textual.app import RenderResult
from textual.binding import Binding
from textual.content import Content
from textual.message import Message
from textual.reactive import reactive
from textual.suggester import SuggestFromList
from textual.widget import Widget
from textual.widgets import Input

from data.safe_text import one_line, safe
from screens.widgets.content import DIM, shown_line
from screens.widgets.form import FormField, Pick
from screens.widgets.typing_area import TypingArea


class Wanted(Message):
    """Enter in a field."""


@dataclass
class Moved(Message):
    """↑ or ↓ beyond the ends of a field: by so many fields."""

    step: int


class LineField(Input):
    """One line; pasted lines are joined, none is dropped."""

    BINDINGS = [
        Binding("up", "move(-1)", "Field above", show=False),
        Binding("down", "move(1)", "Field below", show=False),
    ]

    def __init__(self, field: FormField) -> None:
        """Start with the field's own text."""
        names = SuggestFromList(field.suggested, case_sensitive=False) if field.suggested else None
        super().__init__(
            one_line(field.value),
            placeholder=one_line(field.example),
            suggester=names,
            select_on_focus=False,
            id=field.id,
        )

    @property
    def told(self) -> str:
        """What stands in it."""
        return one_line(self.value)

    def on_paste(self, event: events.Paste) -> None:
        """Take all of it, on one line."""
        event.prevent_default()
        event.stop()
        self.replace(" ".join(safe(event.text).split("\n")), *sorted(self.selection))

    def action_move(self, step: int) -> None:
        """Go to another field."""
        self.post_message(Moved(step))


class TextField(TypingArea):
    """A few lines, as high as they need."""

    DEFAULT_CSS = """
    TextField {
        height: auto; max-height: 7; border: none; padding: 0 1; background: $panel;
        &:focus { border: none; background: $primary 25%; }
    }
    """

    BINDINGS = [
        Binding("enter", "send", "Keep", show=False),
        Binding("alt+enter,ctrl+j,shift+enter", "new_line", "New line", show=False),
        Binding("up", "go(-1)", "Line above", show=False),
        Binding("down", "go(1)", "Line below", show=False),
    ]

    def __init__(self, field: FormField) -> None:
        """Start with the field's own text."""
        super().__init__()
        self.id = field.id
        self.placeholder = one_line(field.example)
        self.show_line_numbers = False
        self.load_text(safe(field.value))
        self.move_cursor(self.document.end)

    @property
    def told(self) -> str:
        """What stands in it."""
        return safe(self.whole).strip()

    def on_paste(self, event: events.Paste) -> None:
        """Take what a terminal would obey as pictures."""
        event.prevent_default()
        event.stop()
        self.replace(safe(event.text), *self.selection, maintain_selection_offset=False)

    def action_send(self) -> None:
        """Have the form kept."""
        self.post_message(Wanted())

    def action_new_line(self) -> None:
        """Start another line."""
        self.replace("\n", *self.selection, maintain_selection_offset=False)

    def action_go(self, step: int) -> None:
        """Go a line up or down, and from the ends to another field."""
        at_end = (
            self.navigator.is_last_wrapped_line
            if step > 0
            else self.navigator.is_first_wrapped_line
        )
        if at_end(self.cursor_location):
            self.post_message(Moved(step))
        elif step > 0:
            self.action_cursor_down()
        else:
            self.action_cursor_up()


class ChoiceField(Widget, can_focus=True):
    """One of a few things: ← → turn to the next, typing goes to what begins so."""

    DEFAULT_CSS = """
    ChoiceField {
        height: 1; padding: 0 1; background: $panel;
        &:focus { background: $primary 25%; }
    }
    """

    BINDINGS = [
        Binding("left", "turn(-1)", "One before", show=False),
        Binding("right,space", "turn(1)", "Next one", show=False),
        Binding("up", "move(-1)", "Field above", show=False),
        Binding("down", "move(1)", "Field below", show=False),
        Binding("enter", "send", "Keep", show=False),
        Binding("backspace,delete", "forget", "First one", show=False),
    ]

    place: reactive[int] = reactive(0)
    """Which of them is chosen, from 0."""

    @dataclass
    class Changed(Message):
        """Another one is chosen."""

        field: "ChoiceField"

    def __init__(self, field: FormField) -> None:
        """Start with the one whose id is the field's value, else with the first."""
        super().__init__(id=field.id)
        self._picks = field.picks
        self.takes_letters = field.takes_letters
        self._typed = ""
        ids = [pick.id for pick in field.picks]
        self.set_reactive(ChoiceField.place, ids.index(field.value) if field.value in ids else 0)

    @property
    def pick(self) -> Pick:
        """What is chosen."""
        return self._picks[self.place]

    @property
    def told(self) -> str:
        """The id of what is chosen."""
        return self.pick.id

    def render(self) -> RenderResult:
        """Show it between two arrows, and how many there are."""
        count = f"   {self.place + 1} of {len(self._picks)}"
        arrows = ("‹ ", " ›") if self.has_focus else ("  ", "  ")
        return Content.assemble(
            (arrows[0], DIM), shown_line(self.pick.title), (arrows[1], DIM), (count, DIM)
        )

    def watch_place(self) -> None:
        """Tell of it."""
        self.post_message(self.Changed(self))

    def on_key(self, event: events.Key) -> None:
        """Go to what begins with the letters typed one after another."""
        typed_one = event.is_printable and event.character and event.character != " "
        if not typed_one or not event.character or not self.takes_letters:
            return
        event.stop()
        for typed in (self._typed + event.character.casefold(), event.character.casefold()):
            found = [i for i, p in enumerate(self._picks) if p.title.casefold().startswith(typed)]
            if found:
                self._typed, self.place = typed, found[0]
                return
        self._typed = ""

    def on_blur(self) -> None:
        """Forget the letters typed."""
        self._typed = ""

    def on_click(self, event: events.Click) -> None:
        """Turn to the next one; a click on the left arrow to the one before."""
        self.action_turn(-1 if event.x < 3 else 1)

    def action_turn(self, step: int) -> None:
        """Choose the next one, after the last the first."""
        self._typed = ""
        self.place = (self.place + step) % len(self._picks)

    def action_forget(self) -> None:
        """Choose the first one, which mostly says nothing."""
        self._typed, self.place = "", 0

    def action_move(self, step: int) -> None:
        """Go to another field."""
        self.post_message(Moved(step))

    def action_send(self) -> None:
        """Have the form kept."""
        self.post_message(Wanted())


Field = LineField | TextField | ChoiceField


def field_widget(field: FormField) -> Field:
    """Return the widget that asks for it."""
    if field.picks:
        return ChoiceField(field)
    return TextField(field) if field.long else LineField(field)
