"""A community that is open: what it holds, and every way to change it."""

from collections.abc import Iterator
from dataclasses import fields, replace
from typing import TYPE_CHECKING, Any, TypeVar, cast

from data.models.community import Community, CommunityOwn, Member
from data.models.ids import CommunityId, MemberId
from data.one_person import NOBODY, Persons
from data.store.community_content import CommunityContent
from data.store.hlc import HybridClock
from data.store.log import ChangeLog
from data.store.open_records import OpenRecords
from data.store.records import AnyRecord, Kinds
from data.store.sealed import spell_whole
from data.store.undo import UndoStack

if TYPE_CHECKING:
    from data.models.community_records import CommunityRecord, OtherName

OTHER_NAMES = "other_names"
"""The table of OtherName."""
C = TypeVar("C", bound="CommunityRecord")


class OpenCommunity(OpenRecords):
    """One community, read and changed: its own record by `community.id`, and its members."""

    main = Community.TABLE

    def _kinds(self) -> Kinds:
        from data.models.community_records import COMMUNITY_RECORDS

        return COMMUNITY_RECORDS

    def __init__(self, identifier: CommunityId, log: ChangeLog) -> None:
        """Read the community of that folder. DamagedFile, StoreFailed."""
        super().__init__(log)
        self.id = identifier
        reading = log.read()
        self._hear(reading)
        self.found = reading.found
        """Anything at all is kept of it."""

    @property
    def readable(self) -> bool:
        """Its own record can be understood, or was damaged; without either it is no community."""
        damaged = self._damage and self._records.history.tables()
        return bool(damaged or self._records.shown[Community.TABLE])

    @property
    def community(self) -> Community:
        """All of it as it stands; where its own record is damaged the folder's name is its name."""
        own: dict[str, Community] = self._records.shown[Community.TABLE]
        known = own.get(self.id) or Community(self.id, self.id.replace("-", " ").capitalize())
        return replace(known, members=tuple(self.members.values()))

    @property
    def members(self) -> dict[MemberId, Member]:
        """Its members, in the order in which they came."""
        return self._records.shown[Member.TABLE]

    def table(self, kind: type[C]) -> dict[str, C]:
        """Return its records of one kind by their ids, in the order in which they came.

        Who has several names stands in them under the one of now.
        """
        shown: dict[str, C] = self._records.shown[kind.TABLE]
        persons = self.persons
        return {i: persons.as_one(each) for i, each in shown.items()} if persons else shown

    @property
    def persons(self) -> Persons:
        """Who of its people has several names."""
        names: dict[str, OtherName] = self._records.shown[OTHER_NAMES]
        if not names:
            return NOBODY
        ids = {id for each in names.values() for id in (each.of, each.member) if id}
        every = {id: self.record(Member.TABLE, id) for id in ids} | self.members
        return Persons({id: m for id, m in every.items() if isinstance(m, Member)}, names.values())

    def spelled(self) -> bytes:
        """Return a whole community.json with all that is known here, on the disk or not."""
        return spell_whole(CommunityContent(self.id).tables(self._records.history), {})

    def share(self, undo: UndoStack, stamps: HybridClock) -> None:
        """Take back and bring back what is done here with what is done elsewhere.

        Stamps come from one clock from here on: they tell in which order things were done in both.
        """
        stamps.see(self._stamps.last)
        self._undo, self._stamps = undo, stamps
        undo.holders.append(self)

    def _fit(self, record: AnyRecord) -> AnyRecord:
        """Return a community's own record without the members, which are records themselves."""
        return replace(record, members=()) if isinstance(record, Community) else record

    def become(self, now: Community, before: Community | None) -> None:
        """Change what differs from how somebody knew it before, as one action. StoreFailed.

        What others changed meanwhile stays, where it is another field.
        """
        with self.together():
            for record, known in _pairs(now, before):
                if known is None or self._records.get(record.TABLE, record.id) is None:
                    self.put(record)
                else:
                    self.change(record, **_differing(record, known))


def _pairs(
    now: Community, before: Community | None
) -> Iterator[tuple[CommunityOwn, CommunityOwn | None]]:
    """Yield each record with what was known of it."""
    yield now, before
    known = {member.id: member for member in before.members} if before else {}
    here = {member.id: member for member in now.members}
    for member in (*here.values(), *(m for m in known.values() if m.id not in here)):
        gone = member.id not in here
        yield replace(member, removed=True) if gone else member, known.get(member.id)


def _differing(now: CommunityOwn, before: CommunityOwn) -> dict[str, Any]:
    names = [field.name for field in fields(now) if field.name not in ("id", "members")]
    return {n: cast(Any, getattr(now, n)) for n in names if getattr(now, n) != getattr(before, n)}
