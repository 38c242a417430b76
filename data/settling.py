"""Saying what became of an item: in the live session, else in the newest one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from data.carryover import Outcome, outcomes_for
from data.errors import LctuiError, NotFound
from data.models.ids import EntryId
from data.models.records import FollowUp
from data.safe_text import one_line, safe

if TYPE_CHECKING:
    from datetime import datetime

    from data.carryover import Item
    from data.models.ids import CommunityId
    from data.store.open_session import OpenSession
    from data.store.store import Store


def newest_session(store: Store, community: CommunityId) -> OpenSession:
    """Open the session in which is heard what is heard now: the live one is the newest.

    NotFound where none was held yet.
    """
    for ref in store.sessions(community, limit=1):
        return store.open(ref)
    raise NotFound("No session was held yet.", "lctui start begins one.")


def hear(
    session: OpenSession, item: EntryId, outcome: str, now: datetime, note: str = ""
) -> FollowUp:
    """Keep what became of an item, and what surprised. StoreFailed."""
    heard = FollowUp(item, outcome, now, one_line(safe(note)))
    session.put(heard)
    return heard


def outcome_called(item: Item, name: str) -> Outcome:
    """Return the outcome of that id, title, key or unique beginning; LctuiError lists them."""
    wanted = "-".join(name.casefold().split())
    possible = outcomes_for(item.entry.kind)
    for answers in (_exactly, _begins):
        found = [one for one in possible if answers(one, wanted)]
        if len(found) == 1:
            return found[0]
    listed = ", ".join(one.id for one in possible)
    raise LctuiError(f"What became of it? “{name}” is none of: {listed}.")


def _exactly(outcome: Outcome, wanted: str) -> bool:
    return wanted in (outcome.id, outcome.key, outcome.title.replace(" ", "-"))


def _begins(outcome: Outcome, wanted: str) -> bool:
    return bool(wanted) and (
        outcome.id.startswith(wanted) or outcome.title.replace(" ", "-").startswith(wanted)
    )


def settle_topic(store: Store, community: CommunityId, topic: EntryId, settled: str) -> None:
    """Let a topic be `taken-up` or `let-go`; empty lets it wait again. StoreFailed."""
    from data.models.community_records import Topic

    opened = store.open_community(community)
    opened.change(opened.table(Topic)[topic], settled=settled)
