"""The hits of a list with the lines each takes, those of one session under its heading."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from typing import TYPE_CHECKING

from screens.search.hit_lines import HitLayout, Line
from screens.widgets.span import Span

if TYPE_CHECKING:
    from data.search.hit import Hit


class HitBlocks:
    """Hits in order, laid out; lines are numbered from 0 through all of them."""

    def __init__(self, layout: HitLayout) -> None:
        """Start empty."""
        self.layout = layout
        self.hits: tuple[Hit, ...] = ()
        self._blocks: list[list[Line]] = []
        self._heads: list[int] = []
        """How many lines of each block stand over its hit."""
        self._ends: list[int] = []

    def __len__(self) -> int:
        """Return how many hits there are."""
        return len(self.hits)

    @property
    def height(self) -> int:
        """Lines in all."""
        return self._ends[-1] if self._ends else 0

    def fill(self, hits: Sequence[Hit]) -> int:
        """Hold these hits instead; return how many at the front stay as they were."""
        same = 0
        for before, now in zip(self.hits, hits, strict=False):
            if before is not now and before != now:
                break
            same += 1
        self.hits = tuple(hits)
        self._lay_out_from(same)
        return same

    def lay_out(self, layout: HitLayout) -> None:
        """Lay all of them out anew."""
        self.layout = layout
        self._lay_out_from(0)

    def lines_of(self, place: int) -> range:
        """Return the numbers of the lines that a hit takes, without its session's heading."""
        start = self._ends[place - 1] if place else 0
        return range(start + self._heads[place], self._ends[place])

    def block_of(self, place: int) -> range:
        """Return the same with what stands over it."""
        return range(self._ends[place - 1] if place else 0, self._ends[place])

    def at_line(self, line: int) -> int:
        """Return the place of the hit that has this line, the nearest one outside of it."""
        return max(0, min(bisect_right(self._ends, max(0, line)), len(self.hits) - 1))

    def spans(self, line: int) -> list[Span]:
        """Return what stands on a line."""
        place = self.at_line(line)
        return self._blocks[place][line - self.block_of(place).start]

    def _lay_out_from(self, start: int) -> None:
        for rows in (self._blocks, self._heads, self._ends):
            del rows[start:]
        end = self.height
        for place in range(start, len(self.hits)):
            over = self._over(place)
            block = [*over, *self.layout.lines(self.hits[place])]
            self._blocks.append(block)
            self._heads.append(len(over))
            end += len(block)
            self._ends.append(end)

    def _over(self, place: int) -> list[Line]:
        """Return the heading of a session, where a hit is the first of it."""
        hit, before = self.hits[place], self.hits[place - 1] if place else None
        if not self.layout.width:
            return []
        if before and (before.community, before.stem) == (hit.community, hit.stem):
            return []
        blank: list[Line] = [[]] if before else []
        return [*blank, self.layout.heading(hit)]
