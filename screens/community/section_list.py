"""The sections on the left, each with how it stands; and what is in one, on the right."""

from collections.abc import Iterable, Iterator, Sequence

from textual.content import Content
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from data.safe_text import one_line
from screens.community.row import Row
from screens.community.section import Section
from screens.widgets.content import DIM, shown
from screens.widgets.refilled import refill
from screens.widgets.wrapping import shortened

TITLE = 15
"""Cells of a section's title."""


LEAST = 6
"""Cells from which on a state says anything."""


class SectionList(OptionList):
    """One line a section; Enter goes into it."""

    DEFAULT_CSS = """
    SectionList { border: none; background: transparent; padding: 0 1; scrollbar-gutter: stable; }
    """

    def __init__(self, *, id: str | None = None) -> None:
        """Start empty."""
        super().__init__(id=id, markup=False)
        self._sections: Sequence[Section] = ()

    def show(self, sections: Sequence[Section]) -> None:
        """Show these as they stand now, the highlight where it was."""
        self._sections = sections
        self._fill()

    def on_resize(self) -> None:
        """Tell as much of each state as there is room for."""
        self._fill()

    def _fill(self) -> None:
        width = max(1, self.scrollable_content_region.width - 1)
        refill(self, [Option(_line(section, width), id=section.id) for section in self._sections])


def _line(section: Section, width: int) -> Content:
    """Return a section's title, and its state where there is room for some of it."""
    room = width - TITLE - 1
    if room < LEAST:
        return shown(shortened(section.title, width))
    state = shortened(one_line(section.state()) or "·", room)
    return Content.assemble(shown(f"{section.title:<{TITLE}} "), shown(state, DIM))


class SectionPage(OptionList):
    """Headings cannot be chosen; Enter edits what can."""

    DEFAULT_CSS = """
    SectionPage { border: none; background: transparent; padding: 0 1; scrollbar-gutter: stable; }
    """

    def __init__(self, *, id: str | None = None) -> None:
        """Start empty."""
        super().__init__(id=id, markup=False)
        self._rows: tuple[Row, ...] = ()
        self._filled_for = 0
        """Cells the rows are laid out for; 0 while they wait until they can be seen."""
        self._at = ""

    @property
    def row(self) -> str:
        """The id of the highlighted row; empty for none."""
        if self.highlighted is None:
            return ""
        return self.get_option_at_index(self.highlighted).id or ""

    @property
    def told(self) -> str:
        """The highlighted row as plain text; empty for none."""
        lit = self.row
        return next((row.told for row in self._rows if lit and row.id == lit), "")

    def show(self, rows: Iterable[Row], *, anew: bool = False, at: str = "") -> None:
        """Show these rows; `anew` begins at the top, `at` lights the row of that id."""
        self._rows = tuple(rows)
        if anew:
            self.clear_options()
            self.scroll_to(y=0, animate=False, force=True)
        self._at = at
        self._fill()
        if anew:
            self.scroll_to(y=0, animate=False, force=True)

    def on_resize(self) -> None:
        """Lay the rows out for another width."""
        if self._width() != self._filled_for:
            self._fill()

    def _width(self) -> int:
        return max(12, self.scrollable_content_region.width - 1)

    def _fill(self) -> None:
        if not self.size:
            self._filled_for = 0
            return
        width = self._filled_for = self._width()
        refill(self, _options(self._rows, width))
        self._light(self._at)
        self._at = ""

    def _light(self, at: str) -> None:
        """Light the row of that id, else some row that can be chosen."""
        ids = [option.id for option in self.options]
        lit = self.highlighted
        if at in ids:
            self.highlighted = ids.index(at)
            self.scroll_to_highlight()
        elif lit is None or ids[lit] is None:
            self.highlighted = next((i for i, id in enumerate(ids) if id), None)


def _options(rows: Iterable[Row], width: int) -> Iterator[Option]:
    """Yield the rows; of two with one id, as somebody may have written, only one can be chosen."""
    seen: set[str] = set()
    for row in rows:
        own = row.id if row.id not in seen else ""
        seen.add(row.id)
        yield Option(row.laid(width), id=own or None, disabled=not own)
