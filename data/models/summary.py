"""What a session was, in few values: what later sessions, figures and suggestions ask of it.

It holds no words that were said, so that it can stand in an index. Its small parts are named
tuples, as five hundred sessions of a large community have tens of thousands of them.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import NamedTuple

from data.models.ids import CommunityId, EntryId, MemberId, PhaseId, SessionId


class Attendee(NamedTuple):
    """A person who was there, or who held a role."""

    id: MemberId
    """The member's; of a guest one of this session alone."""
    name: str
    guest: bool = False
    present: bool = True
    roles: tuple[str, ...] = ()
    """Those held at the end, and those handed over before."""
    shadows: tuple[str, ...] = ()
    """Roles followed from beside."""


class PhaseTime(NamedTuple):
    """A phase and its time, in seconds."""

    id: PhaseId
    title: str
    planned: int
    """By the plan made beforehand."""
    taken: int
    activity: str = "open"


class Owed(NamedTuple):
    """An entry that is handed on until it is settled, or a question that may be; without words."""

    id: EntryId
    kind: str
    """A Kind.id."""
    at: datetime
    by: str | None = None
    owners: tuple[str, ...] = ()
    due: date | None = None
    status: str | None = None
    """What the entry itself says; what later sessions heard stands in theirs."""
    phase: PhaseId | None = None
    level: str = "named"


class Handed(NamedTuple):
    """An item that was carried here."""

    id: EntryId
    origin: SessionId
    visits: tuple[SessionId, ...]
    """The sessions it was carried to, this one last."""


class Heard(NamedTuple):
    """What was heard of a carried item."""

    id: EntryId
    outcome: str
    """One of data.carryover.OUTCOMES."""
    at: datetime


@dataclass(frozen=True, slots=True)
class Summary:
    """One session as the index knows it."""

    id: SessionId
    community: CommunityId
    stem: str
    """Its file's name without the suffix: what a session is called in a shell."""
    live: bool
    """It was not sealed when it was read."""
    number: int
    title: str
    topic: str | None
    topic_item: EntryId | None
    preparer: str
    format: str
    zone: str
    planned_start: datetime | None
    started: datetime | None
    """None where its clock never ran."""
    ended: datetime | None
    next_date: date | None
    people: tuple[Attendee, ...]
    phases: tuple[PhaseTime, ...]
    asked: tuple[str, ...]
    """The prompts of the phases that ran, and those that entries answer."""
    counts: Mapping[str, int]
    """Entries by their Kind.id."""
    owed: tuple[Owed, ...]
    """Entries of this session that are handed on, and questions; none that was redacted."""
    carried: Sequence[Handed]
    heard: tuple[Heard, ...]
    """One for each item that was spoken of."""
    offered: tuple[tuple[EntryId, str], ...]
    """Calls for help, each with the full name of who offered to help with it."""
    votes: tuple[tuple[EntryId, int], ...]
    """Dots by item, of all terminals together."""
    worth: tuple[int, ...]
    """What the exit slips say of “worth my time”, 1 to 5, the lowest first: nobody's slip."""
    safe: tuple[int, ...]
    """What they say of “safe to speak”, likewise."""
    slips: int
    adopted: int
    """Decisions that went into what the community stands for."""

    @property
    def present(self) -> tuple[Attendee, ...]:
        """Those who were there; nobody where no roll was taken."""
        return tuple([person for person in self.people if person.present])

    @property
    def held(self) -> bool:
        """Its clock ran, or people met without it: something was kept or somebody came."""
        return self.started is not None or bool(self.counts) or any(p.present for p in self.people)
