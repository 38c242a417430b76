"""Saying what became of an item: in the live session, else in the newest one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from data.carryover import Outcome, outcomes_for
from data.errors import LctuiError, NotFound
from data.models.ids import EntryId
from data.models.records import FollowUp
from data.safe_text import one_line, safe

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime

    from data.backlog import Wish
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


def unspoken(items: Iterable[Item]) -> tuple[Item, ...]:
    """Return what was parked, came back here and was not spoken of; it comes no more by itself."""
    return tuple(item for item in items if item.entry.kind == "parked" and not item.told)


def bring_once_more(session: OpenSession, parked: Iterable[Item], now: datetime) -> None:
    """Let the next session have it too, as one action. StoreFailed."""
    session.put(*(FollowUp(item.entry.id, "not-yet", now) for item in parked))


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


def wish_outcomes(wish: Wish) -> tuple[Outcome, ...]:
    """Return what settles a wish of the backlog."""
    kind = "request" if wish.item is None else wish.kind
    return tuple(outcome for outcome in outcomes_for(kind) if outcome.closes)


def settle_wish(
    store: Store, session: OpenSession, wish: Wish, outcome: Outcome, now: datetime
) -> None:
    """Keep what became of a wish; one undo, whether a session or the community holds it.

    StoreFailed, LctuiError.
    """
    from data.models.community_records import Topic

    if wish.item is not None:
        hear(session, wish.id, outcome.id, now)
        return
    community = store.community_of(session)
    topic = community.table(Topic).get(wish.id)
    if topic is not None:
        community.change(topic, settled=outcome.id)
