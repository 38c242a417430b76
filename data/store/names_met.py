"""Every name that stands in a session in a place for names: to be looked for in its texts."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from data.store.open_session import OpenSession


def names_of(session: OpenSession, _now: datetime) -> tuple[str, ...]:
    """Return every name that stands in a session in a place for names. DamagedFile."""
    return tuple(dict.fromkeys(filter(str.strip, _names_of(session))))


def _names_of(session: OpenSession) -> Iterator[str]:
    yield session.head.preparer
    yield from (who for _, who in session.head.bring)
    yield from (person.name for person in session.people.values())
    yield from (handover.name for handover in session.handovers)
    yield from (offer.name for offer in session.offers.values())
    for entry in session.entries.values():
        yield from (entry.by or "", entry.captured_by or "", *entry.owners, *entry.helpers)
