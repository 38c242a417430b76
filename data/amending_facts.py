"""Amends what a session that is over says of itself: its title, and who was there.

Both are records like any other, so each change is kept with its history and undo takes it back.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeVar

from data.capture.people import first_name, fold
from data.models.ids import MemberId, new_id
from data.models.records import Presence
from data.planning import called
from data.safe_text import one_line

if TYPE_CHECKING:
    from data.models.community import Member
    from data.store.open_session import OpenSession

LONGEST_TITLE = 200
"""Characters; what is longer is no title."""
Person = TypeVar("Person", "Presence", "Member")


@dataclass(frozen=True, slots=True)
class RollRead:
    """What a list of names says of a roll."""

    here: tuple[Presence, ...]
    """Those on the roll that it names."""
    known: tuple[Member, ...]
    """Members it names who were not on the roll."""
    guests: tuple[str, ...]
    """Names that nobody known has."""

    @property
    def ids(self) -> frozenset[MemberId]:
        """Those on the roll that it names."""
        return frozenset(person.id for person in self.here)


def roll_text(people: Iterable[Presence]) -> str:
    """Return the list of those who were there: read again as it is, it changes nothing."""
    return ", ".join(one_line(person.name) for person in people if person.present)


def read_roll(text: str, people: Iterable[Presence], members: Iterable[Member]) -> RollRead:
    """Return whom a list of names means: by the whole name, or a first name that one has."""
    roll, known = list(people), list(members)
    here: list[Presence] = []
    joined: list[Member] = []
    guests: list[str] = []
    for name in _names(text, [*(p.name for p in roll), *(m.name for m in known)]):
        if person := _meant(name, sorted(roll, key=lambda one: not one.present)):
            roll.remove(person)
            here.append(person)
        elif _meant(name, here) or _meant(name, joined):
            continue
        elif member := _meant(name, [m for m in known if all(m.id != p.id for p in roll)]):
            known.remove(member)
            joined.append(member)
        elif name not in guests:
            guests.append(name)
    return RollRead(tuple(here), tuple(joined), tuple(guests))


def _names(text: str, known: Iterable[str]) -> Iterator[str]:
    """Yield the names in a list; a comma within a name that is known does not part it."""
    names = {one_line(name) for name in known}
    whole = sorted((name for name in names if "," in name), key=len, reverse=True)
    parts = re.split("|".join((*map(re.escape, whole), r"[,;\n]")), text)
    yield from (name for name in whole for _ in range(text.count(name)))
    yield from filter(None, (p if p in names else called(p) for p in map(one_line, parts)))


def _meant(name: str, people: Sequence[Person]) -> Person | None:
    key = fold(name)
    if whole := [person for person in people if fold(one_line(person.name)) == key]:
        return whole[0]
    first = [person for person in people if fold(first_name(person.name)) == key]
    return first[0] if len(first) == 1 else None


def tell_roll(read: RollRead, people: Iterable[Presence]) -> str:
    """Return what a list of names changes, in words."""
    left = [p.name for p in people if p.present and p.id not in read.ids]
    came = [p.name for p in read.here if not p.present] + [m.name for m in read.known]
    parts = (
        (f"{len(read.here) + len(read.known) + len(read.guests)} on the roll", [""]),
        ("was there after all: ", came),
        ("was there, as a guest: ", read.guests),
        ("was not there: ", left),
    )
    return " · ".join(f"{lead}{', '.join(names)}" for lead, names in parts if names)


def amend_facts(
    session: OpenSession,
    members: Iterable[Member],
    title: str,
    roll: str,
    shown: Collection[MemberId],
) -> None:
    """Let a session have this title and this roll from now on, as one action, durably.

    Only who was `shown` as there can be taken off: whoever came onto the roll meanwhile stays.
    """
    head, people = session.head, list(session.people.values())
    read, title = read_roll(roll, people, members), one_line(title)
    new = [Presence(member.id, member.name) for member in read.known]
    new += [Presence(MemberId(new_id()), name, guest=True) for name in read.guests]
    with session.together():
        if title and title != head.title:
            topic = {"topic": title} if head.topic == head.title else {}
            session.change(head, title=title, **topic)
        for person in people:
            if person.id in read.ids and not person.present:
                session.change(person, present=True)
            elif person.present and person.id in shown and person.id not in read.ids:
                session.change(person, present=False, roles=())
        if new:
            session.put(*new)
