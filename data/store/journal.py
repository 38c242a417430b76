"""Journals: append-only files of changes, each with one writer at a time.

A process takes the first journal of its machine that no living process holds, so ten thousand
`lctui note` leave one file. Acknowledged means synced: `append` returns when the lines are durable.
"""

import os
from collections.abc import Sequence
from contextlib import suppress
from json import loads
from pathlib import Path
from typing import Any

from data.errors import StoreFailed
from data.store.changes import REMOVED, Change
from data.store.files import create_file, lock, open_file, still_at, sync, told, write_all
from data.store.lines import intact, sealed_line

SUFFIX = ".jsonl"
_BLOCK = 4096


class Journal:
    """A file that this process alone appends to while it holds it."""

    def __init__(self, path: Path, handle: int, folded: int = 0) -> None:
        """Take over an open and locked file, whatever its last writer left at its end.

        `folded` is the number of the last of its lines that stands in the sealed file.
        """
        self.path = path
        self.writer = path.stem
        self._handle = handle
        self._size, self._torn, last = _end_of(handle)
        self._count = max(last, folded)
        self._dirty = False

    def append(self, changes: Sequence[Change]) -> None:
        """Write changes durably, all or none; StoreFailed where that cannot be done."""
        lines = b"".join(
            _spelled(number, change) for number, change in enumerate(changes, self._count + 1)
        )
        with told("write to", self.path):
            self._mend()
            self._write(b"\n" + lines if self._torn else lines)
        self._count += len(changes)

    def _mend(self) -> None:
        """Take away what a failed write left behind."""
        if os.fstat(self._handle).st_nlink == 0:
            raise FileNotFoundError(2, "the journal was deleted", str(self.path))
        if self._dirty:
            os.ftruncate(self._handle, self._size)
            self._dirty = False

    def _write(self, data: bytes) -> None:
        try:
            write_all(self._handle, data)
            sync(self._handle)
        except OSError:
            self._dirty = True
            with suppress(OSError):
                self._mend()
            raise
        self._size += len(data)
        self._torn = False

    def release(self) -> None:
        """Let another process have it."""
        os.close(self._handle)


def claim(folder: Path, machine: str, folded: dict[str, int]) -> Journal:
    """Return this machine's first journal that nobody holds, or a new one."""
    number = 0
    with told("open a journal in", folder):
        while True:
            path = folder / f"{machine}-{number}{SUFFIX}"
            handle = take(path)
            if handle is not None:
                return Journal(path, handle, folded.get(path.stem, 0))
            number += 1


def take(path: Path, *, create: bool = True) -> int | None:
    """Open and lock a journal; None where another process holds it, or it is not there."""
    while True:
        handle = _open(path, create)
        if handle is None:
            return None
        try:
            held = lock(handle)
        except OSError:
            os.close(handle)
            raise
        if held and still_at(path, handle):
            return handle
        os.close(handle)
        if not held:
            return None


def _open(path: Path, create: bool) -> int | None:
    with suppress(FileNotFoundError):
        return open_file(path, os.O_RDWR | os.O_APPEND)
    if not create:
        return None
    with suppress(FileExistsError):
        return create_file(path)
    return _open(path, create)


def is_held(path: Path) -> bool:
    """Say whether a living process writes to a file."""
    try:
        handle = open_file(path)
    except OSError:
        return False
    try:
        return not lock(handle)
    except OSError:
        return False
    finally:
        os.close(handle)


def _spelled(number: int, change: Change) -> bytes:
    body: dict[str, Any] = {"n": number, "at": change.at, "table": change.table, "id": change.id}
    if change.fields == REMOVED:
        return sealed_line(body | {"del": True})
    return sealed_line(body | {"set": change.fields})


def _end_of(handle: int) -> tuple[int, bool, int]:
    """Return a journal's size, whether its last line is torn, and its last good line's number."""
    size = os.fstat(handle).st_size
    length = min(_BLOCK, size)
    while True:
        block = os.pread(handle, length, size - length)
        lines = block.split(b"\n")
        whole = lines[:-1] if length == size else lines[1:-1]
        number = next((loads(line)["n"] for line in reversed(whole) if intact(line)), None)
        if number is not None or length == size:
            return size, bool(lines[-1]), number or 0
        length = min(length * 4, size)


def append_shared(path: Path, changes: Sequence[Change]) -> None:
    """Append to a journal that many processes share, each holding it for a moment."""
    with told("write to", path):
        handle = _wait_for(path)
    journal = Journal(path, handle)
    try:
        journal.append(changes)
    finally:
        journal.release()


def _wait_for(path: Path) -> int:
    import fcntl

    while True:
        handle = _open(path, True)
        assert handle is not None
        fcntl.flock(handle, fcntl.LOCK_EX)
        if still_at(path, handle):
            return handle
        os.close(handle)


__all__ = ["Journal", "StoreFailed", "append_shared", "claim", "is_held", "take"]
