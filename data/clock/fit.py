"""The proposal that brings what is left to its end on time."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from math import ceil

from data.clock.state import ClockState, PhaseClock
from data.models.ids import PhaseId


@dataclass(frozen=True, slots=True)
class Fit:
    """Shorter lengths for what is left, to be accepted or not."""

    plan: tuple[tuple[PhaseId, int], ...]
    """The new length in seconds of each phase that changes, as a `fit` event takes it."""
    ends: datetime
    """When all would be over."""
    over: float
    """Seconds that it would still run past the planned end."""


def propose_fit(state: ClockState) -> Fit | None:
    """Return how to end on time, or as near to it as the minima allow; None if we are on time.

    Every phase gives in proportion to what it has above its minimum. The waiting ones come out at
    whole minutes where there is room, the running one takes up the difference.
    """
    if state.status == "ended" or not state.planned_end or state.behind < 1:
        return None
    phases = [phase for phase in state.phases if phase.status != "done" and phase.left > 0]
    cuts = _cuts(phases, ceil(state.behind))
    saved = timedelta(seconds=sum(cuts))
    ends = (state.projected_end or state.now) - saved
    plan = tuple((p.phase.id, p.planned - cut) for p, cut in zip(phases, cuts, strict=True) if cut)
    return Fit(plan, ends, max(0.0, (ends - state.planned_end).total_seconds()))


def _cuts(phases: list[PhaseClock], excess: int) -> list[int]:
    """Return the seconds to take from each phase, in sum no more than `excess`."""
    rooms = [_room(phase) for phase in phases]
    whole = sum(rooms)
    if whole <= excess:
        return rooms
    cuts = [
        _to_whole_minutes(phase.planned, room * excess / whole, room)
        for phase, room in zip(phases, rooms, strict=True)
    ]
    _settle(cuts, rooms, excess)
    return cuts


def _room(phase: PhaseClock) -> int:
    """Return the seconds it has above its minimum and above what it took."""
    floor = max(phase.phase.minimum_seconds, ceil(phase.taken))
    return max(0, phase.planned - floor)


def _to_whole_minutes(planned: int, cut: float, room: int) -> int:
    """Return the cut nearest to `cut` that leaves whole minutes, if there is room for it."""
    rounded = planned - round((planned - cut) / 60) * 60
    return rounded if 0 <= rounded <= room else int(cut)


def _settle(cuts: list[int], rooms: list[int], excess: int) -> None:
    """Give or take what rounding left, first from the phase that comes first."""
    for index, room in enumerate(rooms):
        missing = excess - sum(cuts)
        cuts[index] = min(room, max(0, cuts[index] + missing))
