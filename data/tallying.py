"""What insights ask of a session beyond its summary: in figures, and in the group's own tags.

What was kept private counts nowhere here: insights may leave the store.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from typing import NamedTuple

from data.models.ids import EntryId
from data.models.levels import PRIVATE
from data.models.records import Entry, Presence
from data.one_person import NOBODY, Persons

OFTEN = 3
"""From so many times on, carrying something over asks whether it is still alive."""
MOST_TAGS = 20
"""Tags of a session that are remembered, the most used."""


class Tally(NamedTuple):
    """One session."""

    kinds: Mapping[str, int]
    """Entries by their Kind.id."""
    spoke: tuple[str, ...]
    """Those who were there and of whom anything is written down under their name, as `known_as`
    has them: never told one by one."""
    tags: tuple[str, ...]
    private: tuple[EntryId, ...]
    """What stays in the store."""
    planned: int = 0
    """Seconds."""
    taken: int = 0
    """Seconds; 0 where its clock never ran."""
    carried: int = 0
    """Items that were handed to it."""
    often: int = 0
    """Those of them that were carried OFTEN times or more."""


def known_as(id: str, name: str, guest: bool) -> str:
    """Return by what somebody is known in all sessions: a guest, who is new in each, by name."""
    return f"guest {name.casefold()}" if guest else id


def _known(presence: Presence, persons: Persons) -> str:
    id, guest = persons.person(presence)
    return known_as(id, presence.name, guest)


def tally_of(
    entries: Iterable[Entry], people: Iterable[Presence], persons: Persons = NOBODY
) -> Tally:
    """Count a session's entries."""
    every = list(entries)
    open_ones = [entry for entry in every if entry.level != PRIVATE]
    named = {name for entry in open_ones for name in (entry.by, *entry.owners) if name}
    tags = Counter(tag for entry in open_ones for tag in dict.fromkeys(entry.tags))
    return Tally(
        Counter(entry.kind for entry in open_ones),
        tuple(_known(p, persons) for p in people if p.present and p.name in named),
        tuple(tag for tag, _ in tags.most_common(MOST_TAGS)),
        tuple(entry.id for entry in every if entry.level == PRIVATE),
    )
