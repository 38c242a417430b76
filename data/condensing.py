"""Sessions as far as they still matter for what is handed on, so that hundreds are read at once.

What data.still_open says of sessions it says of their traces, also together with other sessions:
settled items are left out, and of an item's way only its end stands, with all that came before.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Protocol

from data.carryover import CLOSING
from data.models.ids import EntryId, SessionId
from data.models.summary import Handed, Heard, Owed, PhaseTime
from data.still_open import Passed, Ways, is_asked_after, talks_of


class Told(Passed, Protocol):
    """A session as it is condensed: a Summary is one, and a Trace."""

    @property
    def phases(self) -> Sequence[PhaseTime]:
        """Its parts."""

    @property
    def stem(self) -> str:
        """Its file's name, by which sessions follow each other."""

    @property
    def offered(self) -> Sequence[tuple[EntryId, str]]:
        """Who offered to help with what."""

    @property
    def votes(self) -> Sequence[tuple[EntryId, int]]:
        """Dots by item."""


@dataclass(frozen=True, slots=True)
class Trace:
    """What is left of a session."""

    stem: str
    id: SessionId
    phases: tuple[PhaseTime, ...]
    """Its talks."""
    owed: tuple[Owed, ...]
    carried: tuple[Handed, ...]
    heard: tuple[Heard, ...]
    offered: tuple[tuple[EntryId, str], ...]
    votes: tuple[tuple[EntryId, int], ...] = ()
    """Of the newest session in which anything was voted on; other votes do not count any more."""


def condensed(sessions: Iterable[Told]) -> tuple[Trace, ...]:
    """Return the traces of a community's sessions, the oldest first."""
    condensing = _Condensing(tuple(sessions))
    return tuple(condensing.trace(session) for session in condensing.every)


class _Condensing:
    """What all sessions together say of each item."""

    def __init__(self, every: tuple[Told, ...]) -> None:
        self.every = every
        self._ways = Ways(every)
        self._own = {owed.id for session in every for owed in session.owed}
        self._alive = set(self._not_settled())
        self._ends = {item: self._ways.last(item) for item in self._alive}
        voted = [session for session in every if any(count for _, count in session.votes)]
        self._voted = voted[-1].id if voted else None

    def _not_settled(self) -> Iterator[EntryId]:
        """Yield what is not settled, also what rests."""
        known = {session.id for session in self.every}
        for session in self.every:
            talks = talks_of(session.phases)
            found = [owed.id for owed in session.owed if is_asked_after(owed, talks)]
            found += [item.id for item in session.carried if item.origin not in known]
            yield from (item for item in found if item not in self._ways.closed)

    def trace(self, session: Told) -> Trace:
        """Return what is left of a session."""
        return Trace(
            session.stem,
            session.id,
            tuple(p for p in session.phases if p.activity == "talk"),
            tuple(owed for owed in session.owed if owed.id in self._alive),
            tuple(self._carried(session)),
            tuple(heard for heard in session.heard if self._matters(heard)),
            tuple(offer for offer in session.offered if offer[0] in self._alive),
            tuple(session.votes) if session.id == self._voted else (),
        )

    def _matters(self, heard: Heard) -> bool:
        """Keep also what settles an item whose own session may come among them later."""
        return heard.id in self._alive or (heard.outcome in CLOSING and heard.id not in self._own)

    def _carried(self, session: Told) -> Iterator[Handed]:
        """Yield the rows that stand for an item's whole way; where it has no end, all of them."""
        for item in session.carried:
            last = self._ends.get(item.id)
            if last is None:
                continue
            if not last:
                yield item
            elif session.id == last[0]:
                others = set(last[1:])
                way = tuple(v for v in self._ways.to(item.id) if v not in others)
                yield Handed(item.id, item.origin, way)
            elif session.id in last:
                yield Handed(item.id, item.origin, (session.id,))
