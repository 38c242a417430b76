"""The roll as a list: one line a person, and one for names that nobody on it has."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from textual.widgets import OptionList
from textual.widgets.option_list import Option

from data.models.ids import MemberId
from data.models.records import Presence
from screens.live.people_rows import person_content
from screens.widgets.content import shown_line
from screens.widgets.refilled import refill

GUEST = "guest"
"""The id of the line that takes in whoever is not on the roll."""


class RollList(OptionList):
    """Whoever comes or goes while it is open keeps the place."""

    def __init__(self, people: Iterable[Presence]) -> None:
        """Take everybody expected: who is not here yet stands below."""
        super().__init__(markup=False)
        self._later = frozenset(person.id for person in people if not person.present)

    @property
    def person(self) -> MemberId | None:
        """Who is highlighted."""
        if self.highlighted is None:
            return None
        identifier = self.get_option_at_index(self.highlighted).id
        return MemberId(identifier) if identifier and identifier != GUEST else None

    def show(
        self,
        people: Iterable[Presence],
        guests: Sequence[str],
        remarks: Mapping[MemberId, tuple[str, ...]],
        *,
        onward: bool,
    ) -> None:
        """Show these; `onward` goes to the next line, so that Enter is for the next person."""
        refill(self, self._rows(people, guests, remarks))
        lit = self.highlighted
        if lit is None:
            self.action_first()
        elif onward and lit + 1 < self.option_count:
            self.highlighted = lit + 1

    def _rows(
        self,
        people: Iterable[Presence],
        guests: Sequence[str],
        remarks: Mapping[MemberId, tuple[str, ...]],
    ) -> Iterator[Option]:
        for person in sorted(people, key=lambda p: (p.id in self._later, p.name.casefold())):
            yield Option(person_content(person, remarks.get(person.id, ())), id=person.id)
        if guests:
            role = "as a guest" if len(guests) == 1 else "as guests"
            yield Option(shown_line(f"+ {', '.join(guests)}, {role}"), id=GUEST)
