"""A report goes out: copied, or into a file of which it is said where it is."""

from __future__ import annotations

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
from screens.minutes import free_path
from screens.reports.report_form import ReportForm
from screens.store_news import StoreNews
from screens.widgets.line_dialog import LineDialog

NOT_YET = "The report is still being made."


class Sending(Copying, StoreNews, CommandedScreen):
    """What takes a report away from here; nothing else writes."""

    store: Store
    draft: Draft | None = None
    """The report as it stands; None while it is being made."""
    form: ReportForm | None = None
    """None until it is known what there is to choose from."""

    def action_copy_report(self) -> None:
        """Copy it and say how far it got."""
        draft = self._ready()
        if draft and self.form:
            kind = self.form.kind
            name = f"{draft.name}{REPORTS[kind].endings[0]}"
            self.take_words(lambda: self._written(draft, kind), name)

    def action_copy_line(self) -> None:
        """Copy what is withheld, in words."""
        if draft := self._ready():
            lines = withheld_lines(draft.withheld)
            self.take_words(lambda: "\n".join((*lines, "")), f"{draft.name}-withheld.txt")

    @work(group="dialog")
    async def action_write_report(self) -> None:
        """Ask for the file, write it and say where it is."""
        draft = self._ready()
        if draft is None or self.form is None:
            return
        kind = self.form.kind
        path = free_path(Path.cwd() / f"{draft.name}{REPORTS[kind].endings[0]}")
        dialog = LineDialog("Write the report to", explain=_explain, line=str(path))
        told = await self.app.push_screen_wait(dialog)
        if told and (draft := self._ready()):
            self._write(draft, kind, _path(told))

    @work(thread=True, group="file")
    def _write(self, draft: Draft, kind: str, path: Path) -> None:
        try:
            write_out(path, self._written(draft, kind))
            told = f"Written to {path}"
        except LctuiError as error:
            told = str(error)
        self.app.call_from_thread(self.notify, told, markup=False)

    def _written(self, draft: Draft, kind: str) -> str:
        from data.store.own_templates import own_template

        own = own_template(self.store, draft.community) if kind == "html" else None
        return draft.written(kind, own)

    def _ready(self) -> Draft | None:
        """Return the report; none that tells what the store does not hold any more."""
        if self.has_news():
            self.tell_news()
        if self.draft is None:
            self.notify(NOT_YET, markup=False)
        return self.draft


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
