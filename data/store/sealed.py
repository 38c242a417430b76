"""The sealed form of a session: a plain TinyDB file that carries its own history.

Each document has its record's fields, its `id`, and `_changes`: who changed it when, so that what
another machine changed meanwhile can still be merged field by field. The last table, `_sealed`,
says how far each journal was folded and ends in a checksum of all that stands before it.
"""

import json
import os
import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any
from zlib import crc32

from data.errors import DamagedFile
from data.store.changes import Change, Fields
from data.store.files import open_file, read_file, told
from data.store.hlc import EARLIEST, is_stamp
from data.store.lines import cleaned, is_plain, spell
from data.store.merge import HANDMADE, History, merged
from data.store.reading import Reading

Tables = dict[str, dict[str, Fields]]
"""A TinyDB file: tables of documents by their keys."""

LAYOUT = 1
"""The version of all that lctui writes."""
META = "_sealed"
ASIDE = "_aside"
"""The table of what could not be read when the session was sealed."""
_SUM = len(b'"00000000"}\n}}')
_FRONT = 512
_HEAD_ID = re.compile(rb'\{"session":\{\n"\d+":\{"id":"([^"]*)"')


def key_of(identifier: str) -> str:
    """Return a record's key in a TinyDB file, which takes integers only: its UUID as a number."""
    digits = identifier.replace("-", "")
    if len(identifier) == 36 and len(digits) == 32 and digits.isalnum() and digits.isascii():
        try:
            return str(int(digits, 16))
        except ValueError:
            pass
    return str(int.from_bytes(b"\1" + identifier.encode("utf-8", "replace")))


def tables_of(history: History, reading: Reading) -> Tables:
    """Return a session as TinyDB keeps it, its head first."""
    names = sorted(history.tables(), key=lambda name: (name != "session", name))
    tables: Tables = {
        name: {
            key_of(identifier): _document(identifier, history.changes(name, identifier))
            for identifier, _ in history.records(name)
        }
        for name in names
    }
    if reading.aside:
        tables[ASIDE] = {
            str(number): {"file": name, "line": raw.decode("utf-8", "backslashreplace")}
            for number, (name, raw) in enumerate(reading.aside, 1)
        }
    tables[META] = {"1": {"layout": LAYOUT, "folded": reading.last}}
    return tables


def _document(identifier: str, changes: Any) -> Fields:
    if len(changes) == 1:
        told_by: list[Any] = [[changes[0].at, changes[0].writer]]
    else:
        told_by = [[change.at, change.writer, change.fields] for change in changes]
    return {"id": identifier, **merged(changes), "_changes": told_by}


def spell_tables(tables: Mapping[str, Mapping[str, Any]]) -> bytes:
    """Return a TinyDB file: JSON with each document on a line of its own."""
    return b"{%b}" % b",\n".join(
        b"%b:{\n%b\n}"
        % (
            spell(name),
            b",\n".join(b"%b:%b" % (spell(key), spell(doc)) for key, doc in table.items()),
        )
        for name, table in tables.items()
    )


def spell_sealed(tables: Tables) -> bytes:
    """Return a sealed file, its checksum at its end."""
    tables[META]["1"]["sum"] = "00000000"
    raw = spell_tables(tables)
    front = raw[:-_SUM]
    return b'%b"%08x"}\n}}' % (front, crc32(front))


def read_tables(path: Path) -> Tables:
    """Return the tables of a TinyDB file; DamagedFile where it is none. FileNotFoundError."""
    return parse_tables(path, read_raw(path))


def read_raw(path: Path) -> bytes:
    """Return a file's bytes; StoreFailed where it cannot be read. FileNotFoundError."""
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
        tables = json.loads(raw.decode("utf-8"))
    except (ValueError, RecursionError) as error:
        raise damaged(path) from error
    if not isinstance(tables, dict) or not all(
        isinstance(table, dict) and all(isinstance(doc, dict) for doc in table.values())
        for table in tables.values()
    ):
        raise damaged(path)
    return tables if is_plain(raw) else cleaned(tables)


def damaged(path: Path) -> DamagedFile:
    """Return the error that names a file which cannot be understood."""
    return DamagedFile(
        f"{path} is damaged and was left as it is.",
        "Put a copy from a backup in its place; everything else can still be opened.",
    )


def read_sealed(path: Path, reading: Reading) -> bool:
    """Add what a sealed file says to a reading; False where there is none."""
    try:
        raw = read_raw(path)
    except FileNotFoundError:
        return False
    tables = parse_tables(path, raw)
    meta = tables.pop(META, {}).get("1", {})
    layout = meta.get("layout", LAYOUT)
    if not isinstance(layout, int) or layout > LAYOUT:
        raise DamagedFile(
            f"{path} was written by a newer lctui.", "Install the newest lctui to open it."
        )
    _verify(path, raw, meta, reading)
    for key, aside in tables.pop(ASIDE, {}).items():
        name, line = str(aside.get("file", key)), str(aside.get("line", ""))
        reading.aside.append((name, line.encode("utf-8", "replace")))
        reading.damage.append(f"A piece of {name} could not be read and stands aside.")
    for name, table in tables.items():
        for document in table.values():
            reading.changes.extend(_changes(path, name, document, reading))
    reading.found = True
    return True


def _verify(path: Path, raw: bytes, meta: Fields, reading: Reading) -> None:
    folded = meta.get("folded")
    if isinstance(folded, dict):
        for writer, number in folded.items():
            if isinstance(number, int):
                reading.last[writer] = max(number, reading.last.get(writer, 0))
    if "sum" in meta and raw[-_SUM:] != b'"%08x"}\n}}' % crc32(raw[:-_SUM]):
        reading.damage.append(f"{path.name} was changed by something else than lctui.")


def _changes(path: Path, table: str, document: Fields, reading: Reading) -> list[Change]:
    identifier = document.pop("id", None)
    told_by = document.pop("_changes", [])
    if not isinstance(identifier, str):
        reading.damage.append(f"{path.name} holds a record without an id in {table}.")
        reading.aside.append((path.name, spell(document)))
        return []
    changes = [c for spelled in told_by if (c := _change(spelled, table, identifier, document))]
    if not changes:
        return [Change(EARLIEST, HANDMADE, table, identifier, document)]
    now = merged(changes)
    if by_hand := {k: v for k, v in document.items() if k not in now or now[k] != v}:
        changes.append(Change(changes[-1].at, HANDMADE, table, identifier, by_hand))
    return changes


def _change(spelled: Any, table: str, identifier: str, document: Fields) -> Change | None:
    if not isinstance(spelled, list) or len(spelled) not in (2, 3):
        return None
    at, writer, *rest = spelled
    fields = rest[0] if rest else document
    if not isinstance(writer, str) or not isinstance(fields, dict):
        return None
    if not is_stamp(at) and at != EARLIEST:
        return None
    return Change(at, writer, table, identifier, fields)


def read_head(path: Path) -> str:
    """Return the id of a sealed session, reading its head alone; empty where there is none."""
    try:
        handle = open_file(path)
    except FileNotFoundError:
        return ""
    with os.fdopen(handle, "rb") as file:
        raw = file.read(_FRONT)
    found = _HEAD_ID.match(raw)
    return found[1].decode("utf-8", "replace") if found else ""
