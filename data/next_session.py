"""What the end of a session says of the next one: its day, its hour, and the plan made of that."""

from __future__ import annotations

from contextlib import nullcontext
from datetime import UTC, datetime, time
from typing import TYPE_CHECKING

from data.clock import clock_at
from data.errors import LctuiError
from data.models.records import SessionHead
from data.moments import When, read_when, tell_day, tell_moment
from data.planned import next_plan, set_next, usual_hour
from data.safe_text import one_line
from data.timetable import day_of, local_start
from data.zone import local

if TYPE_CHECKING:
    from data.models.community_records import Plan
    from data.store.open_community import OpenCommunity
    from data.store.open_session import OpenSession
    from data.store.store import Store


def plan_meant(store: Store, session: OpenSession, now: datetime) -> Plan | None:
    """Return the plan that a new date moves: the community's next, where there is one."""
    community = _community(store, session)
    return next_plan(community, now) if community else None


def read_next(session: OpenSession, line: str, now: datetime, plan: Plan | None = None) -> When:
    """Return what a line says of the next session, in the zone of its plan or else of this one.

    A day alone takes the plan's hour, or this one's. ValueError, with a sentence, where it cannot
    be read.
    """
    start = local_start(plan) if plan else None
    usual = start.time() if start else hour_of(session, now)
    return read_when(line, now, plan.zone if plan and plan.zone else session.head.zone, usual)


def hour_of(session: OpenSession, now: datetime) -> time | None:
    """Return the hour at which this session was to begin, or began."""
    return usual_hour(session.head, clock_at(session.head, session.clock, now).started)


def say_next(store: Store, session: OpenSession, when: When | None, now: datetime) -> str:
    """Keep when the next session is to be, and plan it then; None keeps that nobody knows.

    What was planned already is moved, as there is one next session: the sentence returned says so.
    One action, which undo takes back in both. StoreFailed. A community that cannot be read does
    not keep the session from saying it.
    """
    start = when.start.astimezone(UTC) if when and when.start else None
    community = _community(store, session)
    before = next_plan(community, now) if community else None
    with session.together() if community else nullcontext():
        day = when.day if when else None
        session.change(session.head, next_date=day, next_start=start)
        if community is None:
            return ""
        zone = when.zone if when else before.zone if before else session.head.zone
        plan = set_next(community, now, start, None if start else day, zone)
    return _moved(before, plan)


def _moved(before: Plan | None, after: Plan | None) -> str:
    """Say from when to when a plan was moved; nothing where it had no date, or has the same."""
    if before is None or after is None or day_of(before) is None:
        return ""
    if (before.start, before.day) == (after.start, after.day):
        return ""
    about = f", “{one_line(before.topic)}”," if before.topic else ""
    told = f"The plan of {_told(before)}{about}"
    if day_of(after) is None:
        return f"{told} has no date now."
    return f"{told} is moved to {_told(after)}."


def _told(plan: Plan) -> str:
    start, day = local_start(plan), day_of(plan)
    return f"{tell_moment(start)} {plan.zone}" if start else tell_day(day) if day else ""


def _community(store: Store, session: OpenSession) -> OpenCommunity | None:
    try:
        return store.community_of(session)
    except LctuiError:
        return None


def tell_next(head: SessionHead) -> str:
    """Return `Tue 8 Dec 2026, 18:00`, as far as it was said; empty where it was not."""
    if head.next_start is not None:
        return tell_moment(local(head.next_start, head))
    return tell_day(head.next_date) if head.next_date else ""
