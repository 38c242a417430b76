"""Roles that somebody has beyond single sessions."""

from collections.abc import Iterable
from typing import Any

from data.membership import STANDING
from data.models.community_records import StandingRole
from screens.community.asked import Asked, choice, day, text
from screens.community.record_section import RecordSection
from screens.community.row import Row, titled, told_day


class StandingSection(RecordSection):
    """Organiser, sponsor, champion, catalyst: who, from when to when."""

    id = "standing"
    title = "Standing roles"
    hint = "a adds an organiser, sponsor, champion or catalyst."
    record = StandingRole
    noun = "standing role"

    def asked(self) -> tuple[Asked, ...]:
        """Return what is asked of a role."""
        names = tuple(member.name for member in self.place.own.members.values())
        today = self.place.today
        return (
            choice("role", "Role", STANDING),
            text("name", "Who", "Ana Ruiz", needed="Whose role is it?", suggested=names),
            day("since", "Since", today),
            day("until", "Until", today),
        )

    def finished(self, said: dict[str, Any]) -> dict[str, Any]:
        """Return what a form said, tied to the member of that name."""
        if "name" not in said:
            return said
        members = self.place.own.members.values()
        found = next((m.id for m in members if m.name.casefold() == said["name"].casefold()), None)
        return {**said, "member": found}

    def rows(self) -> Iterable[Row]:
        """Return who has one now, then who had."""
        every = self.records().values()
        order = [role for role, _ in STANDING]
        ranked = sorted(
            every,
            key=lambda r: (self._over(r), order.index(r.role) if r.role in order else len(order)),
        )
        return map(self.row, ranked)

    def _over(self, record: StandingRole) -> bool:
        return record.until is not None and record.until < self.place.today

    def row(self, record: StandingRole) -> Row:
        """Return one role."""
        days = [f"since {told_day(record.since)}" if record.since else ""]
        days += [f"until {told_day(record.until)}" if record.until else ""]
        told = " · ".join(filter(None, (record.role, *days)))
        return titled(record.id, record.name, beside=told)

    def state(self) -> str:
        """Return who organises, else how many have a role."""
        now = [role for role in self.records().values() if not self._over(role)]
        names = [role.name for role in now if role.role == "organiser"]
        return ", ".join(names) or str(len(now) or "")
