"""What a search finds."""

from dataclasses import dataclass
from datetime import date, datetime

from data.models.ids import CommunityId, EntryId

ENTRY, TOPIC, PROMPT, NAME, HEARD, SLIP = "entry", "topic", "prompt", "name", "heard", "slip"
PLACES = (ENTRY, TOPIC, PROMPT, NAME, HEARD, SLIP)
"""Where words can stand in a session: said, as what it was on, asked by its plan, on the roll,
noted of what became of an item, often one of a session before, and on an exit slip."""

Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Hit:
    """One place in one session."""

    community: CommunityId
    stem: str
    """The session: `SessionRef.path.name`."""
    place: str
    """One of PLACES."""
    entry: EntryId | None
    """The entry, or the item of which it was heard."""
    kind: str
    """A Kind.id: of the entry, or of the item of which it was heard; else empty."""
    text: str
    """As it was kept: the words in which it is found, never cut."""
    at: datetime
    """When it was said; of anything but an entry when the session began."""
    title: str
    """Of the session."""
    by: str | None = None
    """Full name of who said it; None where nobody is named or no name may be shown."""
    owners: tuple[str, ...] = ()
    due: date | None = None
    tags: tuple[str, ...] = ()
    whom: tuple[str, ...] = ()
    state: str = ""
    """open, done, dropped, or the outcome that settled it; empty where nothing is owed."""
    level: str = "named"
    """named, role, anon or private."""
    spans: tuple[Span, ...] = ()
    """What matched: beginnings and ends in `text`."""
    met: tuple[str, ...] = ()
    """Those of its tags that hold what was looked for."""
    about: str = ""
    """Of what was heard: the item's own words."""
    outcome: str = ""
    """Of what was heard: what became of the item, as that session was told; an Outcome.id."""
    said_in: str = ""
    """Of what was heard: the session in which the item itself was said."""

    @property
    def stands_in(self) -> str:
        """The session on whose page its entry stands."""
        return self.said_in or self.stem


@dataclass(frozen=True, slots=True)
class Found:
    """What a query finds, as far as it was asked for."""

    hits: tuple[Hit, ...] = ()
    """The newest session first, in it what was said last first."""
    more: bool = False
    """There is more than was asked for."""
