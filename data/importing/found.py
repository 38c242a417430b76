"""What a look at past minutes found: their sessions, and how each stands to the store."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING

from data.importing.past import PastSession

if TYPE_CHECKING:
    from data.importing.deciding import Decided
    from data.importing.gathering import Skipped, SourceFile
    from data.importing.identity import Marks
    from data.importing.repeated import Standing
    from data.store.refs import SessionRef

NEW, KNOWN, CHANGED, TWICE, CANCELLED, UNDATED = (
    "new", "known", "changed", "twice", "cancelled", "undated",
)  # fmt: skip
"""How a session of the minutes stands to the store."""


@dataclass(slots=True)
class Found:
    """One session of the minutes, and how it stands to the store."""

    past: PastSession
    name: str
    """The file, as the user calls it."""
    state: str
    """NEW, KNOWN, CHANGED, TWICE, CANCELLED or UNDATED."""
    marks: Marks | None = None
    here: SessionRef | None = None
    """The session in the store, where it is known or changed."""
    earlier: dict[int, date] = field(default_factory=dict)
    """The lines of actions that are earlier ones, with the day on which these were said."""
    understood: PastSession | None = None
    """What was understood, where a person decided otherwise on some lines."""

    def decide(self, decided: Decided) -> None:
        """Let what a person decided on its lines hold."""
        self.understood = self.understood or self.past
        self.past = decided.applied(self.understood)


@dataclass(slots=True)
class Look:
    """What was found, before anything is written."""

    sessions: list[Found] = field(default_factory=list)
    """In the order of their days; those without one last."""
    ours: list[SourceFile] = field(default_factory=list)
    """Files of lctui's own JSON."""
    skipped: list[Skipped] = field(default_factory=list)
    standing: tuple[Standing, ...] = ()
    """The actions that the store holds: minutes may name them again."""
    let_go: date | None = None
    """Open actions that were last said before this day rest; None keeps all."""

    @property
    def wanted(self) -> list[Found]:
        """Those that will be taken in."""
        return [found for found in self.sessions if found.state == NEW]

    def named(self, state: str) -> list[Found]:
        """Return the sessions of one state."""
        return [found for found in self.sessions if found.state == state]
