"""The session's clock as a function of what was pressed and the time now; nothing counts ticks."""

from data.clock.durations import parse_ago, parse_duration, spell_clock, tell_length, tell_lengths
from data.clock.fit import Fit, propose_fit
from data.clock.hearing import Hearing
from data.clock.replay import EVENT_KINDS, clock_at, started_at
from data.clock.state import ClockState, PhaseClock, refusal, warning

__all__ = [
    "EVENT_KINDS",
    "ClockState",
    "Fit",
    "Hearing",
    "PhaseClock",
    "clock_at",
    "parse_ago",
    "parse_duration",
    "propose_fit",
    "refusal",
    "spell_clock",
    "started_at",
    "tell_length",
    "tell_lengths",
    "warning",
]
