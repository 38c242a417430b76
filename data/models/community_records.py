"""What a community knows beside its own record and its members: one record, one document.

All of it is optional. `removed` marks what was taken away; it stays so that undo can return it.
"""

from dataclasses import dataclass
from datetime import date, datetime
from typing import ClassVar, NewType

from data.models.community import Community, CommunityOwn, Member
from data.models.ids import EntryId, EventId, MemberId, SessionId
from data.models.records import Phase

GoalId = NewType("GoalId", str)
MeasureId = NewType("MeasureId", str)
QuestionId = NewType("QuestionId", str)
"""A design question of the charter, as data.charter names it (`who`)."""


@dataclass(frozen=True, slots=True)
class OtherName:
    """A name that a member has beside the own one: an earlier one, or that of a second record.

    What was said under it stays as it was written, and counts as that member's wherever it is read.
    """

    TABLE: ClassVar[str] = "other_names"
    id: EventId
    name: str
    of: MemberId
    member: MemberId | None = None
    """The member who turned out to be the same person; None where only a name was met."""
    removed: bool = False


@dataclass(frozen=True, slots=True)
class StandingRole:
    """A role that somebody has beyond single sessions."""

    TABLE: ClassVar[str] = "standing"
    id: EventId
    role: str
    """organiser, sponsor, champion or catalyst."""
    name: str
    """Full name of a member, or of somebody outside."""
    member: MemberId | None = None
    since: date | None = None
    until: date | None = None
    removed: bool = False


@dataclass(frozen=True, slots=True)
class CharterAnswer:
    """What the group settled on one of the nine design questions."""

    TABLE: ClassVar[str] = "charter"
    id: QuestionId
    text: str = ""
    removed: bool = False


@dataclass(frozen=True, slots=True)
class Audience:
    """Somebody to whom findings go, and how much of them."""

    TABLE: ClassVar[str] = "audiences"
    id: EventId
    name: str
    """members, sponsor, public, or one of the group's own."""
    level: str = "named"
    """The most that it is told: `named`, `role` or `anon`."""
    sections: tuple[str, ...] = ()
    """What of a session it is told: the Kind.ids; empty means all."""
    removed: bool = False


@dataclass(frozen=True, slots=True)
class Goal:
    """What the group wants to reach, and why it thinks that what it does leads there."""

    TABLE: ClassVar[str] = "goals"
    id: GoalId
    title: str
    theory_if: str = ""
    """If we do this …"""
    theory_then: str = ""
    """… then that follows …"""
    theory_because: str = ""
    """… because of this."""
    area: str = ""
    """The area of practice."""
    removed: bool = False


@dataclass(frozen=True, slots=True)
class Measure:
    """By what a goal is seen to come nearer."""

    TABLE: ClassVar[str] = "measures"
    id: MeasureId
    goal: GoalId
    title: str
    unit: str = ""
    direction: str = "up"
    """up or down: which way is better."""
    baseline: float | None = None
    target: float | None = None
    removed: bool = False


@dataclass(frozen=True, slots=True)
class Reading:
    """What a measure stood at on a day."""

    TABLE: ClassVar[str] = "readings"
    id: EventId
    measure: MeasureId
    on: date
    value: float
    session: SessionId | None = None
    """The session in which it was told."""
    note: str = ""
    removed: bool = False


@dataclass(frozen=True, slots=True)
class Resource:
    """What the group needs, and what of it is there. What is missing is the gap."""

    TABLE: ClassVar[str] = "resources"
    id: EventId
    kind: str
    """One of data.resources.RESOURCE_KINDS."""
    need: str
    have: str = ""
    gap: str = ""
    """What is missing; empty where nothing is, or nobody has said."""
    asks: str = ""
    """Who asks whom for it."""
    removed: bool = False


@dataclass(frozen=True, slots=True)
class Tradition:
    """Something done every time: food, an opening, a closing."""

    TABLE: ClassVar[str] = "traditions"
    id: EventId
    title: str
    brings: str = ""
    """Full name of who brings it; empty where that goes round."""
    removed: bool = False


@dataclass(frozen=True, slots=True)
class Topic:
    """Something to learn that nobody asked for in a session: it is in the backlog by itself.

    A request stays the entry it is; the backlog shows both.
    """

    TABLE: ClassVar[str] = "topics"
    id: EntryId
    title: str
    raised_by: str = ""
    """Full name; empty means that it was brought in from outside."""
    raised_on: date | None = None
    settled: str = ""
    """`taken-up` or `let-go`; empty while it waits."""
    removed: bool = False


@dataclass(frozen=True, slots=True)
class CheckIn:
    """A line about a talk with one member between two sessions."""

    TABLE: ClassVar[str] = "checkins"
    id: EventId
    member: MemberId
    on: date
    text: str
    removed: bool = False


@dataclass(frozen=True, slots=True)
class Revisit:
    """Purpose or ground rules were reread in a session."""

    TABLE: ClassVar[str] = "revisits"
    id: EventId
    subject: str
    """purpose or ground-rules."""
    result: str
    """affirmed, amended or dropped."""
    session: SessionId
    number: int
    """Which session of the community that was, from 1."""
    on: date
    removed: bool = False
    gone_through: tuple[str, ...] = ()
    """What was reread so far, in the words in which it stands since; what was dropped is not."""
    by_adoption: bool = False
    """It came of decisions that were adopted at the end; what stood was not gone through."""


@dataclass(frozen=True, slots=True)
class Bring:
    """One thing to bring to a session."""

    what: str
    who: str = ""
    """Full name, or empty for whoever has it."""


@dataclass(frozen=True, slots=True)
class Plan:
    """A session that is to come. Once it is live, the session has the same id."""

    TABLE: ClassVar[str] = "plans"
    id: SessionId
    start: datetime | None = None
    day: date | None = None
    """The day, where no hour was said with it; `start` goes before it."""
    zone: str = ""
    """IANA name of the zone in which its times are told, or `UTC+02:00`."""
    seconds: int = 0
    """How long it may take in all; 0 where nobody said."""
    format: str = ""
    phases: tuple[Phase, ...] = ()
    """The agenda, as edited."""
    topic: str = ""
    topic_item: EntryId | None = None
    """The request, question or Topic that the topic comes from; None: brought in from outside."""
    preparer: str = ""
    """Full name of who prepares the topic."""
    roles: tuple[tuple[str, str], ...] = ()
    """Pairs of a role, as Presence.roles names it, and a full name."""
    expected: tuple[MemberId, ...] = ()
    """Who is expected; empty means everybody who has not left."""
    bring: tuple[Bring, ...] = ()
    place: str = ""
    """A room, an address or a link."""
    resting: tuple[EntryId, ...] = ()
    """What is carried over but not spoken of this time."""
    begun: bool = False
    """It went live."""
    removed: bool = False


CommunityRecord = (
    CommunityOwn
    | OtherName
    | StandingRole
    | CharterAnswer
    | Audience
    | Goal
    | Measure
    | Reading
    | Resource
    | Tradition
    | Topic
    | CheckIn
    | Revisit
    | Plan
)

COMMUNITY_RECORDS: dict[str, type[CommunityRecord]] = {
    record.TABLE: record
    for record in (
        Community,
        Member,
        OtherName,
        StandingRole,
        CharterAnswer,
        Audience,
        Goal,
        Measure,
        Reading,
        Resource,
        Tradition,
        Topic,
        CheckIn,
        Revisit,
        Plan,
    )
}
"""By the name of their table."""
