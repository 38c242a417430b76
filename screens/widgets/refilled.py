"""Filling a list anew under the eyes of whoever reads or chooses in it."""

from collections.abc import Iterable

from textual.widgets import OptionList
from textual.widgets.option_list import Option


def refill(options: OptionList, rows: Iterable[Option], *, in_place: bool = False) -> None:
    """Show these rows instead, scrolled as it was, the highlight on its row.

    Rows are known by their ids. Where that row is gone, or `in_place`, the highlight stays where
    it was among the rows. Where the list has the focus it stays in view.
    """
    place, scrolled = options.highlighted, options.scroll_offset.y
    lit = None if place is None or in_place else options.get_option_at_index(place).id
    options.clear_options()
    options.add_options(list(rows))
    ids = [option.id for option in options.options]
    if lit is not None and lit in ids:
        place = ids.index(lit)
    if place is not None and ids:
        options.highlighted = min(place, len(ids) - 1)
    options.scroll_to(y=scrolled, animate=False, force=True)
    if options.has_focus:
        options.scroll_to_highlight()
