"""A session with a round plan, and clock events in order, for the tests of the clock."""

from datetime import UTC, datetime, timedelta
from typing import Any

from data.clock import ClockState, clock_at
from data.models.ids import CommunityId, EventId, PhaseId, SessionId
from data.models.records import ClockEvent, Phase, SessionHead

TEN = datetime(2026, 11, 24, 10, tzinfo=UTC)


def minute(number: float) -> datetime:
    return TEN + timedelta(minutes=number)


def phase(name: str, minutes: int, minimum: int = 0) -> Phase:
    return Phase(PhaseId(name), name.capitalize(), minutes * 60, minimum * 60)


def head(*phases: Phase, planned_start: datetime | None = TEN) -> SessionHead:
    return SessionHead(
        id=SessionId("019ab000-0000-7000-8000-000000000000"),
        community=CommunityId("riverside"),
        community_name="Riverside",
        number=8,
        title="Home visits",
        topic="Home visits",
        format="circle",
        planned_start=planned_start,
        zone="Europe/Berlin",
        phases=phases or (phase("reflect", 30, 10), phase("learn", 50, 20), phase("next", 30, 25)),
    )


def press(number: int, kind: str, at: float, **fields: Any) -> ClockEvent:
    """An event whose id sorts by `number`, taking effect `at` minutes past ten."""
    return ClockEvent(EventId(f"{number:04}"), kind, minute(at), **fields)


def told(*presses: tuple[Any, ...], now: float, of: SessionHead | None = None) -> ClockState:
    """The clock at `now`, after (kind, minute[, fields]) in this order."""
    events = [press(i, p[0], p[1], **(p[2] if len(p) > 2 else {})) for i, p in enumerate(presses)]
    return clock_at(of or head(), events, minute(now))
