"""From votes to a topic: the next session's, with who prepares it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from data.meeting import people_of
from data.models.ids import SessionId, new_id
from data.safe_text import one_line, safe

if TYPE_CHECKING:
    from datetime import datetime

    from data.backlog import Wish
    from data.models.community_records import Plan
    from data.store.open_session import OpenSession
    from data.store.store import Store

LONGEST = 200
"""Characters of a wish that a topic takes over."""


def name_next(store: Store, session: OpenSession, wish: Wish, preparer: str, now: datetime) -> Plan:
    """Let the community's next session be about a wish; where none is planned, plan one.

    One undo with what is done in the session. StoreFailed.
    """
    from data.models.community_records import Plan
    from data.planned import next_plan

    community = store.community_of(session)
    planned = next_plan(community, now) or Plan(SessionId(new_id()))
    who = people_of(session).find(preparer) or one_line(safe(preparer))
    planned = replace(planned, topic=topic_of(wish), topic_item=wish.id, preparer=who)
    community.put(planned)
    return planned


def topic_of(wish: Wish) -> str:
    """Return a wish in the words of a topic."""
    return one_line(wish.text)[:LONGEST]


def next_topic(store: Store, session: OpenSession, now: datetime) -> Plan | None:
    """Return what is planned next, where a topic was named for it."""
    from data.planned import next_plan

    planned = next_plan(store.community_of(session), now)
    return planned if planned and planned.topic else None
