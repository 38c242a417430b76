"""TinyDB's file format, read and written without importing TinyDB: JSON tables of documents."""

import json
import re
from pathlib import Path
from typing import Any

from data.errors import DamagedFile
from data.store.files import read_file, told
from data.store.lines import cleaned, is_plain
from data.store.salvage import SUM, Salvaged, Tables, salvaged

_UUID = re.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")


def key_of(identifier: str) -> str:
    """Return a record's key in a TinyDB file, which takes integers only: its UUID as a number."""
    if _UUID.fullmatch(identifier):
        return str(int(identifier.replace("-", ""), 16))
    return str(int.from_bytes(b"\x01" + identifier.encode("utf-8", "replace")))


def read_tables(path: Path) -> Tables:
    """Return the tables of a TinyDB file that is to be written again.

    DamagedFile where anything in it is damaged, StoreFailed, FileNotFoundError.
    """
    found = parse_tables(path, read_raw(path))
    if found.aside:
        raise damaged(path)
    return found.tables


def read_raw(path: Path) -> bytes:
    """Return a file's bytes. StoreFailed; FileNotFoundError."""
    try:
        return read_file(path)
    except FileNotFoundError:
        raise
    except OSError as error:
        with told("read", path):
            raise error


def parse_tables(path: Path, raw: bytes, *, whole: bool = False) -> Salvaged:
    """Return what the bytes of a TinyDB file hold; DamagedFile where that is nothing.

    `whole` is known to be as it was written. Otherwise what proves whole counts and all else is
    set aside; of a file in which nothing does (another program wrote it, or an older lctui) all.
    """
    try:
        if not whole and (found := salvaged(raw)).tables:
            return found if is_plain(raw) else found._replace(tables=cleaned(found.tables))
        tables: Tables = json.loads(raw.decode("utf-8"))
        tables = tables if is_plain(raw) else cleaned(tables)
    except (ValueError, RecursionError) as error:
        raise damaged(path) from error
    if not isinstance(tables, dict) or not all(map(_is_table, tables.values())):
        raise damaged(path)
    for table in tables.values():
        for document in table.values():
            document.pop(SUM, None)
    return Salvaged(tables, [])


def _is_table(table: Any) -> bool:
    return isinstance(table, dict) and all(isinstance(doc, dict) for doc in table.values())


def damaged(path: Path) -> DamagedFile:
    """Return the error that names a file which cannot be understood."""
    return DamagedFile(
        f"{path} is damaged and was left as it is.",
        "Put a copy from a backup in its place; everything else can still be opened.",
    )
