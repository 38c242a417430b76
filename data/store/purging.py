"""Purging: the files of a session lose the words that do not count any more.

What others hold is blanked in place, so nobody stops; what is replaced whole is replaced under the
folder's lock, as sealing does. The files that still tell which words it was about come last: after
a crash anywhere the next purge finishes it.
"""

import os
from collections.abc import Callable, Iterable
from contextlib import suppress
from functools import partial
from pathlib import Path

from data.errors import StoreFailed
from data.store.blanking import Patch, patch_file
from data.store.changes import Change
from data.store.conflicts import copies_of, read_copies, writer_of
from data.store.files import failed, locked, read_file, replace_file, show_change, told
from data.store.holding import hold
from data.store.lines import intact
from data.store.places import Places
from data.store.reading import Reading, read_journal
from data.store.remains import Remains
from data.store.sealed import read_sealed


class Purged:
    """What a purge did."""

    def __init__(self, remains: Remains | None = None) -> None:
        """Begin with nothing done about what remains."""
        self.remains = remains or Remains.of(Reading())
        """What was to go."""
        self.files: dict[Path, None] = {}
        """The files that lost something."""
        self.unreached: dict[str, None] = {}
        """Sentences about files that could not be looked into."""

    def add(self, other: "Purged") -> None:
        """Take in what another purge did."""
        self.files |= other.files
        self.unreached |= other.unreached


def unfinished(places: Places) -> bool:
    """Say whether words that were taken out of a session are still in its files. StoreFailed."""
    return Remains.of(read_all(places)).unfinished


def purge(places: Places, also: Iterable[Change] = ()) -> Purged:
    """Take out of a session's files what does not count any more. StoreFailed.

    `also` are tombstones that stand elsewhere.
    """
    if not (places.live.is_dir() or places.sealed.exists()):
        return Purged()
    with told("take words out of", places.sealed), locked(places.live, make=True):
        try:
            return purge_held(places, also)
        finally:
            with suppress(OSError):
                places.live.rmdir()


def purge_held(places: Places, also: Iterable[Change] = ()) -> Purged:
    """Do it while the session's folder is held. OSError, StoreFailed."""
    remains = Remains.of(read_all(places), also)
    purged = Purged(remains)
    for path in (places.sealed, places.base):
        path.with_name(f"{path.name}.new").unlink(missing_ok=True)
    if not remains.unfinished:
        return purged
    for path in _drafts(places):
        _patch(path, purged, remains.draft_patches)
    for path in places.journals():
        _patch(path, purged, partial(remains.journal_patches, writer_of(path)))
    for path in (places.base, places.sealed, *copies_of(places.base), *copies_of(places.sealed)):
        _replace(path, purged, remains.sealed)
    for folder in {path.parent for path in purged.files}:
        show_change(folder)
    return purged


def read_all(places: Places) -> Reading:
    """Return all that the files of a session say, also what does not count any more."""
    reading = Reading()
    for path in places.journals():
        with suppress(OSError):
            if tail := read_journal(writer_of(path), read_file(path), reading):
                reading.set_aside(path.name, tail, "The last line of")
    for path in (places.base, places.sealed):
        with suppress(StoreFailed):
            read_sealed(path, reading)
    read_copies(places, reading)
    return reading


def _drafts(places: Places) -> list[Path]:
    try:
        return sorted(path for path in places.drafts.iterdir() if path.is_file())
    except OSError:
        return []


def _patch(path: Path, purged: Purged, patches_of: Callable[[bytes], list[Patch]]) -> None:
    """Blank lines of a file that others may append to."""
    handle = hold(path)
    try:
        raw = read_file(path)
        end = _settled(raw) if handle is None else len(raw)
        if patches := [patch for patch in patches_of(raw) if patch.start < end]:
            patch_file(path, patches)
            purged.files[path] = None
    except FileNotFoundError:
        return
    except OSError as error:
        purged.unreached[failed(error, "take words out of", path).title] = None
    finally:
        if handle is not None:
            os.close(handle)


def _settled(raw: bytes) -> int:
    """Return the end of a file's last whole line: what its writer may still take back is after."""
    end = raw.rfind(b"\n") + 1
    while end > 0 and not intact(raw[raw.rfind(b"\n", 0, end - 1) + 1 : end - 1]):
        end = raw.rfind(b"\n", 0, end - 1) + 1
    return end


def _replace(path: Path, purged: Purged, without: Callable[[Path, bytes], bytes]) -> None:
    """Put a file without the words in place of one that nobody appends to."""
    try:
        raw = read_file(path)
        if (data := without(path, raw)) != raw:
            replace_file(path, data)
            purged.files[path] = None
    except FileNotFoundError:
        return
