"""One session as the doctor looks at it: its files one by one, then all of them together."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from data.errors import StoreFailed
from data.models.records import Carried, SessionHead
from data.store.conflicts import copies_of, is_copy, read_copies, writer_of
from data.store.doctor.mending import is_busy, mend_session
from data.store.files import failed, read_file
from data.store.merge import History
from data.store.places import Places
from data.store.purging import purge
from data.store.reading import Reading, read_journal
from data.store.sealed import read_sealed


@dataclass(slots=True)
class Looked:
    """One file of a session."""

    path: Path
    reading: Reading
    tail: bytes = b""
    """The end of a journal that is no whole line."""
    trouble: StoreFailed | None = None
    """Why it could not be read at all."""


class Patient:
    """One session."""

    def __init__(self, root: Path, places: Places) -> None:
        """Read its files, each by itself."""
        self.root = root
        self.places = places
        self.journals = [_journal(path) for path in places.journals()]
        """Its journals, conflict copies among them."""
        self.busy = is_busy(places)
        """A living terminal has it open."""
        whole = [path for path in (places.sealed, places.base) if path.exists()]
        self.sealed = [_sealed(path) for path in whole]
        """The files that it was sealed into."""
        self.copies = [path for file in (places.sealed, places.base) for path in copies_of(file)]
        self.copies += [journal.path for journal in self.journals if is_copy(journal.path)]
        """Its conflict copies."""

    @property
    def name(self) -> str:
        """What its files are called."""
        return self.places.sealed.stem

    @cached_property
    def together(self) -> Reading:
        """All that its files tell."""
        together = Reading()
        for looked in (*self.journals, *self.sealed):
            together.changes += looked.reading.changes
            together.aside |= looked.reading.aside
        read_copies(self.places, together)
        return together

    @cached_property
    def history(self) -> History:
        """The same, in order."""
        return History(self.together.changes)

    @property
    def ids(self) -> list[str]:
        """The ids it goes by: one, if all is well."""
        return [identifier for identifier, _ in self.history.records(SessionHead.TABLE)]

    @property
    def origins(self) -> Iterator[str]:
        """Yield the sessions in which what was carried to this one had been said."""
        for identifier, _ in self.history.records(Carried.TABLE):
            fields = self.history.fields(Carried.TABLE, identifier)
            if isinstance(origin := fields.get("origin"), str) and not fields.get("removed"):
                yield origin

    def mend(self) -> None:
        """Make its files whole. StoreFailed, OSError."""
        mend_session(self.root, self.places)

    def finish_redaction(self) -> None:
        """Take out of its files what was redacted. StoreFailed."""
        purge(self.places)


def _sealed(path: Path) -> Looked:
    looked = Looked(path, Reading())
    try:
        read_sealed(path, looked.reading)
    except StoreFailed as error:
        looked.trouble = error
    return looked


def _journal(path: Path) -> Looked:
    looked = Looked(path, Reading())
    try:
        raw = read_file(path)
    except OSError as error:
        looked.trouble = failed(error, "read", path)
        return looked
    looked.tail = read_journal(writer_of(path), raw, looked.reading)
    return looked
