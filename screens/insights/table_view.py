"""The figures behind a plot, line by line; the newest first."""

from textual.widgets import OptionList
from textual.widgets.option_list import Option

from data.insights.plot import Plot
from data.insights.words import table_lines
from screens.widgets.content import DIM, shown

MOST = 2_000
"""Rows that are listed; an export has them all."""


class TableView(OptionList):
    """Rows cannot be changed here; the highlight helps to keep to the line."""

    DEFAULT_CSS = """
    TableView {
        background: transparent; padding: 0; height: 1fr; display: none; scrollbar-gutter: stable;
        &, &:focus { border: none; }
    }
    """

    def __init__(self, *, id: str | None = None) -> None:
        """Start empty."""
        super().__init__(id=id, markup=False)
        self._plot: Plot | None = None
        self._filled_for = 0

    def show(self, plot: Plot) -> None:
        """Show this plot's figures."""
        if plot is not self._plot or self._width() != self._filled_for:
            self._plot = plot
            self._fill(plot)

    def on_resize(self) -> None:
        """Lay the columns out anew for another width."""
        if self._plot is not None and self._width() != self._filled_for:
            self._fill(self._plot)

    def _width(self) -> int:
        return max(20, self.scrollable_content_region.width - 1)

    def _fill(self, plot: Plot) -> None:
        self._filled_for = self._width()
        self.clear_options()
        lines = table_lines(plot.table, self._filled_for)
        header, *rows = [*lines] or ["No figures yet."]
        dated = bool(plot.series)
        listed = rows[::-1][:MOST] if dated else rows[:MOST]
        options = [Option(shown(header, f"bold {DIM}"), disabled=True)]
        options += [Option(shown(row)) for row in listed]
        left = len(rows) - len(listed)
        if left:
            rest = f"{left} more: x writes them all, as CSV."
            options.append(Option(shown(rest, DIM), disabled=True))
        self.add_options(options)
        self.highlighted = 1 if rows else None
