"""What nobody's journal may tell of: exit slips, votes, anonymous entries.

They stand in a journal of their own, stamped with no more than the minute.
"""

from dataclasses import replace
from datetime import UTC, datetime

from data.models.records import Entry, ExitSlip
from data.models.side_records import Dots
from data.store.changes import ANONYMOUS, Change
from data.store.hlc import after, minute_of
from data.store.merge import History
from data.store.records import AnyRecord
from data.store.undo import Step

_TABLES = (ExitSlip.TABLE, Dots.TABLE)
"""Tables of which no line says by whom it was written, nor when more exactly than the minute."""


class Nameless:
    """Stamps such changes of one session, each later than all that are known."""

    def __init__(self, history: History) -> None:
        """Look at what is known of the session."""
        self._history = history
        self._newest = ""

    def see(self, change: Change) -> None:
        """Take in a change that was read."""
        self._newest = max(self._newest, change.at)

    def fit(self, record: AnyRecord) -> AnyRecord:
        """Return an anonymous entry without what could betray who said it, and when exactly."""
        if isinstance(record, Entry) and record.level == "anon":
            nobody = replace(record, by=None, owners=(), typed=None, captured_by=None)
            return replace(nobody, at=record.at.replace(second=0, microsecond=0))
        return record

    def loses_name(self, record: AnyRecord) -> bool:
        """Say whether an entry was somebody's until now."""
        if not isinstance(record, Entry) or record.level != "anon":
            return False
        earlier = self._history.changes(record.TABLE, record.id)
        return any(change.writer != ANONYMOUS for change in earlier)

    def holds(self, step: Step) -> bool:
        """Say whether nobody's journal may tell of a change."""
        if step.table != Entry.TABLE:
            return step.table in _TABLES
        earlier = self._history.changes(step.table, step.id)
        if step.after.get("level") == "anon":
            return True
        return bool(earlier) and any(change.writer == ANONYMOUS for change in earlier)

    def stamped(self, step: Step) -> Change:
        """Return such a change with the minute, later than all that is known."""
        earlier = self._history.changes(step.table, step.id)
        told = (change.at for change in earlier if change.writer == ANONYMOUS)
        self._newest = after(max([self._newest, *told]), minute_of(datetime.now(UTC)))
        return Change(self._newest, ANONYMOUS, step.table, step.id, step.after)
