"""Reading a session's files, and afterwards only what was added to them."""

from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import NamedTuple

from data.models.records import Entry
from data.store.changes import Change
from data.store.conflicts import read_copies, writer_of
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

_PROOF = 32
"""Bytes that are read once more, to see that what was read before still stands there."""


class _ReadTo(NamedTuple):
    """How far a journal was read."""

    end: int = 0
    before: bytes = b""
    """What stands just before; another thing there means that its writer took a line back."""
    size: int = -1
    """Bytes of the file at that time, with what its end held of a line that was not whole."""
    time: int = -1


class DiskReader:
    """Reads one session's journals and sealed file.

    Journals are read before the sealed file: what is folded away in between is then found there.
    """

    def __init__(self, places: Places) -> None:
        """Touch nothing yet."""
        self._places = places
        self._read_to: dict[tuple[str, int], _ReadTo] = {}
        self._sealed_as: set[tuple[int, int, int]] = set()
        self.folded: dict[str, int] = {}
        """The number of the last line known of each writer."""

    def read(self, *, entries: bool) -> Reading:
        """Return everything; of entries only if asked for, their lines are not even parsed."""
        self._read_to.clear()
        reading = Reading()
        self._read_journals(reading, entries=entries)
        self._read_sealed(reading)
        if entries:
            read_copies(self._places, reading)
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

    @contextmanager
    def replacing(self) -> Iterator[None]:
        """Count a sealed file that we replace within as read, where the one before it was."""
        known = self._signature() == self._sealed_as
        yield
        if known:
            self._sealed_as = self._signature()

    def _skip_own(self, own: Journal, reading: Reading) -> None:
        with suppress(OSError):
            status = own.path.stat()
            key = own.path.name, status.st_ino
            if self._read_to.get(key, _ReadTo()).end < own.begins:
                self._read_journal(own.path, reading, entries=True, end=own.begins)
            if own.written:
                before = own.written[-_PROOF:]
                self._read_to[key] = _ReadTo(own.size, before, own.size, status.st_mtime_ns)

    def _read_sealed(self, reading: Reading) -> None:
        self._sealed_as = self._signature()
        for _ in range(_LOOKS):  # made live again, or sealed, between two looks
            found = read_sealed(self._places.sealed, reading)
            if read_sealed(self._places.base, reading) or found:
                break

    def _signature(self) -> set[tuple[int, int, int]]:
        """Return what tells one sealed file from another, whether it stands here or as the base."""
        found = set()
        for path in (self._places.sealed, self._places.base):
            with suppress(OSError):
                status = path.stat()
                found.add((status.st_ino, status.st_mtime_ns, status.st_size))
        return found

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
        status = path.lstat()
        key, size, time = (path.name, status.st_ino), status.st_size, status.st_mtime_ns
        known = self._read_to.get(key, _ReadTo())
        if (known.size, known.time) == (size, time):
            return
        raw = read_file(path, known.end - len(known.before))
        if not raw.startswith(known.before):
            known, raw = _ReadTo(), read_file(path)
        new = raw[len(known.before) :][: None if end is None else end - known.end]
        tail = read_journal(writer_of(path), new, reading, entries=entries)
        whole = len(new) - len(tail)
        before = (known.before + new[:whole])[-_PROOF:]
        self._read_to[key] = _ReadTo(known.end + whole, before, size, time)
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
            if about := [c for c in reading.changes if c.id.encode() == identifier]:
                yield about
