"""What stands around the app while it holds the terminal.

However the app ends, the half-typed line is flushed and the terminal given back. Exit statuses:
0 after an ordinary quit, 1 after a crash or where there is no terminal, 128 + n after signal n;
a terminal that vanished counts as SIGHUP (129).
"""

import asyncio
import os
import signal
import threading
import time
from collections.abc import Callable
from pathlib import Path
from types import FrameType, TracebackType
from typing import Any

from textual.app import App

from lctui.crash_log import usual_crash_log, write_crash_log
from lctui.held_terminal import HeldTerminal
from lctui.preflight import NoTerminal, require_terminal
from lctui.shell import complain
from lctui.terminal_patches import guard_driver, holds_terminal, quieten

SIGNALS = (signal.SIGHUP, signal.SIGINT, signal.SIGQUIT, signal.SIGTERM, signal.SIGUSR1)
"""Asked by any of these, the app leaves in order. SIGTSTP and SIGCONT are Textual's."""

GRACE = 3.0
"""Seconds that leaving in order may take; then the process ends all the same."""

_LOOK = 0.5
"""Seconds between two looks at whether the terminal is still there."""


def run_guarded(
    app: App[None], *, on_leaving: Callable[[], None], crash_log: Path | None = None
) -> int:
    """Run the app and return the exit status.

    `on_leaving` puts what is half-typed on disk. It is called at most once, in the app's thread
    and with its screens still standing, before a signal, a vanished terminal or a crash ends the
    app; an ordinary quit is the app's own affair.
    """
    try:
        require_terminal()
    except NoTerminal as error:
        complain(str(error))
        return 1
    guard = _Guard(app, on_leaving)
    with guard:
        asyncio.run(guard.hold())
    if guard.crashed:
        _report(guard.errors, crash_log or usual_crash_log())
    return guard.status


class _Guard:
    """Watches over one run of an app, from taking the terminal to giving it back."""

    def __init__(self, app: App[None], on_leaving: Callable[[], None]) -> None:
        self._app = app
        self._on_leaving = on_leaving
        self._flushed = False
        self._terminal = HeldTerminal()
        self._signal: int | None = None
        self._deadline = 0.0
        self._loop: asyncio.AbstractEventLoop | None = None
        self._over = threading.Event()
        self._handlers: dict[int, Any] = {}
        self.errors: list[BaseException] = []
        self.crashed = False
        guard_driver(app, lambda: self._leave_for(signal.SIGHUP))
        quieten(app, self._on_crash)

    @property
    def status(self) -> int:
        """Exit status of the run."""
        if self._signal is not None:
            return 128 + self._signal
        return 1 if self.crashed else self._app.return_code or 0

    def __enter__(self) -> None:
        for number in SIGNALS:
            self._handlers[number] = signal.signal(number, self._on_signal)
        threading.Thread(target=self._watch, name="terminal-watch", daemon=True).start()

    def __exit__(
        self,
        _kind: type[BaseException] | None,
        error: BaseException | None,
        _traceback: TracebackType | None,
    ) -> bool:
        """Give the terminal back; an error that came through is told, not thrown."""
        self._over.set()
        self._terminal.restore(screen=holds_terminal(self._app))
        for number, handler in self._handlers.items():
            signal.signal(number, handler)
        if isinstance(error, Exception):
            self._crashed_by(error)
        return isinstance(error, Exception)

    async def hold(self) -> None:
        """Run the app, unless a signal came first."""
        self._loop = asyncio.get_running_loop()
        self._loop.set_exception_handler(lambda _, context: self._note(context.get("exception")))
        if self._signal is None:
            await self._app.run_async()

    def _on_signal(self, number: int, _frame: FrameType | None) -> None:
        self._leave_for(number)

    def _leave_for(self, number: int) -> None:
        """Begin to leave, from any thread and within any signal handler."""
        if self._signal is None:
            self._deadline = time.monotonic() + GRACE
            self._signal = number
            if self._loop is not None and not self._loop.is_closed():
                self._loop.call_soon_threadsafe(self._leave)

    def _leave(self) -> None:
        try:
            self._flush()
        finally:
            self._app.exit(return_code=self.status)

    def _flush(self) -> None:
        if not self._flushed:
            self._flushed = True
            self._on_leaving()

    def _on_crash(self, error: Exception) -> None:
        self._crashed_by(error)
        self._flush()

    def _crashed_by(self, error: Exception) -> None:
        self.crashed = True
        self._note(error)

    def _note(self, error: BaseException | None) -> None:
        if error is not None and error not in self.errors:
            self.errors.append(error)

    def _watch(self) -> None:
        """See the terminal vanish without a signal, and end a process that cannot leave."""
        while not self._over.wait(_LOOK):
            if self._signal is None:
                if self._terminal.gone():
                    self._leave_for(signal.SIGHUP)
            elif time.monotonic() > self._deadline:
                self._terminal.restore(screen=holds_terminal(self._app))
                os._exit(self.status)


def _report(errors: list[BaseException], log: Path) -> None:
    where = f"Where it happened, without any of your words: {log}"
    try:
        write_crash_log(log, errors)
    except OSError:
        where = f"Where it happened could not be written to {log}"
    complain(
        "an error of its own ended lctui. What was kept is safe, and the line being typed comes "
        f"back at the next start. {where}"
    )
