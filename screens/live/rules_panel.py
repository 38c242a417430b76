"""Ground rules: what the group has agreed about how it works together."""

from collections.abc import Callable, Sequence
from functools import partial

from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.content import Content
from textual.message import Message
from textual.widgets import Static

from screens.live.side_panel import SidePanel
from screens.widgets.content import DIM, shown

NONE_YET = "This community has not agreed on ground rules yet."


class RulesPanel(SidePanel):
    """The rules, numbered, to be read aloud."""

    BORDER_TITLE = "Ground rules"

    class HistoryWanted(Message):
        """Somebody asks who agreed on them when."""

    def __init__(self, rules: Sequence[str], aloud: str = "") -> None:
        """Take the rules in their order, and why they are to be said aloud, if they are."""
        super().__init__()
        self._rules = tuple(rules)
        self._aloud = aloud

    def compose(self) -> ComposeResult:
        """Show them, or say how they come about."""
        if self._aloud:
            yield Static(shown(f"{self._aloud}\n", "$accent"))
        with VerticalScroll():
            if not self._rules:
                yield Static(shown(NONE_YET, DIM))
            for number, rule in enumerate(self._rules, 1):
                number_content = Content.styled(f"{number}  ", "$accent")
                yield Static(Content.assemble(number_content, shown(rule), "\n"))
        yield Static(_keys_help(), classes="-help", markup=False)

    def deed(self, letter: str) -> Callable[[], object] | None:
        """Ask how they came to be."""
        return partial(self.post_message, self.HistoryWanted()) if letter == "h" else None


def _keys_help() -> Content:
    return Content.assemble(("h", "$footer-key-foreground"), " how they came to be, by whom")
