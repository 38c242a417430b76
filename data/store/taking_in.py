"""Taking in a session that was held elsewhere: written whole, sealed, at once.

Nothing of it is ever live: no journal is made, and the file is in its place with one sync.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from data.models.codec import to_fields
from data.models.records import Entry, ExitSlip, Record, SessionHead
from data.models.side_records import Dots
from data.store.changes import ANONYMOUS, Change
from data.store.claiming import claim_session
from data.store.files import replace_file, told
from data.store.hlc import HybridClock, after, minute_of
from data.store.lines import cleaned
from data.store.merge import History
from data.store.places import Places
from data.store.reading import Reading
from data.store.refs import SessionRef
from data.store.sealed import spell_sealed

if TYPE_CHECKING:
    from data.store.store import Store

WRITER = "taken-in"
"""The writer of what was taken in, as the sealed file tells it."""
_NAMELESS = (ExitSlip.TABLE, Dots.TABLE)


def take_in(
    store: Store,
    head: SessionHead,
    records: Iterable[Record],
    *,
    by: str = "",
    now: datetime | None = None,
) -> SessionRef:
    """Keep a session with all its records as one sealed file and return where. StoreFailed.

    It is named after when it began, else after its planned start. `by` is the name of who took it
    in, kept with its history; `now` is the moment of that. What is nameless stays so.
    """
    store.prepare()
    now = now or datetime.now(UTC)
    began = (head.clock_told and head.clock_told.started) or head.planned_start or now
    ref = claim_session(store.sessions_dir(head.community), head, began, for_good=False)
    places = Places.of(ref.path)
    history = History(_changes((head, *records), by, now))
    with told("write", places.sealed):
        try:
            replace_file(places.sealed, spell_sealed(history, Reading()))
        finally:
            places.live.rmdir()
    return ref


def _changes(records: Iterable[Record], by: str, now: datetime) -> Iterator[Change]:
    """Yield the change that makes each record; no name and no second stands by what has none."""
    clock, nameless = HybridClock(), ""
    for record in records:
        fields = cleaned(to_fields(record))
        anonymous = isinstance(record, Entry) and record.level == "anon"
        if anonymous or record.TABLE in _NAMELESS:
            nameless = after(nameless, minute_of(now))
            yield Change(nameless, ANONYMOUS, record.TABLE, record.id, fields)
        else:
            yield Change(clock.next(now), WRITER, record.TABLE, record.id, fields, by)
