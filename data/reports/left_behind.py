"""The page beside the archive of a community that ended: its harvest, then all its minutes.

Whoever opens it needs no lctui: what was said stands in it as the minutes of each session have it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import suppress
from datetime import datetime
from typing import TYPE_CHECKING

from data.errors import NotFound, StoreFailed
from data.reports.gather import minutes_from
from data.reports.harvest import harvest
from data.reports.markdown import write

if TYPE_CHECKING:
    from data.models.ids import CommunityId
    from data.store.store import Store

_HEADING = re.compile(r"^(?=#+ )", re.MULTILINE)


def left_behind(store: Store, community: CommunityId, now: datetime) -> str:
    """Return the page in Markdown, the oldest session first. StoreFailed."""
    minutes = "".join(_minutes(store, community, now))
    told = f"\n# The minutes of all sessions\n{minutes}" if minutes else ""
    return harvest(store, community, now) + told


def _minutes(store: Store, community: CommunityId, now: datetime) -> Iterator[str]:
    """Yield the minutes of each session that can be read, one heading deeper."""
    for ref in reversed(store.sessions(community)):
        with suppress(StoreFailed, NotFound):
            session = store.open(ref)
            try:
                yield "\n" + _HEADING.sub("#", write([minutes_from(store, session, now)]))
            finally:
                session.close()
