"""What a community was asked last time, so that it is asked something else."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING

from data.store.uncollected import uncollected

if TYPE_CHECKING:
    from datetime import datetime

    from data.formats.model import Format
    from data.models.ids import CommunityId
    from data.store.store import Store

LOOKED_AT = 100
"""Sessions that are looked at, each only while a pool was not asked from: some formats are for once
a year. What was asked before them may come again.
"""


@uncollected()
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
    from data.store.index import SUMMARY, derived

    newest = islice(derived(store, community, SUMMARY, now), LOOKED_AT if format else 1)
    if format is None:
        return frozenset(prompt for session in newest for prompt in session.asked)
    found: set[str] = set()
    pools = [set(phase.prompts) for phase in format.phases if phase.draw]
    while pools and (session := next(newest, None)):
        found |= {prompt for prompt in session.asked if any(prompt in pool for pool in pools)}
        pools = [pool for pool in pools if pool.isdisjoint(session.asked)]
    return frozenset(found)
