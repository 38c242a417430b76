"""Rows laid out from the top, as far as anybody asked; lines are numbered through all of them."""

from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator
from itertools import islice

from screens.review.page_rows import Row
from screens.widgets.span import Span


class LaidRows:
    """The rows of one page for one width."""

    def __init__(self, rows: Iterable[Row] = ()) -> None:
        """Take the rows, none of which is laid out before it is asked for."""
        self._rest: Iterator[Row] = iter(rows)
        self._rows: list[Row] = []
        self._ends: list[int] = []

    def __len__(self) -> int:
        """Return how many are laid out."""
        return len(self._rows)

    def __getitem__(self, place: int) -> Row:
        """Return one of those."""
        return self._rows[place]

    @property
    def height(self) -> int:
        """Lines that are laid out."""
        return self._ends[-1] if self._ends else 0

    def more(self, count: int | None) -> bool:
        """Lay out so many more, None being all; whether there may be more still."""
        some = list(islice(self._rest, count))
        for row in some:
            self._ends.append(self.height + len(row.lines))
            self._rows.append(row)
        return len(some) == count

    def down_to(self, line: int) -> None:
        """Lay out as many as have that many lines."""
        while self.height < line and self.more(1):
            pass

    def find(self, wanted: Callable[[Row], bool]) -> int | None:
        """Return the place of the first row that is wanted, laying out as far as that."""
        place = 0
        while place < len(self._rows) or self.more(1):
            if wanted(self._rows[place]):
                return place
            place += 1
        return None

    def step(self, place: int | None, by: int) -> int | None:
        """Return the next row above (-1) or below (1) that can be chosen; else the same."""
        found = -1 if place is None else place
        while 0 <= found + by < len(self._rows):
            found += by
            if self._rows[found].key:
                return found
        return place

    def last(self) -> int | None:
        """Return the last row that can be chosen; None where none can."""
        return next((n for n in reversed(range(len(self._rows))) if self._rows[n].key), None)

    def nearest(self, place: int) -> int | None:
        """Return the row there or the nearest one that can be chosen, below before above."""
        place = min(place, len(self._rows) - 1)
        if place >= 0 and self._rows[place].key:
            return place
        below = self.step(place, 1)
        return below if below not in (place, None) else self._above(place)

    def _above(self, place: int) -> int | None:
        above = self.step(place, -1)
        return None if above in (place, None) else above

    def at_line(self, line: int) -> int:
        """Return the place of the row that has this line, the nearest one outside of all."""
        return max(0, min(bisect_right(self._ends, max(0, line)), len(self._rows) - 1))

    def lines_of(self, place: int) -> range:
        """Return the numbers of the lines of a row."""
        return range(self._ends[place - 1] if place else 0, self._ends[place])

    def spans(self, line: int) -> list[Span]:
        """Return what stands on a line."""
        place = self.at_line(line)
        return self._rows[place].lines[line - self.lines_of(place).start]
