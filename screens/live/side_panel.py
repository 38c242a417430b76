"""What opens beside the phases, or over them where it is narrow."""

from collections.abc import Callable

from textual.binding import Binding
from textual.containers import Vertical
from textual.message import Message
from textual.widget import Widget
from textual.widgets import Input


class SidePanel(Vertical):
    """A titled frame with keys of its own."""

    DEFAULT_CSS = """
    SidePanel {
        border: round $border; border-title-color: $text-muted; padding: 0 1;
        & > .-help { color: $text-muted; height: auto; }
        &:focus-within { border: round $accent; border-title-color: $accent; }
        & OptionList, & OptionList:focus {
            height: 1fr; border: none; background: transparent; padding: 0;
        }
        & Input, & Input:focus { height: 1; border: none; background: $panel; padding: 0 1; }
    }
    """

    BINDINGS = [
        Binding("escape", "close", "Close", show=False, priority=True),
        Binding("ctrl+z", "screen.undo", "Take back", show=False),
        Binding("ctrl+y", "screen.redo", "Bring back", show=False),
    ]

    class Closed(Message):
        """Esc: the panel is to go and the focus to return to where it was."""

    @property
    def takes_letters(self) -> bool:
        """Whether letters are commands here: the panel has the focus, and no line in it."""
        return self.has_focus_within and not isinstance(self.screen.focused, Input)

    def deed(self, letter: str) -> Callable[[], object] | None:
        """Return what a letter does here; None where it stands for nothing."""
        return None

    def action_close(self) -> None:
        """Ask to be closed."""
        self.post_message(self.Closed())

    @property
    def first(self) -> Widget:
        """What has the focus when somebody goes into the panel."""
        return next((widget for widget in self.query("*") if widget.can_focus), self)
