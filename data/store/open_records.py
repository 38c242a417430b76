"""Records that are open: every way to change them, to take it back, and to see it kept."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager, suppress
from dataclasses import replace
from itertools import takewhile
from typing import Any, TypeVar, cast

from data.errors import NotFound, StoreFailed
from data.models.codec import to_fields
from data.one_person import NOBODY, Persons
from data.store.changes import REMOVED, Change, Fields
from data.store.hlc import HybridClock
from data.store.keeping import Keeping
from data.store.log import ChangeLog
from data.store.reading import Reading
from data.store.records import AnyRecord
from data.store.records_view import RecordsView
from data.store.undo import Action, Step, Turn, UndoStack, fields_in
from data.store.undone import Undone, brought_back, left_alone, taken_back

R = TypeVar("R", bound=AnyRecord)
Tell = Callable[[Step, AnyRecord | None], Undone]


class OpenRecords(RecordsView):
    """What an open session and an open community share.

    Every change is durable when its call returns. Where that fails StoreFailed is raised, the
    change stays in memory and in `unsaved`, and the next change or `retry` tries it again.
    """

    def __init__(self, log: ChangeLog, persons: Persons = NOBODY) -> None:
        """Read nothing yet."""
        super().__init__(persons)
        self.by = ""
        """The name of who changes it here, kept with each change; empty where that is not known."""
        self._log = log
        self._stamps = HybridClock()
        self.acts = 0
        """How often anything was done here, also what nothing takes back."""
        self._made: dict[tuple[str, str, str], Fields] = {}
        self._unheard: frozenset[str] = frozenset()
        self._keeping = Keeping(log, self._records.history, self._hear)
        self._undo = UndoStack(self)

    @property
    def unsaved(self) -> frozenset[str]:
        """The ids of the records whose changes are not on the disk yet, or not any more."""
        return self._keeping.unsaved

    @property
    def untold(self) -> frozenset[str]:
        """Those of them whose changes were never on the disk."""
        return self._keeping.untold

    @property
    def trouble(self) -> StoreFailed | None:
        """Why the last try to write failed; None while all is well."""
        return self._keeping.trouble

    def known_changes(self) -> Iterator[Change]:
        """Yield every change that is known here, saved or not."""
        return self._keeping.known()

    def _hear(self, reading: Reading) -> frozenset[str]:
        self._damage.update(dict.fromkeys(reading.damage))
        return self._take_in(reading.changes)

    def _take_in(self, changes: Iterable[Change]) -> frozenset[str]:
        for change in changes:
            self._stamps.see(change.at)
        return self._records.add(changes)

    def refresh(self) -> frozenset[str]:
        """Take in what others kept since, and return the ids of the records it touched."""
        touched = self._hear(self._log.news()) | self._unheard
        self._unheard = frozenset()
        return touched

    def catch_up(self) -> None:
        """Take in what others kept; the next `refresh` tells of it."""
        with suppress(StoreFailed):
            self._unheard |= self._hear(self._log.news())

    def keep_for_good(self, *records: AnyRecord) -> None:
        """Keep new records as no action that could be taken back. StoreFailed."""
        self.enact(tuple(Step(r.TABLE, r.id, REMOVED, to_fields(r)) for r in records))
        self.save()

    def put(self, *records: AnyRecord) -> None:
        """Keep new or changed records as one action. StoreFailed."""
        steps: list[Step] = []
        changed: list[AnyRecord] = []
        for record in map(self._fit, records):
            before, after = self._records.difference(record)
            if after:
                steps.append(self._step(record, before, after))
                changed.append(record)
        if steps:
            self._undo.did(step for step in steps if step.before)
            self.enact(steps, changed)
            self.save()

    def _fit(self, record: AnyRecord) -> AnyRecord:
        """Return a record as it may be kept here."""
        return record

    def _step(self, record: AnyRecord, before: Fields, after: Fields) -> Step:
        """Return a record's part in an action; what cannot be undone has nothing before it."""
        return Step(record.TABLE, record.id, before, after)

    def together(self) -> AbstractContextManager[Action]:
        """Make one action, written at its end, of all that is put within. StoreFailed."""
        return self._undo.together()

    def change(self, record: R, **fields: Any) -> R:
        """Change some fields of a record as one action and return the record. StoreFailed."""
        self.changes((record, fields))
        return cast(R, self._current(record))

    def changes(self, *pairs: tuple[AnyRecord, Mapping[str, Any]]) -> None:
        """Change some fields of several records as one action. StoreFailed."""
        self.put(*(replace(self._current(record), **fields) for record, fields in pairs))

    def remove(self, record: AnyRecord) -> None:
        """Take a record away as one action. StoreFailed."""
        self.changes((record, {"removed": True}))

    def _current(self, record: AnyRecord) -> AnyRecord:
        known = self._records.get(record.TABLE, record.id)
        if known is None:
            raise NotFound("That is not here any more.", "Open it again.")
        return known

    @property
    def done_here(self) -> int:
        """How many actions `undo` could take back, one after the other."""
        return self._undo.count

    @property
    def next_back(self) -> Action | None:
        """What `undo` would take back now; None where there is nothing."""
        return self._undo.next_back

    @property
    def next_forth(self) -> Action | None:
        """What `redo` would bring back now; None where there is nothing."""
        return self._undo.next_forth

    def undo(self) -> Undone | None:
        """Take back the last action done here; None where there is none. StoreFailed."""
        turn = self._undo.back()
        return self._told(turn, -1, taken_back) if turn else None

    def redo(self) -> Undone | None:
        """Bring back what was taken back last; None where there is nothing. StoreFailed."""
        turn = self._undo.forth()
        return self._told(turn, 0, brought_back) if turn else None

    def _told(self, turn: Turn, first: int, tell: Tell) -> Undone:
        """Tell of an action by its first part, or of one that was left to others who changed it."""
        step = turn.steps[first] if turn.steps else turn.done[0]
        holder = self._undo.holder(step.table)
        record = holder.record_of(step)
        return (
            tell(step, record) if turn.steps else left_alone(step, record, holder.changed_by(step))
        )

    def forgo(self, table: str, *, redo: bool = False) -> bool:
        """Let what was done last here stand for good where it touched this table.

        Say whether there was any such thing; undo (or redo) then comes to what was before it.
        """
        return self._undo.forgo(table, redo=redo)

    def record_of(self, step: Step) -> AnyRecord | None:
        """Return the record that a step is about, as it stands."""
        return self._records.get(step.table, step.id)

    def changed_by(self, step: Step) -> str:
        """Return who else changed that record last; empty where nobody knows."""
        changes = self._records.history.changes(step.table, step.id)
        return next((c.by for c in reversed(changes) if not self._is_ours(c)), "")

    def turned(self, step: Step, *, back: bool) -> Step | None:
        """Return the step that turns one round; what others changed since is left to them."""
        if back and step.before == REMOVED:
            ours = self._stands_by_us(step)
            return step._replace(before={"removed": False}, after=REMOVED) if ours else None
        standing = self._standing(step)
        names = [n for n, value in step.after.items() if n in standing and standing[n] == value]
        before, after = fields_in(names, step.before), fields_in(names, step.after)
        return step._replace(before=after, after=before) if names else None

    def _stands_by_us(self, step: Step) -> bool:
        """Say whether a record is ours alone, or is back by this step and is as that left it."""
        changes = self._records.history.changes(step.table, step.id)
        if self._is_ours(changes[0]):
            return all(map(self._is_ours, changes))
        since = takewhile(self._is_ours, reversed(changes))
        return any(change.fields == step.after for change in since)

    def _standing(self, step: Step) -> Fields:
        """Return the fields of a record that stand as they were last set here."""
        ours: Fields = {}
        for change in self._records.history.changes(step.table, step.id):
            if self._is_ours(change):
                ours |= change.fields
            else:
                ours = fields_in(ours.keys() - change.fields.keys(), ours)
        return ours

    def _is_ours(self, change: Change) -> bool:
        return self._made.get((change.at, change.table, change.id)) == change.fields

    def enact(self, action: Sequence[Step], records: Sequence[AnyRecord] = ()) -> None:
        """Let an action count; its records are built from its steps where they are not at hand."""
        self.acts += 1
        changes = [self._stamped(step) for step in action]
        if records:
            for change, record in zip(changes, records, strict=True):
                self._records.keep(change, record)
        else:
            self._records.add(changes)
        for change in changes:
            self._made[change.at, change.table, change.id] = change.fields
        self._keeping.keep(changes)

    def _stamped(self, step: Step) -> Change:
        at, writer = self._stamps.next(), self._log.writer
        return Change(at, writer, step.table, step.id, step.after, self.by)

    def save(self) -> None:
        """Write what waits, unless an action is still being done. StoreFailed."""
        if not self._undo.postpones():
            self._keeping.save()

    def retry(self) -> bool:
        """See that all is where it was, and try again what is not saved; whether all is well."""
        with suppress(StoreFailed):
            self.save()
        return self.trouble is None
