"""The floor of a change seen elsewhere: a bare watchdog that prints what was appended to a folder's
files, with nothing to merge and nothing to paint.

    python -m benchmarks.bare_watch FOLDER
"""

import sys
from pathlib import Path
from threading import Event

from watchdog.events import FileModifiedEvent, FileSystemEvent, FileSystemEventHandler
from watchdog.observers import Observer


class Printer(FileSystemEventHandler):
    """Prints what came since it looked last."""

    def __init__(self, folder: Path) -> None:
        """Begin at the ends of the files that are there."""
        self._ends = {str(path): path.stat().st_size for path in folder.glob("*.jsonl")}

    def on_modified(self, event: FileSystemEvent) -> None:
        """Print it."""
        path = str(event.src_path)
        with Path(path).open("rb") as file:
            file.seek(self._ends.get(path, 0))
            new = file.read()
        self._ends[path] = self._ends.get(path, 0) + len(new)
        print(new.decode(), flush=True)


def main(folder: Path) -> None:
    """Print until it is killed."""
    observer = Observer()
    observer.schedule(Printer(folder), str(folder), event_filter=[FileModifiedEvent])
    observer.start()
    print("ready", flush=True)
    Event().wait()


if __name__ == "__main__":
    main(Path(sys.argv[1]))
