"""F1: what each key of a screen does, made from the commands themselves."""

import re
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
KEYS, SLASH = 15, 20
"""Cells of the keys of a command, and of its slash word where any command has one."""
_LEAD = re.compile(r".*\s\s(?=\S)")
"""What stands before the last column of a line."""


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
            yield Static(self._page())

    def on_resize(self) -> None:
        """Lay the page out for another width."""
        self.query_one(Static).update(self._page())

    def _page(self) -> Content:
        before = self._before.split("\n") if self._before is not None else ()
        return Content("\n").join((*(hung(line, self._width) for line in before), *self._lines()))

    @property
    def _width(self) -> int:
        return min(WIDTH, round(self.app.size.width * 0.96)) - 8

    def _lines(self) -> Iterable[Content]:
        slash = SLASH if any(command.slash for command in self._commands) else 0
        ordered = sorted(
            self._commands, key=lambda c: [x.group for x in self._commands].index(c.group)
        )
        for group, commands in groupby(ordered, key=lambda command: command.group):
            yield Content.styled(f"\n{group}", "$accent bold")
            for command in commands:
                yield hung(command_line(command, slash), self._width)


def command_line(command: Command, slash: int) -> Content:
    """Return one command as help shows it: keys, slash word in so many cells, what it does."""
    word = f"{command.slash} {command.argument}".strip()
    return Content.assemble(
        (f"  {command.key_label:<{KEYS - 3}} ", "$footer-key-foreground"),
        (f"{word:<{slash - 1}} " if slash else "", "$primary"),
        command.help,
    )


def hung(line: Content, width: int) -> Content:
    """Return a line that is wrapped under the beginning of its last column."""
    if line.cell_length <= width:
        return line
    lead = _LEAD.match(line.plain)
    indent = lead.end() if lead else 0
    first, *more = wrapped(line.plain[indent:], max(20, width - indent))
    return Content.assemble(line[:indent], first, *(f"\n{' ' * indent}{each}" for each in more))
