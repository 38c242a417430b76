"""What was understood of past minutes, before it becomes records: sessions, and what was doubtful.

Each value keeps the line of the file that it comes from, so that a person can compare.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from datetime import date, datetime

PRESENT, ABSENT, APOLOGIES, EXPECTED = "present", "absent", "apologies", "expected"
"""How somebody stands on a list: came, did not (an empty box), sent apologies, was to come."""

LEFT_OUT = frozenset(
    {
        "a placeholder",
        "a comment",
        "a comment without end",
        "front matter",
        "where a link leads",
        "a heading with nothing under it",
        "beside a name on a list",
        "beside the day in a heading",
        "a label among people",
        "a role without a name",
        "invited, which is not to have come",
        "on a list of people, and no name that is understood",
    }
)
"""Why words do not come in; other doubts are about words that do."""


@dataclass(frozen=True, slots=True)
class Doubt:
    """Something that was left out, or taken in another way than it may have been meant."""

    line: int
    """From 1; 0 is the file as a whole."""
    what: str
    """The words of the file."""
    why: str
    """What became of them, in a few words."""


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody on a list of those who came, as it was written."""

    name: str
    """Full name where it is known; else the first name or the handle."""
    line: int = 0
    handle: str = ""
    organisation: str = ""
    initials: str = ""
    roles: tuple[str, ...] = ()
    came: str = PRESENT
    """One of PRESENT, ABSENT, APOLOGIES, EXPECTED."""
    remark: str = ""
    """What was written behind the name and is no organisation: a reason, an answer."""


@dataclass(frozen=True, slots=True)
class Item:
    """One thing that the minutes say."""

    kind: str
    """A Kind.id."""
    text: str
    line: int
    """The first line that it comes from."""
    last: int = 0
    """The last one."""
    headings: tuple[str, ...] = ()
    """Those that it stands under, the outermost first."""
    depth: int = 0
    by: str = ""
    owners: tuple[str, ...] = ()
    due: date | None = None
    done: bool = False
    again: bool = False
    """It stands in a list of what an earlier session left, or as a quotation of it."""
    tags: tuple[str, ...] = ()
    level: str = "named"
    """Who may know it, as `#private`, `#anon` or `#role` in the line say."""


@dataclass(frozen=True, slots=True)
class PastSession:
    """One session as its minutes tell it."""

    path: str
    """The file, as its reader named it."""
    place: int
    """Which session of its file this is, from 0."""
    line: int
    """Where it begins in the file."""
    title: str
    date: date | None
    """None where the minutes do not say."""
    at: datetime | None = None
    """The moment, where an hour was said; with a zone where that was said too."""
    people: tuple[Person, ...] = ()
    items: tuple[Item, ...] = ()
    doubts: tuple[Doubt, ...] = ()
    cancelled: bool = False
    heads: int = 0
    """How many came, where the minutes only count them; 0 says nothing."""
    content: str = field(default="", repr=False)
    """The source, by which the same minutes are known again."""

    @property
    def counts(self) -> Counter[str]:
        """Items by Kind.id."""
        return Counter(item.kind for item in self.items)
