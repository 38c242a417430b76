"""What stands on a session's page, row by row, as lines of spans."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from functools import partial
from typing import NamedTuple

from rich.cells import cell_len

from data.models.ids import EntryId
from data.safe_text import one_line, safe
from data.sections import Section
from screens.widgets.entry_content import layout_for
from screens.widgets.entry_lines import EntryLayout
from screens.widgets.span import Span
from screens.widgets.wrapping import shortened, wrapped

Lines = list[list[Span]]
Paragraph = tuple[str, str]
"""Words, and the look they have."""

_LEAD, _UNTIMED = 9, 3
"""Cells before the words of an entry that stands alone, with its hour and without."""


class Row(NamedTuple):
    """Lines that are chosen together, or that cannot be chosen."""

    key: str
    """Tells it from all others; empty where it cannot be chosen."""
    lines: Lines

    @property
    def entry(self) -> EntryId | None:
        """The entry that stands in it."""
        return EntryId(self.key.rpartition("/")[2]) if self.key else None


@dataclass(frozen=True, slots=True)
class Page:
    """All that a page shows, whatever its width."""

    preface: Callable[[int], Iterable[list[Span]]]
    """Returns what stands on top, for so many cells."""
    sections: tuple[Section, ...] = ()
    local: Callable[[datetime], datetime] = datetime.astimezone
    """Tells a moment in the session's zone."""
    timed: bool = True
    """It is known when each entry was said."""
    remarks: Mapping[EntryId, Sequence[str]] = field(default_factory=dict)
    """What stands below an entry: what was heard of it later, that it was amended."""

    def rows(self, width: int) -> Iterator[Row]:
        """Yield the rows for so many cells, each laid out as it is asked for."""
        entries = [entry for section in self.sections for entry in section.entries]
        layout = layout_for(entries, width, local=self.local, timed=self.timed)
        yield Row("", list(self.preface(width)))
        for section in self.sections:
            yield Row("", [[], heading(section.title, section.remark, width)])
            for entry in section.entries:
                below = remark_lines(self.remarks.get(entry.id, ()), entry.depth, layout)
                yield Row(f"{section.title}/{entry.id}", [*layout.lines(entry), *below])


def told_page(words: str, look: str) -> Page:
    """Return a page that says this and nothing else."""
    return Page(partial(paragraphs, [(words, look)]))


def heading(title: str, remark: str, width: int) -> list[Span]:
    """Return a heading with what stands beside it."""
    told = shortened(one_line(title), width)
    beside = shortened(one_line(remark), max(0, width - cell_len(told) - 2))
    return [Span(f"{told}  " if beside else told, "heading"), Span(beside, "aside")]


def paragraphs(told: Iterable[Paragraph], width: int) -> Iterator[list[Span]]:
    """Yield paragraphs as lines of a width."""
    for text, look in told:
        for line in wrapped(safe(text).expandtabs(4), width):
            yield [Span(line.rstrip(), look)]


def remark_lines(remarks: Iterable[str], depth: int, layout: EntryLayout) -> Iterator[list[Span]]:
    """Yield what stands below an entry, each remark behind an arrow."""
    width = layout.width
    lead = _LEAD if layout.timed else _UNTIMED
    indent = min(lead + 2 * min(depth, width // 8), width // 2)
    for remark in remarks:
        for place, line in enumerate(wrapped(one_line(remark), max(4, width - indent - 2))):
            begin = " " * indent + ("↳ " if place == 0 else "  ")
            yield [Span(begin + line.rstrip(), "aside")]
