"""Getting changes onto the disk, in order, and holding on to those that it would not take.

Before each write the files must still be where they were. What vanished with a file that was
deleted or replaced under us is known here all the same, so it is written again.
"""

from collections.abc import Callable, Iterable, Iterator
from time import monotonic

from data.errors import FolderGone, StoreFailed
from data.store.absorbing import lacking
from data.store.changes import ANONYMOUS, Change
from data.store.log import ChangeLog
from data.store.merge import History
from data.store.reading import Reading

SLOW = 0.05
"""Seconds from which a write that failed counts as slow: then not every key is to wait for one."""
_REST = 10
"""How many times as long as a slow failure took nothing is tried again."""
LONGEST_REST = 30.0
"""Seconds; after that it is tried again, however long it took."""


class Keeping:
    """What is not on the disk yet, and why."""

    def __init__(
        self, log: ChangeLog, history: History, take_in: Callable[[Reading], object]
    ) -> None:
        """Keep in `log`; `history` is all that is known, `take_in` adds to it what was read."""
        self.waiting: list[Change] = []
        """What was done and is not on the disk, in order."""
        self.trouble: StoreFailed | None = None
        """Why the last try failed; None while all is well."""
        self.lost = False
        """All of it was deleted: nothing that was ever kept is on the disk any more."""
        self._log = log
        self._history = history
        self._take_in = take_in
        self._rests_until = 0.0

    @property
    def unsaved(self) -> frozenset[str]:
        """The ids of the records that have changes which are not on the disk."""
        if not self.lost:
            return self.untold
        history = self._history
        return frozenset(id_ for table in history.tables() for id_, _ in history.records(table))

    @property
    def untold(self) -> frozenset[str]:
        """The ids of the records that have changes which were never on the disk."""
        return frozenset(change.id for change in self.waiting)

    def known(self) -> Iterator[Change]:
        """Yield every change known, saved or not, record by record."""
        for table in self._history.tables():
            for _, changes in self._history.records(table):
                yield from changes

    def save(self) -> None:
        """Write what waits. StoreFailed, at once while a disk that fails slowly has a rest."""
        begun = monotonic()
        if self.trouble and begun < self._rests_until:
            raise self.trouble
        try:
            if self.trouble or self.lost or not self.waiting:
                self._look()
            self._write_where_it_is()
        except StoreFailed as error:
            self.trouble = error
            took = monotonic() - begun
            self._rests_until = begun + min(_REST * took, LONGEST_REST) if took > SLOW else 0.0
            raise
        self.trouble = None

    def _look(self) -> None:
        """See whether all is where it was; write again what was taken away."""
        try:
            changed = self._log.look()
        except FolderGone as error:
            self.lost = self.lost or error.deleted
            raise
        if changed or self.lost:
            self._miss()

    def _miss(self) -> None:
        """Let all wait that is known here and is not on the disk."""
        reading = self._log.read()
        self._take_in(reading)
        known = sorted(self.known(), key=lambda change: change.at)
        self.waiting = lacking(History(reading.changes), known, self._log.writer)
        self.lost = False

    def _write_where_it_is(self) -> None:
        try:
            self._write()
        except StoreFailed as error:
            if not isinstance(error.__cause__, FileNotFoundError):
                raise
            self._look()
            self._write()

    def _write(self) -> None:
        while self.waiting:
            nameless = _is_nameless(self.waiting[0])
            batch = [change for change in self.waiting if _is_nameless(change) == nameless]
            self._log.append(batch)
            self.waiting = [c for c in self.waiting if _is_nameless(c) != nameless]

    def put_back(self) -> None:
        """Make the folder again with all that is known here. StoreFailed."""
        self._log.make_room()
        self._rests_until = 0.0
        self.lost = True
        self.save()

    def let_go(self) -> None:
        """Write nothing that does not count any more."""
        self.waiting = [change for change in self.waiting if self._history.knows(change)]

    def keep(self, changes: Iterable[Change]) -> None:
        """Take note of changes, to be written by the next `save`."""
        self.waiting += changes


def _is_nameless(change: Change) -> bool:
    return change.writer == ANONYMOUS
