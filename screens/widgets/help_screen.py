"""F1: what each key of a screen does, made from the commands themselves."""

from collections.abc import Iterable, Sequence
from itertools import groupby

from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import VerticalScroll
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Static

from screens.commands import Command
from screens.widgets.wrapping import wrapped

WIDTH = 100
INDENT = 35
"""Cells before what a command does."""


class HelpScreen(ModalScreen[None]):
    """A page to be scrolled and closed with Esc or F1."""

    BINDINGS = [Binding("escape,f1,q", "dismiss(None)", show=False)]

    CSS = """
    HelpScreen { align: center middle; }
    HelpScreen VerticalScroll {
        width: 100; max-width: 96%; height: auto; max-height: 90%; padding: 1 2;
        background: $surface; border: round $accent;
    }
    HelpScreen Static { height: auto; }
    """

    def __init__(
        self, title: str, commands: Sequence[Command], before: Content | None = None
    ) -> None:
        """Take the screen's name, its commands, and a part to stand first (the sigils, say)."""
        super().__init__()
        self._name_shown = title
        self._before = before
        self._commands = commands

    def compose(self) -> ComposeResult:
        """Show the commands under their groups."""
        with VerticalScroll() as page:
            page.border_title = f"Help · {self._name_shown}"
            page.border_subtitle = "Esc closes"
            if self._before is not None:
                yield Static(self._before)
            yield Static(Content("\n").join(self._lines()))

    def _lines(self) -> Iterable[Content]:
        width = min(WIDTH, round(self.app.size.width * 0.96)) - 8
        ordered = sorted(
            self._commands, key=lambda c: [x.group for x in self._commands].index(c.group)
        )
        for group, commands in groupby(ordered, key=lambda command: command.group):
            yield Content.styled(f"\n{group}", "$accent bold")
            for command in commands:
                yield command_line(command, width)


def command_line(command: Command, width: int) -> Content:
    """Return one command as help shows it: keys, slash word, what it does in `width` cells."""
    slash = f"{command.slash} {command.argument}".strip()
    first, *more = wrapped(command.help, max(20, width - INDENT))
    lines = (Content(f"\n{' ' * INDENT}{line}") for line in more)
    return Content.assemble(
        (f"  {command.key_label:<12} ", "$footer-key-foreground"),
        (f"{slash:<19} ", "$primary"),
        first,
        *lines,
    )
