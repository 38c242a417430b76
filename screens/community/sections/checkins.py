"""Lines about talks with members between two sessions."""

from collections.abc import Iterable
from typing import Any

from data.membership import member_meant
from data.models.community_records import CheckIn
from data.models.ids import MemberId
from screens.community.asked import Asked, day, fields_of, text
from screens.community.record_section import RecordSection
from screens.community.row import Row, titled, told_day
from screens.community.section import Asking


class CheckInsSection(RecordSection):
    """The newest first."""

    id = "check-ins"
    title = "Check-ins"
    hint = "a notes a talk with a member between two sessions; c does so on a member."
    record = CheckIn
    noun = "check-in"

    def asked(self) -> tuple[Asked, ...]:
        """Return what is asked of a note."""
        members = self.place.own.members
        names = tuple(member.name for member in members.values() if not member.left)

        def told(member: Any) -> str:
            return members[member].name if member in members else ""

        return (
            Asked(
                "member",
                "Who",
                "Ana Ruiz",
                lambda typed: member_meant(typed, members.values()).id,
                told,
                told,
                suggested=names,
            ),
            day("on", "On", self.place.today, "today"),
            text("text", "Note", "What came up", needed="What came up?", long=True),
        )

    def finished(self, said: dict[str, Any]) -> dict[str, Any]:
        """Return what a form said; without a day it was today."""
        return {**said, "on": said["on"] or self.place.today} if "on" in said else said

    def add(self, row: str) -> Asking | None:
        """Ask for a note of today."""
        return self.about(None)

    def about(self, member: MemberId | None) -> Asking | None:
        """Ask for a note of today, about that member where one is given."""
        asking = super().add("")
        if asking is None:
            return None
        begun = CheckIn(id="", member=member or MemberId(""), on=self.place.today, text="")  # type: ignore[arg-type]
        at = "text" if member else "member"
        return Asking(asking.title, fields_of(self.asked(), begun), asking.keep, at=at)

    def rows(self) -> Iterable[Row]:
        """Return them, the newest first."""
        records = self.records().values()
        return map(self.row, sorted(records, key=lambda r: (r.on, r.id), reverse=True))

    def row(self, record: CheckIn) -> Row:
        """Return one note."""
        lines = record.text.split("\n")
        return titled(record.id, self._name(record), *lines, beside=told_day(record.on))

    def name_of(self, record: CheckIn) -> str:
        """Return whom it is about."""
        return self._name(record)

    def _name(self, record: CheckIn) -> str:
        gone = self.place.own.record("members", record.member)
        return getattr(gone, "name", "") or "somebody"

    def state(self) -> str:
        """Return how many, and the day of the newest."""
        days = [record.on for record in self.records().values()]
        return f"{len(days)}, the last {told_day(max(days))}" if days else ""
