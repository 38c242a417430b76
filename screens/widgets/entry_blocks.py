"""The entries of a list with the lines each takes; an entry more costs only its own lines."""

from bisect import bisect_right
from collections.abc import Iterable, Mapping

from data.models.ids import EntryId
from data.models.records import Entry
from screens.widgets.entry_lines import EntryLayout
from screens.widgets.span import Span

Block = list[list[Span]]
Known = Mapping[EntryId, tuple[Entry, Block]]


class EntryBlocks:
    """Entries in order, laid out; lines are numbered from 0 through all of them."""

    def __init__(self, layout: EntryLayout) -> None:
        """Start empty."""
        self.layout = layout
        self.entries: list[Entry] = []
        self.unsaved: frozenset[str] = frozenset()
        self._positions: dict[str, int] = {}
        self._blocks: list[Block] = []
        self._ends: list[int] = []

    def __len__(self) -> int:
        """Return how many entries there are."""
        return len(self.entries)

    @property
    def height(self) -> int:
        """Lines in all."""
        return self._ends[-1] if self._ends else 0

    def position(self, identifier: str) -> int | None:
        """Return where the entry stands; None where it does not."""
        return self._positions.get(identifier)

    def lines_of(self, position: int) -> range:
        """Return the numbers of the lines that the entry takes."""
        return range(self._ends[position - 1] if position else 0, self._ends[position])

    def at_line(self, line: int) -> int:
        """Return the position of the entry that has this line, the nearest one outside of it."""
        return min(bisect_right(self._ends, max(0, line)), len(self.entries) - 1)

    def spans(self, line: int) -> list[Span]:
        """Return what stands on a line."""
        position = self.at_line(line)
        return self._blocks[position][line - self.lines_of(position).start]

    def fill(self, entries: Iterable[Entry]) -> None:
        """Hold these entries instead; those already held keep their lines."""
        known = {
            entry.id: (entry, block)
            for entry, block in zip(self.entries, self._blocks, strict=True)
        }
        self.entries = list(entries)
        self._blocks = [self._known_or_laid_out(entry, known) for entry in self.entries]
        self._number(0)

    def append(self, entry: Entry) -> None:
        """Hold one more."""
        self.entries.append(entry)
        self._blocks.append(self._laid_out(entry))
        self._number(len(self.entries) - 1)

    def lay_out(self, layout: EntryLayout) -> None:
        """Lay all entries out anew."""
        self.layout = layout
        self._blocks = [self._laid_out(entry) for entry in self.entries]
        self._number(0)

    def lay_out_some(self, identifiers: Iterable[str]) -> None:
        """Lay some entries out anew; unknown ids are passed over."""
        for identifier in identifiers:
            position = self._positions.get(identifier)
            if position is not None:
                self._blocks[position] = self._laid_out(self.entries[position])
        self._number(0)

    def _known_or_laid_out(self, entry: Entry, known: Known) -> Block:
        before, block = known.get(entry.id, (None, []))
        return block if before is entry or before == entry else self._laid_out(entry)

    def _laid_out(self, entry: Entry) -> Block:
        return self.layout.lines(entry, unsaved=entry.id in self.unsaved)

    def _number(self, start: int) -> None:
        """Number the lines from the entry at `start` on."""
        if start == 0:
            self._positions.clear()
        del self._ends[start:]
        end = self.height
        for position in range(start, len(self.entries)):
            self._positions[self.entries[position].id] = position
            end += len(self._blocks[position])
            self._ends.append(end)
