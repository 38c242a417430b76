"""What opens beside the phases, or over them where it is narrow."""

from textual.binding import Binding
from textual.containers import Vertical
from textual.message import Message
from textual.widget import Widget


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

    def action_close(self) -> None:
        """Ask to be closed."""
        self.post_message(self.Closed())

    @property
    def first(self) -> Widget:
        """What has the focus when somebody goes into the panel."""
        return next((widget for widget in self.query("*") if widget.can_focus), self)
