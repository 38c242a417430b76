"""What the replay knows of one phase while events are played to it."""

from dataclasses import dataclass
from datetime import datetime
from math import ceil

from data.clock.state import PhaseClock
from data.models.clock_told import PhaseTold
from data.models.records import Phase


@dataclass(slots=True)
class Tally:
    """The phase, what it is given and what it took so far, in seconds."""

    phase: Phase
    planned: int
    taken: float = 0.0
    status: str = "waiting"
    started: datetime | None = None
    ended: datetime | None = None

    def hear(self, told: PhaseTold | None) -> None:
        """Take over what it took elsewhere."""
        if told and (told.started or told.ended or told.seconds):
            self.taken, self.status = float(told.seconds), "done"
            self.started, self.ended = told.started, told.ended

    def enter(self, at: datetime) -> None:
        """Run it, for the first time or again."""
        self.status, self.started, self.ended = "running", self.started or at, None

    def leave(self, at: datetime) -> None:
        """Be done with it."""
        self.status, self.ended = "done", at

    def put_off(self) -> None:
        """Leave it to come back to; what it took stays."""
        self.status = "waiting"

    def extend(self, seconds: int) -> None:
        """Give it more, counted from now in overtime; or less, but not less than it took."""
        taken = ceil(self.taken)
        base = max(self.planned, taken) if seconds > 0 else self.planned
        self.planned = max(min(self.planned, taken), base + seconds)

    def clock(self) -> PhaseClock:
        """Return it as it stands."""
        return PhaseClock(
            self.phase, self.planned, self.taken, self.status, self.started, self.ended
        )
