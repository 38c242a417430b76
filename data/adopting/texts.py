"""All words in which a community says what it stands for."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from data.models.community import Community, Member
from data.models.community_records import CharterAnswer, Goal, Measure, Reading, Topic

if TYPE_CHECKING:
    from data.models.community_records import CommunityRecord
    from data.store.open_community import OpenCommunity

_FIELDS: dict[type[CommunityRecord], tuple[str, ...]] = {
    Community: ("purpose", "vision", "learning_focus", "rhythm", "differences", "ground_rules"),
    CharterAnswer: ("text",),
    Goal: ("title", "theory_if", "theory_then", "theory_because", "area"),
    Measure: ("title",),
    Reading: ("note",),
    Topic: ("title",),
    Member: ("hopes", "question"),
}
"""Where the words of a decision can have gone."""


def texts_of(community: OpenCommunity) -> Iterator[str]:
    """Yield each of these texts, line by line."""
    for kind, names in _FIELDS.items():
        for record in community.table(kind).values():
            for name in names:
                value = getattr(record, name)
                yield from (value.split("\n") if isinstance(value, str) else value)
