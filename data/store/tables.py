"""TinyDB's file format, read and written without importing TinyDB: JSON tables of documents."""

import json
import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from data.errors import DamagedFile
from data.store.changes import Fields
from data.store.files import read_file, told
from data.store.lines import cleaned, is_plain, spell

Tables = dict[str, dict[str, Fields]]
"""Tables of documents by their keys."""

_UUID = re.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")


def key_of(identifier: str) -> str:
    """Return a record's key in a TinyDB file, which takes integers only: its UUID as a number."""
    if _UUID.fullmatch(identifier):
        return str(int(identifier.replace("-", ""), 16))
    return str(int.from_bytes(b"\x01" + identifier.encode("utf-8", "replace")))


def spell_tables(tables: Mapping[str, Mapping[str, Any]]) -> bytes:
    """Return a TinyDB file with each document on a line of its own."""
    return b"{%b}" % b",\n".join(
        b"%b:{\n%b\n}" % (spell(name), b",\n".join(_documents(table)))
        for name, table in tables.items()
    )


def _documents(table: Mapping[str, Any]) -> list[bytes]:
    return [b"%b:%b" % (spell(str(key)), spell(document)) for key, document in table.items()]


def read_tables(path: Path) -> Tables:
    """Return the tables of a TinyDB file. DamagedFile, StoreFailed, FileNotFoundError."""
    return parse_tables(path, read_raw(path))


def read_raw(path: Path) -> bytes:
    """Return a file's bytes. StoreFailed; FileNotFoundError."""
    try:
        return read_file(path)
    except FileNotFoundError:
        raise
    except OSError as error:
        with told("read", path):
            raise error


def parse_tables(path: Path, raw: bytes) -> Tables:
    """Return the tables in the bytes of a TinyDB file; DamagedFile where they are none."""
    try:
        tables: Tables = json.loads(raw.decode("utf-8"))
        tables = tables if is_plain(raw.replace(b"\n", b"")) else cleaned(tables)
    except (ValueError, RecursionError) as error:
        raise damaged(path) from error
    if not isinstance(tables, dict) or not all(map(_is_table, tables.values())):
        raise damaged(path)
    return tables


def _is_table(table: Any) -> bool:
    return isinstance(table, dict) and all(isinstance(doc, dict) for doc in table.values())


def damaged(path: Path) -> DamagedFile:
    """Return the error that names a file which cannot be understood."""
    return DamagedFile(
        f"{path} is damaged and was left as it is.",
        "Put a copy from a backup in its place; everything else can still be opened.",
    )
