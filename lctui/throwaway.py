"""A sample community in a folder of its own, gone with the program."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import datetime
    from tempfile import TemporaryDirectory

    from data.store.refs import SessionRef
    from data.store.store import Store


class Throwaway:
    """Nothing is made before it is opened."""

    def __init__(self) -> None:
        """Wait to be opened."""
        self._folder: TemporaryDirectory[str] | None = None

    def open(self, now: datetime) -> tuple[Store, SessionRef]:
        """Make the sample and return its store and its live session; may take a second."""
        from tempfile import TemporaryDirectory

        from data.samples.sample import build_sample
        from data.store.store import Store

        self.remove()
        self._folder = TemporaryDirectory(prefix="lctui-demo-", ignore_cleanup_errors=True)
        store = Store(Path(self._folder.name) / "store")
        return store, build_sample(store, now)

    def remove(self) -> None:
        """Take it away, where there is one."""
        if self._folder is not None:
            self._folder.cleanup()
            self._folder = None
