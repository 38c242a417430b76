"""What a plan proposes from what the community knows: its topic, and who takes which role."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from data.models.records import Phase
    from data.store.open_community import OpenCommunity
    from data.store.store import Store


def top_wish(store: Store, community: OpenCommunity) -> Any:
    """Return what stands first in the learning backlog; None where it is empty."""
    return None


def roles_by_turns(
    store: Store, community: OpenCommunity, phases: tuple[Phase, ...]
) -> tuple[tuple[str, str], ...]:
    """Return pairs of a role and a full name: who has not held it lately."""
    return ()
