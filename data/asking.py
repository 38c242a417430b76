"""What is done with a question that waits: one more wants to know it, or it was answered."""

from __future__ import annotations

from typing import TYPE_CHECKING

from data.asked import ANSWERED
from data.models.ids import EntryId, EventId, minute_id
from data.models.records import FollowUp
from data.models.side_records import Dots

if TYPE_CHECKING:
    from datetime import datetime

    from data.store.open_session import OpenSession


def want_to_know(session: OpenSession, question: EntryId, voter: str, now: datetime) -> None:
    """Count one more who wants to know, among those counted by this voter. StoreFailed.

    A voter counts as many as speak up: it is no ballot, so no number of dots is the most.
    """
    mine = (d for d in session.dots.values() if (d.item, d.terminal) == (question, voter))
    new = Dots(EventId(minute_id(now)), question, 0, voter)
    standing = next(mine, new)
    session.put(Dots(standing.id, question, standing.count + 1, voter))


def toggle_answered(session: OpenSession, question: EntryId, now: datetime) -> None:
    """Say that a question was answered in this session, or was not after all. StoreFailed."""
    heard = session.followups.get(question)
    if heard is not None and heard.outcome == ANSWERED:
        session.remove(heard)
    else:
        session.put(FollowUp(question, ANSWERED, now))
