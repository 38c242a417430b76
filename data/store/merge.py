"""Merging: any set of changes, in any order and with repetitions, gives one state.

Each field holds what the latest change to it said; latest by stamp, then by writer. A change that
comes again under another writer's name (a sync program's conflict copy of a journal) counts once.
Nothing here touches a disk.
"""

import json
from collections.abc import Iterable, Iterator, Sequence

from data.store.changes import Change, Fields

HANDMADE = "~by-hand"
"""The writer of what somebody changed in a sealed file with another program."""


class History:
    """Every change known of every record of a session."""

    def __init__(self, changes: Iterable[Change] = ()) -> None:
        """Begin with some changes."""
        self._tables: dict[str, dict[str, list[Change]]] = {}
        for change in changes:
            self.add(change)

    def add(self, change: Change) -> bool:
        """Take a change in; False where it was known already."""
        known = self._tables.setdefault(change.table, {}).setdefault(change.id, [])
        for place, other in enumerate(known):
            if other.at == change.at and other.fields == change.fields:
                if (other.writer, other.by) >= (change.writer, change.by):
                    return False
                del known[place]
                break
        known.append(change)
        if len(known) > 1 and _order(change) < _order(known[-2]):
            known.sort(key=_order)
        return True

    def knows(self, change: Change) -> bool:
        """Say whether a change, under whatever writer's name, is one of these."""
        known = self.changes(change.table, change.id)
        return any(other.at == change.at and other.fields == change.fields for other in known)

    def every(self) -> Iterator[Change]:
        """Yield every change there is."""
        for records in self._tables.values():
            for changes in records.values():
                yield from changes

    def changes(self, table: str, identifier: str) -> Sequence[Change]:
        """Return one record's changes, oldest first."""
        return self._tables.get(table, {}).get(identifier, ())

    def fields(self, table: str, identifier: str) -> Fields:
        """Return one record's fields as they stand."""
        return merged(self.changes(table, identifier))

    def tables(self) -> list[str]:
        """Return the names of the tables that hold anything."""
        return list(self._tables)

    def records(self, table: str) -> Iterator[tuple[str, Sequence[Change]]]:
        """Yield each record of a table with its changes, in the order of the ids."""
        yield from sorted(self._tables.get(table, {}).items())


def merged(changes: Sequence[Change]) -> Fields:
    """Return the fields that ordered changes add up to."""
    if len(changes) == 1:
        return changes[0].fields
    fields: Fields = {}
    for change in changes:
        fields.update(change.fields)
    return fields


def _order(change: Change) -> tuple[str, str, str]:
    return change.at, change.writer, json.dumps(change.fields, sort_keys=True)
