"""A session's records as values, kept in step with the changes they come from."""

from typing import Any

from data.models.codec import from_fields, plain, to_fields
from data.models.records import RECORDS, Record
from data.store.changes import Change, Fields
from data.store.merge import History


class Records:
    """Every record of a session: known by table and id, shown without those removed."""

    def __init__(self) -> None:
        """Begin empty."""
        self.history = History()
        self._known: dict[str, dict[str, Record]] = {table: {} for table in RECORDS}
        self.shown: dict[str, dict[Any, Any]] = {table: {} for table in RECORDS}
        """By table: what is not removed, in the order of the ids."""
        self.damage: dict[tuple[str, str], str] = {}
        """Sentences about records whose fields cannot be understood."""

    def add(self, changes: list[Change]) -> frozenset[str]:
        """Take changes in and return the ids of the records they touched."""
        touched = {(c.table, c.id): None for c in changes if self.history.add(c)}
        for table, identifier in touched:
            if table in RECORDS:
                self._build(table, identifier)
        return frozenset(identifier for _, identifier in touched)

    def _build(self, table: str, identifier: str) -> None:
        fields = self.history.fields(table, identifier)
        try:
            record = from_fields(RECORDS[table], fields, id=identifier)
        except (ValueError, TypeError, AttributeError):
            self.damage[table, identifier] = (
                f"A record ({table} {identifier}) could not be understood and was left as it is."
            )
            self._known[table].pop(identifier, None)
            self.shown[table].pop(identifier, None)
            return
        self.damage.pop((table, identifier), None)
        self._known[table][identifier] = record
        self._show(self.shown[table], identifier, record)

    def _show(self, shown: dict[str, Any], identifier: str, record: Record) -> None:
        if record.removed:
            shown.pop(identifier, None)
            return
        in_order = not shown or identifier in shown or next(reversed(shown)) < identifier
        shown[identifier] = record
        if not in_order:
            ordered = sorted(shown.items())
            shown.clear()
            shown.update(ordered)

    def get(self, table: str, identifier: str) -> Record | None:
        """Return a record, removed or not; None where it is not known."""
        return self._known[table].get(identifier)

    def difference(self, record: Record) -> tuple[Fields, Fields]:
        """Return the fields in which a record differs from the one known: as it is, as given."""
        known = self.get(record.TABLE, record.id)
        if known is None:
            return {"removed": True}, to_fields(record)
        names = [name for name in type(record).__slots__ if name != "id"]
        before = {name: plain(getattr(known, name)) for name in names}
        after = {name: plain(getattr(record, name)) for name in names}
        changed = [name for name in names if before[name] != after[name]]
        return {name: before[name] for name in changed}, {name: after[name] for name in changed}
