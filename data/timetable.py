"""When each phase of a plan begins, and what is to be said about a plan as it stands."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING

from data.clock.durations import tell_length
from data.moments import tell_day, tell_distance, tell_moment
from data.zone import zone_named

if TYPE_CHECKING:
    from data.models.community_records import Plan
    from data.models.records import Phase

SHORT = 75 * 60
"""Seconds; below it a session has no room for all that it is for."""
MISSED_AFTER = timedelta(hours=12)
"""A plan that is this much over was not begun in time; until then people may just be late."""


@dataclass(frozen=True, slots=True)
class Slot:
    """A phase in its place."""

    phase: Phase
    offset: int
    """Seconds after the beginning."""
    starts: datetime | None
    """In the plan's zone; None where the plan has no hour."""

    @property
    def told(self) -> str:
        """`18:10`, or `0:10` after the beginning where no hour is known."""
        if self.starts is not None:
            return f"{self.starts:%H:%M}"
        hours, minutes = divmod(self.offset // 60, 60)
        return f"{hours}:{minutes:02}"


def timetable(phases: Sequence[Phase], start: datetime | None) -> tuple[Slot, ...]:
    """Return the phases one after another from `start` on."""
    return tuple(_slots(phases, start))


def _slots(phases: Sequence[Phase], start: datetime | None) -> Iterator[Slot]:
    offset = 0
    for phase in phases:
        yield Slot(phase, offset, start and later(start, offset))
        offset += phase.seconds


def later(moment: datetime, seconds: int) -> datetime:
    """Return the moment so many seconds later, as the same wall shows it, whatever it skips."""
    return (moment.astimezone(UTC) + timedelta(seconds=seconds)).astimezone(moment.tzinfo)


def length(plan: Plan) -> int:
    """Return the seconds that its agenda takes."""
    return sum(phase.seconds for phase in plan.phases)


def local_start(plan: Plan) -> datetime | None:
    """Return its start as the clock on its wall shows it."""
    return plan.start and plan.start.astimezone(zone_named(plan.zone))


def day_of(plan: Plan) -> date | None:
    """Return its day; None where nobody said one."""
    start = local_start(plan)
    return start.date() if start else plan.day


def is_missed(plan: Plan, now: datetime) -> bool:
    """Say whether its time is over and it was not begun."""
    if plan.begun:
        return False
    if plan.start is not None:
        return plan.start + MISSED_AFTER < now
    return plan.day is not None and plan.day < now.astimezone(zone_named(plan.zone)).date()


def tell_start(plan: Plan, now: datetime) -> str:
    """Return `Tue 8 Dec 2026, 18:00 · in 2 weeks`; in words too where there is no date."""
    start, day = local_start(plan), day_of(plan)
    if day is None:
        return "no date yet"
    told = tell_moment(start) if start else f"{tell_day(day)}, no hour yet"
    today = now.astimezone(zone_named(plan.zone)).date()
    return f"{told} · {tell_distance(day, today)}"


def tell_span(plan: Plan) -> str:
    """Return `Tue 8 Dec 2026, 18:00–20:00`, as far as it is known."""
    start = local_start(plan)
    if start is None:
        return tell_day(plan.day) if plan.day else "no date yet"
    end = later(start, length(plan))
    over = "" if end.date() == start.date() else f"{tell_day(end.date())}, "
    return f"{tell_moment(start)}–{over}{end:%H:%M}"


def remarks(plan: Plan, now: datetime) -> tuple[str, ...]:
    """Return what speaks against the plan as it stands, a sentence or two each."""
    return tuple(filter(None, (_over(plan, now), _booked(plan), _short(plan), *_pressed(plan))))


def _over(plan: Plan, now: datetime) -> str:
    if not is_missed(plan, now):
        return ""
    return "The time of this plan is over and it was not begun. Move it, or start it all the same."


def _booked(plan: Plan) -> str:
    if not plan.seconds or (too_much := length(plan) - plan.seconds) <= 0:
        return ""
    start = local_start(plan)
    until = f" and go on after {later(start, plan.seconds):%H:%M}" if start else ""
    over = f"Over-booked: the phases need {tell_length(length(plan))}, {tell_length(too_much)} more"
    return f"{over} than there is{until}. Shorten one, or take one out."


def _short(plan: Plan) -> str:
    if length(plan) >= SHORT:
        return ""
    told = f"{tell_length(length(plan))} is short. Under 75 minutes something has to give:"
    return f"{told} the learning, getting to trust each other, or looking back at what was tried."


def _pressed(plan: Plan) -> Iterator[str]:
    for phase in plan.phases:
        if phase.seconds < phase.minimum_seconds:
            kept = tell_length(phase.minimum_seconds)
            yield f"“{phase.title}” is meant to keep {kept} at least."
