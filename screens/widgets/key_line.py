"""The last line of a screen: the keys that matter now."""

from collections.abc import Iterable

from textual.content import Content
from textual.reactive import reactive
from textual.widget import Widget

from screens.commands import Command
from screens.widgets.content import DIM

GAP = "   "
"""What stands between two keys."""
NARROW_GAP = "  "
"""What stands there where not all of them fit."""


class KeyLine(Widget):
    """Keys and what they do, from the commands' own definitions; what does not fit is left out."""

    DEFAULT_CSS = """
    KeyLine { dock: bottom; height: 1; padding: 0 1; color: $text-muted; }
    """

    keys: reactive[tuple[tuple[str, str], ...]] = reactive(())
    """Each key with its label, the most wanted first."""

    def __init__(self, commands: Iterable[Command], *, first: str = "") -> None:
        """Take the commands of the screen, and keys that stand before them, as `Enter open`."""
        super().__init__()
        self.show(commands, first=first)

    def show(self, commands: Iterable[Command], *, first: str = "") -> None:
        """Show these commands' keys; a key of one command may be told with its letter alone."""
        before = (part.partition(" ")[::2] for part in first.split(GAP) if part)
        told = ((command.key_label, command.footer) for command in commands if command.footer)
        self.keys = (*before, *told)

    def render(self) -> Content:
        """Draw as many as fit whole."""
        told = [
            Content.assemble((key, "$footer-key-foreground"), " ", (label, DIM))
            for key, label in self.keys
        ]
        width = self.content_size.width
        gap = GAP if Content(GAP).join(told).cell_length <= width else NARROW_GAP
        line = Content()
        for part in told:
            longer = Content.assemble(line, gap if line else "", part)
            if longer.cell_length > width:
                break
            line = longer
        return line
