"""A section that lists records of one kind, one row each."""

from collections.abc import Iterable
from typing import Any, ClassVar

from data.models.community_records import CommunityRecord
from data.models.ids import new_id
from screens.community.asked import Asked, differing, fields_of, read_values, told_in
from screens.community.row import Row
from screens.community.section import Asking, Past, Section
from screens.widgets.form_dialog import Values


class RecordSection(Section):
    """A subclass says which records, what is asked of one, and how its row looks."""

    record: ClassVar[type[CommunityRecord]]
    noun: ClassVar[str]
    """What one of them is called, `resource`."""
    can = Section.can | {"remove-thing"}

    def asked(self) -> tuple[Asked, ...]:
        """Return what a form asks of one."""
        raise NotImplementedError

    def row(self, record: Any) -> Row:
        """Return how one looks."""
        raise NotImplementedError

    def records(self) -> dict[str, Any]:
        """Return them by their ids, in the order of the rows."""
        return self.place.own.table(self.record)

    def rows(self) -> Iterable[Row]:
        """Return a row for each."""
        return map(self.row, self.records().values())

    def state(self) -> str:
        """Return how many there are."""
        return str(len(self.records()) or "")

    def given(self) -> dict[str, Any]:
        """Return what a new one has beside what is asked."""
        return {}

    def add(self, row: str) -> Asking | None:
        """Ask for a new one."""
        identifier, asked = new_id(), self.asked()

        def keep(values: Values) -> str:
            said = self.finished(read_values(asked, values))
            self.place.own.put(self.record(id=identifier, **self.given() | said))  # type: ignore[arg-type]
            return identifier

        return Asking(f"A new {self.noun}", fields_of(asked), keep)

    def edit(self, row: str) -> Asking | None:
        """Ask for one again."""
        record = self.records().get(row)
        if record is None:
            return None
        asked = self.edited(record)

        def keep(values: Values) -> str:
            said = self.finished(differing(asked, values, record))
            self.place.own.change(record, removed=False, **said)
            return row

        return Asking(self.noun.capitalize(), fields_of(asked, record), keep)

    def edited(self, record: Any) -> tuple[Asked, ...]:
        """Return what a form asks of one that is there."""
        return self.asked()

    def finished(self, said: dict[str, Any]) -> dict[str, Any]:
        """Return what a form said with what follows from it."""
        return said

    def remove(self, row: str) -> str:
        """Take one away."""
        record = self.records().get(row)
        if record is None:
            return ""
        self.place.own.remove(record)
        return f"Removed: “{self.name_of(record)}”. ^Z brings it back."

    def name_of(self, record: Any) -> str:
        """Return what one is called in a sentence."""
        return str(getattr(record, "name", "") or getattr(record, "title", ""))

    def past(self, row: str) -> Past | None:
        """Return how one came to be as it is."""
        record = self.records().get(row)
        if record is None:
            return None
        versions = self.place.own.versions(row, self.record.TABLE)
        return Past(f"{self.noun.capitalize()}: how it came", versions, told_in(self.asked()))
