"""What a community was asked last time, so that it is asked something else."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import datetime

    from data.formats.model import Format
    from data.models.ids import CommunityId
    from data.store.store import Store

LOOKED_AT = (6, 100)
"""Sessions that are looked at, and where none of them asked it, those too: some formats are for
once a year. What was asked before them may come again.
"""


def asked_last(
    store: Store,
    community: CommunityId,
    format: Format | None = None,  # noqa: A002 - the glossary's word
    now: datetime | None = None,
) -> frozenset[str]:
    """Return the prompts of the community's newest session, live or closed, in the phases that ran.

    With a format: what each of its pools was asked last, in whichever session that was, as a case
    may come between two circles, and a session may end before its last phase. `now` tells how far
    a live one is.
    """
    from data.store.index import summaries

    if format is None:
        newest = next(iter(summaries(store, community, limit=1, now=now)), None)
        return frozenset(newest.asked if newest else ())
    found: set[str] = set()
    pools = [set(phase.prompts) for phase in format.phases if phase.draw]
    for limit in LOOKED_AT:
        for session in summaries(store, community, limit=limit, now=now) if pools else ():
            found |= {prompt for prompt in session.asked if any(prompt in pool for pool in pools)}
            pools = [pool for pool in pools if pool.isdisjoint(session.asked)]
    return frozenset(found)
