"""Rows of the right side: what each says, laid out for the width that there is."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from textual.content import Content

from data.days import day_told
from data.safe_text import safe
from screens.widgets.content import DIM, shown, shown_line
from screens.widgets.wrapping import wrapped

INDENT = "   "
NOTHING = Content()


@dataclass(frozen=True, slots=True)
class Part:
    """A line of a row; what does not fit goes on below, under its beginning."""

    text: str
    style: str = ""
    lead: Content = NOTHING
    """What stands before the text, once."""
    hang: int = -1
    """Cells before what goes on below; by itself as many as the lead takes."""

    def laid(self, width: int) -> Iterator[Content]:
        """Yield its lines for that many cells."""
        hang = self.lead.cell_length if self.hang < 0 else self.hang
        if self.lead.cell_length > width * 2 // 3:
            yield self.lead
            hang, lines = len(INDENT), self._lines(width - len(INDENT))
        else:
            lines = self._lines(width - hang, self.lead.cell_length - hang)
            yield Content.assemble(self.lead, next(lines, Content()))
        for line in lines:
            yield Content.assemble(" " * hang, line)

    def _lines(self, width: int, taken: int = 0) -> Iterator[Content]:
        """Yield the text in lines; of the first so many cells are taken."""
        if not self.text:
            return
        text = f"{'x' * taken}{safe(self.text).expandtabs(4)}"
        first, *more = wrapped(text, max(8, width))
        for line in (first[taken:], *more):
            yield shown(line.rstrip(), self.style)


@dataclass(frozen=True, slots=True)
class Row:
    """One thing on the right side."""

    id: str
    """Of what it shows, unique in its section; empty for what cannot be chosen."""
    parts: tuple[Part, ...]

    @property
    def told(self) -> str:
        """It as plain text, a line for each part."""
        parts = (f"{part.lead.plain}{part.text}".rstrip() for part in self.parts)
        return "\n".join(filter(None, parts))

    def laid(self, width: int) -> Content:
        """Return it for that many cells."""
        return Content("\n").join(line for part in self.parts for line in part.laid(width))


def heading(title: str, remark: str = "") -> Row:
    """Return a row that cannot be chosen."""
    lead = Content.styled(f"{title}  ", "$accent bold")
    return Row("", (Part(""), Part(remark, DIM, lead, len(INDENT))))


def remark(text: str) -> Row:
    """Return a dim line that cannot be chosen."""
    return Row("", (Part(text, DIM),))


def titled(row: str, title: str, *lines: str, beside: str = "") -> Row:
    """Return a row of a title, what stands beside it, and dim lines below."""
    lead = Content.assemble(shown_line(title, "bold"), "  ")
    below = (Part(line, DIM, Content(INDENT)) for line in lines if line)
    return Row(row, (Part(beside, DIM, lead, len(INDENT)), *below))


def told_day(day: date | None) -> str:
    """Return `3 Nov 2026`; empty for none."""
    return day_told(day) if day else ""
