"""Sealing: folding a session's journals into one file, so that a crash anywhere loses nothing.

The file is put in place at once (temporary file, sync, rename, sync of the folder) and only then do
the journals go. Read before, between or after: the merge of what is there gives the same content.
"""

import os
from contextlib import ExitStack, suppress
from pathlib import Path

from data.models.records import SessionHead
from data.store.aside import copy_aside, set_aside
from data.store.conflicts import is_copy, read_copies, writer_of
from data.store.drafts import last_text, orphans
from data.store.files import locked, read_file, replace_file, sync_folder, told
from data.store.holding import hold
from data.store.merge import History
from data.store.places import Places
from data.store.purging import purge_held
from data.store.reading import Reading, read_journal
from data.store.sealed import read_sealed, spell_sealed
from data.store.tables import damaged
from data.store.terminals import clear_here


def fold(places: Places, *, over_damage: bool = False, stays_live: bool = False) -> dict[str, int]:
    """Fold the journals in the live folder into the sealed file. DamagedFile, StoreFailed.

    Return the number of the last line that was folded of each writer. What is damaged is written
    over only where it was put aside before (`over_damage`). A session that stays live gets a new
    ground for its journals to build on.
    """
    target = places.base if stays_live else places.sealed
    reading, copies = Reading(), list[Path]()
    with told("seal", places.sealed), ExitStack() as held:
        try:
            held.enter_context(locked(places.live, make=over_damage))
        except FileNotFoundError:
            return {}
        journals = places.journals()
        ours = {path for path in journals if _held(path, held)}
        if journals or places.base.exists() or over_damage:
            history, unread, copies = _read(places, journals, reading)
            if history.dropped or reading.aside:
                remains, reading = purge_held(places).remains, Reading()
                history, unread, copies = _read(places, journals, reading)
                reading.aside = remains.without(reading.aside)
            ours -= unread
            if over_damage:
                reading.aside.clear()
            unreadable = SessionHead.TABLE not in history.tables()
            if (unreadable or reading.broken) and not over_damage:
                raise damaged(places.sealed if reading.found else places.live)
            _put_in_place(places, target, spell_sealed(history, reading))
        _clear(places, ours | ({places.base} - {target}), copies)
    return reading.last


def _held(path: Path, held: ExitStack) -> bool:
    """Hold a journal that nobody writes to, so that nobody begins to while it is folded."""
    handle = hold(path)
    if handle is not None:
        held.callback(os.close, handle)
    return handle is not None


def _read(
    places: Places, journals: list[Path], reading: Reading
) -> tuple[History, set[Path], list[Path]]:
    """Read everything; return also the journals that cannot be read, and the conflict copies."""
    unread = _unread(places, journals, reading)
    copies = read_copies(places, reading)
    return History(reading.changes), unread, copies


def _unread(places: Places, journals: list[Path], reading: Reading) -> set[Path]:
    """Read everything there is; return the journals that cannot be read, which must stay."""
    unread = set()
    for path in journals:
        try:
            raw = read_file(path)
        except OSError:
            unread.add(path)
            continue
        if tail := read_journal(writer_of(path), raw, reading):
            reading.set_aside(path.name, tail, "The last line of")
    read_sealed(places.base, reading)
    read_sealed(places.sealed, reading)
    return unread


def _put_in_place(places: Places, target: Path, data: bytes) -> None:
    """Replace a file; one that held more than twice as much is put aside, not lost."""
    root = places.store
    with suppress(FileNotFoundError):
        if root and target.stat().st_size > 2 * len(data):
            copy_aside(root, target)
    replace_file(target, data)


def _clear(places: Places, folded: set[Path], copies: list[Path]) -> None:
    """Take away what the sealed file now holds; what others hold, and half-typed lines, stay.

    Conflict copies are set aside: a sync program made them, and it alone knows why.
    """
    if root := places.store:
        set_aside(root, [*copies, *filter(is_copy, folded)])
    for path in sorted(folded):
        path.unlink(missing_ok=True)
    for path in orphans(places.drafts):
        if not last_text(path):
            path.unlink(missing_ok=True)
    for path in places.here.glob(f"{places.floor.stem}.*"):
        path.unlink(missing_ok=True)
    clear_here(places)
    for folder in (places.here, places.drafts):
        with suppress(OSError):
            folder.rmdir()
    with suppress(OSError):
        places.live.rmdir()
    sync_folder(places.live.parent)


def unfold(places: Places) -> None:
    """Make a sealed session live again: its file becomes the ground its journals build on."""
    with (
        told("reopen", places.sealed),
        locked(places.live, make=True),
        suppress(FileNotFoundError),
    ):
        places.sealed.rename(places.base)
        sync_folder(places.live)
        sync_folder(places.sealed.parent)
