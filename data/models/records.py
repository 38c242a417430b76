"""What a session consists of, as frozen values. Each record is one document of one table.

`removed` marks a record that was taken back; it stays in the file so that undo can return it.
Times are aware datetimes in UTC; durations are whole seconds.
"""

from dataclasses import dataclass
from datetime import date, datetime
from typing import ClassVar

from data.models.clock_told import ClockTold, FactsTold
from data.models.ids import CommunityId, EntryId, EventId, MemberId, PhaseId, SessionId
from data.models.side_records import Adopted, Dots, Offer, Voice


@dataclass(frozen=True, slots=True)
class Step:
    """A part of a phase's activity with a clock of its own, inside the phase's."""

    title: str
    seconds: int
    """Planned length; the steps of a phase share what it has in these proportions."""
    hint: str = ""
    """Who does what meanwhile, in a few words."""


@dataclass(frozen=True, slots=True)
class Phase:
    """A timed part of a session, as planned."""

    id: PhaseId
    title: str
    seconds: int
    """Planned length."""
    minimum_seconds: int = 0
    """What fitting the rest into the planned end never takes away."""
    activity: str = "open"
    """One of open, go-round, talk, dialogue, case, silent, groups."""
    prompts: tuple[str, ...] = ()
    records: str | None = None
    """What its decisions may be adopted into, if anything: one of data.formats.model.Records."""
    since_last_time: bool = False
    """Opens with what the last session handed over."""
    steps: tuple[Step, ...] = ()
    """The inner clock, as the format spells it out; empty leaves it to the activity."""
    question_share: int = 0
    """Percent of a talk that is kept for questions."""
    each_seconds: int = 0
    """For a go-round: what each person has; 0 shares what is left equally."""
    group_size: int = 0
    """For groups: how many sit together; 0 leaves it to the activity."""
    question: str | None = None
    """The charter's design question that it settles, where it records the charter."""


@dataclass(frozen=True, slots=True)
class SessionHead:
    """What a session is, apart from what happens in it."""

    TABLE: ClassVar[str] = "session"
    id: SessionId
    community: CommunityId
    community_name: str
    number: int
    """Which session of its community this is, from 1."""
    title: str
    """As shown in lists: the topic, else the community's name and the number."""
    topic: str | None
    format: str
    planned_start: datetime | None
    zone: str
    """IANA name of the zone in which the session's local times are told, or `UTC+02:00`."""
    phases: tuple[Phase, ...]
    previous: SessionId | None = None
    """The session of this community that ended before this one began."""
    next_date: date | None = None
    """When the next session is to be, said at wrap-up."""
    off_record: bool = False
    """Nothing is kept at the moment."""
    removed: bool = False
    next_start: datetime | None = None
    """The moment of `next_date`, where an hour was said with it."""
    topic_item: EntryId | None = None
    """The request, question or backlog topic that the topic comes from."""
    preparer: str = ""
    """Full name of who prepared the topic."""
    place: str = ""
    """A room, an address or a link."""
    bring: tuple[tuple[str, str], ...] = ()
    """What was to be brought, each with the full name of who brings it, or empty."""
    resting: tuple[EntryId, ...] = ()
    """What was carried here but, by the plan, is not spoken of this time."""
    planned_seconds: int = 0
    """Length in all before the agenda was changed in mid-session; 0 means the phases' sum."""
    clock_told: ClockTold | None = None
    """Of a session that was held elsewhere, and is over: what its clock said in the end."""
    facts_told: FactsTold | None = None
    """Of such a session: what else was told of it that nothing here would show."""


@dataclass(frozen=True, slots=True)
class Presence:
    """A person at this session. `id` is the member's, or a fresh one for a guest."""

    TABLE: ClassVar[str] = "people"
    id: MemberId
    name: str
    guest: bool = False
    present: bool = True
    roles: tuple[str, ...] = ()
    """Of facilitator, scribe, speaker, presenter, timekeeper, host."""
    removed: bool = False
    shadows: tuple[str, ...] = ()
    """Roles that this person follows from beside, to hold them another time."""


@dataclass(frozen=True, slots=True)
class ClockEvent:
    """Something done to the clock. Events count in the order of their ids."""

    TABLE: ClassVar[str] = "clock"
    id: EventId
    kind: str
    """One of data.clock.EVENT_KINDS."""
    at: datetime
    """The moment it took effect; for a back-dated start earlier than the key was pressed."""
    phase: PhaseId | None = None
    """For `extend` the phase meant; None is the running one."""
    seconds: int = 0
    """For `extend`: how much more (or, negative, less)."""
    plan: tuple[tuple[PhaseId, int], ...] = ()
    """For `fit`: the new planned length of each phase that changes."""
    removed: bool = False


@dataclass(frozen=True, slots=True)
class Entry:
    """One thing captured. Absent values are None or empty."""

    TABLE: ClassVar[str] = "entries"
    id: EntryId
    kind: str
    """A Kind.id."""
    text: str
    """What reads well in the minutes, cleaned of tokens."""
    at: datetime
    phase: PhaseId | None = None
    prompt: str | None = None
    by: str | None = None
    """Full name of who said it, or the name as typed where nobody present has it."""
    owners: tuple[str, ...] = ()
    """Full names of who owes it (actions only)."""
    due: date | None = None
    status: str | None = None
    """open, done or dropped for an action; None for every other kind."""
    tags: tuple[str, ...] = ()
    whom: tuple[str, ...] = ()
    """Whom it worked for (`for:`), the field `for` of an export."""
    because: str | None = None
    """The reason, from `because` to the end; it also stays in the text."""
    level: str = "named"
    """named, role, anon or private."""
    typed: str | None = None
    """The line exactly as typed; None for an anonymous entry."""
    captured_by: str | None = None
    marked: bool = False
    """`@@`: come back to this."""
    depth: int = 0
    """0 stands alone, 1 and more lie under the entry above."""
    redacted: date | None = None
    """When its words were taken out for good; the text is then a dated tombstone."""
    removed: bool = False
    obstacle: str = ""
    """Of a commitment: what might get in the way."""
    helpers: tuple[str, ...] = ()
    """Of a commitment: full names of who can help with it."""


@dataclass(frozen=True, slots=True)
class Carried:
    """An item that an earlier session handed to this one: its identity and its way here.

    The item's words stay where they were said; this is where it has been since.
    """

    TABLE: ClassVar[str] = "carried"
    id: EntryId
    """The id of the entry itself: one item, one identity."""
    origin: SessionId
    """The session in which it was said."""
    visits: tuple[SessionId, ...]
    """Where it was carried to last, and this session.

    The whole way, and with it the carry count, is what the rows of all sessions tell together.
    """
    removed: bool = False
    exported: bool = False
    """It came in with an export, which tells of nothing private."""


@dataclass(frozen=True, slots=True)
class HeardHere:
    """What a session heard itself of its entry of which its export told more."""

    outcome: str
    """Empty where it heard nothing."""
    at: datetime
    note: str = ""


@dataclass(frozen=True, slots=True)
class FollowUp:
    """What this session heard about an item that was carried to it, or about one of its own."""

    TABLE: ClassVar[str] = "followups"
    id: EntryId
    """The entry's id."""
    outcome: str
    """One of data.carryover.OUTCOMES."""
    at: datetime
    note: str = ""
    """What surprised, in one line."""
    removed: bool = False
    exported: bool = False
    """It came in with an export, which tells of nothing private."""
    here: HeardHere | None = None
    """An export told this outcome, and the session that heard it was not in it: what was heard in \
this one. None of what was heard here itself."""


@dataclass(frozen=True, slots=True)
class ExitSlip:
    """One nameless answer to the exit questions; 1 to 5, None where left out."""

    TABLE: ClassVar[str] = "slips"
    id: EventId
    worth: int | None = None
    safe: int | None = None
    change: str = ""
    removed: bool = False


@dataclass(frozen=True, slots=True)
class Handover:
    """The clock came to a terminal: from then on that one runs it."""

    TABLE: ClassVar[str] = "handovers"
    id: EventId
    terminal: str
    """Id of the terminal, which is new at each start of lctui."""
    name: str
    """Who sat at it; empty where nobody said."""
    how: str
    """One of data.handover.TOOK, HANDED, TOOK_OVER."""
    at: datetime
    removed: bool = False


Record = (
    SessionHead
    | Presence
    | ClockEvent
    | Entry
    | Carried
    | FollowUp
    | ExitSlip
    | Handover
    | Offer
    | Dots
    | Adopted
    | Voice
)

RECORDS: dict[str, type[Record]] = {
    record.TABLE: record
    for record in (
        SessionHead,
        Presence,
        ClockEvent,
        Entry,
        Carried,
        FollowUp,
        ExitSlip,
        Handover,
        Offer,
        Dots,
        Adopted,
        Voice,
    )
}
"""The record class of each table of a session."""
