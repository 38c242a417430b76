"""Mending a session: what is damaged is put aside first, then all that can be read is written anew.

What a damaged file no longer tells comes from the automatic backups, so far as they hold it.
"""

from contextlib import suppress
from pathlib import Path

from data.errors import DamagedFile, LctuiError, NewerFile, StoreFailed
from data.store.aside import copy_aside, set_aside
from data.store.backups import copies_of_session
from data.store.conflicts import copies_of
from data.store.files import locked, read_file, told
from data.store.finding import session_id
from data.store.holding import in_use
from data.store.places import Places
from data.store.reading import Reading, read_journal
from data.store.restoring import restore_archive
from data.store.sealed import read_sealed
from data.store.sealing import fold, unfold
from data.store.store import Store


def mend_session(root: Path, places: Places) -> None:
    """Write a session's files anew from all that can be read. StoreFailed, OSError.

    Nothing is done while a living terminal holds it.
    """
    journals = places.journals()
    if any(in_use(path) for path in journals):
        raise StoreFailed(f"{places.live} is in use.", "Close its terminals and try again.")
    sealed = not (journals or places.base.exists()) or places.sealed.exists()
    if _put_aside(root, places) or not session_id(places):
        for copy in copies_of_session(places):
            with suppress(LctuiError):
                restore_archive(Store(root), copy)
    if not (places.sealed.exists() or places.base.exists() or places.journals()):
        return
    fold(places, over_damage=True)
    if not sealed:
        unfold(places)


def _put_aside(root: Path, places: Places) -> bool:
    """Put aside copies of what is damaged, and all that cannot be read; say if words are gone."""
    lost = False
    with told("mend", places.sealed), locked(places.live, make=True):
        files = [places.sealed, places.base]
        for path in (*files, *(copy for file in files for copy in copies_of(file))):
            reading = Reading()
            try:
                if not read_sealed(path, reading):
                    continue
            except NewerFile:
                raise
            except DamagedFile:
                set_aside(root, [path])
                lost = True
                continue
            if reading.damage:
                copy_aside(root, path)
            lost |= reading.broken
        for path in places.journals():
            lost |= _put_journal_aside(root, path)
    return lost


def _put_journal_aside(root: Path, path: Path) -> bool:
    try:
        raw = read_file(path)
    except OSError:
        set_aside(root, [path])
        return True
    reading = Reading()
    if read_journal(path.stem, raw, reading) or reading.damage:
        copy_aside(root, path)
    return bool(reading.damage)
