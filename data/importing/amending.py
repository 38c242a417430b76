"""What is new in minutes that changed after they were taken in goes into the session that is here.

Nothing that is there is changed or taken away: it may have been amended since.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from data.capture.people import fold
from data.importing.phases import phases_of
from data.importing.records import entry_of, moment_of_past
from data.models.ids import EntryId, PhaseId, new_id

if TYPE_CHECKING:
    from data.carryover import Item
    from data.importing.found import Found
    from data.models.records import Entry
    from data.store.open_session import OpenSession
    from data.store.store import Store


def add_what_is_new(store: Store, found: Found) -> int:
    """Add the items of changed minutes that their session does not hold; return how many.

    StoreFailed.
    """
    if found.here is None:
        return 0
    session = store.open(found.here)
    try:
        entries = list(_new(found, session, store.items(session)))
        if entries:
            session.put(*entries)
    finally:
        session.close()
    return len(entries)


def _new(found: Found, session: OpenSession, handed: Iterable[Item]) -> Iterator[Entry]:
    """Yield the entries that the session lacks, each as often as it is lacking."""
    held = Counter(fold(entry.text) for entry in session.entries.values())
    held.update(fold(item.entry.text) for item in handed)
    phases = {phase.title: phase.id for phase in session.head.phases}
    told, places = phases_of(found.past.items)
    titles = {phase.id: phase.title for phase in told}
    last = session.head.phases[-1].id if session.head.phases else PhaseId("h1")
    moment = moment_of_past(found.past, session.head.zone)
    for item, (phase, prompt) in zip(found.past.items, places, strict=True):
        words = fold(item.text)
        if held[words] > 0:
            held[words] -= 1
            continue
        where = phases.get(titles[phase], last), prompt
        yield entry_of(item, EntryId(new_id()), moment, where)
