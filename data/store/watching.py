"""Noticing what other programs do to a session: by file events, or by looking again and again.

Events are not believed in but heard: until one has come from each of the session's folders, and
whenever something turns out to have changed without one (on a network disk, say), it is polled.
"""

import os
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path
from threading import Event, Thread, current_thread

from data.store.file_events import FileEvents
from data.store.places import Places
from data.store.refs import SessionRef

EVENTS, POLLING = "events", "polling"

EVERY = 0.1
"""Seconds between two looks where no file events come."""
CHECK = 2.0
"""Seconds between two looks where they come: nothing may have changed without one."""
GRACE = 1.0
"""Seconds that an event may be late: watchdog itself holds some of them back for half of one."""
BREATH = 0.01
"""Seconds between two calls, so that a burst of changes is a few calls and not hundreds."""

Sign = tuple[str, int, int, int]
"""Name, inode, bytes and time of one file."""


class Watching:
    """Watches one session until it is closed; `watch` makes one."""

    def __init__(self, ref: SessionRef, on_change: Callable[[], object]) -> None:
        """Begin, in a thread: whatever the disk does, nobody waits here."""
        self.how = POLLING
        """EVENTS while file events have proven to come, POLLING otherwise."""
        self._places = Places.of(ref.path)
        self._on_change = on_change
        self._events: FileEvents | None = None
        self._wake = Event()
        self._closed = Event()
        self._thread = Thread(target=self._run, name=f"watching {ref.path.name}", daemon=True)
        self._thread.start()

    def close(self) -> None:
        """Stop; no call comes any more, and no thread is left, when it returns."""
        self._closed.set()
        self._wake.set()
        if self._thread is not current_thread():
            self._thread.join()

    def _run(self) -> None:
        with suppress(OSError):
            self._events = FileEvents(self._folders(), self._matters, self._wake.set)
        seen, woken = frozenset[Sign](), True
        while not self._closed.is_set():
            self._arm()
            seen, before = frozenset(self._signs()), seen
            if woken or seen != before:
                self._on_change()
                self._doubt(missed=self.how == EVENTS and not woken)
                self._closed.wait(BREATH)
            woken = self._wake.wait(CHECK if self.how == EVENTS else EVERY)
            if woken:  # else one that comes at this very moment would be lost
                self._wake.clear()
        self._hear_no_more()

    def _arm(self) -> None:
        if self._events is not None:
            self._events.arm()
            self.how = EVENTS if self._events.proven else POLLING

    def _doubt(self, *, missed: bool) -> None:
        """Poll from here on where something changed and even late no event tells of it.

        A folder that went since we began to look takes its events with it: that is none missed.
        """
        if missed:
            self._arm()
            if self.how == EVENTS and not self._wake.wait(GRACE):
                self._hear_no_more()

    def _hear_no_more(self) -> None:
        self.how = POLLING
        if self._events is not None:
            self._events.close()
            self._events = None

    def _folders(self) -> tuple[Path, ...]:
        return self._places.live.parent, self._places.live, self._places.here

    def _matters(self, path: Path) -> bool:
        """Leave out other sessions, half-typed lines, and files on their way to another name.

        By names alone: a path that leads through a link may come back as where that leads.
        """
        places = self._places
        if path.parent.name in (places.live.name, places.here.name):
            return path.name != places.drafts.name
        return path.name in (places.sealed.name, places.live.name)

    def _signs(self) -> Iterator[Sign]:
        """Yield what tells one state of the session's files from another."""
        with suppress(OSError):
            yield _sign(self._places.sealed.name, self._places.sealed.lstat())
        for folder in (self._places.live, self._places.here):
            with suppress(OSError), os.scandir(folder) as found:
                for item in found:
                    if self._matters(Path(item.path)) and item.is_file(follow_symlinks=False):
                        yield _sign(item.path, item.stat(follow_symlinks=False))


def _sign(name: str, status: os.stat_result) -> Sign:
    return name, status.st_ino, status.st_size, status.st_mtime_ns


def watch(ref: SessionRef, on_change: Callable[[], object]) -> Watching:
    """Watch a session; `on_change` is called from a thread, once at first and then at changes.

    A change is anything kept by any program (this one too), sealing and making live again, and
    terminals that come and go. It may be called when nothing has changed.
    """
    return Watching(ref, on_change)
