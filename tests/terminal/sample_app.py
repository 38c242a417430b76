"""A program as small as can be with all that the guard must save: a line being typed."""

import os
import signal
import sys
import time
from pathlib import Path

from textual.app import App, ComposeResult
from textual.drivers.linux_driver import LinuxDriver
from textual.widgets import Label, TextArea

from lctui import guard
from tests.terminal.patient import be_patient

SECRET = "words said in confidence"


class Sample(App[None]):
    """One field to type in; the draft goes to a file when the guard says so."""

    BINDINGS = [
        ("f2", "crash"),
        ("f3", "crash_worker"),
        ("f4", "block"),
        ("f5", "tell_size"),
        ("f8", "flood"),
        ("f9", "stop_while_writing"),
    ]

    def __init__(self, draft: Path) -> None:
        super().__init__()
        self._draft = draft

    def compose(self) -> ComposeResult:
        yield TextArea(id="bar")
        yield Label("ready", id="told")
        yield Label(id="size")

    def flush(self) -> None:
        """Put the line on disk; a second call would show as a second line."""
        with self._draft.open("a", encoding="utf-8") as file:
            file.write(repr(self.query_one(TextArea).text) + "\n")

    def on_text_area_changed(self) -> None:
        text = self.query_one(TextArea).text
        told = f"{len(text)} characters in {len(text.split(chr(10)))} lines"
        self.query_one("#told", Label).update(told)

    def action_crash(self) -> None:
        secret = SECRET
        raise ValueError(secret)

    def action_crash_worker(self) -> None:
        self.run_worker(self._crash())

    async def _crash(self) -> None:
        self.action_crash()

    def action_block(self) -> None:
        """Stop serving the event loop, as a dead network disk does."""
        be_patient(0.5)
        os.write(2, b"blocked")
        time.sleep(600)

    def action_flood(self) -> None:
        """Draw more than a terminal takes that nobody reads."""
        be_patient(0.5)
        assert self._driver is not None
        for _ in range(1000):
            self._driver.write("flood " * 1000)

    def action_stop_while_writing(self) -> None:
        """Be asked to stop at the moment at which something is drawn."""
        assert isinstance(self._driver, LinuxDriver)
        assert self._driver._writer_thread is not None
        with self._driver._writer_thread._queue.mutex:
            os.kill(os.getpid(), signal.SIGTSTP)

    def action_tell_size(self) -> None:
        self.query_one("#size", Label).update(f"size {self.size.width} x {self.size.height}")


if __name__ == "__main__":
    be_patient()
    draft, crash_log = map(Path, sys.argv[1:])
    sample = Sample(draft)
    sys.exit(guard.run_guarded(sample, on_leaving=sample.flush, crash_log=crash_log))
