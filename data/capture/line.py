"""What one typed line says."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Line:
    """A typed line as the grammar understands it, before it is kept as an entry.

    `text` always holds all that is not understood, so a line may be kept as text whatever it asks
    for: a command that nobody knows, a mend that finds nothing to mend.
    """

    kind: str
    """A Kind.id."""
    text: str
    """What reads well in the minutes; empty only where nothing was typed."""
    typed: str
    """The line as typed. Never to be written where `nameless`."""
    wordless: bool = False
    """All of it is tokens, and `text` is their words for want of any other."""
    by: str | None = None
    """Full name of who said it."""
    owners: tuple[str, ...] = ()
    """Full names of who owes it (actions only)."""
    named: tuple[str, ...] = ()
    """Full names of all people whom the line names, in that order."""
    due: date | None = None
    undated: tuple[str, ...] = ()
    """`due:` tokens as typed that are no day; they stay in the text."""
    tags: tuple[str, ...] = ()
    whom: tuple[str, ...] = ()
    because: str | None = None
    """The reason, without the word itself."""
    level: str = "named"
    nameless: bool = False
    """`#anon` was typed: no name and not the line itself may reach a file, whatever the level."""
    marked: bool = False
    depth: int = 0
    strangers: tuple[str, ...] = ()
    """Names as typed that mean nobody known, or nobody in particular."""
    unclear: tuple[str, ...] = ()
    """Those of the strangers that may be somebody known, it is not told who: no guests to be.

    `To` before a colon is no stranger, and unclear where both Tomasz and Tova are here.
    """
    away: tuple[str, ...] = ()
    """Those of the named who are known and not here."""
    continues: bool = False
    mends: tuple[str, str] | None = None
    """What the last entry says, and what it is to say instead."""
    command: tuple[str, str] | None = None
    """A word behind a slash and what follows it; only the screen knows which words are commands."""
