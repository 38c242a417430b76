"""Records as they stand, with how they came to be so."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import ClassVar

from data.one_person import NOBODY, Persons
from data.store.changes import Change, Fields
from data.store.hlc import EARLIEST, moment_in
from data.store.records import AnyRecord, Kinds, Records


@dataclass(frozen=True, slots=True)
class Version:
    """One change of a record."""

    at: datetime | None
    """None for what stood in a file that did not say when it was written."""
    writer: str
    """The journal it came from; it names a machine, never a person."""
    fields: Fields
    """What it set."""
    by: str = ""
    """Who made it, where that is known."""
    stamp: str = ""
    """Where `at` comes from. Of a session and the community beside it they sort as things were done
    in either, also within a millisecond.
    """


class RecordsView:
    """What a session or a community holds."""

    main: ClassVar[str]
    """The table that is meant where none is named."""

    def __init__(self, persons: Persons = NOBODY) -> None:
        """Begin with nothing known; `persons` says who of its people has several names."""
        self.kinds = self._kinds()
        """What its records are, by the name of their table."""
        self._records = Records(self.kinds, persons)
        self._damage: dict[str, None] = {}

    def _kinds(self) -> Kinds:
        """Return what its records are."""
        raise NotImplementedError

    @property
    def damage(self) -> tuple[str, ...]:
        """What could not be read, in plain sentences; it was left as it is."""
        return (*self._damage, *self._records.damage.values())

    def holds(self, table: str) -> bool:
        """Say whether records of this table are kept here."""
        return table in self.kinds

    def record(self, table: str, identifier: str) -> AnyRecord | None:
        """Return a record, also one that was removed; None where it is not known."""
        return self._records.get(table, identifier)

    def versions(self, identifier: str, table: str = "") -> tuple[Version, ...]:
        """Return a record's changes, oldest first."""
        return versions_of(self._records.history.changes(table or self.main, identifier))


def versions_of(changes: Sequence[Change]) -> tuple[Version, ...]:
    """Return changes as people are told of them."""
    return tuple(
        Version(None if c.at == EARLIEST else moment_in(c.at), c.writer, c.fields, c.by, c.at)
        for c in changes
    )
