"""Bringing the index up to what the sessions are by now: reading what changed, and only that."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from time import monotonic
from typing import TYPE_CHECKING

from data.errors import NotFound, StoreFailed
from data.models.ids import CommunityId
from data.progress import Stopped
from data.store.conflicts import copies_of
from data.store.listing import newest
from data.store.places import Places
from data.store.refs import SessionRef, parse_stem
from data.store.search_rows import Told, told_in
from data.store.search_taking import Taking
from data.store.settled import Signature, living_as, settled_in, signature_of
from data.store.uncollected import uncollected

if TYPE_CHECKING:
    from data.progress import Progress
    from data.store.store import Store

_BATCH = 1.0
"""Seconds of reading that are taken in at once or not at all; others may write in between."""
_KNOWN = "SELECT 1 FROM sessions WHERE community = ? AND stem = ? AND signature = ?"


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
    gone: tuple[tuple[CommunityId, str], ...]
    """Sessions that are not there any more: community and stem."""

    def __bool__(self) -> bool:
        """Say whether there is anything to do."""
        return bool(self.changed or self.gone)


def changes_since(sql: sqlite3.Connection, store: Store) -> Changes:
    """Return what is not as the index knows it. StoreFailed."""
    rows = sql.execute("SELECT community, stem, signature FROM sessions")
    known = {(CommunityId(community), stem): signature for community, stem, signature in rows}
    changed: list[Change] = []
    for community, folder in store.sessions_dirs().items():
        begins = len(str(folder)) + 1
        mark = store.persons(community).mark
        settled = settled_in(folder, mark)
        for path, signature in settled.items():
            told = known.pop((community, path[begins:]), "")
            parsed = parse_stem(Path(path).name)
            if told != _spelled(signature) and parsed:
                ref = SessionRef(Path(path), community, *parsed, live=False)
                changed.append(Change(ref, path[begins:]))
        for ref in newest({community: folder}, but=settled):
            told = known.pop((community, str(ref.path)[begins:]), "")
            if not told or told != sign_of(ref.path, mark):
                changed.append(Change(ref, str(ref.path)[begins:]))
    in_order = sorted(changed, key=lambda change: change.ref.path.name)
    return Changes(tuple(in_order), tuple(known))


def take_in(
    sql: sqlite3.Connection,
    store: Store,
    changes: Changes,
    progress: Progress | None = None,
) -> None:
    """Take changes in, a batch at a time. sqlite3.Error, where the batches before stay."""
    tell = progress or _nobody
    if changes.gone:
        with _batch(sql) as taking:
            for session in changes.gone:
                taking.forget(*session)
    every = len(changes.changed)
    done = 0
    while done < every:
        until = monotonic() + _BATCH
        with uncollected(), _batch(sql) as taking:
            for change in changes.changed[done:]:
                try:
                    tell(done, every)
                except Stopped:
                    every = done
                    break
                _take(taking, sql, store, change)
                done += 1
                if monotonic() > until:
                    break
    if done == len(changes.changed):
        with suppress(Stopped):
            tell(done, done)


@contextmanager
def _batch(sql: sqlite3.Connection) -> Iterator[Taking]:
    """Do all of it within or nothing, while nobody else writes."""
    sql.execute("BEGIN IMMEDIATE")
    try:
        taking = Taking(sql)
        yield taking
        taking.finish()
        sql.execute("COMMIT")
    finally:
        if sql.in_transaction:
            sql.execute("ROLLBACK")


def _take(taking: Taking, sql: sqlite3.Connection, store: Store, change: Change) -> None:
    """Read a session, unless another process did so meanwhile."""
    signature = sign_of(change.ref.path, store.persons(change.ref.community).mark)
    own = change.ref.community, change.stem
    if not signature or sql.execute(_KNOWN, (*own, signature)).fetchone() is None:
        taking.take(change.ref, change.stem, signature, _told(store, change.ref))


def _nobody(_done: int, _every: int) -> None:
    """Tell nobody."""


def _told(store: Store, ref: SessionRef) -> Told | None:
    """Return what is searched of a session; None where it cannot be read."""
    with suppress(StoreFailed, NotFound):
        session = store.open(ref)
        try:
            return told_in(session)
        finally:
            session.close()
    return None


def sign_of(path: Path, mark: int = 0) -> str:
    """Return what changes whenever anything of a session does; empty where that cannot be said.

    `mark` is that of the community's Persons, by whom it is read.
    """
    signature = signature_of(str(path), mark)
    if signature and not copies_of(Places.of(path).sealed):
        return _spelled(signature)
    living = living_as(path, mark)
    return repr(sorted(living)) if living else ""


def _spelled(signature: Signature) -> str:
    return " ".join(map(str, signature))
