"""Journals: append-only files of changes, each with one writer at a time.

A process takes the first journal of its machine that no living process holds, so ten thousand
`lctui note` leave one file. Acknowledged means synced: `append` returns when the lines are durable.
"""

import os
from collections.abc import Mapping, Sequence
from contextlib import suppress
from errno import ENOENT
from itertools import count
from pathlib import Path
from typing import Any

from data.store.changes import REMOVED, Change
from data.store.files import failed, still_at, sync, told, write_all
from data.store.holding import hold, hold_new, hold_shared
from data.store.lines import sealed_line
from data.store.reading import SUFFIX, Reading, read_journal

_BLOCK = 4096
"""Bytes read from a journal's end at first to find its last whole line."""


class Journal:
    """A file that this process alone appends to while it holds it."""

    def __init__(self, path: Path, handle: int, folded: int = 0) -> None:
        """Take over an open and locked file, whatever its last writer left at its end.

        `folded` is the number of the last of its lines that stands in the sealed file.
        """
        self.path = path
        self.writer = path.stem
        """The name of the journal, which its changes carry."""
        status = os.fstat(handle)
        self.begins = status.st_size
        """Where the lines of this process begin: before it are those of processes that are gone."""
        self.size = self.begins
        """Where the next line goes."""
        self.written = b""
        """What this process wrote last."""
        self._handle = handle
        self._spelled = str(path)
        self._file = status.st_ino, status.st_dev
        last, self._torn = _end_of(path.stem, handle, self.size)
        self._count = max(last, folded)
        self._left = 0

    def in_place(self) -> bool:
        """Say whether the file is still the one at its path, and as long as we left it. OSError."""
        try:
            there = os.lstat(self._spelled)
        except (FileNotFoundError, NotADirectoryError):
            return False
        same = (there.st_ino, there.st_dev) == self._file
        return same and 0 <= there.st_size - self.size <= self._left

    def whereabouts(self) -> Path | None:
        """Return where the file that was taken away stands now; None where it was deleted.

        Its old path stands for a place that the system does not tell.
        """
        if os.fstat(self._handle).st_nlink == 0:
            return None
        with suppress(OSError):
            found = Path(os.readlink(f"/proc/self/fd/{self._handle}"))  # noqa: PTH115 - no link
            if still_at(found, self._handle):
                return found
        return self.path

    def append(self, changes: Sequence[Change]) -> None:
        """Write changes durably, all or none. StoreFailed."""
        data = b"".join([journal_line(n, c) for n, c in enumerate(changes, self._count + 1)])
        if self._torn:
            data = b"\n" + data
        try:
            if self._left:
                self._mend()
            self._left = len(data)
            write_all(self._handle, data)
            sync(self._handle)
            if not self.in_place():
                raise FileNotFoundError(ENOENT, "It was taken away")
        except OSError as error:
            with suppress(OSError):
                self._mend()
            raise failed(error, "write to", self.path) from error
        self.size += len(data)
        self.written = data
        self._left = 0
        self._count += len(changes)
        self._torn = False

    def _mend(self) -> None:
        """Take away what a failed write left behind, unless another program was at the file."""
        if 0 <= os.fstat(self._handle).st_size - self.size <= self._left:
            os.ftruncate(self._handle, self.size)
            self._left = 0

    def release(self) -> None:
        """Let another process have it."""
        os.close(self._handle)


def claim(folder: Path, machine: str, folded: Mapping[str, int]) -> Journal:
    """Return this machine's first journal that nobody holds, or a new one. StoreFailed."""
    with told("open a journal in", folder):
        for number in count():
            path = folder / f"{machine}-{number}{SUFFIX}"
            handle = hold(path)
            if handle is None:
                handle = hold_new(path)
            if handle is not None:
                return Journal(path, handle, folded.get(path.stem, 0))
    raise AssertionError


def append_shared(path: Path, changes: Sequence[Change], folded: int) -> None:
    """Append to a journal that many processes share, holding it for a moment. StoreFailed."""
    with told("write to", path):
        journal = Journal(path, hold_shared(path), folded)
    try:
        journal.append(changes)
    finally:
        journal.release()


def journal_line(number: int, change: Change) -> bytes:
    """Return a change as the line of that number in its journal, newline included."""
    at, _, table, identifier, fields, by = change
    body: dict[str, Any] = {"n": number, "at": at, "table": table, "id": identifier}
    if by:
        body["by"] = by
    if fields == REMOVED:
        body["del"] = True
    else:
        body["set"] = fields
    return sealed_line(body)


def _end_of(writer: str, handle: int, size: int) -> tuple[int, bool]:
    """Return the number of a journal's last whole line, and whether its last newline is missing."""
    length = min(_BLOCK, size)
    while True:
        raw = os.pread(handle, length, size - length)
        front = 0 if length == size else raw.find(b"\n") + 1
        reading = Reading()
        read_journal(writer, raw[front:], reading)
        if reading.last or length == size:
            return reading.last.get(writer, 0), raw[-1:] not in (b"", b"\n")
        length = min(length * 8, size)
