"""What the end of a session says of the next one: its day, its hour, and the plan made of that."""

from __future__ import annotations

from contextlib import nullcontext
from datetime import UTC, datetime, time
from typing import TYPE_CHECKING

from data.clock import clock_at
from data.errors import LctuiError
from data.models.records import SessionHead
from data.moments import When, read_when, tell_day, tell_moment
from data.planned import set_next, usual_hour
from data.zone import local

if TYPE_CHECKING:
    from data.store.open_community import OpenCommunity
    from data.store.open_session import OpenSession
    from data.store.store import Store


def read_next(session: OpenSession, line: str, now: datetime) -> When:
    """Return what a line says of the next session; a day alone takes the hour of this one.

    ValueError, with a sentence, where it cannot be read.
    """
    return read_when(line, now, session.head.zone, hour_of(session, now))


def hour_of(session: OpenSession, now: datetime) -> time | None:
    """Return the hour at which this session was to begin, or began."""
    return usual_hour(session.head, clock_at(session.head, session.clock, now).started)


def say_next(store: Store, session: OpenSession, when: When | None, now: datetime) -> None:
    """Keep when the next session is to be, and plan it then; None keeps that nobody knows.

    One action, which undo takes back in both. StoreFailed. A community that cannot be read does
    not keep the session from saying it.
    """
    start = when.start.astimezone(UTC) if when and when.start else None
    community = _community(store, session)
    with session.together() if community else nullcontext():
        day = when.day if when else None
        session.change(session.head, next_date=day, next_start=start)
        if community:
            zone = when.zone if when else session.head.zone
            set_next(community, now, start, None if start else day, zone)


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
