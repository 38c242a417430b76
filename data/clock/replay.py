"""From what was pressed to what the clock says."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from data.clock.hearing import placed
from data.clock.state import ClockState
from data.clock.tally import Tally
from data.models.ids import moment_of
from data.models.records import ClockEvent, SessionHead


def clock_at(head: SessionHead, events: Iterable[ClockEvent], now: datetime) -> ClockState:
    """Return what the clock says at `now`, whatever order the events come in.

    Removed events never happened. A wall clock that was set back adds nothing to any phase, and one
    that is half a day ahead and more takes nothing for it.
    """
    replay = _begun(head)
    for event in _in_order(events):
        replay.run_until(event.at)
        if event.kind in _MOVES and (replay.status != "ended" or event.kind == "reopen"):
            _MOVES[event.kind](replay, event)
    replay.run_until(now)
    return _state_of(head, replay, now)


def started_at(head: SessionHead, events: Iterable[ClockEvent]) -> datetime | None:
    """Return when the session began, whatever was pressed since; None where it did not."""
    return clock_at(head, events, datetime.min.replace(tzinfo=UTC)).started


def _in_order(events: Iterable[ClockEvent]) -> list[ClockEvent]:
    """Return the events that count, with one start: the earliest, in the place of the first."""
    ordered = sorted((e for e in events if not e.removed), key=lambda e: e.id)
    starts = [e for e in ordered if e.kind == "start"]
    if starts:
        first, begun = starts[0], min(starts, key=lambda e: e.at)
        ordered = [begun if e is first else e for e in ordered if e is first or e.kind != "start"]
    return placed(ordered)


@dataclass(slots=True)
class _Replay:
    """The session while events are played to it."""

    tallies: list[Tally]
    status: str = "idle"
    current: int = 0
    started: datetime | None = None
    ended: datetime | None = None
    last: datetime | None = None
    stopped: float = 0.0

    @property
    def under_way(self) -> bool:
        return self.status in ("running", "paused") and bool(self.tallies)

    def run_until(self, at: datetime) -> None:
        """Let the time pass, to the phase or to the pauses."""
        passed = _between(self.last, at)
        self.last = at
        if self.status == "running" and self.tallies:
            self.tallies[self.current].taken += passed
        elif self.status in ("running", "paused"):
            self.stopped += passed

    def enter(self, index: int, at: datetime) -> None:
        """Run the phase at that place; past either end nothing changes."""
        if 0 <= index < len(self.tallies):
            self.current, self.status = index, "running"
            self.tallies[index].enter(at)


def _begun(head: SessionHead) -> _Replay:
    """Return where the events begin: before the start, or after a session held elsewhere."""
    replay = _Replay([Tally(phase, phase.seconds) for phase in head.phases])
    if told := head.clock_told:
        replay.status, replay.started, replay.ended = "ended", told.started, told.ended
        replay.last, replay.current = told.ended, max(0, len(head.phases) - 1)
        known = {phase.id: phase for phase in told.phases}
        for tally in replay.tallies:
            tally.hear(known.get(tally.phase.id))
    return replay


def _between(earlier: datetime | None, later: datetime) -> float:
    return max(0.0, (later - earlier).total_seconds()) if earlier else 0.0


def _start(replay: _Replay, event: ClockEvent) -> None:
    replay.started, replay.status = event.at, "running"
    replay.enter(0, event.at)


def _pause(replay: _Replay, _event: ClockEvent) -> None:
    if replay.status == "running":
        replay.status = "paused"


def _resume(replay: _Replay, _event: ClockEvent) -> None:
    if replay.status == "paused":
        replay.status = "running"


def _next(replay: _Replay, event: ClockEvent) -> None:
    if replay.under_way and replay.current + 1 < len(replay.tallies):
        replay.tallies[replay.current].leave(event.at)
        replay.enter(replay.current + 1, event.at)


def _back(replay: _Replay, event: ClockEvent) -> None:
    if replay.under_way and replay.current > 0:
        replay.tallies[replay.current].put_off()
        replay.enter(replay.current - 1, event.at)


def _extend(replay: _Replay, event: ClockEvent) -> None:
    here = replay.tallies[replay.current].phase.id if replay.under_way else None
    for tally in replay.tallies:
        if tally.phase.id == (event.phase or here):
            tally.extend(event.seconds)


def _fit(replay: _Replay, event: ClockEvent) -> None:
    plan = dict(event.plan)
    for tally in replay.tallies:
        tally.planned = max(0, plan.get(tally.phase.id, tally.planned))


def _end(replay: _Replay, event: ClockEvent) -> None:
    if replay.status != "idle":
        replay.status, replay.ended = "ended", event.at
        if replay.tallies:
            replay.tallies[replay.current].leave(event.at)


def _reopen(replay: _Replay, event: ClockEvent) -> None:
    """Go on where we ended; the time in between was a pause."""
    if replay.status == "ended":
        replay.stopped += _between(replay.ended, event.at)
        replay.status, replay.ended = "running", None
        replay.enter(replay.current, event.at)


_MOVES: dict[str, Callable[[_Replay, ClockEvent], None]] = {
    "start": _start,
    "pause": _pause,
    "resume": _resume,
    "next": _next,
    "back": _back,
    "extend": _extend,
    "fit": _fit,
    "end": _end,
    "reopen": _reopen,
}

EVENT_KINDS: tuple[str, ...] = tuple(_MOVES)
"""What can be done to the clock; a new one is a row above and one among the refusals."""


def _state_of(head: SessionHead, replay: _Replay, now: datetime) -> ClockState:
    planned_end, projected_end = _planned_end(head, replay), _projected_end(head, replay, now)
    late = (projected_end - planned_end).total_seconds() if planned_end and projected_end else 0.0
    return ClockState(
        status=replay.status,
        phases=tuple(tally.clock() for tally in replay.tallies),
        current=replay.current if replay.under_way else None,
        now=now,
        started=replay.started,
        ended=replay.ended,
        planned_end=planned_end,
        projected_end=projected_end,
        behind=late,
        paused_seconds=replay.stopped,
        idle_seconds=_idle_seconds(head, now) if replay.status == "idle" else 0.0,
    )


def _planned_end(head: SessionHead, replay: _Replay) -> datetime | None:
    begin = head.planned_start or replay.started
    seconds = head.planned_seconds or sum(phase.seconds for phase in head.phases)
    return begin and begin + timedelta(seconds=seconds)


def _projected_end(head: SessionHead, replay: _Replay, now: datetime) -> datetime | None:
    if replay.ended:
        return replay.ended
    begin = max(now, head.planned_start or now) if replay.status == "idle" else now
    left = (max(0.0, t.planned - t.taken) for t in replay.tallies if t.status != "done")
    return begin + timedelta(seconds=sum(left))


def _idle_seconds(head: SessionHead, now: datetime) -> float:
    try:
        return _between(head.planned_start or moment_of(head.id), now)
    except ValueError:
        return 0.0
