"""What a session has to do with the others of its community, as far as it may leave the store.

Without it an export could not be taken in as it was: what was carried how often, what rests and
what waits for an answer is what the sessions of a community tell together.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from itertools import chain

from data.models.ids import EntryId
from data.models.levels import NAMELESS, PRIVATE
from data.models.records import Carried, Entry, FollowUp, SessionHead
from data.reports.shape import CarriedDocument, HeardDocument, VotesDocument
from data.zone import local

Levels = Mapping[EntryId, str]
"""How far the speaker of each entry may be named; private is what may not be told of at all."""


@dataclass(frozen=True, slots=True)
class Between:
    """What a session was handed and what it heard; nothing of what is private."""

    carried: tuple[Carried, ...] = ()
    heard: tuple[FollowUp, ...] = ()
    """What it heard itself, of its own entries too."""
    offers: Mapping[EntryId, Sequence[str]] = field(default_factory=dict)
    """Who offered help with what was carried here, where that may be told."""
    votes: Mapping[EntryId, int] = field(default_factory=dict)
    levels: Levels = field(default_factory=dict)


NOTHING = Between()
"""Of a session that knows of no other."""


def level_told(entry: Entry) -> str:
    """Return the level of an entry; what was taken back is told of no more than what is private."""
    return PRIVATE if entry.removed else entry.level


def unknown(levels: Levels, carried: Iterable[Carried], heard: Iterable[FollowUp]) -> bool:
    """Say whether there is something of which these levels do not tell whether it is private."""
    rows = ((one.id, one.removed) for one in carried)
    spoken = ((one.id, one.removed) for one in heard)
    return any(item not in levels for item, removed in chain(rows, spoken) if not removed)


def between(
    levels: Levels,
    carried: Iterable[Carried],
    heard: Iterable[FollowUp],
    offers: Mapping[EntryId, Sequence[str]],
    votes: Mapping[EntryId, int] | None = None,
) -> Between:
    """Return what may be told: of what nobody knows whether it is private, only what was told."""
    rows = {c.id: c for c in carried if not c.removed and _is_told(c.id, levels, c.exported)}
    spoken = (one for f in heard if not f.removed for one in _own(f))
    return Between(
        tuple(sorted(rows.values(), key=lambda row: row.id)),
        tuple(f for f in spoken if _is_told(f.id, levels, f.exported or f.id in rows)),
        {i: n for i, n in offers.items() if i in rows and levels.get(i) not in NAMELESS},
        votes or {},
        levels,
    )


def _is_told(item: EntryId, levels: Levels, exported: bool) -> bool:
    return levels.get(item, "" if exported else PRIVATE) != PRIVATE


def _own(told: FollowUp) -> tuple[FollowUp, ...]:
    """Return what was heard in this session itself, which an export may have told apart."""
    if told.here is None:
        return (told,)
    here = told.here
    heard = FollowUp(told.id, here.outcome, here.at, here.note, exported=True)
    return (heard,) if here.outcome else ()


def carried_told(of: Between, head: SessionHead) -> list[CarriedDocument]:
    """Return what was handed to the session, by its ids."""
    return [
        CarriedDocument(
            id=row.id,
            origin=row.origin,
            visits=list(row.visits),
            rests=row.id in head.resting,
            helpers=sorted(of.offers.get(row.id, ())),
        )
        for row in of.carried
    ]


def heard_told(of: Between, head: SessionHead) -> list[HeardDocument]:
    """Return what was heard in the session, in the order of that."""
    return [
        HeardDocument(
            id=each.id,
            outcome=each.outcome,
            at=local(each.at, head),
            surprised=each.note or None,
        )
        for each in sorted(of.heard, key=_when)
    ]


def _when(heard: FollowUp) -> tuple[datetime, str]:
    return heard.at, heard.id


def votes_told(of: Between) -> list[VotesDocument]:
    """Return what was voted for, the most wanted first."""
    given = ((i, n) for i, n in of.votes.items() if n > 0 and _is_told(i, of.levels, True))
    return [VotesDocument(id=i, votes=n) for i, n in sorted(given, key=lambda g: (-g[1], g[0]))]


def topic_told(of: Between, head: SessionHead) -> EntryId | None:
    """Return what the topic came from."""
    item = head.topic_item
    return item if item and _is_told(item, of.levels, True) else None
