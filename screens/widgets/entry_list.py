"""The entries of one phase, as lines of one widget."""

from collections.abc import Iterable
from dataclasses import dataclass

from textual.message import Message
from textual.reactive import reactive
from textual.scroll_view import ScrollView

from data.models.ids import EntryId
from data.models.records import Entry


class EntryList(ScrollView, can_focus=True):
    """What was said, in order; follows the end unless the reader scrolled up."""

    unsaved: reactive[frozenset[str]] = reactive(frozenset())
    """Ids of entries that are not on the disk yet; each says so."""
    carries: reactive[dict[str, int]] = reactive(dict)
    """How often an entry has been carried over, where it has been."""
    compact: reactive[bool] = reactive(False)
    """For narrow side panes: no time column."""
    highlighted: reactive[int | None] = reactive(None)
    """Position of the entry that keys act upon; shown while the list has the focus."""

    @dataclass
    class EntryHighlighted(Message):
        """The highlight moved to this entry."""

        id: EntryId

    @dataclass
    class EntryChosen(Message):
        """Enter or a double click on this entry: open it."""

        id: EntryId

    def __init__(
        self,
        entries: Iterable[Entry] = (),
        *,
        empty_text: str = "",
        id: str | None = None,
        classes: str | None = None,
    ) -> None:
        """`empty_text` says how to fill the list while it has no entries."""
        super().__init__(id=id, classes=classes)
        self.empty_text = empty_text

    def set_entries(self, entries: Iterable[Entry]) -> None:
        """Show these entries instead; the highlight stays on its entry where that is kept."""

    def append(self, entry: Entry) -> None:
        """Add an entry at the end and paint it at once."""

    def replace(self, entry: Entry) -> None:
        """Show the new version of the entry with that id; unknown ids are passed over."""

    def remove_entry(self, entry: EntryId) -> None:
        """Take an entry away; unknown ids are passed over."""

    @property
    def entry(self) -> Entry | None:
        """The highlighted entry."""
        raise NotImplementedError

    def next_mark(self) -> EntryId | None:
        """Move the highlight to the next entry marked `@@`, round the end; None without one."""
        raise NotImplementedError
