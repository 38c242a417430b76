"""Finding entries in the whole store by their ids, which stand in the bytes of the files."""

import re
from collections.abc import Iterable, Iterator
from contextlib import suppress

from data.errors import LctuiError
from data.models.ids import answers_to, new_id
from data.models.records import Entry
from data.store.files import read_file
from data.store.places import Places
from data.store.refs import SessionRef
from data.store.store import Store

_WHOLE = len(new_id())
"""Characters of an id."""


def entries_called(
    store: Store, name: str, refs: Iterable[SessionRef]
) -> list[tuple[SessionRef, str]]:
    """Return the entries, those taken back too, whose ids begin or end so, with their sessions.

    A whole id is looked for in session after session until it is found.
    """
    found: list[tuple[SessionRef, str]] = []
    for ref in refs:
        if ids := _ids(Places.of(ref.path), name.strip().casefold()):
            found += [(ref, identifier) for identifier in _entries_among(store, ref, ids)]
        if found and len(name.strip()) == _WHOLE:
            break
    return found


def _ids(places: Places, name: str) -> set[str]:
    typed = re.escape(name.encode())
    pattern = re.compile(b'"id":"(%b[^"]*|[^"]*%b)"' % (typed, typed))
    ids: set[bytes] = set()
    with suppress(OSError, LctuiError):
        for path in (places.sealed, places.base, *places.journals()):
            with suppress(FileNotFoundError):
                ids.update(pattern.findall(read_file(path)))
    found = {identifier.decode("utf-8", "replace") for identifier in ids}
    return {identifier for identifier in found if answers_to(identifier, name)}


def _entries_among(store: Store, ref: SessionRef, ids: set[str]) -> Iterator[str]:
    with suppress(LctuiError):
        session = store.open(ref)
        yield from (one for one in sorted(ids) if session.record(Entry.TABLE, one))
        session.close()
