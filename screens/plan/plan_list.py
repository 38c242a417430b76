"""A list of what a plan consists of: each row with its name, and one key that edits it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from textual.content import Content
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from screens.widgets.content import DIM, shown, shown_line
from screens.widgets.refilled import refill
from screens.widgets.wrapping import wrapped

MOST_LINES = 4
"""Lines that one row takes; the whole text shows when it is edited."""


@dataclass(frozen=True, slots=True)
class Row:
    """One thing of a plan."""

    id: str
    """Empty for a heading, which cannot be chosen."""
    lead: str
    """What it is, before the text: a name, or when a phase begins."""
    text: str
    more: str = ""
    """What stands under it, dim."""
    style: str = ""
    tail: str = ""
    """What stands at the end of the first line."""


class PlanList(OptionList):
    """Rows with a column of their own for what they are; Enter edits the highlighted one."""

    DEFAULT_CSS = """
    PlanList { border: none; background: transparent; padding: 0 1; scrollbar-gutter: stable; }
    """

    def __init__(self, lead: int, more: int = MOST_LINES, *, id: str | None = None) -> None:
        """`lead` is how many cells the first column takes, `more` the lines under a row's text."""
        super().__init__(id=id, markup=False)
        self._lead = lead
        self._more = more
        self._rows: Sequence[Row] = ()

    @property
    def chosen(self) -> str:
        """The id of the highlighted row; empty where none is."""
        if self.highlighted is None:
            return ""
        return self.get_option_at_index(self.highlighted).id or ""

    @property
    def row(self) -> Row | None:
        """The highlighted row; None where none is."""
        return next((row for row in self._rows if row.id and row.id == self.chosen), None)

    def light(self, name: str) -> None:
        """Highlight a row."""
        ids = [option.id for option in self.options]
        if name in ids:
            self.highlighted = ids.index(name)

    def show(self, rows: Iterable[Row]) -> None:
        """Show these; the highlight stays on its row."""
        new = tuple(rows)
        if new != self._rows:
            self._rows = new
            self._fill()

    def on_resize(self) -> None:
        """Lay the rows out anew for another width."""
        self._fill()

    def _fill(self) -> None:
        if not self.size:
            return
        width = max(12, self.scrollable_content_region.width - 1)
        refill(self, (self._option(row, width) for row in self._rows))
        if self.highlighted is None:
            self.highlighted = next((n for n, row in enumerate(self._rows) if row.id), None)

    def _option(self, row: Row, width: int) -> Option:
        if not row.id:
            return Option(Content.assemble("\n", shown_line(row.text, "$accent")), disabled=True)
        return Option(_laid_out(row, width, self._lead, self._more), id=row.id)


def _laid_out(row: Row, width: int, lead: int, more: int) -> Content:
    """Return a row under a hanging indent, its tail at the right of the first line."""
    room = max(8, width - lead - (len(row.tail) + 1 if row.tail else 0))
    told = _cut(wrapped(" ".join(row.text.split()), room), MOST_LINES)
    lines = [shown(line, row.style) for line in told]
    if row.tail:
        gap = max(1, width - lead - lines[0].cell_length - len(row.tail))
        lines[0] = Content.assemble(lines[0], " " * gap, (row.tail, DIM))
    lines += [shown(line, DIM) for line in _cut(wrapped(row.more, width - lead - 2), more) if line]
    first = Content.assemble(shown_line(f"{row.lead:<{lead}.{lead}}", DIM), lines[0])
    return Content("\n").join([first, *(Content.assemble(" " * lead, line) for line in lines[1:])])


def _cut(lines: Iterable[str], most: int) -> list[str]:
    told = list(lines)
    return told if len(told) <= most else [*told[: most - 1], f"{told[most - 1].rstrip()} …"]
