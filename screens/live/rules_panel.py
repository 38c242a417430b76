"""Ground rules: what the group has agreed about how it works together."""

from collections.abc import Sequence

from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import Static

from screens.live.side_panel import SidePanel
from screens.widgets.content import DIM, shown

NONE_YET = "This community has not agreed on ground rules yet."


class RulesPanel(SidePanel):
    """The rules, numbered, to be read aloud."""

    BORDER_TITLE = "Ground rules"

    def __init__(self, rules: Sequence[str]) -> None:
        """Take the rules in their order."""
        super().__init__()
        self._rules = tuple(rules)

    def compose(self) -> ComposeResult:
        """Show them, or say how they come about."""
        with VerticalScroll():
            if not self._rules:
                yield Static(shown(NONE_YET, DIM))
            for number, rule in enumerate(self._rules, 1):
                number_content = Content.styled(f"{number}  ", "$accent")
                yield Static(Content.assemble(number_content, shown(rule), "\n"))
