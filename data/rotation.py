"""Roles that go round: who has not held one lately, and in which words that is told."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from data.models.ids import MemberId
from data.models.records import Presence

if TYPE_CHECKING:
    from data.models.summary import Summary

ROTATING: tuple[str, ...] = ("facilitator", "scribe", "timekeeper", "host")
"""Roles that are suggested; who speaks or presents comes with the topic."""
APART: tuple[frozenset[str], ...] = (frozenset({"facilitator", "scribe"}),)
"""Roles that nobody has both of: whoever holds the room cannot write as well."""

NEVER = 1_000_000
"""Sessions; longer ago than any."""

Held = Mapping[tuple[MemberId, str], int]
"""How many sessions ago a person held a role last, 1 being the last session."""


@dataclass(frozen=True, slots=True)
class Suggestion:
    """Who might take a role today."""

    role: str
    id: MemberId
    name: str
    ago: int | None
    """Sessions since this person held it; None means never yet."""
    willing: bool = False
    """Said to be willing to try it."""

    @property
    def told(self) -> str:
        """Say whom, and why: `Ben, never yet, would try it`."""
        return f"{self.name}, {ago_words(self.ago)}{', would try it' if self.willing else ''}"


def last_held(summaries: Iterable[Summary]) -> dict[tuple[MemberId, str], int]:
    """Return when each role was held last, from summaries that are newest first.

    Sessions that did not take place and those that still go on do not count.
    """
    held: dict[tuple[MemberId, str], int] = {}
    past = (each for each in summaries if each.held and not each.live)
    for ago, summary in enumerate(past, 1):
        for person in summary.people:
            for role in person.roles:
                held.setdefault((person.id, role), ago)
    return held


def suggest(
    roles: Sequence[str],
    people: Iterable[Presence],
    held: Held,
    willing: Mapping[MemberId, Collection[str]],
) -> tuple[Suggestion, ...]:
    """Return who might take each of these roles that nobody has yet.

    Where a roll was taken, of those who are here; guests last. Whoever is willing to try it comes
    first, but not twice running; then whoever held it longest ago or never; then whoever has fewest
    other roles today; then whoever held any role longest ago; then the alphabet. Where nobody is
    left for a role there is no suggestion for it.
    """
    everybody = _by_any_role(people, held)
    here = [person for person in everybody if person.present] or everybody
    has = {person.id: set(person.roles) for person in here}
    found: list[Suggestion] = []
    for role in roles:
        if any(role in others for others in has.values()):
            continue
        fit = [person for person in here if _may(role, has[person.id])]
        if not fit:
            continue
        one = min(fit, key=lambda p: (*_order(p, role, held, willing), len(has[p.id])))
        has[one.id].add(role)
        tries = role in willing.get(one.id, ())
        found.append(Suggestion(role, one.id, one.name, held.get((one.id, role)), tries))
    return tuple(found)


def ago_words(ago: int | None) -> str:
    """Return `never yet`, `last session`, `3 sessions ago`."""
    if ago is None:
        return "never yet"
    return "last session" if ago == 1 else f"{ago} sessions ago"


def _may(role: str, has: Collection[str]) -> bool:
    """Say whether somebody with these roles may have that one too."""
    return not any(role in pair and pair & {*has} for pair in APART)


def _by_any_role(people: Iterable[Presence], held: Held) -> list[Presence]:
    """Return people by when they held any role last, the longest ago first, then by name."""
    latest: dict[MemberId, int] = {}
    for (who, _), ago in held.items():
        latest[who] = min(ago, latest.get(who, NEVER))
    return sorted(people, key=lambda p: (-latest.get(p.id, NEVER), p.name.casefold(), p.id))


def _order(
    person: Presence, role: str, held: Held, willing: Mapping[MemberId, Collection[str]]
) -> tuple[bool, bool, int]:
    ago = held.get((person.id, role), NEVER)
    tries = role in willing.get(person.id, ()) and ago != 1
    return person.guest, not tries, -ago
