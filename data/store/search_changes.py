"""Bringing the index up to what the sessions are by now: reading what changed, and only that."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from data.errors import NotFound, StoreFailed
from data.store.conflicts import copies_of
from data.store.listing import newest
from data.store.places import Places
from data.store.refs import SessionRef, parse_stem
from data.store.search_rows import Told, told_in
from data.store.search_taking import Taking
from data.store.settled import Signature, living_as, settled_in, signature_of
from data.store.uncollected import uncollected

if TYPE_CHECKING:
    from data.store.store import Store

Progress = Callable[[int, int], None]
"""Is told how many sessions of how many are taken in."""
Cancelled = Callable[[], bool]
"""Says whether to stop; what was taken in by then stays."""
_BATCH = 100
"""Sessions that are taken in at once or not at all; others may ask in between."""


@dataclass(frozen=True, slots=True)
class Change:
    """A session that is not as the index knows it."""

    ref: SessionRef
    stem: str
    """What the index calls it: `2026/2026-11-24-1000-home-visits`."""


@dataclass(frozen=True, slots=True)
class Changes:
    """All that the index does not know yet."""

    changed: tuple[Change, ...]
    """The oldest first, as what is carried is known where it was said."""
    gone: tuple[int, ...]
    """Numbers of sessions that are not there any more."""

    def __bool__(self) -> bool:
        """Say whether there is anything to do."""
        return bool(self.changed or self.gone)


def changes_since(sql: sqlite3.Connection, store: Store) -> Changes:
    """Return what is not as the index knows it. StoreFailed."""
    rows = sql.execute("SELECT community, stem, signature, id FROM sessions")
    known = {(community, stem): (signature, number) for community, stem, signature, number in rows}
    changed: list[Change] = []
    for community, folder in store.sessions_dirs().items():
        begins = len(str(folder)) + 1
        settled = settled_in(folder)
        for path, signature in settled.items():
            told, _ = known.pop((community, path[begins:]), ("", 0))
            parsed = parse_stem(Path(path).name)
            if told != _spelled(signature) and parsed:
                ref = SessionRef(Path(path), community, *parsed, live=False)
                changed.append(Change(ref, path[begins:]))
        for ref in newest({community: folder}, but=settled):
            told, _ = known.pop((community, str(ref.path)[begins:]), ("", 0))
            if not told or told != sign_of(ref.path):
                changed.append(Change(ref, str(ref.path)[begins:]))
    in_order = sorted(changed, key=lambda change: change.ref.path.name)
    return Changes(tuple(in_order), tuple(number for _, number in known.values()))


def take_in(
    sql: sqlite3.Connection,
    store: Store,
    changes: Changes,
    progress: Progress | None = None,
    cancelled: Cancelled | None = None,
) -> None:
    """Take changes in, a batch at a time. sqlite3.Error, where the batches before stay."""
    count = len(changes.changed)
    gone = changes.gone
    for first in range(0, max(count, 1), _BATCH):
        sql.execute("BEGIN IMMEDIATE")
        try:
            taking = Taking(sql)
            for number in gone:
                taking.forget(number)
            gone = ()
            for done, change in enumerate(changes.changed[first : first + _BATCH], first):
                if cancelled and cancelled():
                    count = 0
                    break
                if progress:
                    progress(done, len(changes.changed))
                signature = sign_of(change.ref.path)
                taking.take(change.ref, change.stem, signature, _told(store, change.ref))
            taking.finish()
            sql.execute("COMMIT")
        finally:
            if sql.in_transaction:
                sql.execute("ROLLBACK")
        if not count:
            return
    if progress:
        progress(len(changes.changed), len(changes.changed))


def _told(store: Store, ref: SessionRef) -> Told | None:
    """Return what is searched of a session; None where it cannot be read."""
    with suppress(StoreFailed, NotFound), uncollected():
        session = store.open(ref)
        try:
            return told_in(session)
        finally:
            session.close()
    return None


def sign_of(path: Path) -> str:
    """Return what changes whenever anything of a session does; empty where that cannot be said."""
    signature = signature_of(str(path))
    if signature and not copies_of(Places.of(path).sealed):
        return _spelled(signature)
    living = living_as(path)
    return repr(sorted(living)) if living else ""


def _spelled(signature: Signature) -> str:
    return " ".join(map(str, signature))
