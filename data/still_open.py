"""What is open over all sessions of a community, and what they hand to the next.

A function of what the sessions hold, whichever knew of which: sessions of two machines that were
put together, outcomes given late and amendments elsewhere need no rule of their own.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Protocol

from data.carryover import CLOSING, carries, is_settled
from data.models.ids import EntryId, PhaseId, SessionId
from data.models.records import Carried, Entry, FollowUp, SessionHead
from data.models.summary import Handed, Heard, Owed


class PhaseAsked(Protocol):
    """A phase, as far as it matters here."""

    @property
    def id(self) -> PhaseId:
        """Its name within its session."""

    @property
    def activity(self) -> str:
        """A question asked in a talk waits for its answer."""


class Passed(Protocol):
    """A session as far as it matters for what is handed on; a Summary is one."""

    @property
    def id(self) -> SessionId:
        """The session's id."""

    @property
    def phases(self) -> Sequence[PhaseAsked]:
        """Its parts."""

    @property
    def owed(self) -> Sequence[Owed]:
        """What was said in it that is handed on, and its questions."""

    @property
    def carried(self) -> Sequence[Handed]:
        """What was handed to it."""

    @property
    def heard(self) -> Sequence[Heard]:
        """What it heard of these and of its own."""


@dataclass(frozen=True, slots=True)
class Past:
    """A session out of its records, as `Passed`."""

    id: SessionId
    phases: Sequence[PhaseAsked]
    owed: tuple[Owed, ...]
    carried: tuple[Handed, ...]
    heard: tuple[Heard, ...]


def past(
    head: SessionHead,
    entries: Iterable[Entry],
    carried: Iterable[Carried],
    followups: Iterable[FollowUp],
) -> Past:
    """Return a session as `still_open` takes it."""
    return Past(
        head.id,
        head.phases,
        tuple(owed_of(entry) for entry in entries if may_be_owed(entry)),
        tuple(Handed(c.id, c.origin, c.visits) for c in carried if not c.removed),
        tuple(Heard(f.id, f.outcome, f.at) for f in followups if not f.removed),
    )


def may_be_owed(entry: Entry) -> bool:
    """Say whether an entry is one that is handed on, or a question, which may be."""
    wanted = carries(entry) or entry.kind == "question"
    return wanted and not entry.removed and entry.redacted is None


def owed_of(e: Entry) -> Owed:
    """Return an entry without its words."""
    return Owed(e.id, e.kind, e.at, e.by, e.owners, e.due, e.status, e.phase, e.level)


def still_open(sessions: Iterable[Passed]) -> tuple[Handed, ...]:
    """Return what is open after all these sessions, the oldest first, each item once.

    They are a community's, in their order. What any of them heard to be settled is settled, and so
    is what its own session says is, or does not say any more. An item whose own session is not
    among them is believed to be open.
    """
    every = tuple(sessions)
    known = {session.id for session in every}
    ways = Ways(every)
    found: dict[EntryId, Handed] = {}
    for session in every:
        for item in session.carried:
            if item.origin not in known:
                found.setdefault(item.id, Handed(item.id, item.origin, ways.to(item.id)))
        talks = talks_of(session.phases)
        for owed in session.owed:
            if is_asked_after(owed, talks) and not (owed.kind == "parked" and ways.rests(owed.id)):
                found.setdefault(owed.id, Handed(owed.id, session.id, ways.to(owed.id)))
    return tuple(item for item in found.values() if item.id not in ways.closed)


def hand_over(sessions: Iterable[Passed], next_id: SessionId) -> tuple[Carried, ...]:
    """Return what a community's sessions, the oldest first, hand to the next.

    A row tells where the item was last; its whole way is what the rows of all sessions tell.
    """
    every = tuple(sessions)
    ways = Ways(every)
    return tuple(
        Carried(item.id, item.origin, (*ways.last(item.id), next_id)) for item in still_open(every)
    )


class Ways:
    """Where each item has been, and what was heard there."""

    def __init__(self, sessions: Sequence[Passed]) -> None:
        """Take a community's sessions, the oldest first."""
        self._places = {session.id: place for place, session in enumerate(sessions)}
        self._heard = {(h.id, session.id) for session in sessions for h in session.heard}
        self._stops: dict[EntryId, list[tuple[SessionId, Handed]]] = {}
        for session in sessions:
            for item in session.carried:
                self._stops.setdefault(item.id, []).append((session.id, item))
        self._shared: dict[tuple[tuple[SessionId, ...], ...], tuple[SessionId, ...]] = {}
        self.closed = {h.id for s in sessions for h in s.heard if h.outcome in CLOSING}
        """What any of them heard to be settled."""

    def to(self, item: EntryId) -> tuple[SessionId, ...]:
        """Return the sessions that an item was carried to, in their order."""
        stops = tuple(stop.visits for _, stop in self._stops.get(item, ()))
        if stops not in self._shared:
            self._shared[stops] = self._in_order(set().union(*stops))
        return self._shared[stops]

    def _in_order(self, visits: set[SessionId]) -> tuple[SessionId, ...]:
        return tuple(sorted(visits, key=lambda visit: (self._places.get(visit, -1), visit)))

    def last(self, item: EntryId) -> tuple[SessionId, ...]:
        """Return where an item was last: in several sessions, where these did not know each other.

        Nowhere, where it was not carried yet.
        """
        stops = self._stops.get(item, ())
        before = {visit for here, stop in stops for visit in stop.visits if visit != here}
        return tuple(here for here, _ in stops if here not in before)

    def rests(self, item: EntryId) -> bool:
        """Say whether something parked came back and nobody said that it is to come once more."""
        last = self.last(item)
        return bool(last) and not any((item, here) in self._heard for here in last)


def talks_of(phases: Iterable[PhaseAsked]) -> frozenset[PhaseId]:
    """Return the phases in which a question waits for its answer."""
    return frozenset(phase.id for phase in phases if phase.activity == "talk")


def is_asked_after(owed: Owed, talks: frozenset[PhaseId]) -> bool:
    """Say whether the next session is handed this, as far as its own session knows.

    `talks` are that session's phases in which questions wait for an answer.
    """
    if owed.kind == "question":
        return owed.phase in talks
    return carries(owed) and not is_settled(owed)
