"""The last line of a screen: the keys that matter now."""

from collections.abc import Iterable

from textual.content import Content
from textual.widgets import Static

from screens.commands import Command
from screens.widgets.content import DIM


class KeyLine(Static):
    """Keys and what they do, from the commands' own definitions; what does not fit is left out."""

    DEFAULT_CSS = """
    KeyLine {
        dock: bottom; height: 1; padding: 0 1; color: $text-muted;
        text-wrap: nowrap; text-overflow: clip;
    }
    """

    def __init__(self, commands: Iterable[Command], *, first: str = "") -> None:
        """Take the commands of the screen, and keys that stand before them, as `Enter open`."""
        super().__init__(markup=False)
        self.show(commands, first=first)

    def show(self, commands: Iterable[Command], *, first: str = "") -> None:
        """Show these commands' keys; a key of one command may be told with its letter alone."""
        pairs = [tuple(part.split(" ", 1)) for part in first.split("   ") if part]
        pairs += [(command.key_label, command.footer) for command in commands if command.footer]
        self.update(
            Content("   ").join(
                Content.assemble((key, "$footer-key-foreground"), " ", (label, DIM))
                for key, label in pairs
            )
        )
