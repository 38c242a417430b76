"""A plan goes live: the session takes its id, its head, its roll and what the last one left."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from data.errors import LctuiError, NotFound
from data.meeting import press, refuse_a_second
from data.models.community_records import Plan, Topic
from data.models.ids import CommunityId, MemberId, SessionId, new_id
from data.models.records import Carried, FollowUp, Presence, Record, SessionHead
from data.plan_agenda import format_for, phases_from
from data.planned import without_the_left
from data.planning import hand_on, roll
from data.safe_text import one_line
from data.zone import local_zone

if TYPE_CHECKING:
    from data.models.community import Community
    from data.store.open_community import OpenCommunity
    from data.store.open_session import OpenSession
    from data.store.store import Store

TAKEN_UP = "taken-up"
"""The outcome of a request, a question or a topic that a session is about."""
OTHER_TIME = timedelta(hours=12)
"""A session that begins further than this from its plan is held at a time of its own."""
CLOCK_WAITS = timedelta(minutes=1)
"""Earlier than this before the planned start the clock waits to be started."""


def begin_plan(
    store: Store,
    community_id: CommunityId,
    plan_id: SessionId,
    now: datetime,
    present: Sequence[str] = (),
) -> OpenSession:
    """Begin the session of a plan; its clock runs, or waits where people are early.

    What it is about counts as taken up; where only its date was said, that is what people voted
    for. LctuiError where the plan was begun before or is gone, and
    while another session of the community is live.
    """
    community = store.open_community(community_id)
    plan = community.table(Plan).get(plan_id)
    if plan is None:
        raise NotFound("There is no such plan any more.", "Open the plans again.")
    if plan.begun or _was_begun(store, community, plan):
        raise LctuiError("This plan was begun already.", "Its session stands in the list.")
    known, plan = community.community, without_the_left(plan, community)
    refuse_a_second(store, known)
    plan = _with_the_winner(store, community, plan)
    head, carried = hand_on(store, _head(store, community, plan, now))
    session = store.create(
        head, *_roll(known, plan, present), *carried, *_taken_up(plan, carried, now), now=now
    )
    _settle(community, plan)
    if head.planned_start is None or head.planned_start - CLOCK_WAITS <= now:
        press(session, "start", now)
    return session


def _with_the_winner(store: Store, community: OpenCommunity, plan: Plan) -> Plan:
    """Return a plan that nobody worked out, about what got the most votes; without any as it is."""
    from data.next_topic import topic_of
    from data.suggestions import top_wish

    wish = None if plan.topic or plan.phases else top_wish(store, community)
    if wish is None or not wish.votes:
        return plan
    return replace(plan, topic=topic_of(wish), topic_item=wish.id)


def _was_begun(store: Store, community: OpenCommunity, plan: Plan) -> bool:
    """Say whether there is a session of that id: lctui may have died before the plan was told."""
    from data.store.index import summaries

    begun = any(summary.id == plan.id for summary in summaries(store, community.id))
    if begun:
        _settle(community, plan)
    return begun


def _head(store: Store, community: OpenCommunity, plan: Plan, now: datetime) -> SessionHead:
    name = community.community.name
    number = len(store.sessions(community.id)) + 1
    topic = one_line(plan.topic) or None
    start = plan.start if plan.start and abs(plan.start - now) <= OTHER_TIME else None
    return SessionHead(
        id=plan.id,
        community=community.id,
        community_name=name,
        number=number,
        title=topic or f"{name} · session {number}",
        topic=topic,
        format=plan.format,
        planned_start=start,
        zone=plan.zone or local_zone(now),
        phases=plan.phases or phases_from(store, community, format_for(store, community)),
        topic_item=plan.topic_item,
        preparer=plan.preparer,
        place=plan.place,
        bring=tuple((one.what, one.who) for one in plan.bring),
        resting=plan.resting,
    )


def _roll(community: Community, plan: Plan, present: Iterable[str]) -> Iterator[Presence]:
    """Yield everybody who may come, with the roles of the plan: those who are expected first.

    Of two people of one name the first has the role, so that it is given once.
    """
    expected = set(plan.expected)
    people = roll(community, present)
    known: set[str] = set()
    for person in sorted(people, key=lambda who: bool(expected) and who.id not in expected):
        namesake = person.name in known
        yield person if namesake else replace(person, roles=_roles_of(plan, person.name))
        known.add(person.name)
    for name in dict.fromkeys(name for _, name in plan.roles if name not in known):
        guest = Presence(MemberId(new_id()), name, guest=True, present=False)
        yield replace(guest, roles=_roles_of(plan, name))


def _roles_of(plan: Plan, name: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(role for role, theirs in plan.roles if theirs == name))


def _taken_up(plan: Plan, carried: Iterable[Carried], now: datetime) -> tuple[Record, ...]:
    """Return what is heard of the item that the session is about, if it was carried here."""
    item = plan.topic_item
    here = item is not None and any(one.id == item for one in carried)
    return (FollowUp(item, TAKEN_UP, now),) if here and item else ()


def _settle(community: OpenCommunity, plan: Plan) -> None:
    """Keep that the plan went live, and that its topic does not wait any more."""
    item = plan.topic_item
    topic = community.table(Topic).get(item) if item else None
    with community.together():
        community.change(plan, begun=True)
        if topic:
            community.change(topic, settled=TAKEN_UP)
