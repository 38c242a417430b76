"""The pages of insights: a list beside the plot, or one line over it where there is no room."""

from collections.abc import Sequence

from textual.content import Content
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from data.insights.registry import Listed
from data.safe_text import one_line
from screens.widgets.content import DIM, shown
from screens.widgets.wrapping import shortened

DIGITS = "1234567890"
"""Each leads to a page, in their order: 0 to the tenth."""


class PageList(OptionList):
    """One line a page."""

    DEFAULT_CSS = """
    PageList { border: none; background: transparent; padding: 0 1; scrollbar-gutter: stable; }
    """

    def __init__(self, *, id: str | None = None) -> None:
        """Start empty."""
        super().__init__(id=id, markup=False)
        self._listed: Sequence[Listed] = ()

    def show(self, listed: Sequence[Listed], place: int) -> None:
        """List these, the highlight on one."""
        self._listed = listed
        self._fill(place)

    def on_resize(self) -> None:
        """Cut long titles anew."""
        if self._listed and self.highlighted is not None:
            self._fill(self.highlighted)

    def _fill(self, place: int) -> None:
        width = max(8, self.scrollable_content_region.width - 4)
        self.clear_options()
        self.add_options([_row(number, page, width) for number, page in enumerate(self._listed, 1)])
        self.highlighted = min(place, len(self._listed) - 1)


def _row(number: int, page: Listed, width: int) -> Option:
    digit = DIGITS[number - 1 : number] or " "
    title = shown(shortened(one_line(page.title), width))
    return Option(Content.assemble((f"{digit}  ", "$footer-key-foreground"), title))


def strip_line(listed: Sequence[Listed], place: int, width: int) -> Content:
    """Return where among the pages the reader is, in one line."""
    if not listed:
        return Content("")
    before, after = ("‹ " if place else "  "), (" ›" if place + 1 < len(listed) else "")
    title = shortened(one_line(listed[place].title), max(8, width - 14))
    count = (f"  {place + 1} of {len(listed)}", DIM)
    return Content.assemble(before, shown(title, "bold"), after, count)
