"""What a session holds beside what was said and owed: offers, votes, adoptions, voices.

They are records as those of `data.models.records` are, and stand among its RECORDS.
"""

from dataclasses import dataclass
from datetime import datetime
from typing import ClassVar

from data.models.ids import EntryId, EventId, MemberId


@dataclass(frozen=True, slots=True)
class Offer:
    """Somebody can help with what somebody asked help for."""

    TABLE: ClassVar[str] = "offers"
    id: EventId
    item: EntryId
    """The call for help, of this session or carried here."""
    name: str
    """Full name of who offers."""
    at: datetime
    removed: bool = False


@dataclass(frozen=True, slots=True)
class Dots:
    """Votes for one item in this session: of a show of hands, or of one terminal."""

    TABLE: ClassVar[str] = "dots"
    id: EventId
    item: EntryId
    """A request, a question of a talk, or a topic of the backlog."""
    count: int
    terminal: str = ""
    """The terminal that gave them, which is new at each start; empty for a show of hands."""
    removed: bool = False


@dataclass(frozen=True, slots=True)
class Adopted:
    """A decision of this session went into what the community stands for, or was kept out of it."""

    TABLE: ClassVar[str] = "adopted"
    id: EntryId
    """The decision's own id."""
    into: str
    """What it went into, one of data.formats.model.Records; empty where it was declined."""
    at: datetime
    removed: bool = False


@dataclass(frozen=True, slots=True)
class Voice:
    """How much of the air one person had: kept only where the community says so."""

    TABLE: ClassVar[str] = "voices"
    id: MemberId
    seconds: int
    turns: int = 0
    removed: bool = False
