"""Taking an import back: sessions that came in by it alone go again, once a copy of them is kept.

Nothing that anybody did since is lost unasked: a session that was changed stays, and so does one
whose actions were heard in a session that stays.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from data.errors import LctuiError, StoreFailed
from data.models.records import Carried, SessionHead
from data.store.archive import sizes_in
from data.store.backups import make_copy
from data.store.changes import ANONYMOUS, Change
from data.store.conflicts import copies_of
from data.store.files import locked, make_new_folder, told
from data.store.hlc import minute_of, moment_in
from data.store.places import Places
from data.store.purging import read_all
from data.store.reading import Reading
from data.store.taking_in import WRITER

if TYPE_CHECKING:
    from data.store.refs import SessionRef
    from data.store.store import Store

NOT_IMPORTED = "it did not come in by an import"
AMENDED = "it was changed since it came in"
HEARD = "its actions were heard in a later session"
"""Why a session stays."""
_BY_IMPORT = f'"{WRITER}"'.encode()


@dataclass(slots=True)
class TakenBack:
    """What goes, or went, and what stays."""

    gone: list[SessionRef] = field(default_factory=list)
    kept: list[tuple[SessionRef, str]] = field(default_factory=list)
    """Those that stay, each with why."""
    copy: Path | None = None
    """The backup that holds what went."""


def last_import(store: Store) -> list[SessionRef]:
    """Return the sessions that came in last, together; none where none came in. StoreFailed."""
    came: dict[str, list[SessionRef]] = {}
    for ref in store.sessions():
        places = Places.of(ref.path)
        with suppress(OSError):
            if _BY_IMPORT in places.sealed.read_bytes() and (at := _came_at(read_all(places))):
                came.setdefault(at, []).append(ref)
    return came[max(came)] if came else []


def would_go(store: Store, refs: Sequence[SessionRef], *, force: bool = False) -> TakenBack:
    """Return which of these sessions can go, and why the others stay. StoreFailed.

    With `force` those go as well that were changed since, or whose actions were heard.
    """
    told = TakenBack()
    for ref in dict.fromkeys(refs):
        why = _why_stays(Places.of(ref.path))
        if why and not (force and why != NOT_IMPORTED):
            told.kept.append((ref, why))
        else:
            told.gone.append(ref)
    if told.gone and not force:
        _keep_heard(store, told)
    return told


def take_back(store: Store, refs: Sequence[SessionRef], *, force: bool = False) -> TakenBack:
    """Take sessions out that came in by import alone; a copy of them is kept first. StoreFailed."""
    done = would_go(store, refs, force=force)
    if not done.gone:
        return done
    places = [Places.of(ref.path) for ref in done.gone]
    with told("keep a copy of", places[0].sealed):
        done.copy = make_copy(*places)
    held = sizes_in(done.copy) if done.copy else {}
    if not all(any(name.endswith(f"/{each.sealed.name}") for name in held) for each in places):
        raise LctuiError("No copy of these sessions can be kept, so they stay.")
    for ref, each in zip(list(done.gone), places, strict=True):
        if not _removed(each, force=force):
            done.gone.remove(ref)
            done.kept.append((ref, AMENDED))
        store.forget(ref)
    return done


def _removed(places: Places, *, force: bool) -> bool:
    """Take a sealed session away; False where somebody is changing it at this moment."""
    with told("take out", places.sealed):
        try:
            make_new_folder(places.live, for_good=False)
        except FileExistsError:
            return False
        try:
            with locked(places.live):
                if not force and _why_stays(places, held=True):
                    return False
                places.sealed.unlink(missing_ok=True)
                return True
        finally:
            with suppress(OSError):
                places.live.rmdir()


def _why_stays(places: Places, *, held: bool = False) -> str:
    """Return why a session is not to go; empty where it is as it came in."""
    reading = read_all(places)
    at = _came_at(reading)
    if not at:
        return NOT_IMPORTED
    changed = (places.live.exists() and not held) or bool(copies_of(places.sealed))
    return AMENDED if changed or not all(_is_of(change, at) for change in reading.changes) else ""


def _is_of(change: Change, at: str) -> bool:
    """Say whether a change was made by the import of that moment."""
    if change.writer == ANONYMOUS:
        return change.at[:16] == minute_of(moment_in(at))[:16]
    return change.writer == WRITER


def _came_at(reading: Reading) -> str:
    """Return the moment at which a session came in by import; empty where it did not."""
    stamps = (c.at for c in reading.changes if c.table == SessionHead.TABLE and c.writer == WRITER)
    return min(stamps, default="")


def _keep_heard(store: Store, told: TakenBack) -> None:
    """Let those stay whose actions a session holds that stays."""
    ids = {str(store.id_of(ref)): ref for ref in told.gone}
    held = dict(_carried_by(store, {ref.community for ref in told.gone}, ids))
    while True:
        going = set(told.gone)
        wanted = {ids[i] for by, origins in held.items() if by not in going for i in origins}
        if not (staying := [ref for ref in told.gone if ref in wanted]):
            return
        for ref in staying:
            told.gone.remove(ref)
            told.kept.append((ref, HEARD))


def _carried_by(
    store: Store, communities: Iterable[str], ids: Collection[str]
) -> Iterator[tuple[SessionRef, set[str]]]:
    """Yield the sessions that hold actions of these, with which."""
    for ref in store.sessions():
        if ref.community not in communities:
            continue
        with suppress(StoreFailed):
            origins = {
                str(change.fields.get("origin"))
                for change in read_all(Places.of(ref.path)).changes
                if change.table == Carried.TABLE
            }
            if found := origins & set(ids):
                yield ref, found
