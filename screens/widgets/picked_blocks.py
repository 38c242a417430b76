"""A scrolled view of blocks of lines, one of them picked by keys and mouse."""

from typing import Protocol

from textual import events
from textual.binding import Binding
from textual.geometry import Region
from textual.reactive import reactive
from textual.scroll_view import ScrollView


class Blocks(Protocol):
    """What is shown, laid out: so many blocks, each with the lines that it takes."""

    def __len__(self) -> int:
        """Return how many there are."""

    def lines_of(self, position: int, /) -> range:
        """Return the numbers of the lines that a block takes."""

    def at_line(self, line: int, /) -> int:
        """Return the position of the block that has this line, the nearest one outside of it."""


class PickedBlocks(ScrollView, can_focus=True):
    """Moves the highlight; what is shown is `_blocks`."""

    BINDINGS = [
        Binding("up", "move(-1)", "Row above", show=False),
        Binding("down", "move(1)", "Row below", show=False),
        Binding("pageup", "page(-1)", "Page up", show=False),
        Binding("pagedown", "page(1)", "Page down", show=False),
        Binding("home", "first", "First row", show=False),
        Binding("end", "last", "Last row", show=False),
        Binding("enter", "choose", "Open", show=False),
    ]

    highlighted: reactive[int | None] = reactive[int | None](None, init=False)
    """Position of the block that keys act upon."""

    _blocks: Blocks

    def validate_highlighted(self, position: int | None) -> int | None:
        """Keep within what is shown."""
        last = len(self._blocks) - 1
        return None if position is None or last < 0 else max(0, min(position, last))

    def watch_highlighted(self, before: int | None, now: int | None) -> None:
        """Paint both anew, bring the new one into view and tell."""
        for position in (before, now):
            if position is not None and position < len(self._blocks):
                lines = self._blocks.lines_of(position)
                self.refresh_lines(lines.start, len(lines))
        if now is not None:
            self.bring_into_view(now)
            self.tell(now)

    def bring_into_view(self, position: int) -> None:
        """Scroll as far as is needed to see a block."""
        lines = self._blocks.lines_of(position)
        self.scroll_to_region(Region(0, lines.start, 1, len(lines)), animate=False)

    def tell(self, position: int) -> None:
        """Tell that the highlight is on this one now."""

    def on_click(self, event: events.Click) -> None:
        """Highlight what is under the mouse; a double click opens it."""
        if self._blocks:
            self.highlighted = self._blocks.at_line(event.y + self.scroll_offset.y)
            if event.chain > 1:
                self.action_choose()

    def action_move(self, by: int) -> None:
        """Highlight the next one above (-1) or below (1)."""
        self.highlighted = (self.highlighted or 0) + by

    def action_page(self, by: int) -> None:
        """Highlight the one a page above (-1) or below (1)."""
        if self.highlighted is not None:
            line = self._blocks.lines_of(self.highlighted).start + by * (self.size.height - 1)
            self.highlighted = self._blocks.at_line(line)

    def action_first(self) -> None:
        """Highlight the first one."""
        self.highlighted = 0

    def action_last(self) -> None:
        """Highlight the last one."""
        self.highlighted = len(self._blocks) - 1

    def action_choose(self) -> None:
        """Open the highlighted one."""
