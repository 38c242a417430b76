"""Mending a session: copies of what is damaged are put aside, then all that can be read is written.

What a damaged file no longer tells comes from the automatic backups, so far as they hold it. Cut
off anywhere, the next repair finishes it: a file gives way only when all it held stands elsewhere.
"""

from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

from data.errors import DamagedFile, LctuiError, NewerFile, StoreFailed
from data.store.absorbing import stays
from data.store.archive import read_archive
from data.store.archived import sessions_in
from data.store.aside import copy_aside, set_aside
from data.store.backups import copies_of_session
from data.store.changes import ANONYMOUS, Change
from data.store.conflicts import copies_of, writer_of
from data.store.files import locked, read_file, told
from data.store.holding import in_use
from data.store.journal import append_shared
from data.store.merge import History
from data.store.places import SEALED, Places
from data.store.reading import SUFFIX, Reading, read_journal
from data.store.sealed import read_sealed
from data.store.sealing import fold

_WRITER = "backup"
"""The journal of what comes from a backup."""


def is_busy(places: Places) -> bool:
    """Say whether a living terminal has a session open."""
    here = (path for folder in (places.here, places.drafts) for path in folder.glob("*"))
    return any(in_use(path) for path in (*places.journals(), *here))


def mend_session(root: Path, places: Places) -> None:
    """Write a session's files anew from all that can be read. StoreFailed, OSError.

    Nothing is done while a living terminal holds it.
    """
    journals = places.journals()
    if is_busy(places):
        raise StoreFailed(f"{places.live} is in use.", "Close its terminals and try again.")
    sealed = not (journals or places.base.exists()) or places.sealed.exists()
    with told("mend", places.sealed), locked(places.live, make=True):
        reading, unreadable = _put_aside(root, places)
        history = History(reading.changes)
        if reading.broken or unreadable or "session" not in history.tables():
            _bring_back(places, history)
        set_aside(root, unreadable)
    if reading.changes or places.journals():
        fold(places, over_damage=True, stays_live=not sealed)


def _put_aside(root: Path, places: Places) -> tuple[Reading, list[Path]]:
    """Put copies of what is damaged aside; return what can be read, and the files that cannot."""
    whole, unreadable = Reading(), []
    files = [places.sealed, places.base]
    for path in (*files, *(copy for file in files for copy in copies_of(file)), *places.journals()):
        reading = Reading()
        try:
            _read(path, reading)
        except NewerFile:
            raise
        except DamagedFile:
            unreadable.append(path)
        if reading.damage:
            copy_aside(root, path)
        whole.changes += reading.changes
        whole.broken |= reading.broken or (bool(reading.damage) and path.suffix == SUFFIX)
    return whole, unreadable


def _read(path: Path, reading: Reading) -> None:
    if path.suffix != SUFFIX:
        read_sealed(path, reading)
    elif tail := read_journal(writer_of(path), read_file(path), reading):
        reading.set_aside(path.name, tail, "The last line of")


def _bring_back(places: Places, history: History) -> None:
    """Write into journals what the backups of a session tell and its files do not."""
    for changes in _backed_up(places):
        news = stays(history, changes, _WRITER)
        for writer in (_WRITER, ANONYMOUS):
            if said := [change for change in news if change.writer == writer]:
                append_shared(places.live / f"{writer}{SUFFIX}", said, 0)


def _backed_up(places: Places) -> Iterator[list[Change]]:
    for copy in copies_of_session(places):
        with suppress(LctuiError), read_archive(copy) as archive:
            for archived in sessions_in(archive):
                name = f"/{archived.community}/sessions/{archived.stem}{SEALED}"
                if places.sealed.as_posix().endswith(name):
                    yield archived.read().changes
