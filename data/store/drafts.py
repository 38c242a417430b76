"""Half-typed lines: one append-only log for each program that is typing.

Append-only, so that an undo that empties the bar cannot also empty the log. What is off the record
by its `#anon` is wiped from the log and never written to it.
"""

import json
import os
import time
from contextlib import suppress
from pathlib import Path

from data.errors import StoreFailed
from data.store.files import (
    create_file,
    lock,
    make_folder,
    open_file,
    read_file,
    sync,
    told,
    write_all,
)
from data.store.lines import cleaned, intact, sealed_line

_SYNC_EVERY = 1.0
"""Seconds between syncs: what a loss of power may cost of a half-typed line."""
_ROOM = 256 * 1024
"""Bytes after which a log with nothing half-typed in it starts again."""


class DraftLog:
    """The draft of this program, and what programs that died left half-typed."""

    def __init__(self, folder: Path, machine: str) -> None:
        """Touch nothing yet: the file comes with the first write."""
        self._folder = folder
        self._machine = machine
        self._handle: int | None = None
        self._path: Path | None = None
        self._text = ""
        self._size = 0
        self._synced = 0.0

    def write(self, text: str) -> None:
        """Keep the line as it now stands; StoreFailed where it cannot be kept."""
        if "#anon" in text.lower():
            return self._wipe()
        if text == self._text:
            return None
        with told("keep a half-typed line in", self._folder):
            self._append(text)
        return None

    def _append(self, text: str) -> None:
        handle = self._opened()
        if not text and self._size > _ROOM:
            os.ftruncate(handle, 0)
            self._size = 0
        line = sealed_line({"text": text})
        write_all(handle, line)
        self._size += len(line)
        self._text = text
        if time.monotonic() - self._synced > _SYNC_EVERY:
            sync(handle)
            self._synced = time.monotonic()

    def _wipe(self) -> None:
        if self._handle is not None and self._size:
            with told("wipe a half-typed line in", self._folder):
                os.ftruncate(self._handle, 0)
                sync(self._handle)
        self._size = 0
        self._text = ""

    def _opened(self) -> int:
        if self._handle is None:
            make_folder(self._folder)
            number = 0
            while self._handle is None:
                self._path = self._folder / f"{self._machine}-{number}"
                with suppress(FileExistsError):
                    self._handle = create_file(self._path)
                number += 1
            lock(self._handle)
        return self._handle

    def recovered(self) -> tuple[str, ...]:
        """Return the lines that programs which died left half-typed, oldest first."""
        return tuple(text for _, text in self._orphans() if text)

    def settle(self) -> None:
        """Forget the recovered lines."""
        with suppress(OSError):
            for path, _ in self._orphans():
                path.unlink()

    def _orphans(self) -> list[tuple[Path, str]]:
        with suppress(FileNotFoundError, NotADirectoryError):
            paths = sorted(self._folder.iterdir(), key=lambda path: path.lstat().st_mtime)
            return [(path, last_text(path)) for path in paths if is_orphan(path)]
        return []

    def close(self) -> None:
        """Let go of this program's log, and of its file where nothing in it is half-typed."""
        if self._handle is not None and self._path is not None:
            if not self._text:
                with suppress(OSError):
                    self._path.unlink()
            os.close(self._handle)
            self._handle = None


def is_orphan(path: Path) -> bool:
    """Say whether a draft log's program is gone."""
    try:
        handle = open_file(path)
    except OSError:
        return False
    try:
        return lock(handle)
    except OSError:
        return False
    finally:
        os.close(handle)


def last_text(path: Path) -> str:
    """Return what was half-typed last; a torn last line gives the one before."""
    try:
        lines = read_file(path).split(b"\n")
    except OSError:
        return ""
    for line in reversed(lines):
        if intact(line):
            with suppress(ValueError, KeyError, TypeError):
                return str(cleaned(json.loads(line)["text"]))
    return ""


__all__ = ["DraftLog", "StoreFailed"]
