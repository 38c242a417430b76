"""The last line of a screen: the keys that matter now."""

from collections.abc import Iterable
from dataclasses import replace

from textual.content import Content
from textual.reactive import reactive
from textual.widget import Widget

from screens.commands import Command
from screens.widgets.content import DIM

GAP = "   "
"""What stands between two keys."""
NARROW_GAP = "  "
"""What stands there where not all of them fit."""


ROOMY = 20
"""Lines of a window from which on the keys may take a second one."""


class KeyLine(Widget):
    """Keys and what they do, from the commands' own definitions; what does not fit is left out."""

    DEFAULT_CSS = """
    KeyLine { dock: bottom; height: 1; padding: 0 1; color: $text-muted; }
    KeyLine.-two { height: 2; }
    """

    keys: reactive[tuple[tuple[str, str], ...]] = reactive(())
    """Each key with its label, the most wanted first."""

    def __init__(
        self, commands: Iterable[Command], *, first: str = "", may_wrap: bool = False
    ) -> None:
        """Take the commands of the screen, and keys that stand before them, as `Enter open`.

        It takes a second line, where it `may_wrap`, the first is too short and there is room.
        """
        super().__init__()
        self._may_wrap = may_wrap
        self.show(commands, first=first)

    def show(self, commands: Iterable[Command], *, first: str = "", letters: bool = True) -> None:
        """Show these commands' keys; without `letters` those that work while something is typed."""
        before = (part.partition(" ")[::2] for part in first.split(GAP) if part)
        shown = (one if letters else replace(one, letter="") for one in commands if one.footer)
        self.keys = (*before, *((one.key_label, one.footer) for one in shown if one.key_label))

    def on_resize(self) -> None:
        """Take the room that is needed, as far as there is some."""
        self._make_room()

    def watch_keys(self) -> None:
        """Likewise."""
        self._make_room()

    def _make_room(self) -> None:
        roomy = self._may_wrap and self.is_attached and self.app.size.height >= ROOMY
        width = self.content_size.width
        long = Content(NARROW_GAP).join(self._told()).cell_length > width > 0
        self.set_class(roomy and long, "-two")

    def _told(self) -> list[Content]:
        return [
            Content.assemble((key, "$footer-key-foreground"), " ", (label, DIM))
            for key, label in self.keys
        ]

    def render(self) -> Content:
        """Draw as many as fit whole."""
        told = self._told()
        width, room = self.content_size.width, max(1, self.content_size.height)
        gap = GAP if Content(GAP).join(told).cell_length <= width else NARROW_GAP
        lines = [Content()]
        for part in told:
            longer = Content.assemble(lines[-1], gap if lines[-1] else "", part)
            if longer.cell_length <= width:
                lines[-1] = longer
            elif len(lines) < room:
                lines.append(part)
            else:
                break
        return Content("\n").join(lines)
