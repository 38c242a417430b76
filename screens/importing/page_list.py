"""The lines of a session as they would come in: picked by keys, changed by the sign of a kind."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from textual.binding import Binding
from textual.message import Message
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from data.importing.deciding import Row
from data.importing.found import Found
from data.models.kinds import KINDS
from screens.importing.pages import (
    MOST_LINES,
    UNSURE,
    head_of,
    heading_of,
    line_of,
    more_than,
    unsure_lines,
)

_KEYS = {
    "": "full_stop",
    "*": "asterisk",
    "+": "plus",
    "-": "minus",
    "?": "question_mark",
    "<": "less_than_sign",
    "=": "equals_sign",
    "!": "exclamation_mark",
    ">": "greater_than_sign",
    "~": "tilde",
    "^": "circumflex_accent",
}
"""What Textual calls the key of each sign; a full stop makes a note."""


class PageList(OptionList):
    """One page; its lines are picked, what is told above them is not."""

    BINDINGS = [
        Binding(_KEYS[kind.sigil], f"want('{kind.id}')", kind.title, show=False) for kind in KINDS
    ]

    @dataclass
    class KindWanted(Message):
        """The highlighted line is to be of this kind."""

        kind: str

    def __init__(self, *, id: str) -> None:
        """Begin without a page."""
        super().__init__(id=id, markup=False)
        self.rows: Sequence[Row] = ()
        """All lines of the page."""

    @property
    def row(self) -> Row | None:
        """The highlighted line."""
        place = self.highlighted
        told = self.get_option_at_index(place).id if place is not None else None
        return self.rows[int(told)] if told else None

    def show_page(self, found: Found, rows: Sequence[Row], *, anew: bool) -> None:
        """Show a session; the highlight stays, unless it is another one shown `anew`."""
        place, scrolled = self.highlighted, self.scroll_y
        self.rows = rows
        self.clear_options()
        self.add_options(self._laid(found))
        if anew or place is None:
            self.scroll_home(animate=False)
        else:
            self.highlighted = min(place, self.option_count - 1)
            self.scroll_to(y=scrolled, animate=False)

    def _laid(self, found: Found) -> Iterator[Option]:
        yield Option(head_of(found), disabled=True)
        unsure = list(unsure_lines(found))
        yield from [Option(UNSURE, disabled=True)] * bool(unsure)
        yield from (Option(line) for line in unsure)
        before: tuple[str, ...] | None = None
        for number, row in enumerate(self.rows[:MOST_LINES]):
            if row.item.headings != before:
                before = row.item.headings
                yield Option(heading_of(before), disabled=True)
            yield Option(line_of(row, found.earlier.get(row.item.line)), id=str(number))
        if more := sum(not row.why for row in self.rows[MOST_LINES:]):
            yield Option(more_than(more), disabled=True)

    def watch_highlighted(self, highlighted: int | None) -> None:
        """Bring what stands above the first line into view with it."""
        super().watch_highlighted(highlighted)
        if highlighted is not None and all(o.disabled for o in self.options[:highlighted]):
            self.scroll_home(animate=False)

    def clear_page(self) -> None:
        """Show nothing."""
        self.rows = ()
        self.clear_options()

    def action_want(self, kind: str) -> None:
        """Tell that the highlighted line is to be of that kind."""
        self.post_message(self.KindWanted(kind))
