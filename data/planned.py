"""Sessions that are to come: which there are, and what a new plan proposes.

A plan is a record of the community, so every change of it has undo and history.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from itertools import chain
from typing import TYPE_CHECKING, Any

from data.errors import NotFound, StoreFailed
from data.membership import here
from data.models.community_records import Bring, Plan, Tradition
from data.models.ids import SessionId, new_id
from data.plan_agenda import format_for, phases_from
from data.safe_text import one_line
from data.timetable import day_of, is_missed
from data.zone import local, local_zone, zone_named

if TYPE_CHECKING:
    from data.backlog import Wish
    from data.models.records import SessionHead
    from data.models.summary import Summary
    from data.store.open_community import OpenCommunity
    from data.store.refs import SessionRef
    from data.store.store import Store

NEAR_BEFORE = timedelta(hours=3)
"""From so long before its start on a plan is what people come together for."""

_QUARTER = timedelta(minutes=15)


def plans_of(community: OpenCommunity, now: datetime) -> tuple[Plan, ...]:
    """Return what is planned and not begun: the soonest first, then what has no date.

    Last comes what was missed, the latest of it first: it waits to be moved, started or removed.
    """
    waiting = [plan for plan in community.table(Plan).values() if not plan.begun]
    missed = [plan for plan in waiting if is_missed(plan, now)]
    ahead = [plan for plan in waiting if plan not in missed]
    return (*sorted(ahead, key=_order), *sorted(missed, key=_order, reverse=True))


def _order(plan: Plan) -> tuple[date, datetime, str]:
    """Return by what plans follow each other: without an hour a plan is the last of its day."""
    far = datetime.max.replace(tzinfo=UTC)
    return day_of(plan) or date.max, plan.start or far, plan.id


def next_plan(community: OpenCommunity, now: datetime) -> Plan | None:
    """Return what is planned next, with a date or without; None where nothing is ahead."""
    first = next(iter(plans_of(community, now)), None)
    return None if first is None or is_missed(first, now) else first


def plan_at_hand(community: OpenCommunity, now: datetime) -> Plan | None:
    """Return the plan that people come together for at this moment, if there is one.

    One without a day, of which the topic was named, is for whenever they next come together.
    """
    plans = plans_of(community, now)
    undated = (plan for plan in plans[:1] if plan.topic and day_of(plan) is None)
    return next((plan for plan in plans if is_near(plan, now)), next(undated, None))


def plan_waiting(community: OpenCommunity, now: datetime) -> Plan | None:
    """Return the plan that is to be begun next, whenever that was to be; a missed one at last."""
    plans = plans_of(community, now)
    return next((plan for plan in plans if plan.topic or day_of(plan) is not None), None)


def is_near(plan: Plan, now: datetime) -> bool:
    """Say whether it begins within three hours, or should have begun not long ago."""
    if is_missed(plan, now):
        return False
    if plan.start is not None:
        return plan.start - NEAR_BEFORE <= now
    return plan.day == now.astimezone(zone_named(plan.zone)).date()


def new_plan(
    store: Store,
    community: OpenCommunity,
    now: datetime,
    wishes: Sequence[Wish] | None = None,
    *,
    past: Sequence[Summary] | None = None,
    **known: Any,
) -> Plan:
    """Return a plan of the community's next session; what is not known of it is proposed.

    `known` are fields of Plan; `wishes` is the backlog and `past` what `digests` tells, where they
    are at hand. Put the plan in to keep it. LctuiError where a format that was asked for cannot be
    used.
    """
    return worked_out(store, community, Plan(SessionId(new_id()), **known), now, wishes, past=past)


def worked_out(
    store: Store,
    community: OpenCommunity,
    plan: Plan,
    now: datetime,
    wishes: Sequence[Wish] | None = None,
    *,
    past: Sequence[Summary] | None = None,
) -> Plan:
    """Return a plan of which no more than its date may be known with proposals for the rest.

    A plan that has an agenda was worked out before and stays as it is; the rest is as for new_plan.
    """
    from data.refresh import FORMAT as REFRESH
    from data.suggestions import refresh_reason, roles_by_turns, top_wish

    plan = without_the_left(plan, community)
    if plan.phases:
        return plan
    head = last_head(store, community)
    wish = None if plan.topic else top_wish(store, community, wishes)
    wanted = plan.format or (REFRESH if refresh_reason(store, community, now, past) else "")
    format = format_for(store, community, wanted)  # noqa: A001 - the glossary's word
    phases = phases_from(store, community, format, plan.seconds, now)
    start, day = plan.start, plan.day
    if start is None and day is None:
        start, day = _said_last(head, now)
    return replace(
        plan,
        start=start and start.astimezone(UTC),
        day=day,
        zone=plan.zone or (head.zone if head else local_zone(now)),
        format=format.id,
        phases=phases,
        topic=plan.topic or (one_line(wish.text) if wish else ""),
        topic_item=plan.topic_item or (wish.id if wish else None),
        roles=plan.roles or roles_by_turns(store, community, past),
        bring=plan.bring or _brought_each_time(community),
        place=plan.place or (head.place if head else ""),
    )


def without_the_left(plan: Plan, community: OpenCommunity) -> Plan:
    """Return the plan with nothing left to somebody who is no member any more."""
    members = community.members.values()
    staying = {member.name for member in here(members)}
    gone = {member.name for member in members} - staying
    return replace(
        plan,
        preparer="" if plan.preparer in gone else plan.preparer,
        roles=tuple(pair for pair in plan.roles if pair[1] not in gone),
        bring=tuple(replace(b, who="") if b.who in gone else b for b in plan.bring),
    )


def last_head(store: Store, community: OpenCommunity) -> SessionHead | None:
    """Return the head of the newest session that can be read."""
    newest = store.sessions(community.id, limit=1)
    for ref in newest and chain(newest, _others(store, community)):
        with suppress(StoreFailed, NotFound):
            return store.head(ref)
    return None


def _others(store: Store, community: OpenCommunity) -> Iterator[SessionRef]:
    """Yield the sessions before the newest, listed only where they are asked for."""
    yield from store.sessions(community.id)[1:]


def _said_last(head: SessionHead | None, now: datetime) -> tuple[datetime | None, date | None]:
    """Return when the last session said that the next is to be, if that is still to come."""
    if head is None or head.next_date is None or head.next_date < local(now, head).date():
        return None, None
    return (head.next_start, None) if head.next_start else (None, head.next_date)


def set_next(
    community: OpenCommunity, now: datetime, start: datetime | None, day: date | None, zone: str
) -> Plan | None:
    """Let the community's next session be then, as one action; return its plan.

    What is planned already is moved. None where there is no plan and no date for one either.
    """
    start = start and start.astimezone(UTC)
    planned = next_plan(community, now)
    if planned is not None:
        return community.change(planned, start=start, day=day, zone=zone)
    if start is None and day is None:
        return None
    plan = Plan(SessionId(new_id()), start=start, day=day, zone=zone)
    community.put(plan)
    return plan


def usual_hour(head: SessionHead | None, started: datetime | None = None) -> time | None:
    """Return the hour at which a community meets, as its last session tells it.

    That is when it was planned to begin, or else when it began, to the quarter of an hour.
    """
    moment = head.planned_start or started if head else None
    if head is None or moment is None:
        return None
    wall = local(moment, head).replace(tzinfo=None)
    begun = wall.replace(hour=0, minute=0, second=0, microsecond=0)
    return (begun + round((wall - begun) / _QUARTER) * _QUARTER).time()


def _brought_each_time(community: OpenCommunity) -> tuple[Bring, ...]:
    """Return what somebody brings by tradition."""
    kept = community.table(Tradition).values()
    return tuple(Bring(one.title, one.brings) for one in kept if one.brings)
