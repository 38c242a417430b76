"""Which sessions stand still in one file, and what tells that file from any other."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

from data.store.conflicts import copies_of, original
from data.store.places import LIVE, SEALED, Places


class Signature(NamedTuple):
    """What changes whenever a file is written or replaced."""

    inode: int
    size: int
    modified: int
    changed: int
    """When anything about it last changed, in nanoseconds: no program can set it back."""

    @classmethod
    def of(cls, status: os.stat_result) -> Signature:
        """Return a file's signature."""
        return cls(status.st_ino, status.st_size, status.st_mtime_ns, status.st_ctime_ns)


def signature_of(stem: str) -> Signature | None:
    """Return the signature of the sealed file of a session named by its path without suffix.

    None where it is being changed, where another machine's copy stands beside, where it is gone.
    """
    with suppress(OSError):
        if not os.path.lexists(stem + LIVE):
            return Signature.of(os.lstat(stem + SEALED))
    return None


def living_as(path: Path) -> frozenset[tuple[str, Signature]] | None:
    """Return what changes whenever anything is kept in a session that is being changed.

    None where another machine's copies stand beside it.
    """
    places = Places.of(path)
    if copies_of(places.sealed) or copies_of(places.base):
        return None
    found = [(item.name, item.stat(follow_symlinks=False)) for item in _items(places.live)]
    with suppress(OSError):
        found.append((SEALED, places.sealed.lstat()))
    return frozenset((name, Signature.of(s)) for name, s in found if not stat.S_ISDIR(s.st_mode))


def settled_in(sessions: Path) -> dict[str, Signature]:
    """Return the signatures of a community's settled sessions by their paths without suffix."""
    found: dict[str, Signature] = {}
    for year in _items(sessions):
        if year.is_dir(follow_symlinks=False):
            found.update(_settled(list(_items(Path(year.path)))))
    return found


def _settled(items: list[os.DirEntry[str]]) -> Iterator[tuple[str, Signature]]:
    unsettled = {item.name.removesuffix(LIVE) + SEALED for item in items if LIVE in item.name}
    unsettled.update(original(item.name) for item in items if "conflict" in item.name)
    for item in items:
        if item.name.endswith(SEALED) and item.name not in unsettled:
            with suppress(OSError):
                yield item.path.removesuffix(SEALED), Signature.of(item.stat(follow_symlinks=False))


def _items(folder: Path) -> Iterator[os.DirEntry[str]]:
    with suppress(OSError), os.scandir(folder) as items:
        yield from items
