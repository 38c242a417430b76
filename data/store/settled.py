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

    def read_by(self, mark: int) -> Signature:
        """Return what also changes once other people have several names: their Persons.mark."""
        return self._replace(changed=self.changed ^ mark) if mark else self


def signature_of(stem: str, mark: int = 0) -> Signature | None:
    """Return the signature of the sealed file of a session named by its path without suffix.

    None where it is being changed, where another machine's copy stands beside, where it is gone.
    `mark` is that of the community's Persons, by whom it is read.
    """
    with suppress(OSError):
        if not os.path.lexists(stem + LIVE):
            return Signature.of(os.lstat(stem + SEALED)).read_by(mark)
    return None


def living_as(path: Path, mark: int = 0) -> frozenset[tuple[str, Signature]] | None:
    """Return what changes whenever anything is kept in a session that is being changed.

    None where another machine's copies stand beside it. `mark` is that of the community's Persons,
    by whom it is read.
    """
    places = Places.of(path)
    if copies_of(places.sealed) or copies_of(places.base):
        return None
    found = [(item.name, item.stat(follow_symlinks=False)) for item in _items(places.live)]
    with suppress(OSError):
        found.append((SEALED, places.sealed.lstat()))
    files = ((name, s) for name, s in found if not stat.S_ISDIR(s.st_mode))
    return frozenset((name, Signature.of(s).read_by(mark)) for name, s in files)


def settled_in(sessions: Path, mark: int = 0) -> dict[str, Signature]:
    """Return the signatures of a community's settled sessions by their paths without suffix.

    `mark` is that of its Persons, by whom they are read.
    """
    found: dict[str, Signature] = {}
    for year in _items(sessions):
        if year.is_dir(follow_symlinks=False):
            found.update(_settled(list(_items(Path(year.path)))))
    return {stem: sign.read_by(mark) for stem, sign in found.items()} if mark else found


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
