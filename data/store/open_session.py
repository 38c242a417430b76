"""A session that is open: what it holds, and every way to change it."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any, TypeVar, cast

from data.errors import NotFound, StoreFailed
from data.models.codec import to_fields
from data.models.records import ClockEvent, Entry, Record
from data.store.absorbing import lacking
from data.store.changes import ANONYMOUS, REMOVED, Change
from data.store.hlc import HybridClock, after, minute_of
from data.store.keeping import Keeping
from data.store.log import Drafts, SessionLog
from data.store.reading import Reading
from data.store.refs import SessionRef
from data.store.session_view import SessionView, Version
from data.store.uncollected import uncollected
from data.store.undo import Step, UndoStack
from data.store.undone import Undone, brought_back, taken_back

R = TypeVar("R", bound=Record)


class OpenSession(SessionView):
    """One session, read and changed.

    Every change is durable when its call returns. Where that fails StoreFailed is raised, the
    change stays in memory and in `unsaved`, and the next change or `retry` tries it again.
    """

    def __init__(self, ref: SessionRef, log: SessionLog, *, entries: bool = True) -> None:
        """Read the session; without its entries where they are not needed."""
        super().__init__(ref)
        self.by = ""
        """The name of who changes it here, kept with each change; empty where that is not known."""
        self.closed = False
        """`close` was called."""
        self._log = log
        self._stamps = HybridClock()
        self._anonymous = ""
        self._keeping = Keeping(log, self._records.history, self._hear)
        self._together: list[Step] | None = None
        self._undo = UndoStack(self._records.history.fields)
        self.found = self._read(entries=entries)
        """Anything at all is kept of it."""

    @property
    def drafts(self) -> Drafts:
        """The half-typed line."""
        return self._log.drafts

    @property
    def unsaved(self) -> frozenset[str]:
        """The ids of the records whose changes are not on the disk yet, or not any more."""
        return self._keeping.unsaved

    @property
    def trouble(self) -> StoreFailed | None:
        """Why the last try to write failed; None while all is well."""
        return self._keeping.trouble

    def known_changes(self) -> Iterator[Change]:
        """Yield every change that is known here, saved or not."""
        return self._keeping.known()

    @uncollected()
    def _read(self, *, entries: bool) -> bool:
        reading = self._log.read(entries=entries)
        self._entries_read = entries
        self._hear(reading)
        return reading.found

    def _hear(self, reading: Reading) -> frozenset[str]:
        self._damage.update(dict.fromkeys(reading.damage))
        return self._take_in(reading.changes)

    def _take_in(self, changes: Iterable[Change]) -> frozenset[str]:
        for change in changes:
            if change.writer == ANONYMOUS:
                self._anonymous = max(self._anonymous, change.at)
            else:
                self._stamps.see(change.at)
        return self._records.add(changes)

    def load_entries(self) -> None:
        """Read the entries where they were left out."""
        if not self._entries_read:
            self._read(entries=True)

    def newest_entries(self) -> Iterator[Entry]:
        """Yield the entries, newest first; where they were left out each is read as it is asked."""
        if self._entries_read or self._keeping.waiting:
            self.load_entries()
            yield from reversed(self.entries.values())
            return
        for changes in self._log.newest_entries():
            self._take_in(changes)
            if entry := self.entries.get(changes[0].id):  # type: ignore[call-overload]
                yield entry

    def last_entry(self) -> Entry | None:
        """Return the newest entry, reading no more than that needs."""
        return next(self.newest_entries(), None)

    def refresh(self) -> frozenset[str]:
        """Take in what others kept since, and return the ids of the records it touched."""
        return self._hear(self._log.news())

    def keep_for_good(self, *records: Record) -> None:
        """Keep new records as no action that could be taken back. StoreFailed."""
        self._apply(tuple(Step(r.TABLE, r.id, REMOVED, to_fields(r)) for r in records))

    def put(self, *records: Record) -> None:
        """Keep new or changed records as one action. StoreFailed."""
        steps: list[Step] = []
        changed: list[Record] = []
        for record in map(_nameless, records):
            before, after = self._records.difference(record)
            if after:
                steps.append(Step(record.TABLE, record.id, before, after))
                changed.append(record)
        if steps:
            self._did(steps)
            self._apply(steps, changed)

    @contextmanager
    def together(self) -> Iterator[None]:
        """Make one action, written at its end, of all that is put within. StoreFailed."""
        self._together = []
        try:
            yield
        finally:
            steps, self._together = self._together, None
            if steps:
                self._did(steps)
                self._save()

    def _did(self, steps: list[Step]) -> None:
        if self._together is None:
            self._undo.did(tuple(steps))
        else:
            self._together += steps

    def change(self, record: R, **fields: Any) -> R:
        """Change some fields of a record as one action and return the record. StoreFailed."""
        self.changes((record, fields))
        return cast(R, self._current(record))

    def changes(self, *pairs: tuple[Record, Mapping[str, Any]]) -> None:
        """Change some fields of several records as one action. StoreFailed."""
        self.put(*(replace(self._current(record), **fields) for record, fields in pairs))

    def remove(self, record: Record) -> None:
        """Take a record away as one action. StoreFailed."""
        self.changes((record, {"removed": True}))

    def _current(self, record: Record) -> Record:
        known = self._records.get(record.TABLE, record.id)
        if known is None and not self._entries_read:
            self.load_entries()
            known = self._records.get(record.TABLE, record.id)
        if known is None:
            raise NotFound("That is not in this session.", "Open the session again.")
        return known

    def undo(self) -> Undone | None:
        """Take back the last action done here; None where there is none. StoreFailed."""
        if action := self._undo.back():
            self._apply(action)
            return taken_back(action[-1], self._records.get(*action[-1][:2]))
        return None

    def redo(self) -> Undone | None:
        """Bring back what was taken back last; None where there is nothing. StoreFailed."""
        if action := self._undo.forth():
            self._apply(action)
            return brought_back(action[0], self._records.get(*action[0][:2]))
        return None

    def forgo(self, table: str, *, redo: bool = False) -> bool:
        """Let what was done last here stand for good where it touched this table.

        Say whether there was any such thing; undo (or redo) then comes to what was before it.
        """
        return self._undo.forgo(table, redo=redo)

    def absorb(self, changes: Iterable[Change]) -> list[Change]:
        """Keep, with their own stamps, what is not known yet of changes that were read elsewhere.

        Return those. What was redacted stays so, and nothing of it can be undone here. StoreFailed.
        """
        self.load_entries()
        self.refresh()
        history = self._records.history
        fresh = lacking(history, changes, self._log.writer)
        self._take_in(fresh)
        kept = [change for change in fresh if history.knows(change)]
        self._keeping.keep(kept)
        self._save()
        if any(change.table == ClockEvent.TABLE for change in kept):
            self._go_on_where_it_runs()
        return kept

    def _apply(self, action: Sequence[Step], records: Sequence[Record] = ()) -> None:
        """Keep an action; its records are built from its steps where they are not at hand."""
        changes = [self._stamped(step) for step in action]
        if records:
            for change, record in zip(changes, records, strict=True):
                self._records.keep(change, record)
        else:
            self._records.add(changes)
        self._keeping.keep(changes)
        self._save()
        if any(step.table == ClockEvent.TABLE for step in action):
            self._go_on_where_it_runs()

    def _stamped(self, step: Step) -> Change:
        if self._is_anonymous(step):
            earlier = self._records.history.changes(step.table, step.id)
            last = max([self._anonymous, *(change.at for change in earlier)])
            self._anonymous = after(last, minute_of(datetime.now(UTC)))
            return Change(self._anonymous, ANONYMOUS, step.table, step.id, step.after)
        at, writer = self._stamps.next(), self._log.writer
        return Change(at, writer, step.table, step.id, step.after, self.by)

    def _is_anonymous(self, step: Step) -> bool:
        """Say whether nobody's journal may tell of a change: of an entry kept without a name."""
        if step.table != Entry.TABLE:
            return False
        earlier = self._records.history.changes(step.table, step.id)
        if earlier:
            return earlier[0].writer == ANONYMOUS
        return step.after.get("level") == "anon"

    def _save(self) -> None:
        if self._together is None:
            self._keeping.save()

    def _go_on_where_it_runs(self) -> None:
        """A session whose end was taken back is a live one again."""
        if self._log.sealed and not self.ended:
            self._log.unseal()
            self.ref = replace(self.ref, live=True)

    def retry(self) -> bool:
        """See that all is where it was, and try again what is not saved; whether all is well."""
        with suppress(StoreFailed):
            self._save()
        return self.trouble is None

    def put_back(self) -> None:
        """Make the session's folder again, where it was taken away, with all that is known here.

        StoreFailed; what was not written yet waits.
        """
        self._keeping.put_back()

    def seal(self) -> None:
        """Fold the session into one file. StoreFailed, also while something is not saved."""
        self._save()
        self._log.seal()
        self.ref = replace(self.ref, live=not self._log.sealed)

    def close(self) -> None:
        """Let go of the session; what was amended in a sealed one is folded in.

        StoreFailed where something is not saved; it is let go of all the same.
        """
        if not self.closed:
            self.retry()
            self._log.close()
            self.closed = True
            if self.trouble and self.unsaved:
                raise self.trouble


def _nameless(record: Record) -> Record:
    """Return an anonymous entry without what could betray who said it, and when exactly."""
    if isinstance(record, Entry) and record.level == "anon":
        minute = record.at.replace(second=0, microsecond=0)
        return replace(record, by=None, typed=None, captured_by=None, at=minute)
    return record


__all__ = ["OpenSession", "Undone", "Version"]
