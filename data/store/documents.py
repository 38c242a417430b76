"""TinyDB over the store's files, with its traps for several programs closed.

Stock TinyDB writes in place, counts ids for each table object, answers queries from a cache that
another program's writing does not empty, and takes an empty file for a new database. Not here.
"""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from tinydb import TinyDB
from tinydb.storages import Storage
from tinydb.table import Table

from data.models.ids import new_id
from data.store.files import replace_file
from data.store.salvage import Tables
from data.store.sealed import META, spell_whole
from data.store.tables import key_of, read_tables


class WholeFileStorage(Storage):
    """A TinyDB file that is replaced at once and durably, never written in place."""

    def __init__(self, path: Path) -> None:
        """Touch nothing until something is written."""
        self._path = path

    def read(self) -> Tables | None:
        """Return the tables; None only where there is no file. DamagedFile."""
        try:
            return read_tables(self._path)
        except FileNotFoundError:
            return None

    def write(self, data: Mapping[str, Mapping[str, Any]]) -> None:
        """Put the tables in place of what is there, with what proves them whole. OSError."""
        tables = {name: dict(table) for name, table in data.items() if name != META}
        replace_file(self._path, spell_whole(tables, {}))


class FreshTable(Table):
    """A table that answers from the file, and whose new ids no other program can also give."""

    def __init__(
        self, storage: Storage, name: str, cache_size: int = 0, persist_empty: bool = False
    ) -> None:
        """Keep no answers: the class's own default for that is bound too early to override."""
        super().__init__(storage, name, cache_size, persist_empty)

    def _get_next_id(self) -> int:
        return int(key_of(new_id()))


class Documents(TinyDB):
    """A TinyDB file of the store; whoever writes to it holds its folder."""

    table_class = FreshTable

    def __init__(self, path: Path) -> None:
        """Name the file; it is read when something is asked of it."""
        super().__init__(path, storage=WholeFileStorage)
