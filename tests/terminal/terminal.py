"""A real terminal for a real program: a pty, with a screen that pyte draws from what comes out."""

import fcntl
import os
import re
import select
import signal
import sys
import termios
import time
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from types import TracebackType
from typing import Any, Self

import pexpect
import pyte

KEYS = {
    "enter": "\r",
    "escape": "\x1b",
    "tab": "\t",
    "backspace": "\x7f",
    "up": "\x1b[A",
    "down": "\x1b[B",
    "right": "\x1b[C",
    "left": "\x1b[D",
    "pageup": "\x1b[5~",
    "pagedown": "\x1b[6~",
    "home": "\x1b[H",
    "end": "\x1b[F",
    "alt+enter": "\x1b\r",
    **{f"f{n}": f"\x1bO{letter}" for n, letter in enumerate("PQRS", 1)},
    **{f"f{n}": f"\x1b[{c}~" for n, c in enumerate((15, 17, 18, 19, 20, 21, 23, 24), 5)},
    **{f"ctrl+{letter}": chr(ord(letter) & 0x1F) for letter in "abcdefghjklnopqrstuvwxyz"},
}
"""What a terminal sends for the keys that have names."""

_PATIENCE = 60.0
"""Seconds after which something will never be seen: far more than a busy machine takes to start."""
_LOOK = 0.05
"""Seconds between two looks at what is no output of the program."""
_REST = 0.4
"""Seconds without a byte after which a frame is whole."""
_ESCAPE_ALONE = 0.2
"""Seconds of silence that tell Escape from the beginning of another key."""
_PLACE = 0x80045430
"""What asks Linux which of /dev/pts the program has."""
_MODES = re.compile(rb"\x1b\[\?([\d;]+)([hl])")
_KEYBOARD = re.compile(rb"\x1b\[([<>])\d*u")
_NOT_FOR_PYTE = re.compile(rb"\x1b\[<\d*u")
AT_REST = {7: True, 25: True, 1000: False, 1003: False, 1004: False, 1015: False}
AT_REST |= {1006: False, 1016: False, 1049: False, 2004: False, 2026: False, 2048: False}
"""Line wrap and cursor on; mouse, focus, other screen, paste brackets and the rest off."""


class Terminal:
    """A program in a pty. Waits are for what is on the screen, never for time to pass."""

    def __init__(
        self,
        argv: Sequence[str],
        *,
        size: tuple[int, int] = (120, 40),
        env: Mapping[str, str] | None = None,
        cwd: Path | None = None,
        before: Callable[[], None] | None = None,
    ) -> None:
        """Start the program; `before` runs in the child just before it."""
        columns, rows = size
        self._screen = pyte.Screen(columns, rows)
        self._stream = pyte.ByteStream(self._screen)
        self.output = b""
        """All that the program ever wrote."""
        self._child = pexpect.spawn(
            argv[0],
            list(argv[1:]),
            dimensions=(rows, columns),
            env=dict(env if env is not None else environment()),
            cwd=cwd,
            preexec_fn=before,
            timeout=None,
        )
        self._window_closed = False
        self._output_over = False
        self._descriptor: int = self._child.child_fd
        self._attributes = termios.tcgetattr(self._descriptor)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        _kind: type[BaseException] | None,
        _error: BaseException | None,
        _traceback: TracebackType | None,
    ) -> None:
        self.close()

    @property
    def pid(self) -> int:
        """The program's process id."""
        return int(self._child.pid)

    @property
    def stopped(self) -> bool:
        """Whether the program was stopped and waits to be continued."""
        return (process(self.pid) or "")[:1] == ("T",)

    @property
    def text(self) -> str:
        """The screen as it stands, a line a row."""
        lines, columns = self._screen.buffer, range(self._screen.columns)
        rows = ("".join(lines[y][x].data for x in columns) for y in range(self._screen.lines))
        return "\n".join(row.rstrip() for row in rows)

    def type(self, text: str, *, keys_a_second: float | None = None) -> None:
        """Send text, as fast as the program takes it if at no pace, reading what it draws."""
        if keys_a_second is None:
            self.send(text.encode())
            return
        began = time.monotonic()
        for number, character in enumerate(text, 1):
            self.send(character.encode())
            self._read_for(began + number / keys_a_second - time.monotonic())

    def send(self, data: bytes) -> None:
        """Send bytes as they are."""
        while data:
            readable, writable, _ = select.select([self._descriptor], [self._descriptor], [], 10)
            if readable:
                self._read()
            if writable:
                data = data[os.write(self._descriptor, data[:1024]) :]

    def press(self, *keys: str) -> None:
        """Press keys by name, or characters; Escape is one by what does not follow it at once."""
        for key in keys:
            self.type(KEYS.get(key, key))
            if key == "escape":
                self.wait_until(self._is_heard, "Escape to be read")
                self._read_for(_ESCAPE_ALONE)

    def _is_heard(self) -> bool:
        """Say whether the program has read what was sent; one that is held up reads it later."""
        try:
            place = int.from_bytes(fcntl.ioctl(self._descriptor, _PLACE, bytes(4)), sys.byteorder)
            far_end = os.open(f"/dev/pts/{place}", os.O_RDWR | os.O_NOCTTY)
        except OSError:
            return True
        try:
            waits = fcntl.ioctl(far_end, termios.FIONREAD, bytes(4))
        finally:
            os.close(far_end)
        return int.from_bytes(waits, sys.byteorder) == 0

    def paste(self, text: str) -> None:
        """Paste as a terminal with paste brackets does."""
        self.send(f"\x1b[200~{text}\x1b[201~".encode("utf-8", "surrogatepass"))

    def wait_for(self, wanted: str | Callable[[str], Any], timeout: float = _PATIENCE) -> str:
        """Read until the screen has the text, or the predicate holds of it; return the screen."""
        holds = (lambda screen: wanted in screen) if isinstance(wanted, str) else wanted
        self.wait_until(lambda: bool(holds(self.text)), repr(wanted), timeout)
        return self.text

    def wait_until(self, holds: Callable[[], bool], what: str, timeout: float = _PATIENCE) -> None:
        """Read what the program draws until the condition holds."""
        deadline = time.monotonic() + timeout
        while not holds():
            assert time.monotonic() < deadline, f"waited in vain for {what} on\n{self.text}"
            self._read(_LOOK)

    def at_rest(self) -> str:
        """Return the screen once nothing was drawn for a while: no row of it is half the old."""
        while self._read(_REST):
            pass
        return self.text

    def wait_for_end(self, timeout: float = _PATIENCE) -> int:
        """Read until the program ends; return its exit status, negative for a signal."""
        self.wait_until(lambda: not self._child.isalive(), "the end", timeout)
        while self._read(0):
            pass
        status = self._child.exitstatus
        return int(status) if status is not None else -int(self._child.signalstatus)

    def drain(self) -> None:
        """Draw what it has written, without waiting."""
        while self._read():
            pass

    def resize(self, columns: int, rows: int) -> None:
        """Change the size of the window."""
        self._screen.resize(rows, columns)
        self._child.setwinsize(rows, columns)

    def kill(self, number: int = signal.SIGKILL) -> None:
        """Send the program a signal."""
        os.kill(self.pid, number)

    def close_window(self) -> None:
        """Take the terminal away, as a closed window or a dropped line does."""
        self._window_closed = True
        self._child.ptyproc.fileobj.close()
        self._child.ptyproc.closed = self._child.closed = True

    def close(self) -> None:
        """End whatever still runs."""
        if self._child.isalive():
            self.kill()
            self._child.wait()
        if not self._window_closed:
            self.close_window()

    def left_broken(self) -> list[str]:
        """Return what the program left otherwise than it found it: nothing, if all is well."""
        modes = dict(AT_REST)
        for numbers, letter in _MODES.findall(self.output):
            modes |= {int(number): letter == b"h" for number in numbers.split(b";")}
        wrong = [f"mode {n} is {on}" for n, on in modes.items() if on != AT_REST.get(n, False)]
        signs = _KEYBOARD.findall(self.output)
        if signs.count(b">") > signs.count(b"<"):
            wrong.append("keyboard protocol")
        if termios.tcgetattr(self._descriptor) != self._attributes:
            wrong.append("terminal attributes")
        return wrong

    def _read_for(self, seconds: float) -> None:
        deadline = time.monotonic() + seconds
        while (left := deadline - time.monotonic()) > 0:
            self._read(left)

    def _read(self, timeout: float = 0) -> bool:
        """Draw what comes within the time; False if nothing came."""
        if self._window_closed or self._output_over:
            time.sleep(timeout)
            return False
        if not select.select([self._descriptor], [], [], timeout)[0]:
            return False
        try:
            data = os.read(self._descriptor, 1 << 16)
        except OSError:
            self._output_over = True
            return False
        self.output += data
        self._stream.feed(_NOT_FOR_PYTE.sub(b"", data))
        return True


def process(pid: int) -> tuple[str, float] | None:
    """Return a process's state (`S` sleeps, `T` is stopped) and the processor seconds it used.

    None once it ended.
    """
    try:
        fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    except (FileNotFoundError, ProcessLookupError):
        return None
    if fields[0] in "ZX":
        return None
    return fields[0], (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def environment(**more: str) -> dict[str, str]:
    """Return a plain surrounding for the program: English, UTF-8, colours, no animations."""
    names = ("PATH", "HOME", "PYTHONPATH", "LCTUI_CACHE")
    kept = {name: os.environ[name] for name in names if name in os.environ}
    plain = {"TERM": "xterm-256color", "COLORTERM": "truecolor", "LANG": "C.UTF-8"}
    return {**kept, **plain, "TEXTUAL_ANIMATIONS": "none", **more}
