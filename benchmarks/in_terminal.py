"""A program in a terminal of its own, timed from the outside."""

import fcntl
import os
import pty
import re
import select
import signal
import struct
import sys
import termios
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from time import perf_counter

_STYLE = re.compile(rb"\x1b\[[0-9;:]*m")

SIZE = (36, 120)
"""Rows and columns."""


@dataclass
class InTerminal:
    """A running program: what it is called by and where its terminal is."""

    pid: int
    handle: int
    began: float

    def seconds_until(self, marker: str, patience: float = 20.0) -> float:
        """Return the seconds from its start until the marker was painted."""
        wanted, seen = marker.encode(), b""
        while wanted not in seen:
            seen = (seen + self._read(self.began + patience - perf_counter()))[-200_000:]
        return perf_counter() - self.began

    def press(self, keys: str) -> None:
        """Type into it."""
        os.write(self.handle, keys.encode())

    def seconds_to_paint(self, keys: str, wanted: str, patience: float = 5.0) -> float:
        """Type and return the seconds until `wanted` was painted, whatever its colours."""
        self.drain(0.0)
        self.press(keys)
        began, seen = perf_counter(), b""
        while wanted.encode() not in _STYLE.sub(b"", seen):
            seen += self._read(began + patience - perf_counter())
        return perf_counter() - began

    def drain(self, seconds: float) -> None:
        """Read what it paints for a while, so that it is never held up."""
        end = perf_counter() + seconds
        while select.select([self.handle], [], [], max(0.0, end - perf_counter()))[0]:
            os.read(self.handle, 65_536)

    def processor_seconds(self) -> float:
        """Return the processor time it has used so far."""
        stat = Path(f"/proc/{self.pid}/stat").read_text(encoding="ascii")
        fields = stat.rpartition(")")[2].split()
        return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")

    def _read(self, patience: float) -> bytes:
        if patience <= 0 or not select.select([self.handle], [], [], patience)[0]:
            raise TimeoutError("it painted nothing of what was waited for")
        return os.read(self.handle, 65_536)


@contextmanager
def in_terminal(
    arguments: Sequence[str], environment: Mapping[str, str] | None = None
) -> Iterator[InTerminal]:
    """Run `python ARGUMENTS` in a fresh terminal; it is killed afterwards."""
    began = perf_counter()
    pid, handle = pty.fork()
    if pid == 0:
        size = struct.pack("HHHH", *SIZE, 0, 0)
        fcntl.ioctl(0, termios.TIOCSWINSZ, size)
        told = {**os.environ, "TERM": "xterm-256color", **(environment or {})}
        os.execve(sys.executable, [sys.executable, *arguments], told)
    try:
        yield InTerminal(pid, handle, began)
    finally:
        os.kill(pid, signal.SIGKILL)
        os.waitpid(pid, 0)
        os.close(handle)
