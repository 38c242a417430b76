"""What stops counting while a session is open: redacted here or elsewhere, or made anonymous.

Nothing brings it back: no undo, no change that still waits for the disk; and the disk loses it as
soon as what outweighs it stands there.
"""

from contextlib import suppress

from data.errors import StoreFailed
from data.store.changes import Change
from data.store.keeping import Keeping
from data.store.log import SessionLog
from data.store.merge import History
from data.store.undo import UndoStack


class Gone:
    """Watches over one open session."""

    def __init__(
        self, history: History, keeping: Keeping, undo: UndoStack, log: SessionLog
    ) -> None:
        """Look at all that knows the words."""
        self._history = history
        self._keeping = keeping
        self._undo = undo
        self._log = log
        self._changes: list[Change] = []
        self._on_disk = False

    def notice(self) -> None:
        """Let everything in memory forget what the history has just dropped."""
        dropped = self._history.dropped
        if dropped:
            self._undo.forget(dropped)
            self._keeping.let_go()
            self._changes += [change for changes in dropped.values() for change in changes]
            self._on_disk = True
            dropped.clear()

    def wipe(self) -> None:
        """Take it off the disk; where that fails now, folding does it, or the next redaction."""
        if self._on_disk and not self._keeping.waiting:
            self._on_disk = False
            with suppress(StoreFailed):
                self._log.purge()

    def take(self) -> list[Change]:
        """Return what is gone since this was asked last."""
        changes, self._changes = self._changes, []
        return changes
