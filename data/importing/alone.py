"""One import at a time into a community: two of them would take the same minutes in twice."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack, contextmanager, suppress
from typing import TYPE_CHECKING

from data.store.files import locked

if TYPE_CHECKING:
    from data.models.ids import CommunityId
    from data.store.store import Store


@contextmanager
def alone(store: Store, community: CommunityId) -> Iterator[None]:
    """Wait for whoever imports there; where a disk cannot lock, or takes nothing, go on without."""
    with ExitStack() as held:
        with suppress(OSError):
            held.enter_context(locked(store.sessions_dir(community), make=True))
        yield
