"""Asks for one of a few things, each with its own key."""

from collections.abc import Sequence
from dataclasses import dataclass

from textual import events, on
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from screens.widgets.content import DIM, shown
from screens.widgets.overheard import Overheard


@dataclass(frozen=True, slots=True)
class Choice:
    """One thing to choose."""

    id: str
    """What the dialog returns."""
    key: str
    """The character that chooses it at once; empty for none."""
    title: str
    help: str = ""


class ChoiceDialog(Overheard, ModalScreen[str | None]):
    """Returns the id of what was chosen by its key or by Enter; None where it was left with Esc."""

    BINDINGS = [Binding("escape", "dismiss(None)", show=False)]

    CSS = """
    ChoiceDialog { align: center middle; }
    ChoiceDialog > Vertical {
        width: 68; max-width: 96%; height: auto; max-height: 96%; padding: 1 2;
        background: $surface; border: round $accent;
    }
    ChoiceDialog Static { height: auto; margin-bottom: 1; }
    ChoiceDialog OptionList {
        height: auto; max-height: 100%; border: none; background: transparent; padding: 0;
    }
    """

    def __init__(self, title: str, text: str, choices: Sequence[Choice], *, lit: str = "") -> None:
        """Take what is asked, what there is to know for it, and the answers.

        The one of the id `lit` is highlighted, else the first.
        """
        super().__init__()
        self._lit = lit
        self._title_shown = title
        self.text = text
        """What there is to know."""
        self._choices = {choice.id: choice for choice in choices}

    def compose(self) -> ComposeResult:
        """Show the question over its answers."""
        with Vertical() as frame:
            frame.border_title = shown(self._title_shown)
            frame.border_subtitle = "Enter chooses · Esc leaves it"
            if self.text:
                yield Static(shown(self.text))
            yield OptionList(*map(_option, self._choices.values()), markup=False)

    def on_mount(self) -> None:
        """Highlight the answer that stands."""
        if self._lit and self._lit in self._choices:
            self.query_one(OptionList).highlighted = list(self._choices).index(self._lit)

    def on_key(self, event: events.Key) -> None:
        """Choose by key; in the other case too, where that is no other's key."""
        typed = event.character
        by_key = {choice.key: choice.id for choice in self._choices.values() if choice.key}
        keys = (typed, typed.swapcase()) if typed else ()
        key = next((key for key in keys if key in by_key), "")
        if self.is_word(event, key):
            event.stop()
            self.dismiss(None)
        elif key:
            event.stop()
            self.dismiss(by_key[key])

    @on(OptionList.OptionSelected)
    def _on_selected(self, event: OptionList.OptionSelected) -> None:
        event.stop()
        self.dismiss(event.option_id)


def _option(choice: Choice) -> Option:
    key = (f"{choice.key:<3}", "$footer-key-foreground")
    return Option(
        Content.assemble(key, shown(f"{choice.title:<14}"), (choice.help, DIM)),
        id=choice.id,
    )
