"""Whether minutes that moved and changed are those of a session that is here already."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from typing import TYPE_CHECKING

from data.capture.people import fold

if TYPE_CHECKING:
    from data.importing.past import PastSession
    from data.store.refs import SessionRef
    from data.store.store import Store


def alike(store: Store, past: PastSession, refs: Iterable[SessionRef]) -> SessionRef | None:
    """Return the session among those of the same day that holds most of the same lines.

    Most of the lines of both: an agenda is not the minutes that go through it.
    """
    said = Counter(fold(item.text) for item in past.items)
    for ref in refs:
        session = store.open(ref)
        held = Counter(fold(entry.text) for entry in session.entries.values())
        held.update(fold(item.entry.text) for item in store.items(session))
        session.close()
        if (said & held).total() * 2 > max(said.total(), held.total()):
            return ref
    return None
