"""The sealed form of a session: a plain TinyDB file that carries its own history.

Each document has its record's fields, its `id`, and `_changes`: who changed it when, so that what
another machine changed meanwhile can still be merged field by field. The last table, `_sealed`,
says how far each journal was folded and, in its last document, the checksum of all before that.
"""

import os
import re
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any
from zlib import crc32

from data.errors import NewerFile
from data.store.changes import ANONYMOUS, Change, Fields
from data.store.files import open_file
from data.store.hlc import EARLIEST, FIRST, after, is_stamp
from data.store.layout import LAYOUT
from data.store.merge import History, merged
from data.store.reading import Reading
from data.store.salvage import Tables, spell_document, spell_tables
from data.store.tables import key_of, parse_tables, read_raw

META = "_sealed"
"""The table about the file itself."""
ASIDE = "_aside"
"""The table of what could not be read when the session was sealed."""
HANDMADE = "~by-hand"
"""The writer of what somebody changed in a sealed file with another program."""
_END = b"\n}}"
_OLD_SUM = len(b'"00000000"}\n}}')
_HEAD = re.compile(rb'\{"session":\{\n"\d+":\{"id":"([^"]*)"')
_HEAD_LENGTH = 512


def spell_sealed(history: History, reading: Reading) -> bytes:
    """Return a sealed file, its checksum at its end."""
    tables = tables_of(history)
    if reading.aside:
        pieces = enumerate(reading.aside, 1)
        tables[ASIDE] = {str(n): {"file": file, "words": words} for n, (file, words) in pieces}
    return spell_whole(tables, {"folded": reading.last})


def spell_whole(tables: Tables, told: Fields) -> bytes:
    """Return a TinyDB file that tells its layout, what else is told, and its checksum."""
    every = {**tables, META: {"1": {"layout": LAYOUT, **told}}}
    front = spell_tables(every).removesuffix(_END) + b",\n"
    return front + _seal(front)


def _seal(front: bytes | memoryview) -> bytes:
    """Return the end of a sealed file: the checksum of all before it."""
    return spell_document(META, "2", {"sum": f"{crc32(front):08x}"}) + _END


_SEAL = len(_seal(b""))


def proves_whole(raw: bytes) -> bool:
    """Say whether a sealed file is as it was written, by this layout or the one before."""
    view = memoryview(raw)
    if raw[-_SEAL:] == _seal(view[:-_SEAL]):
        return True
    return raw[-_OLD_SUM:] == b'"%08x"}\n}}' % crc32(view[:-_OLD_SUM])


def tables_of(history: History, *, in_full: bool = False) -> Tables:
    """Return records as TinyDB keeps them, each with its changes; of a session its head first.

    `in_full` tells also a single change's fields, so that an edit by hand can be told from it.
    """
    names = sorted(history.tables(), key=lambda name: (name != "session", name))
    return {
        name: {key_of(i): _document(i, changes, in_full) for i, changes in history.records(name)}
        for name in names
    }


def _document(identifier: str, changes: Sequence[Change], in_full: bool) -> Fields:
    """Return a record as a document; the fields of a single change are its own."""
    own = len(changes) == 1 and not in_full
    spelled = [_spelled(change, None if own else change.fields) for change in changes]
    return {"id": identifier, **merged(changes), "_changes": spelled}


def _spelled(change: Change, fields: Fields | None) -> list[Any]:
    """Return moment, writer, fields and name; what is absent at the end is left out."""
    if change.by:
        return [change.at, change.writer, fields, change.by]
    return [change.at, change.writer] + ([] if fields is None else [fields])


def read_sealed(path: Path, reading: Reading) -> bool:
    """Add what a sealed file says to a reading; False where there is none. DamagedFile."""
    try:
        raw = read_raw(path)
    except FileNotFoundError:
        return False
    take_sealed(path, raw, reading)
    return True


def take_sealed(path: Path, raw: bytes, reading: Reading) -> None:
    """Add what the bytes of a sealed file say to a reading. DamagedFile."""
    whole = proves_whole(raw)
    tables, aside = parse_tables(path, raw, whole=whole)
    meta = tables.pop(META, {})
    _take_meta(path, meta, reading)
    for piece in tables.pop(ASIDE, {}).values():
        file, words = str(piece.get("file")), str(piece.get("words"))
        reading.set_aside(file, words.encode("utf-8", "replace"), "Before it was sealed, a line of")
    for rotten in aside:
        reading.set_aside(path.name, rotten, "A part of")
    reading.broken |= bool(aside)
    if meta and not whole and not aside:
        reading.damage.append(f"{path.name} was changed by something else than lctui.")
    for name, table in tables.items():
        for document in table.values():
            reading.changes += _changes_of(path, name, document, reading)
    reading.found = True


def _take_meta(path: Path, meta: Mapping[str, Fields], reading: Reading) -> None:
    check_layout(path, meta)
    folded = meta.get("1", {}).get("folded")
    for writer, number in folded.items() if isinstance(folded, dict) else ():
        if isinstance(number, int):
            reading.last[writer] = max(number, reading.last.get(writer, 0))


def check_layout(path: Path, meta: Mapping[str, Fields]) -> None:
    """Raise DamagedFile where the table about a file tells of a layout that is not known yet."""
    layout = meta.get("1", {}).get("layout", LAYOUT)
    if not isinstance(layout, int) or layout > LAYOUT:
        hint = "Install the newest lctui to open it."
        raise NewerFile(f"{path} was written by a newer lctui.", hint)


def _changes_of(path: Path, table: str, document: Fields, reading: Reading) -> list[Change]:
    """Return the changes that a document came from; one that has no id is set aside."""
    identifier = document.pop("id", None)
    if not isinstance(identifier, str):
        reading.set_aside(path.name, repr(document).encode("utf-8", "replace"), "A record of")
        return []
    return changes_in(table, identifier, document)


def changes_in(table: str, identifier: str, document: Fields) -> list[Change]:
    """Return the changes that a document came from; what was edited by hand is one of its own."""
    spelled = document.pop("_changes", None)
    changes = [
        change
        for item in (spelled if isinstance(spelled, list) else ())
        if (change := _change(item, table, identifier, document))
    ]
    now = merged(changes)
    if now is not document:
        by_hand = {name: value for name, value in document.items() if now.get(name) != value}
        if by_hand or not changes:
            changes.append(_by_hand(changes, table, identifier, by_hand))
    return changes


def _by_hand(changes: Sequence[Change], table: str, identifier: str, fields: Fields) -> Change:
    """Return an edit by hand as the latest change; of an anonymous record it is anonymous too."""
    if not changes:
        return Change(EARLIEST, HANDMADE, table, identifier, fields)
    at, writer = changes[-1].at, changes[-1].writer
    if writer in (ANONYMOUS, HANDMADE):
        at = after(at, FIRST if at == EARLIEST else at)
    return Change(at, ANONYMOUS if writer == ANONYMOUS else HANDMADE, table, identifier, fields)


def _change(spelled: Any, table: str, identifier: str, document: Fields) -> Change | None:
    """Return a change; one that is spelled without fields is the only one: the document's own."""
    if not isinstance(spelled, list) or not 2 <= len(spelled) <= 4:
        return None
    at, writer, fields, by = [*spelled, None, ""] if len(spelled) == 2 else [*spelled, ""][:4]
    fields = document if fields is None else fields
    if not (isinstance(writer, str) and isinstance(fields, dict) and isinstance(by, str)):
        return None
    return Change(at, writer, table, identifier, fields, by) if _is_told(at) else None


def _is_told(at: Any) -> bool:
    return at == EARLIEST or is_stamp(at)


def read_head(path: Path) -> str:
    """Return the id of a sealed session, reading its beginning alone; empty where it has none."""
    try:
        handle = open_file(path)
    except OSError:
        return ""
    with os.fdopen(handle, "rb") as file:
        found = _HEAD.match(file.read(_HEAD_LENGTH))
    return found[1].decode("utf-8", "replace") if found else ""
