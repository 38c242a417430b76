"""Taking a page of insights away: copied, or as a file that other programs read."""

from __future__ import annotations

from pathlib import Path

from textual import work

from data.errors import LctuiError
from data.insights.plot import Plot
from data.insights.words import page_lines
from data.numbers import count_of
from data.store.outfile import write_out
from data.store.refs import slug_of
from data.store.store import Store
from screens.commanded_screen import CommandedScreen
from screens.copying import Copying
from screens.minutes import free_path, from_home
from screens.widgets.choice_dialog import Choice, ChoiceDialog

DRAWING = "Drawing the picture …"
NOT_YET = "Nothing to take away yet."
KINDS = (
    Choice("csv", "c", "CSV", "the figures, for a spreadsheet"),
    Choice("svg", "s", "SVG", "the plot, for print and web"),
    Choice("png", "p", "PNG", "the plot, for slides"),
)


class Exporting(CommandedScreen, Copying):
    """Knows which page is shown, and whose."""

    store: Store
    community: str
    """The community's name."""

    @property
    def plot(self) -> Plot | None:
        """The page that is shown."""
        raise NotImplementedError

    def _file_name(self, plot: Plot, kind: str) -> str:
        return f"{slug_of(f'{self.community} {plot.title}', plot.id)}.{kind}"

    def action_copy_sentence(self) -> None:
        """Copy what the page says."""
        if plot := self.plot:
            words = f"{plot.title}: {plot.finding}"
            what = f"What “{plot.title}” says"
            self.take_words(lambda: words, self._file_name(plot, "txt"), what)

    def action_copy_page(self) -> None:
        """Copy the page in words, with its figures."""
        if plot := self.plot:
            lines = list(page_lines(plot))
            what = f"{count_of(len(lines), 'line', 'lines')} of “{plot.title}”"
            self.take_words(lambda: "\n".join(lines), self._file_name(plot, "txt"), what)

    @work(group="ask-export")
    async def action_export_page(self) -> None:
        """Ask as what it is to be written."""
        plot = self.plot
        if plot is None:
            self.notify(NOT_YET, markup=False)
            return
        folder = f"It goes into {Path.cwd()}, under a name that is free."
        kind = await self.app.push_screen_wait(ChoiceDialog("Export this page", folder, KINDS))
        if kind is not None:
            if kind != "csv":
                self.notify(DRAWING, markup=False)
            self._write(plot, kind)

    @work(thread=True, group="export")
    def _write(self, plot: Plot, kind: str) -> None:
        from data.insights.apart import as_file_apart

        path = free_path(Path.cwd() / self._file_name(plot, kind))
        cache = self.store.cache() if self.store.cache else None
        try:
            made = as_file_apart(plot, self.community, kind, cache)
            write_out(path, made.data, replace=False)
            told = " ".join(filter(None, (f"Written to {from_home(path)}", made.remark)))
        except LctuiError as error:
            told = str(error)
        self.app.call_from_thread(self.notify, told, markup=False)
