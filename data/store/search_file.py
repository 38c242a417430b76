"""The file in which what was said can be found: SQLite with full text, outside the store.

Nothing in it is needed. It holds words, so it is private, forgets what it deletes, and a redaction
takes it away with all that is derived (`IndexFile.remove`): a connection to a file that is not
there any more is never used again.
"""

from __future__ import annotations

import errno
import os
import sqlite3
import unicodedata
from contextlib import closing, suppress
from pathlib import Path
from urllib.parse import quote
from zlib import crc32

from data.store.files import FILE_MODE, make_folder
from data.store.index_file import check_ours, is_useless, remove_all

PATIENCE = 2.0
"""Seconds to wait for another process that writes; after that it goes without."""
LAYOUT = crc32(f"5 {unicodedata.unidata_version}".encode()) & 0x7FFFFFFF
"""Another number where anything is kept, or words are folded, in another way."""
_READ_ONLY = (errno.EROFS, errno.EACCES, errno.EPERM)
_MAKE = """
CREATE TABLE sessions (
    id INTEGER PRIMARY KEY, community TEXT, stem TEXT, signature TEXT,
    first INTEGER, room INTEGER, day TEXT, title TEXT, topic TEXT, named TEXT,
    UNIQUE (community, stem)
);
CREATE INDEX sessions_in_order ON sessions (first);
CREATE TABLE facets (id INTEGER PRIMARY KEY, name TEXT, value TEXT, UNIQUE (name, value));
CREATE TABLE used (facet INTEGER, session INTEGER, PRIMARY KEY (facet, session)) WITHOUT ROWID;
CREATE INDEX used_in ON used (session);
CREATE TABLE items (
    id INTEGER PRIMARY KEY, session INTEGER, place TEXT, entry TEXT, kind TEXT, text TEXT, at TEXT,
    by TEXT, due TEXT, level TEXT, more TEXT, marks TEXT, state TEXT
);
CREATE TABLE owed (
    entry TEXT, item INTEGER, session INTEGER, kind TEXT, status TEXT, talk INTEGER,
    PRIMARY KEY (entry, item)
) WITHOUT ROWID;
CREATE INDEX owed_in ON owed (session);
CREATE TABLE heard (
    entry TEXT, session INTEGER, outcome TEXT, at TEXT, item INTEGER,
    PRIMARY KEY (entry, session)
) WITHOUT ROWID;
CREATE INDEX heard_in ON heard (session);
CREATE TABLE handed (
    entry TEXT, session INTEGER, here TEXT, visits TEXT, PRIMARY KEY (entry, session)
) WITHOUT ROWID;
CREATE INDEX handed_in ON handed (session);
CREATE TABLE vocabulary (word TEXT PRIMARY KEY, count INTEGER) WITHOUT ROWID;
CREATE VIRTUAL TABLE words USING fts5 (text, marks, content='', columnsize=0, tokenize='ascii');
"""


class Connection:
    """A connection to the file, or to one in memory, and which file that is."""

    def __init__(self, sql: sqlite3.Connection, path: Path | None = None) -> None:
        """Remember which file the path names by now. OSError."""
        self.sql = sql
        self._path = path
        self._file = path.lstat() if path else None

    @property
    def holds(self) -> bool:
        """Whether the path still names that file: nobody took it away or put another there."""
        if self._path is None or self._file is None:
            return True
        with suppress(OSError):
            return os.path.samestat(self._file, self._path.lstat())
        return False

    def close(self) -> None:
        """Let go of it."""
        self.sql.close()


def in_memory() -> Connection:
    """Return an empty index that nobody else sees."""
    sql = sqlite3.connect(":memory:", check_same_thread=False, isolation_level=None)
    _make(sql)
    return Connection(sql)


def connect(path: Path, *, make: bool) -> Connection | None:
    """Connect to the file; None where there is none and none is to be made.

    Where none is to be made one that cannot be written is there to be read. One of another layout
    is taken away. OSError, sqlite3.Error where it cannot be had.
    """
    for _ in range(2):
        if not make and not os.path.lexists(path):
            return None
        found = _connected(path, make=make)
        (layout,) = found.sql.execute("PRAGMA user_version").fetchone()
        if layout == LAYOUT:
            return found
        if make and not layout and _is_empty(found.sql):
            _make(found.sql)
            return found
        found.close()
        take_away(path)
    return None


def _connected(path: Path, *, make: bool) -> Connection:
    """Connect for writing; where that may not be and none is to be made, for reading."""
    if make:
        make_folder(path.parent)
    mode = "rw"
    try:
        _check(path, os.O_RDWR | (os.O_CREAT if make else 0))
    except OSError as error:
        if make or error.errno not in _READ_ONLY:
            raise
        _check(path, os.O_RDONLY)
        mode = "ro"
    name = f"file:{quote(os.fsencode(path))}?mode={mode}"
    sql = sqlite3.connect(
        name, uri=True, timeout=PATIENCE, isolation_level=None, check_same_thread=False
    )
    try:
        sql.execute("PRAGMA secure_delete = ON")
        sql.execute("PRAGMA synchronous = NORMAL")
        sql.execute("PRAGMA cache_size = -32768")
        return Connection(sql, path)
    except (OSError, sqlite3.Error):
        sql.close()
        raise


def _check(path: Path, how: int) -> None:
    """See to it that it is a file of ours. OSError."""
    handle = os.open(path, how | os.O_NOFOLLOW | os.O_NONBLOCK, FILE_MODE)
    try:
        check_ours(handle, path)
    finally:
        os.close(handle)


def _is_empty(sql: sqlite3.Connection) -> bool:
    return sql.execute("SELECT 1 FROM sqlite_master").fetchone() is None


def _make(sql: sqlite3.Connection) -> None:
    """Lay it out, at once or not at all; another process may be about to."""
    sql.execute("BEGIN IMMEDIATE")
    if _is_empty(sql):
        for statement in filter(str.strip, _MAKE.split(";")):
            sql.execute(statement)
        sql.execute(f"PRAGMA user_version = {LAYOUT}")
    sql.execute("COMMIT")


def take_away(path: Path) -> None:
    """Take the file away with what SQLite left beside it, where that is allowed."""
    with suppress(OSError):
        remove_all(path.parent, path.name)


def is_damaged(error: sqlite3.Error) -> bool:
    """Say whether the file itself is at fault, rather than who uses it at this moment."""
    return isinstance(error, sqlite3.DatabaseError) and is_useless(error)


def refusal(path: Path) -> str:
    """Return why it cannot be read, in SQLite's words; empty where it can, or is not there."""
    try:
        found = connect(path, make=False)
        if found is None:
            return ""
        with closing(found):
            (answer,) = found.sql.execute("PRAGMA quick_check(1)").fetchone()
    except (sqlite3.Error, OSError) as error:
        return str(error)
    return "" if answer == "ok" else str(answer)
