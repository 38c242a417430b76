"""Asks for one line, and tells under it how it will be understood."""

from collections.abc import Callable

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Vertical
from textual.screen import ModalScreen
from textual.widgets import Input, Static

from data.safe_text import safe
from screens.widgets.content import shown


class LineDialog(ModalScreen[str | None]):
    """Returns the line, or None where it was left with Esc.

    `explain` turns the line into the sentence shown below it and raises ValueError, with a
    sentence too, for a line that will not do.
    """

    BINDINGS = [Binding("escape", "dismiss(None)", show=False)]

    CSS = """
    LineDialog { align: center middle; }
    LineDialog > Vertical {
        width: 72; max-width: 96%; height: auto; padding: 1 2;
        background: $surface; border: round $accent;
    }
    LineDialog Input { border: none; height: 1; background: $panel; padding: 0 1; }
    LineDialog #explained { color: $text-muted; height: 2; margin-top: 1; }
    LineDialog #keys { color: $text-muted; height: 1; }
    """

    def __init__(
        self, title: str, *, explain: Callable[[str], str], line: str = "", example: str = ""
    ) -> None:
        """Take the title, what explains a line, and what the line is at first."""
        super().__init__()
        self._title_shown = title
        self._explain = explain
        self._line = line
        self._example = example

    def compose(self) -> ComposeResult:
        """One line, what it means, two keys."""
        with Vertical() as frame:
            frame.border_title = shown(self._title_shown)
            yield Input(self._line, placeholder=self._example, select_on_focus=False)
            yield Static("", id="explained", markup=False)
            yield Static("Enter  keep      Esc  back", id="keys", markup=False)

    @on(Input.Changed)
    def _on_typed(self, event: Input.Changed) -> None:
        event.stop()
        try:
            sentence = self._explain(safe(event.value)) if event.value.strip() else ""
        except ValueError as error:
            sentence = str(error)
        self.query_one("#explained", Static).update(shown(sentence))

    @on(Input.Submitted)
    def _on_field_submitted(self, event: Input.Submitted) -> None:
        event.stop()
        line = safe(event.value).strip()
        try:
            self._explain(line)
        except ValueError as error:
            self.query_one("#explained", Static).update(shown(f"✗ {error}", "$warning bold"))
        else:
            self.dismiss(line)
