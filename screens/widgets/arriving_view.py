"""Entries that others keep while somebody reads: nothing jumps, and what came below is counted."""

from collections.abc import Collection, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass

from textual.message import Message
from textual.reactive import var

from data.models.records import Entry
from screens.widgets.entry_view import EntryView

Anchor = tuple[Sequence[Entry], int]
"""The entries from the topmost in view on, and how many lines of that one lie above."""


class ArrivingView(EntryView):
    """Whoever is not at the end goes on reading where they were."""

    new_below: var[int] = var(0, init=False)
    """How many of the entries that came since lie below what is in view."""

    @dataclass
    class CameBelow(Message):
        """So many entries came below what is in view; 0 once they were seen."""

        count: int

    def set_entries(self, entries: Iterable[Entry]) -> None:
        """Show these entries instead, what is read where it was."""
        before = self.entries[-1:]
        with self._staying() as follow:
            super().set_entries(entries)
        if not follow:
            self._came(sum(bool(before) and new.id > before[0].id for new in self.entries))

    def append(self, entry: Entry) -> None:
        """Add an entry at the end and paint it at once."""
        self.extend((entry,))

    def extend(self, entries: Sequence[Entry]) -> None:
        """Add entries at the end and paint them at once."""
        with self._staying() as follow:
            self._learn_names(entries)
            for entry in entries:
                self._blocks.append(entry)
            self.set_height(self._blocks.height, follow=follow)
        self._came(0 if follow else len(entries))
        self.paint()

    def take_in(self, touched: Collection[str], now: Sequence[Entry]) -> None:
        """Show what became of the entries touched: these versions, and none of the other ones."""
        known = any(self._blocks.position(identifier) is not None for identifier in touched)
        last = self.entries[-1].id if self.entries else ""
        if known or any(entry.id < last for entry in now):
            kept = (entry for entry in self.entries if entry.id not in touched)
            self.set_entries(sorted((*kept, *now), key=lambda entry: entry.id))
            self.paint()
        elif now:
            self.extend(now)

    def watch_scroll_y(self, old_value: float, new_value: float) -> None:
        """Count what is still below."""
        super().watch_scroll_y(old_value, new_value)
        self._came(0)

    def watch_new_below(self, count: int) -> None:
        """Tell."""
        self.post_message(self.CameBelow(count))

    def on_resize(self) -> None:
        """Count what is still below."""
        self._came(0)

    def _came(self, count: int) -> None:
        self.new_below = min(self.new_below + count, self._below)

    @property
    def _below(self) -> int:
        """How many entries begin below what is in view."""
        end = self.scroll_offset.y + self.size.height
        if end >= self._blocks.height:
            return 0
        return len(self._blocks.entries) - self._blocks.at_line(end - 1) - 1

    def _lay_out(self, identifiers: Iterable[str]) -> None:
        with self._staying():
            super()._lay_out(identifiers)

    def _lay_out_all(self) -> None:
        with self._staying():
            super()._lay_out_all()

    @contextmanager
    def _staying(self) -> Iterator[bool]:
        """Go on showing what is read, whatever is done above it; yield whether the end is read."""
        follow, anchor = self.follows, self._anchor()
        yield follow
        if not follow:
            self._return_to(anchor)

    def _anchor(self) -> Anchor:
        line = self.scroll_offset.y
        if not self._blocks.entries:
            return (), 0
        top = self._blocks.at_line(line)
        return self._blocks.entries[top:], line - self._blocks.lines_of(top).start

    def _return_to(self, anchor: Anchor) -> None:
        """Scroll to where the anchor stands now; what was taken away gives way to the next."""
        entries, above = anchor
        for entry in entries:
            position = self._blocks.position(entry.id)
            if position is not None:
                lines = self._blocks.lines_of(position)
                self.scroll_to_line(lines.start + max(0, min(above, len(lines) - 1)))
                return
            above = 0
