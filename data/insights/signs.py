"""Signs that the three elements of a learning community are alive: what it learns, who it is to
each other, what it does. Counted over its last sessions, in the open: each sign in words.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from data.carryover import TRIED
from data.insights.material import Material, Meeting
from data.models.ids import EntryId

LATELY = 6
"""The sessions that are looked at."""
ENOUGH = 3
"""So many must have come before it is said how many of them took part."""

Look = Callable[[Meeting, Meeting | None], bool | None]
"""Says whether a session shows the sign; the one before is at hand; None: nobody knows."""


@dataclass(frozen=True, slots=True)
class Sign:
    """One sign, with the sessions that show it."""

    title: str
    seen: int
    of: int
    """The sessions of which it is known."""


@dataclass(frozen=True, slots=True)
class Element:
    """One of the three."""

    title: str
    signs: tuple[Sign, ...]

    @property
    def seen(self) -> int:
        """How often a sign was seen."""
        return sum(sign.seen for sign in self.signs)

    @property
    def of(self) -> int:
        """How often one could have been."""
        return sum(sign.of for sign in self.signs)


def elements(material: Material) -> tuple[Element, ...]:
    """Return the three, each with its signs in the last sessions of that time."""
    every = [m for _, m in material.meetings]
    pairs = [*zip([None, *every], every, strict=False)][-LATELY:]
    tries = {each.id for m in material.every for each in m.summary.owed if each.kind == _TRY}

    def sign(title: str, look: Look) -> Sign:
        known = [shown for before, m in pairs if (shown := look(m, before)) is not None]
        return Sign(title, sum(known), len(known))

    learning = (
        sign("a topic was set", lambda m, _: bool(m.summary.topic)),
        sign("the group had asked for it", lambda m, _: m.asked_for),
        sign("somebody said what to learn next", lambda m, _: bool(m.kinds("request"))),
    )
    people = (
        sign("half or more came back", _came_back),
        sign("half or more are in the notes", _took_part),
        sign("help was asked or offered", lambda m, _: bool(m.kinds("help") or m.summary.offered)),
    )
    practice = (
        sign("somebody said what they will try", lambda m, _: bool(m.kinds("commitment"))),
        sign("what came of it was told", lambda m, _: _told(m, tries)),
        sign("a success or setback was told", lambda m, _: bool(m.kinds("success", "setback"))),
    )
    return (
        Element("Learning focus", learning),
        Element("People and relationships", people),
        Element("Practice activities", practice),
    )


_TRY = "commitment"


def _came_back(meeting: Meeting, before: Meeting | None) -> bool | None:
    """Half or more of who was there the time before; None without both rolls."""
    if before is None or not before.came or not meeting.there:
        return None
    return 2 * len(before.came & meeting.came) >= len(before.came)


def _took_part(meeting: Meeting, _: Meeting | None) -> bool | None:
    if len(meeting.came) < ENOUGH:
        return None
    return 2 * len(meeting.came & set(meeting.tally.spoke)) >= len(meeting.came)


def _told(meeting: Meeting, tries: set[EntryId]) -> bool:
    return any(h.outcome in TRIED and h.id in tries for h in meeting.summary.heard)
