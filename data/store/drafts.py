"""Half-typed lines: one append-only log for each program that is typing.

Append-only, so that an undo that empties the bar does not also empty the log. A line that turns out
to be anonymous is wiped from the log and never written to it.
"""

import json
import os
import time
from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from itertools import count
from pathlib import Path

from data.store.draft_lines import Fields, fields_of, in_full, text_of
from data.store.files import make_subfolder, read_file, still_at, sync, told, write_all
from data.store.holding import hold_new, is_held
from data.store.lines import cleaned, intact, sealed_line

ANONYMOUS_TOKEN = "#anon"
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
        self._file: tuple[Path, int] | None = None
        self._offered: list[Path] = []
        self._text = ""
        self._whole = ""
        self._size = 0
        self._synced = 0.0

    def write(self, text: str) -> None:
        """Keep the line as it now stands; empty means nothing is half-typed. StoreFailed."""
        with told("keep a half-typed line in", self._folder):
            if ANONYMOUS_TOKEN in text.lower():
                self._wipe()
                return
            self._leave_what_is_gone()
            if text != self._text:
                self._append(text)

    def _append(self, text: str) -> None:
        if not text and self._size > _ROOM:
            self._wipe()
        handle = self._handle()
        fields = fields_of(text, self._whole)
        line = sealed_line(fields)
        try:
            write_all(handle, line)
        except OSError:
            with suppress(OSError):
                os.ftruncate(handle, self._size)
            raise
        self._size += len(line)
        self._text = text
        if in_full(fields):
            self._whole = text
        if time.monotonic() - self._synced > _SYNC_EVERY:
            sync(handle)
            self._synced = time.monotonic()

    def wipe(self) -> None:
        """Forget all that was ever half-typed here; what still is has to be written again."""
        with told("wipe a half-typed line in", self._folder):
            self._wipe()

    def _wipe(self) -> None:
        if self._file is not None and self._size:
            os.ftruncate(self._file[1], 0)
            sync(self._file[1])
        self._size, self._text, self._whole = 0, "", ""

    def _leave_what_is_gone(self) -> None:
        """Begin a new log where another program took ours away."""
        if self._file is not None and not still_at(*self._file):
            os.close(self._file[1])
            self._file = None
            self._size, self._text, self._whole = 0, "", ""

    def _handle(self) -> int:
        if self._file is None:
            make_subfolder(self._folder)
            paths = (self._folder / f"{self._machine}-{number}" for number in count())
            held = ((path, hold_new(path)) for path in paths)
            self._file = next((path, handle) for path, handle in held if handle is not None)
        return self._file[1]

    def recovered(self) -> tuple[str, ...]:
        """Return the lines that programs which died left half-typed, oldest first."""
        left = [(path, last_text(path)) for path in orphans(self._folder)]
        self._offered = [path for path, text in left if text]
        return tuple(text for _, text in left if text)

    def settle(self) -> None:
        """Forget the lines that were recovered: they were taken up or let go."""
        for path in self._offered:
            with suppress(OSError):
                path.unlink()
        self._offered = []

    def close(self) -> None:
        """Let go of this program's log; of its file too where nothing in it is half-typed."""
        if self._file is not None:
            path, handle = self._file
            if not self._text:
                with suppress(OSError):
                    path.unlink()
            os.close(handle)
            self._file = None


def orphans(folder: Path) -> list[Path]:
    """Return the draft logs whose programs are gone, oldest first."""
    try:
        paths = sorted(folder.iterdir(), key=lambda path: path.lstat().st_mtime)
    except OSError:
        return []
    return [path for path in paths if path.is_file() and not is_held(path)]


def last_text(path: Path) -> str:
    """Return what was half-typed last; a torn last line gives the one before."""
    try:
        return text_in(read_file(path).split(b"\n"))
    except OSError:
        return ""


def text_in(lines: Sequence[bytes]) -> str:
    """Return what was half-typed last in the lines of a draft log."""
    with suppress(ValueError, KeyError, TypeError):
        return str(cleaned(text_of(readable(reversed(lines)))))
    return ""


def readable(lines: Iterable[bytes]) -> Iterator[Fields]:
    """Yield what each whole line of a draft log says."""
    for line in filter(intact, lines):
        with suppress(ValueError, RecursionError):
            yield json.loads(line)
