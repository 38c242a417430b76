"""The summaries of a community's sessions."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import suppress
from datetime import UTC, datetime
from itertools import islice
from typing import TYPE_CHECKING

from data.errors import NotFound, StoreFailed
from data.models.ids import CommunityId
from data.models.summary import Summary
from data.store.refs import SessionRef
from data.store.summing_up import summary_of

if TYPE_CHECKING:
    from data.store.store import Store


def summaries(
    store: Store, community: CommunityId, *, limit: int | None = None, now: datetime | None = None
) -> list[Summary]:
    """Return what each session of a community was, newest first; `limit` wants the newest alone.

    A session that cannot be read is left out. What the clock of a live one says is told by `now`.
    """
    refs = store.sessions(community)
    return list(islice(_read(store, refs, now or datetime.now(UTC)), limit))


def _read(store: Store, refs: Iterable[SessionRef], now: datetime) -> Iterator[Summary]:
    for ref in refs:
        with suppress(StoreFailed, NotFound):
            session = store.open(ref)
            try:
                yield summary_of(session, now)
            finally:
                session.close()
