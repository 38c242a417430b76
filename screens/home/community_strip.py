"""My communities on one line; one is chosen, whose sessions are shown."""

from collections.abc import Sequence
from dataclasses import dataclass

from textual.content import Content
from textual.message import Message
from textual.reactive import var
from textual.widgets import Static

from data.models.ids import CommunityId
from screens.widgets.content import DIM, shown_line


@dataclass(frozen=True, slots=True)
class CommunityTab:
    """One community as the strip shows it; the first tab stands for all."""

    id: CommunityId | None
    name: str


ALL = CommunityTab(None, "All communities")


class CommunityStrip(Static, can_focus=False):
    """Tabs without a frame: the chosen community stands out."""

    DEFAULT_CSS = """
    CommunityStrip { height: 1; padding: 0 2; text-wrap: nowrap; text-overflow: ellipsis; }
    """

    chosen = var(0)

    @dataclass
    class Turned(Message):
        """Another community was chosen."""

        tab: CommunityTab

    def __init__(self, *, id: str | None = None) -> None:
        """Start with all communities as one."""
        super().__init__(id=id, markup=False)
        self._tabs: tuple[CommunityTab, ...] = (ALL,)

    @property
    def tab(self) -> CommunityTab:
        """The chosen tab."""
        return self._tabs[self.chosen]

    def show(self, communities: Sequence[CommunityTab], at: CommunityId | None = None) -> None:
        """Show these, `at` chosen; with only one there is nothing to choose."""
        self._tabs = (ALL, *communities) if len(communities) != 1 else tuple(communities)
        self.chosen = next((i for i, tab in enumerate(self._tabs) if tab.id == at), 0)
        self._paint()

    def turn(self, step: int) -> None:
        """Choose the next tab or the one before, round and round."""
        self.chosen = (self.chosen + step) % len(self._tabs)
        self._paint()
        self.post_message(self.Turned(self.tab))

    def _paint(self) -> None:
        parts = [
            shown_line(f" {tab.name} ", "$accent bold reverse" if i == self.chosen else DIM)
            for i, tab in enumerate(self._tabs)
        ]
        hint = Content.styled("   ← → another", DIM) if len(parts) > 1 else Content()
        self.update(Content.assemble(Content(" ").join(parts), hint))
