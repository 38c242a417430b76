"""What a community was asked last time, so that it is asked something else."""

from __future__ import annotations

from typing import TYPE_CHECKING

from data.errors import NotFound, StoreFailed

if TYPE_CHECKING:
    from data.models.ids import CommunityId
    from data.store.store import Store


def asked_last(store: Store, community: CommunityId) -> frozenset[str]:
    """Return the prompts of the community's newest session, live or closed.

    None, where it has no session yet or that one cannot be read: then nothing need rest.
    """
    newest = store.sessions(community, limit=1)
    try:
        last = store.open(newest[0], entries=False) if newest else None
    except (StoreFailed, NotFound):
        return frozenset()
    if last is None:
        return frozenset()
    last.close()
    return frozenset(prompt for phase in last.head.phases for prompt in phase.prompts)
