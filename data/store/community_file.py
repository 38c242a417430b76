"""`community.json` on the disk: read with its conflict copies, replaced whole, never lost sight of.

Whoever writes holds the community's folder and adds to what stands in the file by then, so programs
that save at once merge field by field.
"""

import errno
import os
from collections.abc import Callable, Iterable, Sequence
from contextlib import suppress
from pathlib import Path

from data.errors import DamagedFile, FolderGone
from data.models.community import Community
from data.store.aside import set_aside
from data.store.changes import Change
from data.store.community_content import CommunityContent
from data.store.conflicts import copies_of
from data.store.files import locked, told
from data.store.layout import COMMUNITY
from data.store.reading import Reading
from data.store.records import Records
from data.store.tables import damaged, read_raw

FILE = COMMUNITY
Signature = tuple[tuple[str, int, int, int], ...]


class CommunityFile:
    """Where one community's changes are kept."""

    def __init__(self, folder: Path, prepare: Callable[[], None] = lambda: None) -> None:
        """Touch nothing yet; `prepare` makes the store fit to be written to."""
        self._path = folder / FILE
        self._prepare = prepare
        self._seen: Signature = ()
        self.writer = os.urandom(4).hex()
        """The name under which this object's changes are kept; no other has it.

        It sorts before that of edits by hand, as those of journals do.
        """

    def read(self) -> Reading:
        """Return every change kept. DamagedFile, StoreFailed."""
        self._seen = self._signature()
        return self._content()[0].reading

    def news(self) -> Reading:
        """Return every change kept, if anything was written since it was read; else nothing."""
        return Reading() if self._signature() == self._seen else self.read()

    def look(self) -> bool:
        """Say whether what was written from here is gone: never, it is merged at each write.

        FolderGone where the community's folder is not there any more.
        """
        if not self._path.parent.is_dir():
            title = f"{self._path.parent} is not there any more: it was moved or deleted."
            raise FolderGone(
                title, "Put it back.", "The community's folder is gone.", deleted=False
            )
        return False

    def make_room(self) -> None:
        """Leave it to whoever took the folder away to put it back. FolderGone."""
        self.look()

    def append(self, changes: Sequence[Change]) -> None:
        """Keep changes durably, all or none. DamagedFile, StoreFailed."""
        self._prepare()
        with told("write", self._path), locked(self._path.parent):
            as_seen = self._signature() == self._seen
            self._write(changes)
            if as_seen:
                self._seen = self._signature()

    def renew(self) -> None:
        """Put the file into the form of this layout, where it is not. DamagedFile, StoreFailed."""
        with told("write", self._path), locked(self._path.parent):
            if not self._content()[0].current:
                self._write(())

    def absorb(self, raw: bytes) -> bool:
        """Keep what another community.json tells and this one does not; say if there was any."""
        other = CommunityContent(self._path.parent.name)
        other.take(self._path, raw)
        with told("write", self._path), locked(self._path.parent, make=True):
            return self._write(other.reading.changes)

    def _write(self, changes: Iterable[Change]) -> bool:
        """Write what stands there with these changes; say whether they were news."""
        from data.models.community_records import COMMUNITY_RECORDS

        content, copies = self._content()
        records = Records(COMMUNITY_RECORDS)
        records.add(content.reading.changes)
        understood = not content.reading.broken and records.shown[Community.TABLE]
        if content.reading.found and not understood:
            raise damaged(self._path)
        news = records.add(changes)
        if not records.shown[Community.TABLE]:
            raise FileNotFoundError(errno.ENOENT, "taken away")
        self._replace(content, records)
        set_aside(self._path.parent.parent.parent, copies)
        return bool(news)

    def _replace(self, content: CommunityContent, records: Records) -> None:
        from data.store.documents import Documents

        with Documents(self._path) as documents:
            documents.storage.write(content.tables(records.history))

    def _content(self) -> tuple[CommunityContent, list[Path]]:
        """Return what the file and its conflict copies say, and the copies that are whole."""
        content, copies = CommunityContent(self._path.parent.name), []
        with suppress(FileNotFoundError):
            content.take(self._path, read_raw(self._path))
        for copy in copies_of(self._path):
            with suppress(DamagedFile, FileNotFoundError):
                if content.take_copy(copy, read_raw(copy)):
                    copies.append(copy)
        return content, copies

    def _signature(self) -> Signature:
        return signature_in(self._path.parent)


def signature_in(folder: Path) -> Signature:
    """Return what differs once the file of the community in a folder was written."""
    path = folder / FILE
    return tuple(sign for each in (path, *copies_of(path)) if (sign := _signed(each)))


def _signed(path: Path) -> tuple[str, int, int, int] | None:
    with suppress(OSError):
        status = path.lstat()
        return path.name, status.st_ino, status.st_mtime_ns, status.st_size
    return None


def absorb_community(folder: Path, raw: bytes) -> bool:
    """Merge the bytes of another community.json into a folder's; say whether anything came in.

    Made where there is none. DamagedFile where either cannot be understood; StoreFailed.
    """
    return CommunityFile(folder).absorb(raw)
