"""One past session, opened: its entries under headings."""

from collections.abc import Callable, Iterable, Iterator
from datetime import datetime

from textual.content import Content
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from data.models.ids import EntryId
from data.sections import Section
from screens.widgets.content import DIM, shown, shown_line
from screens.widgets.entry_content import entry_content, layout_for
from screens.widgets.entry_lines import EntryLayout
from screens.widgets.refilled import refill

Shown = tuple[Content, tuple[Section, ...], Callable[[datetime], datetime]]


class SessionPage(OptionList):
    """Headings cannot be chosen, entries can."""

    DEFAULT_CSS = """
    SessionPage { border: none; background: transparent; padding: 0 1; scrollbar-gutter: stable; }
    """

    def __init__(self, *, id: str | None = None) -> None:
        """Start empty."""
        super().__init__(id=id, markup=False)
        self._shown: Shown | None = None
        self._filled_for = 0

    @property
    def chosen(self) -> EntryId | None:
        """The highlighted entry."""
        if self.highlighted is None:
            return None
        name = self.get_option_at_index(self.highlighted).id
        return EntryId(name.rpartition("/")[2]) if name else None

    def show(
        self,
        preface: Content,
        sections: Iterable[Section],
        *,
        same: bool = False,
        local: Callable[[datetime], datetime] = datetime.astimezone,
    ) -> None:
        """Show these sections; `same` keeps the place where the reader was.

        `local` tells a moment in the session's zone.
        """
        self._shown = (preface, tuple(sections), local)
        self._fill(same=same)

    def on_resize(self) -> None:
        """Lay the lines out anew for another width."""
        if self._width() != self._filled_for:
            self._fill(same=True)

    def _width(self) -> int:
        return max(20, self.scrollable_content_region.width - 1)

    def _fill(self, *, same: bool) -> None:
        if self._shown is None or not self.size:
            return
        preface, sections, local = self._shown
        width = self._filled_for = self._width()
        entries = [entry for section in sections for entry in section.entries]
        layout = layout_for(entries, width, local=local)
        if not same:
            self.clear_options()
        refill(self, (Option(preface, disabled=True), *self._rows(sections, layout)))

    def _rows(self, sections: Iterable[Section], layout: EntryLayout) -> Iterator[Option]:
        for section in sections:
            heading = Content.assemble(
                "\n",
                shown_line(section.title, "$accent bold"),
                "  ",
                shown(section.remark, DIM),
            )
            yield Option(heading, disabled=True)
            for entry in section.entries:
                yield Option(entry_content(entry, layout), id=f"{section.title}/{entry.id}")
