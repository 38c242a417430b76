"""Conflict copies: what a sync program calls the version of a file that it did not dare to replace.

Syncthing writes `name.sync-conflict-20261122-101502-ABCDEFG.ext`, Dropbox `name (Ana's conflicted
copy 2026-11-22).ext`, Nextcloud `name (conflicted copy 2026-11-22 101502).ext`. Each holds a part
of the truth, so each is merged.
"""

import os
import re
from collections import defaultdict
from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path

_SYNCTHING = r"\.sync-conflict-\d{8}-\d{6}-[A-Z0-9]{7}"
_DROPBOX = r" \([^/]*conflicted copy[^/]*\)"
_COPY = re.compile(rf"(?:{_SYNCTHING}|{_DROPBOX})+(?=\.jsonl?$)")
_FOLDERS = 64
"""How many folders' conflict copies are remembered, so that opening session after session of one
year looks through its folder once.
"""


def original(name: str) -> str:
    """Return the name of the file that a conflict copy is of; any other name as it is."""
    return _COPY.sub("", name)


def copies_of(path: Path) -> list[Path]:
    """Return the conflict copies beside a file, whether it is there itself or not."""
    try:
        changed = path.parent.stat().st_mtime_ns
    except OSError:
        return []
    names = _copies_in(str(path.parent), changed).get(path.name, [])
    return [path.with_name(name) for name in names]


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
