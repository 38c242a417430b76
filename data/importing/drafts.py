"""A session after the first reading: what it says, put down with its place."""

from __future__ import annotations

from dataclasses import dataclass, field

from data.importing.attendance import PeopleRead, listed
from data.importing.parts import BULLET, LINE, ROW, Part
from data.importing.past import Doubt
from data.importing.sections import PEOPLE
from data.importing.splitting import Piece


@dataclass(slots=True)
class Statement:
    """A part that says something, and where it stands."""

    part: Part
    section: str
    headings: tuple[str, ...]
    top: bool = True
    """It stands in its section itself, not beneath something else of it."""
    person: str = ""
    """Whose remark it is, among those who came."""


@dataclass(slots=True)
class Draft:
    """A session after the first reading."""

    piece: Piece
    path: str
    place: int
    title: str
    content: str
    targets: dict[str, str]
    people: PeopleRead = field(default_factory=PeopleRead)
    statements: list[Statement] = field(default_factory=list)
    doubts: list[Doubt] = field(default_factory=list)
    headings: list[tuple[str, int]] = field(default_factory=list)
    """Every heading and where it stands, for those under which nothing is said."""
    heads: int = 0


@dataclass(slots=True)
class Label:
    """A line that announces what stands under it, as a heading would."""

    part: Part
    section: str
    title: str
    begun: bool = False
    told: bool = False
    """Names stand behind it already."""
    tight: bool = True
    """No blank line stands between it and what follows."""
    worded: bool = False
    """A few words without a colon, right above bullets: it is over where these are."""

    def is_over_at(self, part: Part) -> bool:
        """Say whether a part stands under it no more."""
        among_people = self.section in PEOPLE
        if self.part.form == BULLET:
            return part.depth <= self.part.depth and (part.form == BULLET or part.after_gap)
        if not self.begun:
            self.tight = not part.after_gap
            return part.after_gap and part.form == LINE and not among_people
        if among_people and self.told and not listed(part.text):
            return True
        if among_people and part.form == ROW:
            return False
        worded = self.worded and part.form != BULLET and not part.depth
        return worded or (part.after_gap and (self.tight or part.form != BULLET))
