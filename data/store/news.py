"""Noticing that words may have gone from the store, so that they go from where they are shown."""

from __future__ import annotations

from contextlib import suppress
from threading import Lock
from typing import TYPE_CHECKING

from data.errors import StoreFailed
from data.store.places import Places

if TYPE_CHECKING:
    from pathlib import Path

    from data.store.store import Store


class News:
    """Looks at folders alone, which every redaction changes: it is cheap.

    A session that is sealed, comes or goes is news too; what is captured in a live one is not.
    """

    def __init__(self, store: Store) -> None:
        """Remember how it is by now: make it before anything is read that is to be shown."""
        self._store = store
        self._asking = Lock()
        self._listed: object = None
        self._live: list[Path] = []
        self._seen: object = None
        with suppress(StoreFailed):
            self._seen = self._sign()

    def came(self) -> bool:
        """Say whether there was any since this was asked last, by any thread. StoreFailed."""
        with self._asking:
            before, self._seen = self._seen, self._sign()
            return self._seen != before

    def _sign(self) -> object:
        listed = self._store.sign()
        if listed != self._listed:
            self._live = [Places.of(ref.path).live for ref in self._store.live()]
            self._listed = listed
        return listed, tuple(map(_changed, self._live))


def _changed(folder: Path) -> int:
    """Return when a file in a folder was put in place last; 0 where there is no folder."""
    with suppress(OSError):
        return folder.stat().st_mtime_ns
    return 0
