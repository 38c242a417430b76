"""A session as it stands: its records as values, without those that were removed."""

from collections.abc import Iterable, Mapping

from data.errors import DamagedFile
from data.models.ids import EntryId, EventId, MemberId
from data.models.records import (
    RECORDS,
    Carried,
    ClockEvent,
    Entry,
    ExitSlip,
    FollowUp,
    Handover,
    Presence,
    SessionHead,
)
from data.models.side_records import Adopted, Dots, Offer, Voice
from data.one_person import NOBODY, Persons
from data.store.records import Kinds
from data.store.records_view import RecordsView
from data.store.refs import SessionRef
from data.store.stand_in import DAMAGE, stand_in


class SessionView(RecordsView):
    """What a session holds. The mappings are the session's own: read them, never change them."""

    main = Entry.TABLE
    ref: SessionRef
    """Where it is kept."""
    persons: Persons = NOBODY
    """Who of its people has several names."""
    _head: SessionHead | None = None

    def _kinds(self) -> Kinds:
        return RECORDS

    @property
    def head(self) -> SessionHead:
        """What the session is; DamagedFile where that cannot be read, and nothing else either."""
        heads: dict[str, SessionHead] = self._records.shown[SessionHead.TABLE]
        for head in heads.values():
            return head
        if self._head is None and any(self._records.shown.values()):
            self._head = stand_in(self.ref)
            self._damage[DAMAGE] = None
        if self._head is not None:
            return self._head
        raise DamagedFile(
            f"{self.ref.path} does not say which session it is; it was left as it is.",
            "Put a copy from a backup in its place; everything else can still be opened.",
        )

    @property
    def people(self) -> Mapping[MemberId, Presence]:
        """Who is on the roll, each person once."""
        return self.persons.at_one(self.roll) if self.persons else self.roll

    @property
    def roll(self) -> dict[MemberId, Presence]:
        """The rows of the roll: two of one person, where that was said later."""
        return self._records.shown[Presence.TABLE]

    @property
    def clock(self) -> list[ClockEvent]:
        """What was done to the clock, in order."""
        return list(self._records.shown[ClockEvent.TABLE].values())

    @property
    def entries(self) -> dict[EntryId, Entry]:
        """What was captured, in the order said; opened without entries, only what came since."""
        return self._records.shown[Entry.TABLE]

    @property
    def carried(self) -> dict[EntryId, Carried]:
        """What earlier sessions handed over."""
        return self._records.shown[Carried.TABLE]

    @property
    def followups(self) -> dict[EntryId, FollowUp]:
        """What was heard about it."""
        return self._records.shown[FollowUp.TABLE]

    @property
    def slips(self) -> dict[EventId, ExitSlip]:
        """The exit slips."""
        return self._records.shown[ExitSlip.TABLE]

    @property
    def offers(self) -> dict[EventId, Offer]:
        """Who offered help, and with what."""
        return self._records.shown[Offer.TABLE]

    @property
    def dots(self) -> dict[EventId, Dots]:
        """The votes."""
        return self._records.shown[Dots.TABLE]

    @property
    def adopted(self) -> dict[EntryId, Adopted]:
        """Which decisions went into what the community stands for, or were declined."""
        return self._records.shown[Adopted.TABLE]

    @property
    def voices(self) -> dict[MemberId, Voice]:
        """How voices were spread, where the community keeps that."""
        return self._records.shown[Voice.TABLE]

    @property
    def handovers(self) -> list[Handover]:
        """To which terminal the clock came, in order: that of the stamps, not of anybody's time."""
        made = self._records.history.changes
        passed = self._records.shown[Handover.TABLE].values()
        return sorted(passed, key=lambda each: (made(Handover.TABLE, each.id)[0].at, each.id))

    @property
    def ended(self) -> bool:
        """The last thing said of its running is that it ended."""
        said = [event.kind for event in self.clock if event.kind in ("start", "end", "reopen")]
        heads: dict[str, SessionHead] = self._records.shown[SessionHead.TABLE]
        told = any(head.clock_told for head in heads.values())
        return said[-1] == "end" if said else told

    def tables_of(self, identifiers: Iterable[str]) -> frozenset[str]:
        """Return the names of the tables that hold records with these ids."""
        history, wanted = self._records.history, tuple(identifiers)
        return frozenset(
            table for table in history.tables() if any(history.changes(table, i) for i in wanted)
        )
