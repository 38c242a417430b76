"""The file of the index: what was derived from sealed sessions, in SQLite, outside the store.

Nothing in it is needed: it is rebuilt from the sessions, and done without where it cannot be had.
It holds words, so it is private, forgets what it deletes, and redaction takes the whole of it away.
"""

from __future__ import annotations

import errno
import hashlib
import os
import stat
from collections.abc import Callable, Collection, Iterable
from contextlib import closing, suppress
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple, TypeVar
from urllib.parse import quote

from data.store.files import FILE_MODE, make_folder
from data.store.settled import Signature

if TYPE_CHECKING:
    import sqlite3

T = TypeVar("T")
_PATIENCE = 0.5
"""Seconds to wait for another process that writes; after that it goes without."""
_MAKE = """
CREATE TABLE IF NOT EXISTS derived (
    community TEXT, stem TEXT, name TEXT,
    inode INTEGER, size INTEGER, modified INTEGER, changed INTEGER, told TEXT,
    UNIQUE (community, stem, name)
)
"""
_READ = """
SELECT stem, inode, size, modified, changed, told FROM derived WHERE community = ? AND name = ?
"""
_READ_ONE = _READ + " AND stem = ?"
_STEMS = "SELECT DISTINCT stem FROM derived WHERE community = ?"
_PUT = "INSERT OR REPLACE INTO derived VALUES (?, ?, ?, ?, ?, ?, ?, ?)"
_FORGET = "DELETE FROM derived WHERE community = ? AND stem = ?"


class Kept(NamedTuple):
    """What the index holds of one session."""

    signature: Signature
    """Of the file it was derived from."""
    told: str
    """In JSON."""


class IndexFile:
    """One store's index."""

    def __init__(self, folder: Path, root: Path) -> None:
        """Name it after the store's true place, in a folder that holds those of several stores."""
        name = hashlib.sha256(os.fsencode(os.path.realpath(root))).hexdigest()[:16]
        self.path = folder / f"{name}.index.sqlite"

    @property
    def search(self) -> Path:
        """The file of data.store.search_file, which goes whenever all of it goes."""
        return self.path.with_name(self.path.name.partition(".")[0] + ".search.sqlite")

    def read(self, community: str, name: str) -> dict[str, Kept]:
        """Return what is known of a community's sessions under that name, by their stems."""

        def work(connection: sqlite3.Connection) -> dict[str, Kept]:
            rows = connection.execute(_READ, (community, name))
            return {row[0]: Kept(Signature(*row[1:5]), row[5]) for row in rows}

        return self._with(work, make=False) or {}

    def read_one(self, community: str, stem: str, name: str) -> Kept | None:
        """Return what is known of one session under that name."""

        def work(connection: sqlite3.Connection) -> Kept | None:
            row = connection.execute(_READ_ONE, (community, name, stem)).fetchone()
            return Kept(Signature(*row[1:5]), row[5]) if row else None

        return self._with(work, make=False)

    def read_some(self, community: str, stems: Collection[str], name: str) -> dict[str, Kept]:
        """Return what is known of some sessions under that name, by their stems."""

        def work(connection: sqlite3.Connection) -> dict[str, Kept]:
            found = (connection.execute(_READ_ONE, (community, name, s)).fetchone() for s in stems)
            return {row[0]: Kept(Signature(*row[1:5]), row[5]) for row in found if row}

        return (self._with(work, make=False) if stems else None) or {}

    def stems(self, community: str) -> set[str]:
        """Return the stems of which anything is known."""

        def work(connection: sqlite3.Connection) -> set[str]:
            return {stem for (stem,) in connection.execute(_STEMS, (community,))}

        return self._with(work, make=False) or set()

    def write(
        self,
        community: str,
        fresh: Callable[[], Iterable[tuple[str, str, Kept]]],
        gone: Iterable[str],
    ) -> None:
        """Keep (stem, name, what) and forget the stems that are gone, at once or not at all.

        `fresh` is asked while nobody else writes: what was redacted before that must not be in it,
        and what is redacted after it takes the whole file away.
        """

        def work(connection: sqlite3.Connection) -> None:
            connection.execute("BEGIN IMMEDIATE")
            connection.executemany(_FORGET, ((community, stem) for stem in gone))
            rows = ((community, s, name, *kept.signature, kept.told) for s, name, kept in fresh())
            connection.executemany(_PUT, rows)
            connection.execute("COMMIT")

        self._with(work, make=True)

    def remove(self) -> bool:
        """Take away all that is derived from the store, what is searched too. OSError.

        Say whether there was anything.
        """
        return remove_all(self.path.parent, self.path.name.partition(".")[0])

    def refusal(self) -> str:
        """Return why it cannot be read, in SQLite's words; empty where it can, or is not there."""
        import sqlite3

        try:
            with closing(self._open(make=False)) as connection:
                (answer,) = connection.execute("PRAGMA quick_check(1)").fetchone()
                connection.execute(_READ, ("", "")).fetchall()
        except FileNotFoundError:
            return ""
        except (sqlite3.Error, OSError) as error:
            return str(error)
        return "" if answer == "ok" else str(answer)

    def _with(self, work: Callable[[sqlite3.Connection], T], *, make: bool) -> T | None:
        """Do it, or go without; a file that is damaged, or of another making, is taken away."""
        import sqlite3

        try:
            with closing(self._open(make=make)) as connection:
                return work(connection)
        except sqlite3.DatabaseError as error:
            if is_useless(error):
                with suppress(OSError):
                    remove_all(self.path.parent, self.path.name)
        except (OSError, UnicodeError, sqlite3.Error):
            pass
        return None

    def _open(self, *, make: bool) -> sqlite3.Connection:
        """Connect to a file that nobody else can read. OSError, sqlite3.Error."""
        import sqlite3

        if make:
            make_folder(self.path.parent)
        flags = os.O_RDWR | os.O_NOFOLLOW | os.O_NONBLOCK | (os.O_CREAT if make else 0)
        handle = os.open(self.path, flags, FILE_MODE)
        try:
            check_ours(handle, self.path)
        finally:
            os.close(handle)
        name = f"file:{quote(os.fsencode(self.path))}?mode=rw"
        connection = sqlite3.connect(name, uri=True, timeout=_PATIENCE, isolation_level=None)
        connection.execute("PRAGMA secure_delete = ON")
        if make:
            connection.execute(_MAKE)
        return connection


def remove_all(folder: Path, beginning: str) -> bool:
    """Take away files whose names begin so; say whether there were any. OSError."""
    try:
        names = [item.name for item in os.scandir(folder)]
    except (FileNotFoundError, NotADirectoryError):
        return False
    own = [name for name in names if name.startswith(beginning)]
    for name in sorted(own, reverse=True):  # what is beside a file goes before the file itself
        (folder / name).unlink(missing_ok=True)
    return bool(own)


def check_ours(handle: int, path: Path) -> None:
    """Raise OSError for what another user owns or is no file; let nobody else read it."""
    status = os.fstat(handle)
    if not stat.S_ISREG(status.st_mode) or status.st_uid != os.geteuid():
        raise OSError(errno.EPERM, "It is not a plain file of yours", str(path))
    if status.st_mode & 0o077:
        os.fchmod(handle, FILE_MODE)


def is_useless(error: sqlite3.DatabaseError) -> bool:
    """Say whether the file itself is at fault, rather than somebody who uses it at this moment."""
    import sqlite3

    faults = (sqlite3.SQLITE_ERROR, sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB)
    return getattr(error, "sqlite_errorcode", sqlite3.SQLITE_CORRUPT) & 0xFF in faults
