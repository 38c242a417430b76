"""The end of a community: all of it in one archive that can be restored, and a page that reads."""

from pathlib import Path

from textual import work

from data.errors import LctuiError
from data.models.records import SessionHead
from data.safe_text import safe
from screens.record_screen import RecordScreen
from screens.widgets.line_dialog import LineDialog


class ArchiveKeys(RecordScreen):
    """Writes them where a person says."""

    @work(group="dialog")
    async def action_write_archive(self) -> None:
        """Ask for a file, then write."""
        session = self.session
        if session is None:
            return
        usual = f"~/{session.head.community}-archive.zip"
        dialog = LineDialog("Write the archive", explain=_explain, line=usual)
        line = await self.app.push_screen_wait(dialog)
        if line:
            self._write_archive(session.head, archive_path(line))

    @work(thread=True, group="archive")
    def _write_archive(self, head: SessionHead, path: Path) -> None:
        from data.store.community_archive import archive_community

        try:
            copied, page = archive_community(self.store, head.community, path, self.now())
        except LctuiError as error:
            self._tell(str(error), severity="error")
            return
        left = " ".join(copied.left_out)
        told = f"{copied.sessions} sessions in {path}, to read in {page}. {left}".rstrip()
        self._tell(f"Written: {told}", severity="warning" if left else "information")

    def _tell(self, words: str, *, severity: str) -> None:
        self.app.call_from_thread(self.notify, words, severity=severity, timeout=15, markup=False)


def archive_path(typed: str) -> Path:
    """Return the file that a person names; ValueError where it cannot be written to."""
    path = Path(safe(typed).strip()).expanduser().absolute()
    if path.is_dir():
        raise ValueError(f"{path} is a folder. Name a file in it.")
    if path.suffix != ".zip":
        path = path.with_name(f"{path.name}.zip")
    if path.exists() or path.with_suffix(".md").exists():
        raise ValueError(f"{path.stem} is there already. Name another file.")
    if not path.parent.is_dir():
        raise ValueError(f"There is no folder {path.parent}.")
    return path


def _explain(line: str) -> str:
    path = archive_path(line)
    page = f"{path.stem}.md"
    return f"All sessions in {path}, for lctui restore; harvest and minutes to read in {page}"
