"""Finding the lines that matter in a journal without looking at every line.

A search for what stands at the front of a line cannot be led astray by what people type: the quotes
in their words are escaped.
"""

import re
from collections.abc import Iterable, Iterator

_NO_ENTRY = re.compile(rb'"table":"(?!entries")')
_ENTRY_ID = re.compile(rb'"table":"entries","id":"([^"]*)"')
_SESSION_ID = re.compile(rb'"table":"session","id":"([^"]*)"')


def without_entries(raw: bytes) -> list[bytes]:
    """Return the lines of a journal that are not about entries."""
    return list(_lines_at(raw, (match.start() for match in _NO_ENTRY.finditer(raw))))


def about_entry(raw: bytes, identifier: bytes) -> list[bytes]:
    """Return the lines of a journal about one entry."""
    front = b'"entries","id":"%b"' % identifier
    return list(_lines_at(raw, _places_of(front, raw)))


def about_session(raw: bytes) -> list[bytes]:
    """Return the lines of a journal about the session's head."""
    return list(_lines_at(raw, _places_of(b'"table":"session"', raw)))


def entry_ids(raw: bytes) -> set[bytes]:
    """Return the ids of the entries that a journal tells of."""
    return set(_ENTRY_ID.findall(raw))


def session_id_in(raw: bytes) -> str:
    """Return the id of the session that a journal tells of; empty where it holds no head."""
    match = _SESSION_ID.search(raw)
    return match[1].decode("utf-8", "replace") if match else ""


def _places_of(wanted: bytes, raw: bytes) -> Iterator[int]:
    place = raw.find(wanted)
    while place >= 0:
        yield place
        place = raw.find(wanted, place + 1)


def _lines_at(raw: bytes, places: Iterable[int]) -> Iterator[bytes]:
    """Yield each whole line in which one of some ascending places lies, once."""
    end = 0
    for place in places:
        if place >= end:
            start = raw.rfind(b"\n", end, place) + 1 or end
            end = raw.find(b"\n", place)
            if end < 0:
                return
            yield raw[start:end]
