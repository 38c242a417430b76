"""What was decided and taken on, each saying what it still lacks."""

from collections.abc import Callable, Iterable, Iterator
from datetime import datetime

from textual.content import Content
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from data.agreed import agreed, lacks
from data.models.ids import EntryId
from data.models.records import Entry
from screens.widgets.content import DIM
from screens.widgets.entry_content import entry_content, layout_for
from screens.widgets.refilled import refill

NOTHING = "Nothing was decided or taken on. That is a fine session too."


class AgreedList(OptionList):
    """Enter completes the highlighted entry."""

    DEFAULT_CSS = """
    AgreedList { border: none; background: transparent; padding: 0 1; scrollbar-gutter: stable; }
    """

    def __init__(self, local: Callable[[datetime], datetime], *, id: str | None = None) -> None:
        """`local` tells a moment in the session's zone."""
        super().__init__(id=id, markup=False)
        self._local = local
        self._entries: tuple[Entry, ...] = ()

    @property
    def chosen(self) -> EntryId | None:
        """The highlighted entry."""
        if self.highlighted is None:
            return None
        name = self.get_option_at_index(self.highlighted).id
        return EntryId(name) if name else None

    def show(self, entries: Iterable[Entry]) -> None:
        """Show what was agreed among these entries.

        The highlight stays where it was; at first it is on what lacks something.
        """
        self._entries = agreed(entries)
        self._fill()

    def on_resize(self) -> None:
        """Lay the lines out anew for another width."""
        self._fill()

    def _fill(self) -> None:
        if not self.size:
            return
        refill(self, self._rows())
        if self.highlighted is None and self._entries:
            wanting = (i for i, entry in enumerate(self._entries) if lacks(entry))
            self.highlighted = next(wanting, 0)

    def _rows(self) -> Iterator[Option]:
        if not self._entries:
            yield Option(Content.styled(NOTHING, DIM), disabled=True)
        width = max(20, self.scrollable_content_region.width - 1)
        layout = layout_for(self._entries, width, local=self._local, compact=True)
        for entry in self._entries:
            yield Option(
                Content.assemble(entry_content(entry, layout), _missing(entry)), id=entry.id
            )


def _missing(entry: Entry) -> Content:
    missing = lacks(entry)
    told = f"\n   no {' and no '.join(missing)} yet" if missing else ""
    return Content.styled(told, "$warning")
