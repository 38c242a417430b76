"""What stays open under somebody's name when they go, or are called something else."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from data.outlook import open_items

if TYPE_CHECKING:
    from data.carryover import Item
    from data.models.ids import CommunityId
    from data.store.store import Store


@dataclass(frozen=True, slots=True)
class StaysOpen:
    """How much one person still owes; it stays where it was said, under the name it has."""

    actions: int
    commitments: int

    def in_words(self, name: str) -> str:
        """Return `2 actions and 1 commitment stay open under Ana Ruiz.`, empty for nothing."""
        told = [
            f"{count} {what}{'' if count == 1 else 's'}"
            for count, what in ((self.actions, "action"), (self.commitments, "commitment"))
            if count
        ]
        stay = "stays" if self.actions + self.commitments == 1 else "stay"
        return f"{' and '.join(told)} {stay} open under the name {name}." if told else ""


def open_under(items: Iterable[Item], name: str) -> StaysOpen:
    """Count what a person of that name owes among the open items."""
    entries = [item.entry for item in items]
    return StaysOpen(
        sum(entry.kind == "action" and name in entry.owners for entry in entries),
        sum(entry.kind == "commitment" and entry.by == name for entry in entries),
    )


def stays_open(store: Store, community: CommunityId, name: str) -> StaysOpen:
    """Count what a person of that name owes, as all that was said and heard tells. LctuiError."""
    return open_under(open_items(store, community), name)
