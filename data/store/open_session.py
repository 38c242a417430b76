"""A session that is open: what it holds, and every way to change it."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import fields, replace
from datetime import date
from typing import Any

from data.clock import Hearing
from data.errors import LctuiError, StoreFailed
from data.models.codec import plain, with_fields
from data.models.records import ClockEvent, Entry, Presence, SessionHead
from data.one_person import NOBODY, Persons
from data.store.absorbing import lacking
from data.store.changes import ANONYMOUS, REDACTED, REMOVED, Change, Fields, buries
from data.store.gone import Gone
from data.store.log import Drafts, SessionLog
from data.store.nameless import Nameless
from data.store.open_community import OpenCommunity
from data.store.open_records import OpenRecords
from data.store.records import AnyRecord
from data.store.records_view import Version
from data.store.refs import SessionRef
from data.store.session_view import SessionView
from data.store.uncollected import uncollected
from data.store.undo import Step
from data.store.undone import Undone


class OpenSession(OpenRecords, SessionView):
    """One session, read and changed."""

    _log: SessionLog

    def __init__(
        self,
        ref: SessionRef,
        log: SessionLog,
        *,
        entries: bool = True,
        persons: Persons = NOBODY,
    ) -> None:
        """Read the session; without its entries where they are not needed.

        `persons` says who has several names: all here stand under the one they have now.
        """
        super().__init__(log, persons)
        self.ref, self.persons = ref, persons
        self.hearing = Hearing()
        """When things were pressed, where a terminal's clock is ahead of ours."""
        self.closed = False
        """`close` was called."""
        self.beside: OpenCommunity | None = None
        """Its community, where that is open too: one undo, one retry for both."""
        self._nameless = Nameless(self._records.history)
        self._said_here: list[str] = []
        self._reopens = False
        self._gone = Gone(self._records.history, self._keeping, self._undo, log)
        self.found = self._read(entries=entries)
        """Anything at all is kept of it."""

    @property
    def drafts(self) -> Drafts:
        """The half-typed line."""
        return self._log.drafts

    @property
    def unsaved(self) -> frozenset[str]:
        """The ids of the records whose changes are not on the disk yet, or not any more."""
        return super().unsaved | (self.beside.unsaved if self.beside else frozenset())

    @property
    def trouble(self) -> StoreFailed | None:
        """Why the last try to write failed; None while all is well."""
        return super().trouble or (self.beside.trouble if self.beside else None)

    def stand_beside(self, community: OpenCommunity) -> OpenCommunity:
        """Take back and bring back, in one order, what is done here and in the community."""
        self.beside = community
        community.share(self._undo, self._stamps)
        return community

    def community_file(self) -> bytes | None:
        """Return a whole community.json, where the disk has not taken what was done to it here."""
        return self.beside.spelled() if self.beside and self.beside.unsaved else None

    @uncollected()
    def _read(self, *, entries: bool) -> bool:
        reading = self._log.read(entries=entries)
        self._entries_read = entries
        self._hear(reading)
        self._gone.wipe()
        return reading.found

    def _take_in(self, changes: Iterable[Change]) -> frozenset[str]:
        for change in changes:
            if change.writer == ANONYMOUS:
                self._nameless.see(change)
            else:
                self._stamps.see(change.at)
        touched = self._records.add(changes)
        self._gone.notice()
        return touched

    def refresh(self) -> frozenset[str]:
        """Take in what others kept since, and return the ids of the records it touched."""
        touched = super().refresh()
        self._gone.wipe()
        return touched

    def call(self, persons: Persons) -> frozenset[str]:
        """Take in who has several names by now; return the ids of the records it touched."""
        if persons.mark == self.persons.mark:
            return frozenset()
        self.persons = persons
        return self._records.call(persons)

    def take_gone(self) -> list[Change]:
        """Return what does not count any more since this was asked last: show none of it."""
        return self._gone.take()

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

    def said_here(self) -> Iterator[Entry]:
        """Yield the entries that were first kept here, the newest first.

        Of a nameless one no file tells it; it is known as long as the session is open.
        """
        standing: dict[str, Entry] = self.entries  # type: ignore[assignment]
        return (standing[said] for said in reversed(self._said_here) if said in standing)

    def last_entry(self) -> Entry | None:
        """Return the newest entry, reading no more than that needs."""
        return next(self.newest_entries(), None)

    def changes(self, *pairs: tuple[AnyRecord, Mapping[str, Any]]) -> None:
        """Change some fields of several records as one action, known as they stand by now.

        StoreFailed; LctuiError where one was redacted.
        """
        self.catch_up()
        super().changes(*pairs, *(also for pair in pairs for also in self._also(*pair)))

    def _also(
        self, record: AnyRecord, fields: Mapping[str, Any]
    ) -> Iterable[tuple[AnyRecord, Mapping[str, Any]]]:
        """Return what a change of somebody's row on the roll means for their other rows."""
        if self.persons and isinstance(record, Presence):
            return self.persons.taken_away(record, fields, self.roll)
        return ()

    def _fit(self, record: AnyRecord) -> AnyRecord:
        return self._nameless.fit(record)

    def _step(self, record: AnyRecord, before: Fields, after: Fields) -> Step:
        """Refuse what is redacted; let an entry that loses its name begin anew, for good."""
        earlier = self._records.history.changes(record.TABLE, record.id)
        if not earlier:
            return super()._step(record, before, after)
        if after.keys() != REMOVED.keys() and any(buries(c.fields) for c in earlier):
            title = "Its words were redacted: nothing can be put in their place."
            raise LctuiError(title, "What is to be said now is a new entry.")
        if self._nameless.loses_name(record):
            removed = REMOVED if record.removed else {}
            return Step(record.TABLE, record.id, {}, _whole(record) | removed)
        return super()._step(record, before, after)

    def redact(self, day: date, *tombstones: AnyRecord) -> None:
        """Let these stand for records for good, durably; what those said is gone. StoreFailed.

        Nothing brings it back: no undo, no other terminal, no copy that comes later. The files lose
        it by data.store.redacting, or else at the next save.
        """
        self.save()
        steps = (Step(t.TABLE, t.id, {}, _whole(t) | {REDACTED: str(day)}) for t in tombstones)
        changes = [self._stamped(step) for step in steps]
        self._log.append(changes)
        self._take_in(changes)

    def _current(self, record: AnyRecord) -> AnyRecord:
        if self._records.get(record.TABLE, record.id) is None:
            self.load_entries()
        return super()._current(record)

    def turned(self, step: Step, *, back: bool) -> Step | None:
        """Return the step that turns one round; a step of the clock that others built on stays."""
        if step.table == ClockEvent.TABLE and any(event.id > step.id for event in self.clock):
            return None
        turned = super().turned(step, back=back)
        return None if turned is not None and self._moves_begun(turned) else turned

    def _moves_begun(self, step: Step) -> bool:
        """Say whether a step would take phases from their places that have begun since."""
        if step.table != SessionHead.TABLE or "phases" not in step.after:
            return False
        from data.reshaping import keeps_begun

        return not keeps_begun(self.head, with_fields(self.head, step.after), self.clock)

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
        self.save()
        if any(change.table == ClockEvent.TABLE for change in kept):
            self._go_on_where_it_runs()
        return kept

    def enact(self, action: Sequence[Step], records: Sequence[AnyRecord] = ()) -> None:
        """Let an action count; a session whose end it takes back is a live one again."""
        super().enact(action, records)
        self._said_here += [s.id for s in action if s.table == Entry.TABLE and s.before == REMOVED]
        self._gone.notice()
        self._reopens |= any(step.table == ClockEvent.TABLE for step in action)

    def _stamped(self, step: Step) -> Change:
        return (
            self._nameless.stamped(step) if self._nameless.holds(step) else super()._stamped(step)
        )

    def save(self) -> None:
        """Write what waits, unless an action is still being done. StoreFailed."""
        if self._undo.postpones():
            return
        super().save()
        self._gone.wipe()
        if self._reopens:
            self._reopens = False
            self._go_on_where_it_runs()

    def _go_on_where_it_runs(self) -> None:
        if self._log.sealed and not self.ended:
            self._log.unseal()
            self.ref = replace(self.ref, live=True)

    def retry(self) -> bool:
        """See that all is where it was, and try again what is not saved; whether all is well."""
        beside = self.beside is None or self.beside.retry()
        return super().retry() and beside

    def put_back(self) -> None:
        """Make the session's folder again, where it was taken away, with all that is known here.

        StoreFailed; what was not written yet waits.
        """
        self._keeping.put_back()

    def seal(self) -> None:
        """Fold the session into one file. StoreFailed, also while something is not saved."""
        self.save()
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


def _whole(record: AnyRecord) -> Fields:
    """Return every field of a record but whether it is removed, which is said for itself."""
    names = (field.name for field in fields(record) if field.name not in ("id", *REMOVED))
    return {name: plain(getattr(record, name)) for name in names}


__all__ = ["OpenSession", "Undone", "Version"]
