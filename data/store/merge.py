"""Merging: any set of changes, in any order and with repetitions, gives one state.

Each field holds what the latest change to it said; latest by stamp, then by writer. A change that
comes again under another writer's name (a sync program's conflict copy of a journal) counts once.
Two things outweigh the time: of a redacted record nothing counts but its tombstone and whether it
was removed, and of an entry that is anonymous nothing that anybody's own journal says.
Nothing here touches a disk.
"""

import json
from collections.abc import Iterable, Iterator, Sequence

from data.store.changes import ANONYMOUS, REMOVED, Change, Fields, buries

HANDMADE = "~by-hand"
"""The writer of what somebody changed in a sealed file with another program."""


class History:
    """Every change known of every record of a session."""

    def __init__(self, changes: Iterable[Change] = ()) -> None:
        """Begin with some changes."""
        self._tables: dict[str, dict[str, list[Change]]] = {}
        self.dropped: dict[tuple[str, str], list[Change]] = {}
        """What redaction or anonymity took from records, by their table and id."""
        self._weighed: set[tuple[str, str]] = set()
        for change in changes:
            self.add(change)

    def add(self, change: Change) -> bool:
        """Take a change in; False where it was known already, or says nothing that counts."""
        if not change.fields:
            return False
        if change.by and change.writer == ANONYMOUS:
            change = change._replace(by="")
        if change.writer == ANONYMOUS or buries(change.fields):
            self._weighed.add((change.table, change.id))
        records = self._tables.setdefault(change.table, {})
        known = records.get(change.id)
        if known is None:
            records[change.id] = [change]
            return True
        for place, other in enumerate(known):
            if other.at == change.at and other.fields == change.fields:
                if _told_by(other) >= _told_by(change):
                    return False
                del known[place]
                break
        place = len(known)
        while place and _before(change, known[place - 1]):
            place -= 1
        known.insert(place, change)
        return (change.table, change.id) not in self._weighed or self._weigh(known, change)

    def _weigh(self, known: list[Change], change: Change) -> bool:
        """Leave of a record's changes what counts; say whether a change is among that."""
        everything, known[:] = list(known), _counting(known)
        if len(known) < len(everything):
            lost = [one for one in everything if not self.knows(one)]
            self.dropped.setdefault((change.table, change.id), []).extend(lost)
        return self.knows(change)

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


def _told_by(change: Change) -> tuple[bool, str, str]:
    """Return what decides under which name a change that came under two counts: rather none."""
    return change.writer == ANONYMOUS, change.writer, change.by


def _counting(changes: list[Change]) -> list[Change]:
    """Return what counts of a record's changes, in their order.

    The tombstone of what was anonymous is nobody's: so it stays known, whichever comes first, that
    the record is anonymous.
    """
    nameless = any(change.writer == ANONYMOUS for change in changes)
    tombstones = [change for change in changes if buries(change.fields)]
    stays = min(tombstones, key=lambda change: _order(change._replace(writer="")), default=None)
    if stays is not None:
        changes = [c for c in changes if c is stays or c.fields.keys() == REMOVED.keys()]
    if nameless:
        changes = [c for c in changes if c is stays or c.writer == ANONYMOUS]
        changes = sorted((c._replace(writer=ANONYMOUS, by="") for c in changes), key=_order)
    return changes


def _before(one: Change, other: Change) -> bool:
    """Say whether one change comes before another; what both set is asked for last."""
    if one.at != other.at or one.writer != other.writer:
        return (one.at, one.writer) < (other.at, other.writer)
    return _order(one) < _order(other)


def _order(change: Change) -> tuple[str, str, str]:
    return change.at, change.writer, json.dumps(change.fields, sort_keys=True)
