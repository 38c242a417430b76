"""Hearing from the operating system (inotify, FSEvents, kqueue …) that a folder's files changed.

An event that came is the only proof that events come. One is provoked in each folder by touching
it, which leaves nothing behind, however this ends.
"""

import logging
import os
from collections.abc import Callable, Iterable
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from watchdog.events import FileSystemEvent
    from watchdog.observers.api import BaseObserver, ObservedWatch


class FileEvents:
    """Listens to some folders, each by itself, whenever they exist."""

    def __init__(
        self, folders: Iterable[Path], matters: Callable[[Path], bool], tell: Callable[[], None]
    ) -> None:
        """Listen to nothing yet; OSError where the system has nothing that could be listened to.

        `tell` is called from other threads when something happened to a path that `matters`, and
        with the first sign of life of a folder: `proven` may be another one then.
        """
        self._folders = {folder: _Folder() for folder in folders}
        self._matters = matters
        self._tell = tell
        self._observer = _observer()

    @property
    def proven(self) -> bool:
        """There is a folder, and something has come from every one that there is."""
        there = [folder for folder in self._folders.values() if folder.identity is not None]
        return bool(there) and all(folder.heard for folder in there)

    def arm(self) -> None:
        """Listen to the folders that are there now, also to those that were made anew."""
        for path, folder in self._folders.items():
            found = _identity(path)
            if folder.stale or found != folder.identity:
                self._disarm(folder)
                folder.identity = found
                if found is not None:
                    with suppress(OSError):
                        self._listen(path, folder)
                        os.utime(path)

    def _listen(self, path: Path, folder: "_Folder") -> None:
        from watchdog import events

        handler = events.FileSystemEventHandler()
        handler.on_any_event = lambda event: self._hear(folder, event)  # type: ignore[method-assign]
        folder.watch = self._observer.schedule(
            handler,
            str(path),
            event_filter=[
                *(events.FileCreatedEvent, events.FileModifiedEvent, events.FileAttribEvent),
                *(events.FileDeletedEvent, events.FileMovedEvent, events.DirAttribEvent),
                *(events.DirCreatedEvent, events.DirDeletedEvent, events.DirMovedEvent),
            ],
        )

    def _disarm(self, folder: "_Folder") -> None:
        if folder.watch is not None:
            self._observer.unschedule(folder.watch)
        folder.forget()

    def _hear(self, folder: "_Folder", event: "FileSystemEvent") -> None:
        first, folder.heard = not folder.heard, True
        told = (event.src_path, event.dest_path)
        paths = [Path(os.fsdecode(path)) for path in told if path]
        touched = event.is_directory and event.event_type == "attrib"
        if event.is_directory and not touched:
            names = {path.name for path in paths}
            for path, other in self._folders.items():
                other.stale = other.stale or path.name in names
        if first or (not touched and any(map(self._matters, paths))):
            self._tell()

    def close(self) -> None:
        """Listen no more; the threads are gone when it returns."""
        self._observer.stop()
        self._observer.join()


class _Folder:
    """How a folder is listened to."""

    def __init__(self) -> None:
        self.forget()

    def forget(self) -> None:
        """Nothing is known of it."""
        self.watch: ObservedWatch | None = None
        self.identity: tuple[int, int] | None = None
        """Which folder its path named when we began to listen; None where there was none."""
        self.stale = False
        """It came, went or was renamed since."""
        self.heard = False
        """Something has come from it since."""


def _observer() -> "BaseObserver":
    """Return what listens on this system, already at work; OSError where nothing can."""
    from watchdog.observers import Observer

    logging.getLogger("watchdog").addHandler(logging.NullHandler())
    try:
        observer = Observer()
        if type(observer).__module__.endswith(".polling"):
            raise OSError("This system tells of no changes; watchdog would look for them itself.")
        observer.start()
    except RuntimeError as error:
        raise OSError("No more threads can be started.") from error
    return observer


def _identity(path: Path) -> tuple[int, int] | None:
    with suppress(OSError):
        status = path.lstat()
        return status.st_dev, status.st_ino
    return None
