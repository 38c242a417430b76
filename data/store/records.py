"""A session's or a community's records as values, kept in step with the changes they come from."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import fields
from typing import TYPE_CHECKING, Any, TypeAlias, Union

from data.models.codec import from_fields, plain, to_fields
from data.models.records import Record
from data.one_person import NOBODY, Persons
from data.store.changes import REMOVED, Change, Fields
from data.store.merge import History

if TYPE_CHECKING:
    from data.models.community_records import CommunityRecord

AnyRecord: TypeAlias = Union[Record, "CommunityRecord"]
Kinds: TypeAlias = Mapping[str, "type[AnyRecord]"]
"""What the records of each table are."""


class Records:
    """Every record of a session or of a community, by table and id."""

    def __init__(self, kinds: Kinds, persons: Persons = NOBODY) -> None:
        """Begin empty; people of `persons` are shown by the names that they have now."""
        self._kinds = kinds
        self._persons = persons
        self.history = History()
        """Every change of every record, those of unknown tables too."""
        self.shown: dict[str, dict[Any, Any]] = {table: {} for table in kinds}
        """By table: what is not removed, in the order of the ids."""
        self.damage: dict[tuple[str, str], str] = {}
        """Sentences about records whose fields cannot be understood."""
        self._removed: dict[tuple[str, str], AnyRecord] = {}

    def add(self, changes: Iterable[Change]) -> frozenset[str]:
        """Take changes in and return the ids of the records they touched."""
        touched = {(c.table, c.id): None for c in changes if self.history.add(c)}
        for table, identifier in touched:
            if table in self._kinds:
                self._build(table, identifier)
        return frozenset(identifier for _, identifier in touched)

    def keep(self, change: Change, record: AnyRecord) -> None:
        """Take in a change made here, whose record is at hand."""
        self.history.add(change)
        self._settle(change.table, change.id, record)

    def call(self, persons: Persons) -> frozenset[str]:
        """Show all people by the names that they have by now; return the ids of what differs."""
        before = {table: dict(shown) for table, shown in self.shown.items()}
        self._persons = persons
        for table, shown in before.items():
            for identifier in shown:
                self._build(table, identifier)
        told = ((i, self.shown[t].get(i) != each) for t in before for i, each in before[t].items())
        return frozenset(identifier for identifier, differs in told if differs)

    def get(self, table: str, identifier: str) -> AnyRecord | None:
        """Return a record, removed or not; None where it is not known."""
        record: AnyRecord | None = self.shown[table].get(identifier)
        return record or self._removed.get((table, identifier))

    def difference(self, record: AnyRecord) -> tuple[Fields, Fields]:
        """Return the fields in which a record differs from what is known: as known, as given."""
        known = self.get(record.TABLE, record.id)
        if known is None:
            return REMOVED, to_fields(record)
        names = [field.name for field in fields(record)]
        changed = [name for name in names if getattr(known, name) != getattr(record, name)]
        before = _plain(known, changed)
        if self._persons:
            written = self.history.fields(record.TABLE, record.id)
            before |= {name: written[name] for name in changed if name in written}
        return before, _plain(record, changed)

    def _build(self, table: str, identifier: str) -> None:
        record: AnyRecord | None = None
        try:
            values = self.history.fields(table, identifier)
            record = from_fields(self._kinds[table], values, id=identifier)
        except (ValueError, TypeError, AttributeError):
            self.damage[table, identifier] = (
                f"One record ({table}, {identifier}) cannot be understood; it was left as it is."
            )
        self._settle(table, identifier, record)

    def _settle(self, table: str, identifier: str, record: AnyRecord | None) -> None:
        if record is not None and not record.removed:
            one = self._persons.as_one(record) if self._persons else record
            _insert(self.shown[table], identifier, one)
        else:
            self.shown[table].pop(identifier, None)
        if record is None:
            return
        self.damage.pop((table, identifier), None)
        if record.removed:
            self._removed[table, identifier] = record
        else:
            self._removed.pop((table, identifier), None)


def _insert(shown: dict[Any, Any], identifier: str, record: AnyRecord) -> None:
    """Put a record in its place; nearly always that is the end."""
    in_order = not shown or identifier in shown or next(reversed(shown)) < identifier
    shown[identifier] = record
    if not in_order:
        ordered = sorted(shown.items())
        shown.clear()
        shown.update(ordered)


def _plain(record: AnyRecord, names: list[str]) -> Fields:
    return {name: plain(getattr(record, name)) for name in names}
