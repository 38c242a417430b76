"""The entries of one phase, to be picked by keys and mouse."""

from collections.abc import Iterable
from dataclasses import dataclass

from textual.message import Message

from data.models.ids import EntryId
from data.models.records import Entry
from screens.widgets.arriving_view import ArrivingView
from screens.widgets.entry_blocks import EntryBlocks
from screens.widgets.picked_blocks import PickedBlocks


class EntryList(ArrivingView, PickedBlocks, can_focus=True):
    """What was said, one of the entries highlighted while the list has the focus."""

    _blocks: EntryBlocks

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

    def tell(self, position: int) -> None:
        """Tell which entry it is."""
        self.post_message(self.EntryHighlighted(self._blocks.entries[position].id))

    def on_focus(self) -> None:
        """Begin at the newest."""
        if self.highlighted is None:
            self.action_last()

    def action_choose(self) -> None:
        """Open the highlighted entry."""
        if self.entry:
            self.post_message(self.EntryChosen(self.entry.id))
