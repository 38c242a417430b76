"""A session that is open: its records as values, and every way to change them."""

from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from typing import Any, TypeVar, cast

from data.errors import DamagedFile, NotFound, StoreFailed
from data.models.codec import to_fields
from data.models.ids import EntryId, EventId, MemberId
from data.models.records import (
    Carried,
    ClockEvent,
    Entry,
    ExitSlip,
    FollowUp,
    Presence,
    Record,
    SessionHead,
)
from data.store.actions import NEW, Action, Step, Undone, undone
from data.store.changes import ANONYMOUS, Change, Fields
from data.store.hlc import HybridClock, after, minute_of, moment_in
from data.store.log import Drafts, SessionLog
from data.store.records import Records
from data.store.refs import SessionRef

R = TypeVar("R", bound=Record)


@dataclass(frozen=True, slots=True)
class Version:
    """One change of a record."""

    at: datetime
    writer: str
    """The journal it came from; it names a machine, never a person."""
    fields: Fields
    """What it set."""


class OpenSession:
    """One session, read and changed.

    Every change is durable when its call returns. Where that fails, StoreFailed is raised, the
    change stays in memory and in `unsaved`, and the next change or `retry` tries it again.
    """

    def __init__(self, ref: SessionRef, log: SessionLog, *, entries: bool = True) -> None:
        """Read the session; without its entries where they are not needed."""
        self.ref = ref
        """Where it is kept."""
        self.closed = False
        """`close` was called."""
        self._log = log
        self._records = Records()
        self._clock = HybridClock()
        self._anonymous = ""
        self._entries_read = False
        self._damage: dict[str, None] = {}
        self._waiting: list[Change] = []
        self._done: list[Action] = []
        self._taken_back: list[Action] = []
        self.found = False
        """Anything at all was kept of it."""
        self._read(entries=entries)

    def _read(self, *, entries: bool) -> frozenset[str]:
        reading = self._log.read(entries=entries)
        self._entries_read = entries or self._log.sealed
        self.found = reading.found
        self._damage.update(dict.fromkeys(reading.damage))
        return self._take_in(reading.changes)

    def _take_in(self, changes: list[Change]) -> frozenset[str]:
        for change in changes:
            if change.writer == ANONYMOUS:
                self._anonymous = max(self._anonymous, change.at)
            else:
                self._clock.see(change.at)
        return self._records.add(changes)

    @property
    def head(self) -> SessionHead:
        """What the session is. DamagedFile where that cannot be read."""
        for head in self._records.shown["session"].values():
            return cast(SessionHead, head)
        raise DamagedFile(
            f"{self.ref.path} does not say what session it is and was left as it is.",
            "Put a copy from a backup in its place; everything else can still be opened.",
        )

    @property
    def people(self) -> dict[MemberId, Presence]:
        """Who is on the roll."""
        return self._records.shown["people"]

    @property
    def clock(self) -> list[ClockEvent]:
        """What was done to the clock, in order."""
        return list(self._records.shown["clock"].values())

    @property
    def entries(self) -> dict[EntryId, Entry]:
        """What was captured, in the order said; after `entries=False` what was since."""
        return self._records.shown["entries"]

    @property
    def carried(self) -> dict[EntryId, Carried]:
        """What earlier sessions handed over."""
        return self._records.shown["carried"]

    @property
    def followups(self) -> dict[EntryId, FollowUp]:
        """What was heard about it."""
        return self._records.shown["followups"]

    @property
    def slips(self) -> dict[EventId, ExitSlip]:
        """The exit slips."""
        return self._records.shown["slips"]

    @property
    def drafts(self) -> Drafts:
        """The half-typed line."""
        return self._log.drafts

    @property
    def damage(self) -> tuple[str, ...]:
        """What could not be read, in plain sentences; it was left as it is."""
        return (*self._damage, *self._records.damage.values())

    @property
    def unsaved(self) -> frozenset[str]:
        """The ids of the records whose changes are not on the disk yet."""
        return frozenset(change.id for change in self._waiting)

    @property
    def ended(self) -> bool:
        """The last thing said about the session's running is that it ended."""
        kinds = [e.kind for e in self.clock if e.kind in ("start", "end", "reopen")]
        return kinds[-1:] == ["end"]

    def load_entries(self) -> None:
        """Read the entries where they were left out."""
        if not self._entries_read:
            self._read(entries=True)

    def last_entry(self) -> Entry | None:
        """Return the newest entry, reading no more than that needs."""
        if not self._entries_read:
            for changes in self._log.newest_entries():
                self._take_in(changes)
                if changes and self._shown_entry(changes[0].id):
                    break
        return next(reversed(self.entries.values()), None)

    def _shown_entry(self, identifier: str) -> bool:
        return identifier in self.entries

    def refresh(self) -> frozenset[str]:
        """Take in what others kept since and return the ids of the records it touched."""
        reading = self._log.news()
        self._damage.update(dict.fromkeys(reading.damage))
        return self._take_in(reading.changes)

    def begin(self, *records: Record) -> None:
        """Keep the head of a new session and its roll; not an action that could be taken back."""
        self._apply([Step(record.TABLE, record.id, NEW, to_fields(record)) for record in records])

    def put(self, *records: Record) -> None:
        """Keep new or changed records as one action."""
        steps = []
        for record in records:
            before, changed = self._records.difference(_nameless(record))
            if changed:
                steps.append(Step(record.TABLE, record.id, before, changed))
        self._act(steps)

    def change(self, record: R, **fields: Any) -> R:
        """Change some fields of a record as one action and return the record."""
        self.changes((record, fields))
        return cast(R, self._records.get(record.TABLE, record.id))

    def changes(self, *pairs: tuple[Record, Mapping[str, Any]]) -> None:
        """Change several records as one action."""
        self.put(*(replace(self._current(record), **fields) for record, fields in pairs))

    def remove(self, record: Record) -> None:
        """Take a record away as one action."""
        self.changes((record, {"removed": True}))

    def _current(self, record: Record) -> Record:
        known = self._records.get(record.TABLE, record.id)
        if known is None:
            raise NotFound("That is not in this session any more.")
        return known

    def _act(self, steps: list[Step]) -> None:
        if steps:
            self._done.append(tuple(steps))
            self._taken_back.clear()
            self._apply(steps)

    def undo(self) -> Undone | None:
        """Take back the last action of this object; None where there is none."""
        return self._turn(self._done, self._taken_back, "Took back")

    def redo(self) -> Undone | None:
        """Bring back what was taken back last; None where there is nothing."""
        return self._turn(self._taken_back, self._done, "Brought back")

    def _turn(self, source: list[Action], target: list[Action], verb: str) -> Undone | None:
        while source:
            action = source.pop()
            steps = [back for step in reversed(action) if (back := self._still_ours(step))]
            if steps:
                target.append(tuple(step for step in steps))
                with_record = action[0]
                try:
                    self._apply(steps)
                finally:
                    record = self._records.get(with_record.table, with_record.id)
                assert record is not None
                return undone(verb, action, record)
        return None

    def _still_ours(self, step: Step) -> Step | None:
        """Return the step that takes one back, where nobody has changed the same since."""
        if step.before == {"removed": True}:
            return Step(step.table, step.id, {"removed": False}, {"removed": True})
        now = self._records.history.fields(step.table, step.id)
        mine = [k for k, v in step.after.items() if now.get(k, step.before.get(k)) == v]
        if not mine:
            return None
        return Step(
            step.table,
            step.id,
            {name: step.after[name] for name in mine},
            {name: step.before[name] for name in mine},
        )

    def _apply(self, steps: list[Step]) -> None:
        changes = [self._stamped(step) for step in steps]
        self._records.add(changes)
        self._waiting += changes
        self._save()
        if any(step.table == ClockEvent.TABLE for step in steps):
            self._reopen_if_running()

    def _stamped(self, step: Step) -> Change:
        known = self._records.get(step.table, step.id)
        level = step.after.get("level", getattr(known, "level", None))
        if step.table == Entry.TABLE and level == "anon":
            now = minute_of(datetime.now(UTC))
            at = self._anonymous = after(self._anonymous, now) if self._anonymous else now
            return Change(at, ANONYMOUS, step.table, step.id, step.after)
        return Change(self._clock.next(), self._log.writer, step.table, step.id, step.after)

    def _save(self) -> None:
        self._log.append(self._waiting)
        self._waiting.clear()

    def _reopen_if_running(self) -> None:
        if self._log.sealed and not self.ended:
            self._log.unseal()
            self.ref = replace(self.ref, live=True)

    def retry(self) -> bool:
        """Try again to keep what is not saved; whether all is saved now."""
        if self._waiting:
            with suppress(StoreFailed):
                self._save()
        return not self._waiting

    def versions(self, identifier: str, table: str = Entry.TABLE) -> tuple[Version, ...]:
        """Return a record's changes, oldest first."""
        return tuple(
            Version(moment_in(change.at), change.writer, change.fields)
            for change in self._records.history.changes(table, identifier)
        )

    def seal(self) -> None:
        """Fold the session into one file. StoreFailed where something is not saved yet."""
        if self._waiting:
            self._save()
        self._log.seal()
        self.ref = replace(self.ref, live=not self._log.sealed)

    def close(self) -> None:
        """Let go of the session; what was amended in a sealed one is folded in."""
        if self.closed:
            return
        self.retry()
        if self._log.sealed:
            with suppress(StoreFailed):
                self._log.tidy()
        self._log.close()
        self.closed = True


def _nameless(record: Record) -> Record:
    """Return an anonymous entry without what could betray who said it."""
    if isinstance(record, Entry) and record.level == "anon":
        at = record.at.replace(second=0, microsecond=0)
        return replace(record, by=None, typed=None, captured_by=None, at=at)
    return record
