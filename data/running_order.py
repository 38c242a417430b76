"""The phases of a session as they went and as they would go on: the agenda, told by the clock."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta

from data.clock import ClockState, PhaseClock


@dataclass(frozen=True, slots=True)
class Item:
    """A phase in its place."""

    clock: PhaseClock
    starts: datetime | None
    """When it began; of one that is to come, when it would."""


def running_order(state: ClockState) -> tuple[Item, ...]:
    """Return the phases in their order, those to come as if each took what it is given."""
    return tuple(_items(state))


def _items(state: ClockState) -> Iterator[Item]:
    to_come = (clock for clock in state.phases if clock.status != "done")
    left = sum(max(0.0, clock.left) for clock in to_come)
    at = state.projected_end and state.projected_end - timedelta(seconds=left)
    for clock in state.phases:
        waits = clock.status == "waiting" and state.status != "ended"
        yield Item(clock, at if waits else clock.started)
        if at is not None and clock.status != "done":
            at += timedelta(seconds=max(0.0, clock.left))
