"""A session on the disk: `<stem>.json` once sealed, `<stem>.live/` while it is being changed."""

import os
import re
from collections.abc import Iterator, Sequence
from contextlib import suppress
from functools import cache
from pathlib import Path
from zlib import crc32

from data.errors import StoreFailed
from data.store.changes import ANONYMOUS, Change
from data.store.drafts import DraftLog
from data.store.files import make_folder, read_file, told
from data.store.journal import SUFFIX, Journal, append_shared, claim, is_held
from data.store.reading import Reading, is_entry, read_lines
from data.store.sealed import read_head, read_sealed
from data.store.sealing import BASE, fold, unfold

_SESSION_ID = re.compile(rb'"table":"session","id":"([^"]*)"')
_ENTRY_ID = re.compile(rb'"table":"entries","id":"([^"]*)"')


class DiskLog:
    """Where one session's changes are kept, as files."""

    def __init__(self, stem: Path) -> None:
        """Touch nothing yet; `stem` is the path without a suffix."""
        self._json = stem.with_name(f"{stem.name}.json")
        self._folder = stem.with_name(f"{stem.name}.live")
        self._journal: Journal | None = None
        self._read_to: dict[str, int] = {}
        self._folded: dict[str, int] = {}
        self.drafts = DraftLog(self._folder / "drafts", machine())

    @property
    def writer(self) -> str:
        """The name of the journal this process holds, or of the machine until it holds one."""
        return self._journal.writer if self._journal else machine()

    @property
    def sealed(self) -> bool:
        """The session is closed: it stands folded in one file."""
        return self._json.exists()

    def append(self, changes: Sequence[Change]) -> None:
        """Keep changes durably, all or none."""
        named = [change for change in changes if change.writer != ANONYMOUS]
        nameless = [change for change in changes if change.writer == ANONYMOUS]
        if named:
            self._own_journal().append(named)
        if nameless:
            with told("make", self._folder):
                make_folder(self._folder)
            append_shared(self._folder / f"{ANONYMOUS}{SUFFIX}", nameless)

    def _own_journal(self) -> Journal:
        if self._journal is None:
            with told("make", self._folder):
                make_folder(self._folder)
            self._journal = claim(self._folder, machine(), self._folded)
        return self._journal

    def read(self, *, entries: bool = True) -> Reading:
        """Return every change kept, those of entries only if asked for."""
        self._read_to.clear()
        reading = Reading()
        self._read_journals(reading, entries=entries)
        found = read_sealed(self._json, reading)
        found = read_sealed(self._folder / BASE, reading) or found
        if not found and not reading.found:
            read_sealed(self._json, reading)
        self._folded = reading.last
        return reading

    def news(self) -> Reading:
        """Return the changes kept by others since the last `read` or `news`."""
        reading = Reading()
        self._read_journals(reading, entries=True)
        return reading

    def _read_journals(self, reading: Reading, *, entries: bool) -> None:
        for path in journals(self._folder):
            start = self._read_to.get(path.name, 0)
            with suppress(FileNotFoundError), told("read", path):
                raw = read_file(path, start)
                reading.found = True
                self._read_to[path.name] = start + self._take(path, raw, reading, entries)

    def _take(self, path: Path, raw: bytes, reading: Reading, entries: bool) -> int:
        lines = raw.split(b"\n")
        tail = lines.pop()
        if not entries:
            lines = [line for line in lines if not is_entry(line)]
        read_lines(path.stem, lines, reading)
        if tail and not is_held(path):
            reading.aside.append((path.name, tail))
            reading.damage.append(
                f"The last line of {path.name} was cut short and was set aside: "
                "it had not been shown as kept."
            )
        return len(raw) - len(tail)

    def session_id(self) -> str:
        """Return the session's id, reading no more than its head; empty where it has none."""
        with suppress(OSError):
            if head := read_head(self._json) or read_head(self._folder / BASE):
                return head
        for path in journals(self._folder):
            with suppress(OSError):
                if found := _SESSION_ID.search(read_file(path)):
                    return found[1].decode("utf-8", "replace")
        return ""

    def newest_entries(self) -> Iterator[list[Change]]:
        """Yield each entry's changes, the newest entry first."""
        blobs = {path.stem: read_file(path) for path in journals(self._folder)}
        ids = {found for raw in blobs.values() for found in _ENTRY_ID.findall(raw)}
        for identifier in sorted(ids, reverse=True):
            reading = Reading()
            for writer, raw in blobs.items():
                lines = [line for line in raw.split(b"\n") if identifier in line[:160]]
                read_lines(writer, [line for line in lines if is_entry(line)], reading)
            yield reading.changes

    def seal(self) -> None:
        """Fold everything into one file."""
        self._release()
        fold(self._json, self._folder)

    def unseal(self) -> None:
        """Make a sealed session a live one again."""
        unfold(self._json, self._folder)

    def tidy(self) -> None:
        """Fold what living processes left unfolded, if no other one is at work here."""
        self._release()
        if not any(is_held(path) for path in journals(self._folder)):
            fold(self._json, self._folder)

    def close(self) -> None:
        """Let go of what this process holds."""
        self._release()
        self.drafts.close()

    def _release(self) -> None:
        if self._journal is not None:
            self._journal.release()
            self._journal = None


def journals(folder: Path) -> list[Path]:
    """Return the journals in a live folder; none where there is no such folder."""
    try:
        with os.scandir(folder) as found:
            return sorted(Path(item.path) for item in found if item.name.endswith(SUFFIX))
    except (FileNotFoundError, NotADirectoryError):
        return []
    except OSError as error:
        with told("read", folder):
            raise error


@cache
def machine() -> str:
    """Return this machine's short name in the store, the same at every start."""
    told_by = os.uname().nodename.encode()
    with suppress(OSError):
        told_by += Path("/etc/machine-id").read_bytes()
    return f"{crc32(told_by):08x}"


__all__ = ["DiskLog", "StoreFailed", "journals", "machine"]
