"""What the clock said of a session held elsewhere: told outright, as nothing was pressed."""

from dataclasses import dataclass
from datetime import date, datetime

from data.models.ids import PhaseId


@dataclass(frozen=True, slots=True)
class PhaseTold:
    """What one phase took."""

    id: PhaseId
    seconds: int
    """How long it ran, over all its visits, pauses left out."""
    started: datetime | None = None
    """When it first began; None where it was not reached, or nobody noted it."""
    ended: datetime | None = None
    """When it was left."""


INSERTED, SKIPPED, STRETCHED, SWAPPED = "inserted", "skipped", "stretched", "swapped"
"""What can become of an agenda in mid-session."""


@dataclass(frozen=True, slots=True)
class AgendaTold:
    """One change of the agenda in mid-session that was never taken back."""

    change: str
    """One of the four above."""
    at: datetime | None = None
    """None where nobody knows."""
    phase: PhaseId | None = None
    """None where the order changed, which is of all phases."""
    title: str = ""
    """The phase's, as it was called then."""
    seconds: int = 0
    """The planned length from then on; of a phase that was skipped, the one it had."""
    before: int = 0
    """Of one that was stretched: its planned length until then."""
    order: tuple[PhaseId, ...] = ()
    """Where the order changed: all phases, as they stood from then on."""


@dataclass(frozen=True, slots=True)
class ClockTold:
    """The clock at the end of the session; whatever is pressed later goes on from there."""

    started: datetime | None = None
    """None where nobody noted the hour."""
    ended: datetime | None = None
    phases: tuple[PhaseTold, ...] = ()
    agenda: tuple[AgendaTold, ...] = ()
    """How the agenda was changed on the way."""


@dataclass(frozen=True, slots=True)
class FactsTold:
    """What was told of a session held elsewhere beside its clock."""

    amended: tuple[str, ...] = ()
    """What stands otherwise than at its end: title, present."""
    amended_on: date | None = None
    """When that was changed last."""
    reread: tuple[tuple[str, str], ...] = ()
    """Each Revisit.subject that it reread, with the result."""
