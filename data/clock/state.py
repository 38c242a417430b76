"""What the clock says at one moment, and what may be done to it then."""

from dataclasses import dataclass
from datetime import datetime

from data.models.records import Phase

FIVE_MINUTES = 300
ONE_MINUTE = 60

ON_TIME = 60
"""Seconds by which the projected end may lie off the planned one and still be on time."""


@dataclass(frozen=True, slots=True)
class PhaseClock:
    """One phase as it stands: what it was given and what it took, in seconds."""

    phase: Phase
    planned: int
    """What it is given now, after every extension and fit."""
    taken: float
    """How long it has run, over all its visits, pauses left out."""
    status: str
    """waiting, running (also while paused) or done."""
    started: datetime | None = None
    """When it first began."""
    ended: datetime | None = None
    """When it was last left for good."""

    @property
    def left(self) -> float:
        """Seconds still due to it; below zero they are overtime."""
        return self.planned - self.taken

    @property
    def overtime(self) -> float:
        """Seconds past its plan, 0 while there is time."""
        return max(0.0, -self.left)


@dataclass(frozen=True, slots=True)
class ClockState:
    """The whole session's clock at the moment `now`."""

    status: str
    """idle (not begun), running, paused or ended."""
    phases: tuple[PhaseClock, ...]
    current: int | None
    """Index of the phase that runs or is paused."""
    now: datetime
    started: datetime | None = None
    ended: datetime | None = None
    planned_end: datetime | None = None
    """By the plan made beforehand; extensions do not move it."""
    projected_end: datetime | None = None
    """When all is over if everything left takes what it is given."""
    behind: float = 0.0
    """Seconds that the projected end lies after the planned one; below zero we are ahead."""
    paused_seconds: float = 0.0
    """Time since the start in which no phase ran."""
    idle_seconds: float = 0.0
    """While idle: how long it has been time to begin."""

    @property
    def minutes_off(self) -> int:
        """The minutes by which we would end late, or below zero early, as wall clocks tell them.

        They show no seconds, so it is the difference of what people read there.
        """
        if self.planned_end is None or self.projected_end is None or abs(self.behind) < ON_TIME:
            return 0
        ends = (self.planned_end, self.projected_end)
        planned, projected = (int(end.timestamp() // 60) for end in ends)
        return projected - planned

    @property
    def running(self) -> PhaseClock | None:
        """The phase we are in, also while it is paused."""
        return None if self.current is None else self.phases[self.current]

    @property
    def place(self) -> int:
        """Index of the phase we are in: before the start the first, after the end the last held."""
        if self.current is not None:
            return self.current
        ended = self.ended
        left = [n for n, phase in enumerate(self.phases) if ended and phase.ended == ended]
        return left[-1] if left else 0


def warning(state: ClockState) -> str:
    """Say how near the phase is to its end: none, five, one or over.

    A phase that was given no more than the threshold does not begin with a warning.
    """
    phase = state.running
    if phase is None:
        return "none"
    if phase.left <= 0:
        return "over"
    if phase.left <= ONE_MINUTE < phase.planned:
        return "one"
    return "five" if phase.left <= FIVE_MINUTES < phase.planned else "none"


_NOT_BEGUN = "The session has not begun. Start it first."
_ENDED = "The session has ended. Reopen it to go on."
_REFUSALS: dict[str, dict[str, str]] = {
    "start": {"ended": _ENDED},
    "pause": {"idle": _NOT_BEGUN, "paused": "The clock is paused already.", "ended": _ENDED},
    "resume": {"idle": _NOT_BEGUN, "running": "The clock is running already.", "ended": _ENDED},
    "next": {"idle": _NOT_BEGUN, "ended": _ENDED},
    "back": {"idle": _NOT_BEGUN, "ended": _ENDED},
    "extend": {"idle": _NOT_BEGUN, "ended": _ENDED},
    "fit": {"ended": _ENDED},
    "end": {"idle": _NOT_BEGUN, "ended": "The session has ended already."},
    "reopen": dict.fromkeys(("idle", "running", "paused"), "The session has not ended."),
}


def refusal(state: ClockState, kind: str) -> str | None:
    """Return why this clock action makes no sense now, as a sentence; None where it does.

    `start` is accepted while running: with an earlier time it corrects when we began.
    """
    if sentence := _REFUSALS.get(kind, {}).get(state.status):
        return sentence
    if kind == "next" and state.current == len(state.phases) - 1:
        return "This is the last phase. /end ends the session."
    if kind == "back" and state.current == 0:
        return "This is the first phase."
    return None
