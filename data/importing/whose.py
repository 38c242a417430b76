"""Whose a statement is by where it stands: under a bullet that is a name alone, or in a heading."""

from __future__ import annotations

from data.importing.drafts import Draft, Statement
from data.importing.leading import names_like
from data.importing.owners import Reading
from data.importing.parts import BULLET, LINE, Part
from data.importing.plain import plain
from data.importing.sections import OWED

_LONGEST_NAME = 80


class Whose:
    """Goes along with the statements of one session."""

    def __init__(self, draft: Draft, reading: Reading) -> None:
        """Take the draft, and what reads names in it."""
        self._draft = draft
        self._reading = reading
        self._named: list[tuple[int, tuple[str, ...]]] = []
        """How deep names stand that are all of their line: what is under them is theirs."""
        self._told: dict[tuple[str, ...], tuple[str, ...]] = {}

    def clear(self) -> None:
        """Begin under other headings."""
        self._named.clear()

    def come_to(self, part: Part) -> None:
        """Leave the names that this part does not stand under."""
        self._named = [(d, names) for d, names in self._named if d < part.depth]

    @property
    def above(self) -> tuple[str, ...]:
        """The names that what we came to stands under; none where it stands under none."""
        return self._named[-1][1] if self._named else ()

    def of_heading(self, statement: Statement) -> str:
        """Return the person who is the heading of a statement; empty where it is none."""
        return self._person(statement.headings[-1]) if statement.headings else ""

    def topics(self, headings: tuple[str, ...]) -> tuple[str, ...]:
        """Return the headings that are no people."""
        if headings not in self._told:
            self._told[headings] = tuple(h for h in headings if not self._person(h))
        return self._told[headings]

    def _person(self, heading: str) -> str:
        told = heading.rstrip(":：")
        return self._reading.find(told) if names_like(told) else ""

    def is_name_alone(self, statement: Statement, place: int) -> bool:
        """Take a bullet or line that is no more than a name, with what is theirs under it."""
        part = statement.part
        if len(part.text) > _LONGEST_NAME or not (part.children or part.form == LINE):
            return False
        following = self._draft.statements[place + 1 : place + 2]
        below = bool(part.children) or any(
            each.part.form == BULLET and (statement.section in OWED or not each.part.after_gap)
            for each in following
        )
        names = self._reading.names(plain(part.text).rstrip(":：").strip()) if below else ()
        if not names or (len(names) > 1 and statement.section not in OWED):
            return False
        self._named.append((part.depth if part.form == BULLET else part.depth - 1, names))
        return True
