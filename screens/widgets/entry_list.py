"""The entries of one phase, to be picked by keys and mouse."""

from collections.abc import Iterable
from dataclasses import dataclass

from textual import events
from textual.binding import Binding
from textual.geometry import Region
from textual.message import Message
from textual.reactive import reactive

from data.models.ids import EntryId
from data.models.records import Entry
from screens.widgets.arriving_view import ArrivingView


class EntryList(ArrivingView, can_focus=True):
    """What was said, one of the entries highlighted while the list has the focus."""

    BINDINGS = [
        Binding("up", "move(-1)", "Entry above", show=False),
        Binding("down", "move(1)", "Entry below", show=False),
        Binding("pageup", "page(-1)", "Page up", show=False),
        Binding("pagedown", "page(1)", "Page down", show=False),
        Binding("home", "first", "First entry", show=False),
        Binding("end", "last", "Last entry", show=False),
        Binding("enter", "choose", "Open", show=False),
    ]

    highlighted: reactive[int | None] = reactive[int | None](None, init=False)
    """Position of the entry that keys act upon; shown while the list has the focus."""

    @dataclass
    class EntryHighlighted(Message):
        """The highlight moved to this entry."""

        id: EntryId

    @dataclass
    class EntryChosen(Message):
        """Enter or a double click on this entry: open it."""

        id: EntryId

    @property
    def entry(self) -> Entry | None:
        """The highlighted entry."""
        return None if self.highlighted is None else self._blocks.entries[self.highlighted]

    @property
    def follows(self) -> bool:
        """Whether what is new is to be brought into view: not while an older one is picked."""
        last = len(self._blocks.entries) - 1
        return super().follows and (not self.has_focus or self.highlighted in (None, last))

    @property
    def lit(self) -> int | None:
        """Position of the entry that is drawn highlighted."""
        return self.highlighted if self.has_focus else None

    def set_entries(self, entries: Iterable[Entry]) -> None:
        """Show these entries instead; the highlight stays on its entry, else in its place."""
        entry, place = self.entry, self.highlighted
        super().set_entries(entries)
        found = None if entry is None else self._blocks.position(entry.id)
        position = self.validate_highlighted(place if found is None else found)
        self.set_reactive(EntryList.highlighted, position)

    def validate_highlighted(self, position: int | None) -> int | None:
        """Keep within the entries."""
        last = len(self._blocks.entries) - 1
        return None if position is None or last < 0 else max(0, min(position, last))

    def watch_highlighted(self, before: int | None, now: int | None) -> None:
        """Repaint both, bring the new one into view and tell."""
        for position in (before, now):
            if position is not None and position < len(self._blocks.entries):
                lines = self._blocks.lines_of(position)
                self.refresh_lines(lines.start, len(lines))
        if now is not None:
            lines = self._blocks.lines_of(now)
            self.scroll_to_region(Region(0, lines.start, 1, len(lines)), animate=False)
            self.post_message(self.EntryHighlighted(self._blocks.entries[now].id))

    def on_focus(self) -> None:
        """Begin at the newest."""
        if self.highlighted is None:
            self.action_last()

    def on_click(self, event: events.Click) -> None:
        """Highlight the entry under the mouse; a double click opens it."""
        if self._blocks.entries:
            self.highlighted = self._blocks.at_line(event.y + self.scroll_offset.y)
            if event.chain > 1:
                self.action_choose()

    def action_move(self, by: int) -> None:
        """Highlight the next entry above (-1) or below (1)."""
        self.highlighted = (self.highlighted or 0) + by

    def action_page(self, by: int) -> None:
        """Highlight the entry a page above (-1) or below (1)."""
        if self.highlighted is not None:
            line = self._blocks.lines_of(self.highlighted).start + by * (self.size.height - 1)
            self.highlighted = self._blocks.at_line(line)

    def action_first(self) -> None:
        """Highlight the oldest entry."""
        self.highlighted = 0

    def action_last(self) -> None:
        """Highlight the newest entry."""
        self.highlighted = len(self._blocks.entries) - 1

    def action_choose(self) -> None:
        """Open the highlighted entry."""
        if self.entry:
            self.post_message(self.EntryChosen(self.entry.id))
