"""A TinyDB file whose every document proves itself whole, so that one rotten byte costs one record.

A document stands on a line of its own and ends in `"_sum":"<its table>:<CRC-32>"`; the checksum is
of all that stands before it in the line. Reading takes the member off again.
"""

import json
import re
from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple
from zlib import crc32

from data.store.changes import Fields
from data.store.lines import spell

Tables = dict[str, dict[str, Fields]]
"""Tables of documents by their keys."""

SUM = "_sum"
_DOCUMENT = re.compile(rb'"(\d+)":(\{[^\n]*?,"_sum":"[^"\n]*:)([0-9a-f]{8})"\}')
_END = b"\n}}"


class Salvaged(NamedTuple):
    """What a file holds that proves whole, and what does not."""

    tables: Tables
    aside: list[bytes]
    """The pieces that are not as they were written."""


def spell_tables(tables: Mapping[str, Mapping[str, Any]]) -> bytes:
    """Return a TinyDB file; a table without documents is left out, which TinyDB takes as empty."""
    return b"{%b}" % b",\n".join(
        b"%b:{\n%b\n}" % (spell(name), b",\n".join(_documents(name, table)))
        for name, table in tables.items()
        if table
    )


def _documents(name: str, table: Mapping[str, Any]) -> Iterator[bytes]:
    for key, document in table.items():
        yield spell_document(name, key, document)


def spell_document(table: str, key: str, document: Fields) -> bytes:
    """Return a document's line, which ends in its checksum."""
    front = b"%b:%b" % (spell(str(key)), spell({**document, SUM: f"{table}:"})[:-2])
    return b'%b%08x"}' % (front, crc32(front))


def salvaged(raw: bytes) -> Salvaged:
    """Return the documents that prove whole and all that stands between them and should not."""
    found = Salvaged({}, [])
    end, last = 0, ""
    for match in _DOCUMENT.finditer(raw):
        if b"%08x" % crc32(raw[match.start() : match.start(3)]) != match[3]:
            continue
        document = json.loads(b'%b"}' % match[2])
        table = document.pop(SUM)[:-1]
        found.tables.setdefault(table, {})[match[1].decode()] = document
        _set_aside(found, raw[end : match.start()], _between(last, table))
        end, last = match.end(), table
    _set_aside(found, raw[end:], _END)
    return found


def _between(last: str, table: str) -> bytes:
    """Return what stands between a document and the next."""
    if last == table:
        return b",\n"
    return b"%b%b:{\n" % (b"\n},\n" if last else b"{", spell(table))


def _set_aside(found: Salvaged, piece: bytes, expected: bytes) -> None:
    if piece != expected:
        found.aside.append(piece.strip(b",\n") or piece)
