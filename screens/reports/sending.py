"""A report goes out: copied, or into a file of which it is said where it is."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from textual import work

from data.audience.withheld_lines import withheld_lines
from data.digest.draft import Draft
from data.errors import LctuiError
from data.reports.registry import REPORTS
from data.store.outfile import write_out
from data.store.store import Store
from screens.commanded_screen import CommandedScreen
from screens.copying import Copying
from screens.minutes import free_path, from_home
from screens.reports.report_form import ReportForm
from screens.store_news import StoreNews
from screens.widgets.line_dialog import LineDialog

SOON = "The report is still being made: {} once it is ready."
CHANGED = "The report was made anew meanwhile: look at it first. Nothing was written."
NONE = "There is no report yet: the page says what is missing."


class Sending(Copying, StoreNews, CommandedScreen):
    """What takes a report away from here; nothing else writes."""

    store: Store
    draft: Draft | None = None
    """The report as it stands; None while it is being made."""
    form: ReportForm | None = None
    """None until it is known what there is to choose from."""
    awaited: Callable[[Draft, str], object] | None = None
    """What is done with the report, and its format, once it is made."""

    refused = False
    """Whether there will be no report as it is wanted now."""

    def action_copy_report(self) -> None:
        """Copy it and say how far it got."""
        self._with_report(self._copy, "it is copied")

    def _copy(self, draft: Draft, kind: str) -> None:
        name = f"{draft.name}{REPORTS[kind].endings[0]}"
        self.take_words(lambda: self._written(draft, kind), name)

    def action_copy_line(self) -> None:
        """Copy what is withheld, in words."""
        self._with_report(self._copy_withheld, "that is copied")

    def _copy_withheld(self, draft: Draft, _kind: str) -> None:
        lines = withheld_lines(draft.withheld)
        self.take_words(lambda: "\n".join((*lines, "")), f"{draft.name}-withheld.txt")

    def action_write_report(self) -> None:
        """Ask for the file, write it and say where it is."""
        self._with_report(self._ask_where, "the file is asked for")

    @work(group="dialog")
    async def _ask_where(self, draft: Draft, kind: str) -> None:
        path = free_path(Path.cwd() / f"{draft.name}{REPORTS[kind].endings[0]}")
        dialog = LineDialog("Write the report to", explain=_explain, line=str(path))
        if told := await self.app.push_screen_wait(dialog):
            if self.has_news():
                self.tell_news()
            if self.draft is draft:
                self._write(_path(told), draft, kind)
            else:
                self.notify(CHANGED, markup=False)

    @work(thread=True, group="file")
    def _write(self, path: Path, draft: Draft, kind: str) -> None:
        try:
            write_out(path, self._written(draft, kind))
            told = f"Written to {from_home(path)}"
        except LctuiError as error:
            told = str(error)
        self.app.call_from_thread(self.notify, told, markup=False)

    def _written(self, draft: Draft, kind: str) -> str:
        from data.store.own_templates import own_template

        own = own_template(self.store, draft.community) if kind == "html" else None
        return draft.written(kind, own)

    def _with_report(self, then: Callable[[Draft, str], object], soon: str) -> None:
        """Do something with the report, at once or once it is made; `soon` says what that is.

        None is taken that tells what the store does not hold any more.
        """
        if self.has_news():
            self.tell_news()
        self.awaited = then
        if self.draft is None and self.refused:
            self.awaited = None
            self.notify(NONE, markup=False)
        elif self.draft is None:
            self.notify(SOON.format(soon), markup=False)
        self.go_on()

    def go_on(self) -> None:
        """Do what somebody asked for before the report was made."""
        then = self.awaited
        if then and self.draft and self.form and self.is_attached:
            self.awaited = None
            then(self.draft, self.form.kind)


def _path(line: str) -> Path:
    return Path(line.strip()).expanduser()


def _explain(line: str) -> str:
    """Say where the file will be; ValueError where it cannot be there."""
    path = _path(line)
    if path.is_dir():
        raise ValueError("This is a folder. Say what the file is called too.")
    if path.exists():
        raise ValueError("There is a file of that name already. Take another one.")
    if not path.parent.is_dir():
        raise ValueError(f"There is no folder {path.parent}.")
    return f"A new file in {path.parent.resolve()}"
