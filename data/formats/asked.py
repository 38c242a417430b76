"""What a community was asked last time, so that it is asked something else."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from data.formats.model import Format
    from data.models.ids import CommunityId
    from data.store.store import Store

LOOKED_AT = 6
"""Sessions that are looked at; what was asked before them may come again."""


def asked_last(
    store: Store,
    community: CommunityId,
    format: Format | None = None,  # noqa: A002 - the glossary's word
) -> frozenset[str]:
    """Return the prompts of the community's newest session, live or closed, in the phases that ran.

    With a format: of the newest one that was asked anything this format asks, as a case may come
    between two circles. None, where there is no such session.
    """
    from data.store.index import summaries

    own = {prompt for phase in format.phases for prompt in phase.prompts} if format else None
    for session in summaries(store, community, limit=LOOKED_AT if own else 1):
        asked = frozenset(session.asked)
        if own is None or own & asked:
            return asked
    return frozenset()
