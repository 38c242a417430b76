"""The one place that overrides private names of Textual 8.2.8, each with its reason.

Textual is pinned for their sake; tests/terminal/test_guard.py shows what each is good for.
"""

import os
import select
import sys
import time
from collections.abc import Callable, Iterable
from functools import partial
from typing import Any, cast

from textual import events
from textual._ansi_sequences import ANSI_SEQUENCES_KEYS
from textual._xterm_parser import XTermParser
from textual.app import App
from textual.driver import Driver
from textual.drivers.linux_driver import LinuxDriver
from textual.keys import Keys
from textual.message import Message
from textual.messages import InBandWindowResize

from lctui.key_order import KeyOrder
from lctui.terminal_input import TerminalInput

_IDLE = 0.1
"""Seconds between two looks at whether the driver wants its reader to end."""
_SOON = 0.025
"""Seconds that Escape waits for what makes it the beginning of another key."""
_LONGER = frozenset("\x1b[O")
"""What behind ESC begins more than Alt and a key."""
_READ = 65536
_BURST = 1 << 18
"""Bytes taken at once, at most, from a terminal that sends faster than they are read."""


def guard_driver(app: App[None], on_gone: Callable[[], None]) -> None:
    """Have the app use the driver below; one for the browser stays as it is."""
    if app.driver_class is LinuxDriver:
        app.driver_class = cast(type[Driver], partial(GuardedDriver, on_gone=on_gone))


def holds_terminal(app: App[None]) -> bool:
    """Say whether the app left the terminal as its screen needs it (`App._driver`)."""
    driver = app._driver
    return isinstance(driver, GuardedDriver) and driver.holding


def quieten(app: App[None], on_crash: Callable[[Exception], None]) -> None:
    """Keep a crash off the terminal: Textual would print it with its locals, notes among them."""
    handle = app._handle_exception
    show = app._print_error_renderables

    def handle_quietly(error: Exception) -> None:
        try:
            on_crash(error)
        finally:
            handle(error)

    def show_quietly() -> None:
        if app._exception is not None:
            app._exit_renderables.clear()
        show()

    app._handle_exception = handle_quietly  # type: ignore[method-assign]
    app._fatal_error = app._close_messages_no_wait  # type: ignore[method-assign]
    app._print_error_renderables = show_quietly  # type: ignore[method-assign]


class GuardedParser(XTermParser):
    """Knows Alt at once, and ignores sequences with numbers at which Textual would stop."""

    def _sequence_to_key_events(self, sequence: str, alt: bool = False) -> Iterable[events.Key]:
        if self._is_alt(sequence):
            return [self._with_alt(key) for key in super()._sequence_to_key_events(sequence[1])]
        try:
            keys = list(super()._sequence_to_key_events(sequence, alt))
        except (ArithmeticError, ValueError):
            keys = [events.Key(Keys.Ignore, sequence)]
        if any("\ud800" <= (key.character or "") <= "\udfff" for key in keys):
            keys = [events.Key(Keys.Ignore, sequence)]
        return keys

    @staticmethod
    def _is_alt(sequence: str) -> bool:
        """Say whether this is Alt and a key; Textual waits for more and makes Alt+Enter Enter."""
        two = len(sequence) == 2 and sequence[0] == "\x1b" and sequence[1] not in _LONGER
        return two and sequence not in ANSI_SEQUENCES_KEYS

    @staticmethod
    def _with_alt(key: events.Key) -> events.Key:
        shift = "shift+" if len(key.key) == 1 and key.key.isupper() else ""
        return events.Key(f"alt+{shift}{key.key.lower() if shift else key.key}", None)

    def silence(self) -> Iterable[Message]:
        """Tell what the keys were that only a pause could tell: Escape, if it was no beginning."""
        if self._timeout_time is not None:
            self._timeout_time = 0.0
        return self.tick()

    def parse_mouse_code(self, code: str) -> Message | None:
        """Read positions in cells, whatever a size on standard input claimed about pixels."""
        self.mouse_pixels = False
        return super().parse_mouse_code(code)


class GuardedDriver(LinuxDriver):
    """A driver that outlives bad bytes, a terminal that vanished and one that takes no output."""

    def __init__(
        self,
        app: App[None],
        *,
        on_gone: Callable[[], None],
        debug: bool = False,
        mouse: bool = True,
        size: tuple[int, int] | None = None,
    ) -> None:
        super().__init__(app, debug=debug, mouse=mouse, size=size)
        self._file = cast(Any, TerminalOutput())
        self._on_gone = on_gone
        self._order = KeyOrder(app, self._loop)
        self.holding = False

    def start_application_mode(self) -> None:
        """Note that the terminal is ours from here on, should starting fail half-way."""
        self.holding = True
        super().start_application_mode()  # type: ignore[no-untyped-call]

    def stop_application_mode(self) -> None:
        """Note that the terminal was given back."""
        super().stop_application_mode()
        self.holding = False

    def _sigtstp_application(self, *_: object) -> None:
        """Stop between two turns of the loop: within a signal, the screen's queue may be locked.

        Textual would write to that queue at once, and wait for itself for ever.
        """
        self._loop.call_soon_threadsafe(super()._sigtstp_application)

    def _sigcont_application(self, *_: object) -> None:
        """Go on between two turns as well."""
        self._loop.call_soon_threadsafe(super()._sigcont_application)

    def process_message(self, message: Message) -> None:
        """Pass on, one after the other, all but sizes: those come from SIGWINCH alone.

        A size on standard input may be part of a paste; 9999 x 9999 cells freeze Textual.
        """
        if not isinstance(message, (events.Resize, InBandWindowResize)):
            self._order.wait_for_turn(message, self.exit_event)
            super().process_message(message)

    def _query_in_band_window_resize(self) -> None:
        """Ask for no sizes on standard input."""

    def run_input_thread(self) -> None:
        """Read until the driver stops; at the end of input say so, where Textual would spin."""
        parser = GuardedParser()
        source = TerminalInput(ahead=self._readable(0))
        while not self.exit_event.is_set():
            if self._readable(_SOON if source.waiting else _IDLE):
                data = self._burst()
                if not data:
                    self._on_gone()
                    return
                text, then = source.take(data, time.monotonic()), parser.tick
            else:
                text, then = source.rest(time.monotonic()), parser.silence
            for message in (*(parser.feed(text) if text else ()), *then()):
                self.process_message(message)

    def _readable(self, patience: float) -> bool:
        return bool(select.select([self.fileno], [], [], patience)[0])

    def _burst(self) -> bytes:
        """Return all that is there, or nothing where there is no more terminal."""
        data = more = self._read()
        while more and len(data) < _BURST and self._readable(0):
            more = self._read()
            data += more
        return data

    def _read(self) -> bytes:
        try:
            return os.read(self.fileno, _READ)
        except OSError:
            return b""


class TerminalOutput:
    """Standard error for Textual's writer thread, which must not die while others wait for it.

    What a vanished terminal does not take is dropped; lone surrogates become question marks.
    """

    def __init__(self) -> None:
        stream = sys.__stderr__
        assert stream is not None
        self._encoding = stream.encoding

    def write(self, text: str) -> None:
        """Write all of it, or drop the rest where there is no terminal any more."""
        data = text.encode(self._encoding, "replace")
        while data:
            try:
                data = data[os.write(self.fileno(), data) :]
            except BlockingIOError:
                select.select([], [self.fileno()], [])
            except OSError:
                return

    def flush(self) -> None:
        """Nothing waits here to be written."""

    def fileno(self) -> int:
        """Return the descriptor Textual draws on."""
        return 2

    def isatty(self) -> bool:
        """Return True: the preflight made sure."""
        return True
