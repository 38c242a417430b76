"""Reading a session's files, and afterwards only what was added to them."""

from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

from data.models.records import Entry
from data.store.changes import Change
from data.store.files import failed, read_file
from data.store.holding import is_held
from data.store.journal import Journal
from data.store.merge import History
from data.store.places import Places
from data.store.reading import Reading, read_journal, read_lines
from data.store.sealed import read_sealed
from data.store.searching import about_entry, entry_ids

_LOOKS = 2
"""How often a sealed file is looked for that another program moves at this moment."""


class DiskReader:
    """Reads one session's journals and sealed file.

    Journals are read before the sealed file: what is folded away in between is then found there.
    """

    def __init__(self, places: Places) -> None:
        """Touch nothing yet."""
        self._places = places
        self._ends: dict[tuple[str, int], int] = {}
        self._sealed_as: tuple[int, int] | None = None
        self.folded: dict[str, int] = {}
        """The number of the last line known of each writer."""

    def read(self, *, entries: bool) -> Reading:
        """Return everything; of entries only if asked for, their lines are not even parsed."""
        self._ends.clear()
        reading = Reading()
        self._read_journals(reading, entries=entries)
        self._read_sealed(reading)
        self.folded = reading.last
        return reading

    def news(self, own: Journal | None) -> Reading:
        """Return what others added since; `own` is the journal whose latest lines are ours."""
        reading = Reading()
        if own:
            self._skip_own(own, reading)
        self._read_journals(reading, entries=True)
        if self._signature() != self._sealed_as:
            self._read_sealed(reading)
        return reading

    def _skip_own(self, own: Journal, reading: Reading) -> None:
        with suppress(OSError):
            key = (own.path.name, own.path.stat().st_ino)
            if self._ends.get(key, 0) < own.begins:
                self._read_journal(own.path, reading, entries=True, end=own.begins)
            self._ends[key] = own.size

    def _read_sealed(self, reading: Reading) -> None:
        self._sealed_as = self._signature()
        for _ in range(_LOOKS):  # made live again, or sealed, between two looks
            found = read_sealed(self._places.sealed, reading)
            if read_sealed(self._places.base, reading) or found:
                break

    def _signature(self) -> tuple[int, int] | None:
        with suppress(OSError):
            status = self._places.sealed.stat()
            return status.st_ino, status.st_mtime_ns
        return None

    def _read_journals(self, reading: Reading, *, entries: bool) -> None:
        for path in self._places.journals():
            try:
                self._read_journal(path, reading, entries=entries)
            except FileNotFoundError:
                continue
            except OSError as error:
                reading.damage.append(failed(error, "read", path).title)
            reading.found = True

    def _read_journal(
        self, path: Path, reading: Reading, *, entries: bool, end: int | None = None
    ) -> None:
        key = (path.name, path.lstat().st_ino)
        start = self._ends.get(key, 0)
        if start and path.lstat().st_size == start:
            return
        raw = read_file(path, start)[: None if end is None else end - start]
        tail = read_journal(path.stem, raw, reading, entries=entries)
        self._ends[key] = start + len(raw) - len(tail)
        if tail and not is_held(path):
            reading.set_aside(path.name, tail, "The last line, not shown as kept, of")

    def newest_entries(self) -> Iterator[list[Change]]:
        """Yield each entry's changes, the newest entry first; of journals only those are parsed."""
        if self._places.sealed.exists() or self._places.base.exists():
            history = History(DiskReader(self._places).read(entries=True).changes)
            for _, changes in reversed(list(history.records(Entry.TABLE))):
                yield list(changes)
            return
        files: dict[str, bytes] = {}
        for path in self._places.journals():
            with suppress(OSError):
                files[path.stem] = read_file(path)
        for identifier in sorted(set().union(*map(entry_ids, files.values())), reverse=True):
            reading = Reading()
            for writer, raw in files.items():
                read_lines(writer, about_entry(raw, identifier), reading)
            if reading.changes:
                yield reading.changes
