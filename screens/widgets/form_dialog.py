"""Asks for several things at once; each says under itself what will be made of it."""

from collections.abc import Callable, Mapping, Sequence
from typing import cast

from textual import events, on
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Horizontal, VerticalScroll
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Input, Label, Static, TextArea

from screens.widgets.content import shown
from screens.widgets.form import FormField
from screens.widgets.form_fields import ChoiceField, Field, Moved, Wanted, field_widget

Values = Mapping[str, str]
"""What stands in the fields, by their ids: clean text, of a choice the Pick.id."""

Check = Callable[[Values], object]
"""Looks at the whole form; ValueError, with a sentence, for what will not do."""

KEYS = Content.from_markup(
    "[@click=screen.keep]Enter keeps it[/] · ↑ ↓ Tab other field · [@click=screen.leave]Esc back[/]"
)
KEYS_NARROW = Content.from_markup(
    "[@click=screen.keep]Enter keep[/] · [@click=screen.leave]Esc back[/]"
)
WARNING = Content.from_markup(
    "[@click=screen.keep]Enter keep[/] · [@click=screen.leave]Esc throw away[/]"
)
UNKEPT = "What you typed is not kept yet. Enter keeps it; Esc again throws it away."


def all_well(_values: Values) -> None:
    """Take every form."""


class FormDialog(ModalScreen[Values | None]):
    """Returns what stands in the fields, or None where it was left with Esc.

    Enter in any field keeps all of it. What will not do stays, with a sentence under its field.
    Esc over something typed says so first.
    """

    BINDINGS = [
        Binding("escape", "leave", show=False),
        Binding("f1", "explain", show=False),
    ]
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (60, "-wide")]

    CSS = """
    FormDialog { align: center middle; }
    FormDialog > VerticalScroll {
        width: 92; max-width: 96%; height: auto; max-height: 96%; padding: 1 2 0 2;
        background: $surface; border: round $accent;
    }
    FormDialog Horizontal { height: auto; }
    FormDialog Label { width: 18; color: $text-muted; text-align: right; padding-right: 2; }
    FormDialog LineField { border: none; height: 1; padding: 0 1; background: $panel; width: 1fr; }
    FormDialog LineField:focus { border: none; background: $primary 25%; }
    FormDialog TextField, FormDialog ChoiceField { width: 1fr; }
    FormDialog .-explained {
        height: auto; min-height: 1; margin-left: 19; color: $text-muted;
    }
    FormDialog .-explained.-problem { color: $warning; text-style: bold; }
    FormDialog #preface { height: auto; margin-bottom: 1; color: $text-muted; }
    FormDialog #whole { height: auto; color: $warning; text-style: bold; }
    FormDialog.-narrow Horizontal { layout: vertical; }
    FormDialog.-narrow Label { width: 1fr; text-align: left; }
    FormDialog.-narrow .-explained { margin-left: 1; }
    FormDialog.-narrow > VerticalScroll { padding: 0 1; }
    """

    def __init__(
        self,
        title: str,
        fields: Sequence[FormField],
        *,
        check: Check = all_well,
        preface: str = "",
        at: str = "",
    ) -> None:
        """Take the title, the fields, what looks at the whole, and what there is to know before.

        `at` is the field to begin in, the first one where it is empty.
        """
        super().__init__()
        self._title_shown = title
        self._asked = {field.id: field for field in fields}
        self._check = check
        self._preface = preface
        self._at = at
        self._warned = False
        self._first: dict[str, str] = {}
        self._told: dict[str, str] = {}

    def compose(self) -> ComposeResult:
        """One field under the other, each with a line for what is said of it."""
        with VerticalScroll(can_focus=False) as frame:
            frame.border_title = shown(self._title_shown)
            if self._preface:
                yield Static(shown(self._preface), id="preface")
            for field in self._asked.values():
                with Horizontal():
                    yield Label(field.label, markup=False)
                    yield field_widget(field)
                yield Static("", classes="-explained", id=f"of-{field.id}", markup=False)
            yield Static("", id="whole", markup=False)

    def on_mount(self) -> None:
        """Begin in the field asked for."""
        self._first = self.values
        self._tell_keys(KEYS)
        self._widget(self._at or next(iter(self._asked))).focus()

    def on_resize(self) -> None:
        """Tell as many keys as there is room for."""
        if not self._warned:
            self._tell_keys(KEYS if self.size.width >= 70 else KEYS_NARROW)

    def _tell_keys(self, keys: Content) -> None:
        self.query_one(VerticalScroll).border_subtitle = keys

    def _widget(self, name: str) -> Field:
        return cast(Field, self.query_one(f"#{name}"))

    @property
    def values(self) -> dict[str, str]:
        """What stands in the fields now."""
        return {name: self._widget(name).told for name in self._asked}

    @on(Input.Changed)
    @on(TextArea.Changed)
    @on(ChoiceField.Changed)
    def _on_changed(self, event: Input.Changed | TextArea.Changed | ChoiceField.Changed) -> None:
        event.stop()
        widget = event.field if isinstance(event, ChoiceField.Changed) else event.control
        self._explain(widget.id or "", problem=False)
        self._tell("whole", "")
        if self._warned:
            self._warned = False
            self.on_resize()

    def on_descendant_focus(self, event: events.DescendantFocus) -> None:
        """Say what the field's text means, unless it stands there why it will not do."""
        name = event.widget.id or ""
        if name in self._asked and not self.query_one(f"#of-{name}").has_class("-problem"):
            self._explain(name, problem=False)

    def _explain(self, name: str, *, problem: bool) -> bool:
        """Say of a field what will be made of it; return whether it will do."""
        field, widget = self._asked[name], self._widget(name)
        told, fits = "", True
        try:
            told = field.said_of(widget.told) if widget.told or problem else ""
        except ValueError as error:
            told, fits = str(error), False
        if isinstance(widget, ChoiceField) and not told:
            told = widget.pick.help
        self._tell(f"of-{name}", f"✗ {told}" if problem and not fits else told)
        self.query_one(f"#of-{name}").set_class(problem and not fits, "-problem")
        return fits

    def _tell(self, line: str, sentence: str) -> None:
        """Show a sentence on the line of that id; what stands there is not laid out again."""
        if self._told.get(line, "") != sentence:
            self._told[line] = sentence
            self.query_one(f"#{line}", Static).update(shown(sentence))

    @on(Input.Submitted)
    @on(Wanted)
    def _on_wanted(self, event: Input.Submitted | Wanted) -> None:
        event.stop()
        self.action_keep()

    @on(Moved)
    def _on_moved(self, event: Moved) -> None:
        event.stop()
        if event.step > 0:
            self.focus_next()
        else:
            self.focus_previous()

    def action_keep(self) -> None:
        """Return what stands in the fields, or say what will not do and go there."""
        wrong = [name for name in self._asked if not self._explain(name, problem=True)]
        if wrong:
            self._widget(wrong[0]).focus()
            return
        values = self.values
        try:
            self._check(values)
        except ValueError as error:
            self._say(f"✗ {error}")
            return
        self.dismiss(values)

    def action_leave(self) -> None:
        """Go back; over something typed only at the second time."""
        if self.values != self._first and not self._warned:
            self._warned = True
            self._tell_keys(WARNING)
            self._say(UNKEPT)
            return
        self.dismiss(None)

    def _say(self, sentence: str) -> None:
        """Say something about the whole form, under it."""
        self._tell("whole", sentence)
        line = self.query_one("#whole")
        self.call_after_refresh(line.scroll_visible, animate=False)

    def action_explain(self) -> None:
        """Say what each key does in a form."""
        self.notify(HELP, title="This form", timeout=12, markup=False)


HELP = (
    "Enter keeps everything, from any field. ↑ ↓ and Tab go to another field. "
    "Where ‹ › stand, ← → choose, and typing goes to what begins so. "
    "What may not stay empty says so. Esc goes back."
)
