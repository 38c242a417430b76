"""The terminal that the app holds: whether it is still there, and how to give it back."""

import contextlib
import os
import select
import termios
import threading

GIVE_BACK = (
    "\x1b[?2026l\x1b[?2004l\x1b[?1000l\x1b[?1003l\x1b[?1015l\x1b[?1006l\x1b[?1016l\x1b[?2048l"
    "\x1b[?1004l\x1b[<u\x1b[0m\x1b[?1049l\x1b[?7h\x1b[?25h"
)
"""Undoes what Textual asks of a terminal: paste brackets, mouse, focus, keyboard, other screen."""

_PATIENCE = 0.5
"""Seconds that a terminal which takes no more output is waited for."""


class HeldTerminal:
    """Standard input's terminal, remembered as it was before the app took it."""

    def __init__(self, descriptor: int = 0) -> None:
        """Remember the terminal's attributes, who started us, and whether we are its job."""
        self._descriptor = descriptor
        self._attributes = termios.tcgetattr(descriptor)
        self._parent = os.getppid()
        self._controls_us = self._foreground() is not None
        self._poll = select.poll()
        self._poll.register(descriptor, 0)

    def gone(self) -> bool:
        """Say whether the window was closed, or its shell ended and left us behind."""
        if any(events & select.POLLHUP for _, events in self._poll.poll(0)):
            return True
        foreground = self._foreground()
        if foreground is None:
            return self._controls_us
        return os.getppid() != self._parent and foreground != os.getpgrp()

    def restore(self, *, screen: bool) -> None:
        """Put the attributes back and, where the app could not do so itself, the screen."""
        with contextlib.suppress(termios.error):
            termios.tcsetattr(self._descriptor, termios.TCSANOW, self._attributes)
        if screen:
            writer = threading.Thread(target=self._give_back, daemon=True)
            writer.start()
            writer.join(_PATIENCE)

    def _give_back(self) -> None:
        with contextlib.suppress(OSError):
            os.write(2, GIVE_BACK.encode())

    def _foreground(self) -> int | None:
        try:
            return os.tcgetpgrp(self._descriptor)
        except OSError:
            return None
