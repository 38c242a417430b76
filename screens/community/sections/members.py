"""Who belongs, what each wants to learn, and who sits at the table."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from data.errors import LctuiError
from data.membership import LEVELS, ROLES, here, roles_in, seats, told_apart
from data.models.community import Member
from data.models.ids import MemberId
from data.numbers import count_of
from data.staying_open import stays_open
from screens.community.asked import Asked, choice, day, text
from screens.community.record_section import RecordSection
from screens.community.row import Row, heading, remark, titled, told_day
from screens.community.section import Asking, Past, Place
from screens.community.sections.checkins import CheckInsSection
from screens.community.sections.names import OtherNames
from screens.widgets.form_dialog import Values

GUESTS = (
    "Who came to its sessions counts as a guest. Add them by the name that stands there; then "
    "s on a member says which other names are the same person."
)
_RANK = {level: rank for rank, (level, _) in enumerate(LEVELS)}


class MembersSection(RecordSection):
    """The members, core first, then who left."""

    id = "members"
    title = "Members"
    hint = "a adds somebody: a name is enough."
    record = Member
    noun = "member"
    can = RecordSection.can | {"leave-or-return", "note-check-in", "same-person"}

    def __init__(self, place: Place) -> None:
        """Take what it looks at."""
        super().__init__(place)
        self._names = OtherNames(place)

    def asked(self, own: str = "") -> tuple[Asked, ...]:
        """Return what is asked of a member; `own` is the id of the one who is edited."""
        members, today = self.place.own.members.values(), self.place.today
        places = tuple(dict.fromkeys(m.organisation for m in members if m.organisation))
        sectors = tuple(dict.fromkeys(m.sector for m in members if m.sector))

        def named(typed: str) -> str:
            return told_apart(typed, members, own, self.place.own.persons)

        return (
            Asked("name", "Name", "Ana Ruiz", named),
            text("organisation", "Organisation", suggested=places),
            text("sector", "Sector", "health, housing, schools", suggested=sectors),
            choice("level", "Level", (LEVELS[1], LEVELS[0], *LEVELS[2:])),
            text("question", "Wants to learn", "How do I stop filling silences?"),
            text("hopes", "Hopes", "to give and to get"),
            Asked("willing", "Roles to try", ", ".join(ROLES[:2]), roles_in, ", ".join),
            text("initials", "Initials", "where the name's own mislead"),
            day("since", "Since", today),
            day("until", "Until", today),
        )

    def records(self) -> dict[str, Member]:
        """Return the members: core first, then by name, who left last."""
        members = self.place.own.members.values()
        ranked = sorted(members, key=lambda m: (m.left, _RANK.get(m.level, 9), m.name.casefold()))
        return {member.id: member for member in ranked}

    def state(self) -> str:
        """Return how many, and from how many places."""
        now = here(self.place.own.members.values())
        places = len(seats(now, "organisation").counts)
        from_places = f" from {count_of(places, 'organisation', 'organisations')}" if places else ""
        return f"{len(now)}{from_places}" if now else ""

    def rows(self) -> Iterator[Row]:
        """Yield who sits at the table, then everybody."""
        members = self.records().values()
        yield from self._table()
        yield from map(self.row, (m for m in members if not m.left))
        gone = [member for member in members if member.left]
        if gone:
            yield heading("Left")
            yield from map(self.row, gone)
        yield from self._names.rows()
        if not members and self.place.store.sessions(self.place.own.id):
            yield remark(GUESTS)

    def _table(self) -> Iterator[Row]:
        """Yield the seats, counted by what sets people apart."""
        members = here(self.place.own.members.values())
        for by in ("organisation", "sector"):
            counted_by = seats(members, by)
            if counted_by.counts:
                yield heading(f"Seats by {by}", counted_by.in_words)
        if members:
            yield heading("Members", f"n = {len(members)}")

    def row(self, record: Member) -> Row:
        """Return a member in up to three lines."""
        beside = " · ".join(filter(None, (record.level, record.organisation, record.sector)))
        wants = f"wants to learn: {record.question}" if record.question else ""
        days = [f"since {told_day(record.since)}" if record.since else ""]
        days += [f"until {told_day(record.until)}" if record.until else ""]
        days += [f"would try: {', '.join(record.willing)}" if record.willing else ""]
        days += [f"hopes: {record.hopes}" if record.hopes else ""]
        told = " · ".join(filter(None, days))
        return titled(record.id, record.name, self._names.of(record), wants, told, beside=beside)

    def edit(self, row: str) -> Asking | None:
        """Ask again; what was said under the old name counts as the same person's."""
        member = self.records().get(row)
        asking = super().edit(row)
        if member is None or asking is None:
            return None
        keep_all, before = asking.keep, member.name

        def keep(values: Values) -> str:
            with self.place.own.together():
                keep_all(values)
                now = self.records().get(row, member)
                if now.name != before:
                    self._names.keep_former(member, before)
                    self.remark = f"What was said as {before} counts as {now.name}'s."
            return row

        return replace(asking, keep=keep)

    def edited(self, record: Any) -> tuple[Asked, ...]:
        """Return what is asked of one that is there."""
        return self.asked(record.id)

    def finished(self, said: dict[str, Any]) -> dict[str, Any]:
        """Return what a form said; a last day that is over means that somebody left."""
        until = said.get("until")
        return {**said, "left": True} if until is not None and until < self.place.today else said

    def remove(self, row: str) -> str:
        """Take a member out of the list; what was promised stays. Of a name, take it apart."""
        if name := self._names.name(row):
            return self._names.take_apart(name)
        member = self.records().get(row)
        if member is None:
            return ""
        still_open = self._open(member.name)
        self.place.own.remove(member)
        return " ".join(
            filter(None, (f"Removed: {member.name}.", still_open, "^Z brings it back."))
        )

    def act(self, command: str, row: str) -> str:
        """Note that a member left today, or came back."""
        member = self.records().get(row)
        if member is None:
            return ""
        if member.left:
            self.place.own.change(member, left=False, until=None)
            return f"{member.name} is back."
        still_open = self._open(member.name)
        self.place.own.change(member, left=True, until=self.place.today)
        return " ".join(filter(None, (f"{member.name} left today.", still_open)))

    def _open(self, name: str) -> str:
        """Return what stays open under a name, where that can be read."""
        try:
            return stays_open(self.place.store, self.place.own.id, name).in_words(name)
        except LctuiError:
            return "What is open under the name could not be read."

    def past(self, row: str) -> Past | None:
        """Return how a member, or another name of one, came to be so."""
        name = self._names.name(row)
        return self._names.past(name) if name else super().past(row)

    def asks(self, command: str, row: str) -> Asking | None:
        """Ask for a note about a member, or who a member is too. LctuiError."""
        if command == "same-person":
            kept = self.records().get(row)
            return self._names.ask(kept) if kept else None
        if row not in self.records():
            return None
        asking = CheckInsSection(self.place).about(MemberId(row)) if row else None
        if asking is None:
            return None
        keep_note = asking.keep

        def keep(values: Values) -> str:
            keep_note(values)
            self.remark = "Noted under Check-ins."
            return row

        return replace(asking, keep=keep)
