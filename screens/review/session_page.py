"""One past session, opened: its entries under headings."""

from collections.abc import Iterable, Iterator

from textual.content import Content
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from data.models.ids import EntryId
from data.sections import Section
from screens.widgets.content import shown, shown_line
from screens.widgets.entry_row import entry_row


class SessionPage(OptionList):
    """Headings cannot be chosen, entries can."""

    DEFAULT_CSS = """
    SessionPage { border: none; background: transparent; padding: 0 1; }
    """

    def __init__(self, *, id: str | None = None) -> None:
        """Start empty."""
        super().__init__(id=id, markup=False)

    @property
    def chosen(self) -> EntryId | None:
        """The highlighted entry."""
        if self.highlighted is None:
            return None
        name = self.get_option_at_index(self.highlighted).id
        return EntryId(name.rpartition("/")[2]) if name else None

    def show(self, preface: Content, sections: Iterable[Section], *, same: bool) -> None:
        """Show these sections; `same` keeps the place where the reader was."""
        place = self.highlighted if same else None
        self.clear_options()
        self.add_option(Option(preface, disabled=True))
        self.add_options(list(self._rows(sections)))
        if place is not None and place < self.option_count:
            self.highlighted = place
        else:
            self.scroll_home(animate=False)

    def _rows(self, sections: Iterable[Section]) -> Iterator[Option]:
        for section in sections:
            heading = Content.assemble(
                "\n",
                shown_line(section.title, "$accent bold"),
                "  ",
                shown(section.remark, "$text-muted"),
            )
            yield Option(heading, disabled=True)
            for entry in section.entries:
                yield Option(entry_row(entry), id=f"{section.title}/{entry.id}")
