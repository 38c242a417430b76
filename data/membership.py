"""Who belongs to a community: telling people apart, and counting who sits at the table."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from data.capture.people import People, fold
from data.models.community import Member
from data.one_person import NOBODY, Persons
from data.safe_text import one_line

LEVELS: tuple[tuple[str, str], ...] = (
    ("core", "carries it: plans, invites, holds the room"),
    ("active", "comes most times"),
    ("occasional", "comes now and then"),
    ("guest", "comes once, or to see"),
)
"""How close somebody is, each with what it means."""

ROLES = ("facilitator", "scribe", "speaker", "presenter", "timekeeper", "host")
"""Roles of a session that somebody may be willing to try, as Presence.roles names them."""

STANDING: tuple[tuple[str, str], ...] = (
    ("organiser", "sees to dates, rooms and invitations"),
    ("sponsor", "speaks for it where time and money are given out"),
    ("champion", "tells others why it is worth it"),
    ("catalyst", "asks the question that gets it going again"),
)
"""Roles beyond single sessions, each with what it means."""


def told_apart(
    typed: str, members: Iterable[Member], own: str = "", persons: Persons = NOBODY
) -> str:
    """Return a name that nobody else here has; ValueError says how to tell two people apart.

    `own` is the id of the member who is being renamed. Who left keeps the name; so does who has it
    beside another, as `persons` tells.
    """
    name = one_line(typed)
    if not name:
        raise ValueError("A member needs a name.")
    if "," in name or ";" in name:
        raise ValueError("Without a comma, please: first name, then family name.")
    known = {member.id: member for member in members}
    twin = next((m for m in known.values() if m.id != own and fold(m.name) == fold(name)), None)
    called = persons.member_called(name)
    if twin is None and called is not None and called != own:
        twin = known.get(called)
    if twin is not None:
        called_so = f"{twin.name}, also called {name}," if fold(twin.name) != fold(name) else ""
        other = called_so or (f"{twin.name}, who left" if twin.left else twin.name)
        example = f"{name} (Harbour House)" if "(" not in name else "a middle name"
        raise ValueError(
            f"There is {other} already. Add what tells the two apart: {example}; "
            "what was promised goes by the name."
        )
    return name


def member_meant(typed: str, members: Iterable[Member]) -> Member:
    """Return the member of a name, its unique beginning or initials; ValueError with a sentence."""
    known = {member.name: member for member in members}
    initials = tuple((m.name, m.initials) for m in known.values() if m.initials)
    found = People(tuple(known), initials).matches(one_line(typed)) if typed.strip() else ()
    if len(found) == 1:
        return known[found[0]]
    if found:
        raise ValueError(f"That may be {', '.join(found[:3])}. Type more of the name.")
    raise ValueError(f"No member is called “{one_line(typed)}”." if typed.strip() else "Who?")


def anybody_meant(typed: str, members: Iterable[Member]) -> Member:
    """Return the member of a name; who left, only where nobody here is meant. ValueError."""
    known = tuple(members)
    try:
        return member_meant(typed, here(known))
    except ValueError:
        return member_meant(typed, known)


def roles_in(text: str) -> tuple[str, ...]:
    """Return the roles that stand in `facilitator, scribe`; a beginning will do. ValueError."""
    roles = []
    for word in (part.strip().casefold() for part in text.replace(";", ",").split(",")):
        meant = [role for role in ROLES if word and role.startswith(word)]
        if word and len(meant) != 1:
            raise ValueError(f"“{word}” is none of the roles: {', '.join(ROLES)}.")
        roles += meant
    return tuple(dict.fromkeys(roles))


MOST = 12
"""Places that are told one by one."""


@dataclass(frozen=True, slots=True)
class Seats:
    """Who sits at the table, counted by one thing that sets people apart."""

    counts: tuple[tuple[str, int], ...]
    """Each with how many, the most first."""
    unsaid: int
    """Of how many it is not known."""

    @property
    def in_words(self) -> str:
        """`family support 3, health 2, not said 1`; of many the most."""
        told = [f"{name} {count}" for name, count in self.counts[:MOST]]
        rest = len(self.counts) - MOST
        told += [f"{rest} others"] if rest > 0 else []
        return ", ".join([*told, f"not said {self.unsaid}"] if self.unsaid else told)


def here(members: Iterable[Member]) -> tuple[Member, ...]:
    """Return those who have not left."""
    return tuple(member for member in members if not member.left and not member.removed)


def seats(members: Iterable[Member], by: str) -> Seats:
    """Count those who have not left by `organisation`, `sector` or `level`."""
    told = [one_line(getattr(member, by)) for member in here(members)]
    spelled: dict[str, str] = {}
    for name in filter(None, told):
        spelled.setdefault(name.casefold(), name)
    counts = Counter(name.casefold() for name in told if name)
    ranked = sorted(counts.items(), key=lambda pair: (-pair[1], pair[0]))
    return Seats(tuple((spelled[key], n) for key, n in ranked), told.count(""))
