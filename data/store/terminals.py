"""The terminals that have a session open: a file for each, which its process holds while it lives.

However a terminal ends, its hold on the file ends with it: whoever looks next sees it gone and
takes the file away. Where nothing can be written nobody is seen, and nothing else is the worse.
"""

import json
import os
import time
from contextlib import suppress
from dataclasses import dataclass
from itertools import count
from pathlib import Path

from data.models.ids import new_id
from data.safe_text import one_line
from data.store.files import make_subfolder, read_file, still_at, write_all
from data.store.holding import hold, hold_new
from data.store.lines import intact, sealed_line
from data.store.places import Places

SCREEN, BOARD = "screen", "board"
"""What a terminal is: one to write at, or the display on the wall."""

LOOK_EVERY = 2.0
"""Seconds that what was seen counts for: so long a terminal that died is shown at most."""

_SEPARATOR = "-"
"""Stands between machine and number in a terminal's file name; other files here are not ours."""


@dataclass(frozen=True, slots=True)
class Terminal:
    """One lctui on a session, while it runs."""

    id: str
    """Its own, new at each start."""
    name: str
    """Who sits at it; empty where nobody said."""
    kind: str = SCREEN
    """SCREEN or BOARD."""


class Terminals:
    """Who has a session open; this terminal is among them from `enter` to `leave`."""

    def __init__(self, stem: Path, machine: str, kind: str = SCREEN) -> None:
        """Touch nothing yet; `stem` is the session's path without a suffix."""
        self.own = Terminal(new_id(), "", kind)
        """This terminal."""
        self._places = Places.of(stem)
        self._machine = machine
        self._file: tuple[Path, int] | None = None
        self._wanted = False
        self._seen: tuple[Terminal, ...] = ()
        self._looked = float("-inf")

    @property
    def entered(self) -> bool:
        """Others can see this terminal."""
        return self._file is not None

    def enter(self, name: str = "") -> bool:
        """Let others see this terminal, under this name; False where it cannot be written down."""
        self._wanted = True
        with suppress(OSError):
            if self._file is None:
                self._file = self._claim()
        return self.rename(name)

    def _claim(self) -> tuple[Path, int]:
        folder = self._places.here
        make_subfolder(folder)
        paths = (folder / f"{self._machine}{_SEPARATOR}{number}" for number in count())
        held = ((path, hold_new(path)) for path in paths)
        return next((path, handle) for path, handle in held if handle is not None)

    def rename(self, name: str) -> bool:
        """Say who sits here from now on; False where it cannot be written down."""
        self.own = Terminal(self.own.id, one_line(name), self.own.kind)
        self._looked = float("-inf")
        if self._file is None:
            return False
        with suppress(OSError):
            line = {"id": self.own.id, "name": self.own.name, "kind": self.own.kind}
            write_all(self._file[1], sealed_line(line))
        return True

    def here(self) -> tuple[Terminal, ...]:
        """Return who is here, in the order they came; seen anew every LOOK_EVERY seconds."""
        now = time.monotonic()
        if now - self._looked >= LOOK_EVERY:
            self._come_back()
            self._looked = now
            self._seen = terminals_at(self._places, self._machine)
        return self._seen

    def _come_back(self) -> None:
        """Be seen again where another program took this terminal's file or its folder away."""
        if self._file is not None and not still_at(*self._file):
            os.close(self._file[1])
            self._file = None
        if self._wanted and self._file is None:
            self.enter(self.own.name)

    def leave(self) -> None:
        """Be seen no more."""
        self._wanted = False
        if self._file is not None:
            path, handle = self._file
            self._file = None
            with suppress(OSError):
                path.unlink()
            os.close(handle)
            with suppress(OSError):
                path.parent.rmdir()


def terminals_at(places: Places, machine: str) -> tuple[Terminal, ...]:
    """Return the terminals that live, in the order they came.

    The files of those of this machine that died are taken away. Other machines see to their own:
    a lock that a sync program did not bring along looks like that of a terminal that died.
    """
    living = []
    for path in _files(places.here):
        if not _is_dead(path, forget=path.name.startswith(machine + _SEPARATOR)):
            living.append(_read(path))
    return tuple(sorted(filter(None, living), key=lambda terminal: terminal.id))


def clear_here(places: Places) -> None:
    """Take away what dead terminals left."""
    for path in _files(places.here):
        _is_dead(path, forget=True)


def _files(folder: Path) -> list[Path]:
    try:
        with os.scandir(folder) as found:
            return [Path(item.path) for item in found if _is_terminal(item.name)]
    except OSError:
        return []


def _is_terminal(name: str) -> bool:
    machine, separator, number = name.rpartition(_SEPARATOR)
    return bool(machine and separator) and number.isdecimal()


def _is_dead(path: Path, *, forget: bool) -> bool:
    """Say whether a terminal's process is gone; its file goes then too, if it is to be forgotten.

    Looking writes nothing, so that it can be done on a read-only disk.
    """
    with suppress(OSError):
        handle = hold(path, os.O_RDONLY)
        if handle is not None:
            with suppress(OSError):
                if forget:
                    path.unlink()
            os.close(handle)
            return True
    return False


def _read(path: Path) -> Terminal | None:
    """Return what a terminal said of itself last; None where it has not said it yet."""
    with suppress(OSError, ValueError, KeyError, TypeError, RecursionError):
        lines = [line for line in read_file(path).split(b"\n") if intact(line)]
        said = json.loads(lines[-1]) if lines else {}
        return Terminal(str(said["id"]), one_line(str(said["name"])), str(said["kind"]))
    return None
