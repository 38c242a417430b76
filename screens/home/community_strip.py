"""My communities on one line; one is chosen, whose sessions are shown."""

from collections.abc import Sequence
from dataclasses import dataclass

from textual import events
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
        self._places: list[tuple[int, int, int]] = []
        """Each tab that is shown, with the cells where it begins and ends."""

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

    def reset(self) -> bool:
        """Choose all communities as one; False where there is only one."""
        if self._tabs[0].id is None:
            self.turn(-self.chosen)
        return self._tabs[0].id is None

    def on_resize(self) -> None:
        """Keep the chosen tab in view."""
        self._paint()

    def on_click(self, event: events.Click) -> None:
        """Choose the tab under the pointer."""
        offset = event.get_content_offset(self)
        for place, start, end in self._places if offset else ():
            if offset and start <= offset.x < end:
                self.turn(place - self.chosen)

    def _paint(self) -> None:
        labels = [shown_line(f" {tab.name} ") for tab in self._tabs]
        first = self._first_shown([label.cell_length + 1 for label in labels])
        line = Content.styled("… ", DIM) if first else Content()
        self._places = []
        for place, label in list(enumerate(labels))[first:]:
            start = line.cell_length
            style = "$accent bold reverse" if place == self.chosen else DIM
            line += label.stylize(style) + Content(" ")
            self._places.append((place, start, line.cell_length - 1))
        hint = "  ← → another" if len(labels) > 1 else ""
        self.update(line + Content.styled(hint, DIM))

    def _first_shown(self, cells: Sequence[int]) -> int:
        """Return the first tab that is shown, so that the chosen one is in view."""
        room, first = self.content_size.width, 0
        while room and first < self.chosen and sum(cells[first : self.chosen + 1]) > room - 2:
            first += 1
        return first
