"""The learning backlog: what people want to learn, out of which the topics of sessions come."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from data.carryover import Item
from data.days import day_told
from data.models.community_records import Topic
from data.models.ids import CommunityId, EntryId, SessionId
from data.models.levels import PRIVATE
from data.outlook import Stand, stand_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from data.condensing import Told
    from data.store.open_community import OpenCommunity
    from data.store.store import Store

WISHES = ("request", "question")
"""The Kind.ids of the entries that stand in it; the talk's questions as long as none answered."""

VOTES_LAST = 50
"""Sessions after which votes do not count any more where the group has not voted since."""


@dataclass(frozen=True, slots=True)
class Wish:
    """One thing to learn, with whom it comes from."""

    id: EntryId
    """The entry's, or the Topic's."""
    kind: str
    """request, question or topic."""
    text: str
    raised_by: str | None
    """Full name; None where nobody is named for it, empty where it was brought in from outside."""
    raised_on: date | None
    origin: SessionId | None
    """The session in which it was said."""
    visits: tuple[SessionId, ...]
    """The sessions that it was carried to."""
    votes: int
    """Dots, when the group last voted on anything."""
    voted_on: SessionId | None
    """The session in which it got them."""
    item: Item | None
    """The carried item; None for a topic."""

    @property
    def lineage(self) -> str:
        """Who raised it and when, in words."""
        if self.raised_by == "" and self.kind == "topic":
            return "brought in from outside"
        who = self.raised_by or "nobody named"
        return f"{who}, {day_told(self.raised_on)}" if self.raised_on else who


def backlog_of(store: Store, community: CommunityId) -> tuple[Wish, ...]:
    """Return what waits to be learned: most votes first, then the oldest.

    What was said for this store alone (`#private`) is not among it: it becomes no topic.
    """
    return backlog_in(stand_of(store, community, WISHES), store.open_community(community))


def backlog_in(stand: Stand, opened: OpenCommunity) -> tuple[Wish, ...]:
    """Return the same of what is open, where that is at hand with the votes."""
    voted, votes = last_votes(stand.sessions)
    topics = (t for t in opened.table(Topic).values() if not t.settled)
    wishes = [
        *(_of_item(item, votes, voted) for item in wished(stand.items)),
        *(_of_topic(topic, votes, voted) for topic in topics),
    ]
    return tuple(sorted(wishes, key=lambda w: (-w.votes, w.raised_on or date.max)))


def wished(items: Iterable[Item]) -> list[Item]:
    """Return the items that stand in the backlog."""
    return [i for i in items if i.entry.kind in WISHES and i.entry.level != PRIVATE]


def last_votes(sessions: Sequence[Told]) -> tuple[SessionId | None, dict[EntryId, int]]:
    """Return the newest session in which anything was voted on, and the votes there.

    The sessions are the oldest first.
    """
    for session in sessions[: -VOTES_LAST - 1 : -1]:
        if any(count for _, count in session.votes):
            return session.id, dict(session.votes)
    return None, {}


def _of_item(item: Item, votes: dict[EntryId, int], voted: SessionId | None) -> Wish:
    entry = item.entry
    return Wish(
        id=entry.id,
        kind=entry.kind,
        text=entry.text,
        raised_by=entry.by if entry.level == "named" else None,
        raised_on=entry.at.astimezone().date(),
        origin=item.origin,
        visits=item.visits,
        votes=votes.get(entry.id, 0),
        voted_on=voted if entry.id in votes else None,
        item=item,
    )


def _of_topic(topic: Topic, votes: dict[EntryId, int], voted: SessionId | None) -> Wish:
    return Wish(
        id=topic.id,
        kind="topic",
        text=topic.title,
        raised_by=topic.raised_by,
        raised_on=topic.raised_on,
        origin=None,
        visits=(),
        votes=votes.get(topic.id, 0),
        voted_on=voted if topic.id in votes else None,
        item=None,
    )
