"""Events of a clock that is ahead of ours, placed in our time.

What was pressed cannot have been pressed in our future. Where a terminal's clock is ahead, its
latest event is taken to have happened when we first heard of it, and those before it as long before
that as it says. What is kept stays as that terminal told it.
"""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import datetime, timedelta

from data.models.records import ClockEvent

TOLERANCE = timedelta(minutes=1)
"""By how much clocks may differ without a word."""
FAR = timedelta(hours=12)
"""From here on an event that is later than the one after it was told by a clock that is ahead; less
is what a clock that was set back looks like."""

LONGEST = timedelta(days=7)
"""No session is longer."""


class Hearing:
    """What this terminal believes about when things were pressed."""

    def __init__(self) -> None:
        """Have heard nothing."""
        self.ahead = timedelta()
        """By how much a terminal's clock was found to be ahead of ours, at most."""
        self._believed: dict[tuple[str, datetime], datetime] = {}

    def note(self, at: datetime, now: datetime) -> timedelta:
        """Return by how much a moment that somebody told lies ahead of our clock."""
        ahead = at - now if at - now > TOLERANCE else timedelta()
        self.ahead = max(self.ahead, ahead)
        return ahead

    def heard(self, events: Sequence[ClockEvent], now: datetime) -> list[ClockEvent]:
        """Return the events, those that were in our future when we first heard of them placed."""
        fresh = [event for event in events if (event.id, event.at) not in self._believed]
        if fresh:
            latest = max(event.at for event in fresh)
            self.note(latest, now)
            for event in fresh:
                ours = event.at - now <= TOLERANCE
                before = min(latest - event.at, LONGEST)
                self._believed[event.id, event.at] = event.at if ours else now - before
        return [_at(event, self._believed[event.id, event.at]) for event in events]


def placed(events: Iterable[ClockEvent]) -> list[ClockEvent]:
    """Return ordered events, those told by a clock far ahead put where what came after them is."""
    told = list(events)
    for place in range(len(told) - 2, -1, -1):
        after = told[place + 1].at
        fits = place == 0 or any(event.at <= after for event in told[:place])
        if fits and told[place].at - after > FAR:
            told[place] = _at(told[place], after)
    return told


def _at(event: ClockEvent, at: datetime) -> ClockEvent:
    return event if event.at == at else replace(event, at=at)
