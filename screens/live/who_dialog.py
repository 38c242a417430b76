"""Asks who writes at this terminal; whoever does not want to say presses Enter."""

from collections.abc import Callable, Iterable, Iterator, Sequence

from textual import events, getters, on
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Vertical
from textual.screen import ModalScreen
from textual.widgets import Input, OptionList, Static
from textual.widgets.option_list import Option

from data.capture.people import People
from data.safe_text import one_line
from screens.widgets.content import shown_line

WRITES = "Who writes at this terminal?"
NOBODYS = "A name, or just Enter for nobody's"
OF_WRITING = "It is kept with each line typed here, never with #anon. /as changes it."


Strange = Callable[[str], tuple[Sequence[str], Sequence[str]]]
"""Returns of a line the names that nobody bears, and known names near them."""


class WhoDialog(ModalScreen[str | None]):
    """Returns the name, empty for nobody's; None where it was left with Esc."""

    BINDINGS = [Binding("escape", "dismiss(None)", show=False)]

    CSS = """
    WhoDialog { align: center middle; }
    WhoDialog > Vertical {
        width: 56; max-width: 96%; height: auto; max-height: 96%; padding: 1 2;
        background: $surface; border: round $accent;
    }
    WhoDialog Input, WhoDialog Input:focus {
        border: none; height: 1; background: $panel; padding: 0 1;
    }
    WhoDialog OptionList, WhoDialog OptionList:focus {
        height: auto; max-height: 10; border: none; background: transparent; padding: 0;
        margin-top: 1;
    }
    WhoDialog Static { height: auto; color: $text-muted; margin-top: 1; }
    """

    line = getters.query_one(Input)
    options = getters.query_one(OptionList)

    def __init__(
        self,
        people: People,
        name: str = "",
        *,
        asks: str = WRITES,
        hint: str = NOBODYS,
        about: str = OF_WRITING,
        strange: Strange | None = None,
    ) -> None:
        """Take the roll in the order in which it is shown, who it was so far, and what is asked.

        `strange` says of a line which of its names nobody bears, and what is near them.
        """
        super().__init__()
        self._strange = strange
        self._asks, self._hint, self._about = asks, hint, about
        self._people = people
        self._name = name

    def compose(self) -> ComposeResult:
        """Put the line over the roll."""
        with Vertical() as frame:
            frame.border_title = self._asks
            frame.border_subtitle = "Enter takes it · Esc leaves it open"
            yield Input(self._name, placeholder=self._hint)
            yield OptionList(*self._rows(self._people.names), markup=False)
            yield Static(self._about, id="about", markup=False)

    def _rows(self, names: Iterable[str]) -> Iterator[Option]:
        for name in dict.fromkeys(names):
            yield Option(shown_line(name), id=name)

    @on(Input.Changed)
    def _on_typed(self, event: Input.Changed) -> None:
        event.stop()
        typed = one_line(event.value).strip()
        names = self._people.options(typed) if typed else self._people.names
        unknown, near = self._strange(typed) if typed and self._strange and not names else ((), ())
        self.options.clear_options()
        self.options.add_options(list(self._rows(names or near)))
        self.options.highlighted = 0 if typed and names else None
        self.query_one("#about", Static).update(shown_line(_told(unknown, near) or self._about))

    @on(Input.Submitted)
    def _on_line_entered(self, event: Input.Submitted) -> None:
        event.stop()
        typed, lit = one_line(event.value), self.options.highlighted
        known = self.options.get_option_at_index(lit).id if typed and lit is not None else None
        self.dismiss(known or typed)

    @on(OptionList.OptionSelected)
    def _on_selected(self, event: OptionList.OptionSelected) -> None:
        event.stop()
        self.dismiss(event.option_id)

    def on_key(self, event: events.Key) -> None:
        """Go from the line into the roll, and out again at its top."""
        down = self.line.has_focus and event.key == "down" and self.options.option_count
        up = self.options.has_focus and event.key == "up" and not self.options.highlighted
        if down or up:
            event.stop()
            event.prevent_default()
            self.set_focus(self.options if down else self.line)
            self.options.highlighted = 0 if down else None


def _told(unknown: Sequence[str], near: Sequence[str]) -> str:
    """Return a warning of names that nobody bears; empty where there is none."""
    if not unknown:
        return ""
    told = ", ".join(f"“{name}”" for name in unknown)
    meant = " ↓ takes the name above, if that was meant." if near else ""
    return f"✗ {told} is no member here: Enter keeps it as typed.{meant}"
