"""What the clock said of a session held elsewhere: told outright, as nothing was pressed."""

from dataclasses import dataclass
from datetime import datetime

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


@dataclass(frozen=True, slots=True)
class ClockTold:
    """The clock at the end of the session; whatever is pressed later goes on from there."""

    started: datetime | None = None
    """None where nobody noted the hour."""
    ended: datetime | None = None
    phases: tuple[PhaseTold, ...] = ()
