"""Conflict copies: what a sync program calls the version of a file that it did not dare to replace.

Syncthing writes `name.sync-conflict-20261122-101502-ABCDEFG.ext`, Dropbox `name (Ana's conflicted
copy 2026-11-22).ext`, Nextcloud `name (conflicted copy 2026-11-22 101502).ext`. Each holds a part
of the truth, so each is merged.
"""

import os
import re
import time
from collections import defaultdict
from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path

from data.errors import StoreFailed
from data.store.places import Places
from data.store.reading import SUFFIX, Reading
from data.store.sealed import read_sealed

_SYNCTHING = r"\.sync-conflict-\d{8}-\d{6}-[A-Z0-9]{7}"
_DROPBOX = r" \([^/]*conflicted copy[^/]*\)"
_COPY = re.compile(rf"(?:{_SYNCTHING}|{_DROPBOX})+(?=\.jsonl?$)")
_FOLDERS = 64
"""How many folders' conflict copies are remembered, so that opening session after session of one
year looks through its folder once.
"""

_TICK = 2_000_000_000
"""Nanoseconds within which a folder may change again without telling another time."""


def original(name: str) -> str:
    """Return the name of the file that a conflict copy is of; any other name as it is."""
    return _COPY.sub("", name) if "conflict" in name else name


def is_copy(path: Path) -> bool:
    """Say whether a file is a conflict copy."""
    return original(path.name) != path.name


def writer_of(journal: Path) -> str:
    """Return the writer whose lines a journal holds, be it a conflict copy."""
    return original(journal.name).removesuffix(SUFFIX)


def copies_of(path: Path) -> list[Path]:
    """Return the conflict copies beside a file, whether it is there itself or not."""
    try:
        changed = path.parent.stat().st_mtime_ns
    except OSError:
        return []
    settled = time.time_ns() - changed > _TICK
    look = _copies_in if settled else _copies_in.__wrapped__
    return [path.with_name(name) for name in look(str(path.parent), changed).get(path.name, [])]


@lru_cache(maxsize=_FOLDERS)
def _copies_in(folder: str, changed: int) -> Mapping[str, list[str]]:
    """Return the names of a folder's conflict copies by what they are copies of.

    `changed` is when names in it last changed: what was found then holds until they change again.
    """
    found: defaultdict[str, list[str]] = defaultdict(list)
    try:
        with os.scandir(folder) as items:
            names = [item.name for item in items if "conflict" in item.name]
    except OSError:
        return found
    for name in sorted(names):
        if (of := original(name)) != name:
            found[of].append(name)
    return found


def read_copies(places: Places, reading: Reading) -> list[Path]:
    """Add what the conflict copies of a session's file say; return those that could be read."""
    read = []
    for path in (*copies_of(places.sealed), *copies_of(places.base)):
        extra = Reading()
        try:
            read_sealed(path, extra)
        except StoreFailed as error:
            reading.damage.append(error.title)
            continue
        reading.changes += extra.changes
        reading.damage += extra.damage
        reading.aside |= extra.aside
        reading.found |= extra.found
        for writer, number in extra.last.items():
            reading.last[writer] = max(number, reading.last.get(writer, 0))
        read.append(path)
    return read
