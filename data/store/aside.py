"""Setting aside: what is damaged or in the way is moved within the store, never deleted."""

import os
from collections.abc import Iterable, Iterator
from contextlib import suppress
from datetime import UTC, datetime
from itertools import chain, count
from pathlib import Path

from data.store.files import create_file, make_folder, read_file, sync_folder, write_all

ASIDE = "aside"
"""The folder of a store for what was set aside: by moment, then by the path it had."""


def stamp_of(moment: datetime) -> str:
    """Return a moment's second as it stands in the names of backups and of what is set aside."""
    return moment.astimezone(UTC).strftime("%Y-%m-%dT%H%M%SZ")


def set_aside(root: Path, paths: Iterable[Path]) -> list[Path]:
    """Move files of a store out of the way; return where they are now. OSError."""
    moved = []
    for path in paths:
        with suppress(FileNotFoundError):
            place = _place(root, path)
            path.rename(place)
            sync_folder(place.parent)
            sync_folder(path.parent)
            moved.append(place)
    return moved


def copy_aside(root: Path, path: Path) -> Path:
    """Keep what a file of a store holds now, before it is replaced; return where. OSError."""
    place = _place(root, path)
    try:
        place.hardlink_to(path)
    except OSError:
        _copy(path, place)
    sync_folder(place.parent)
    return place


def _copy(path: Path, place: Path) -> None:
    handle = create_file(place)
    try:
        write_all(handle, read_file(path))
        os.fsync(handle)
    finally:
        os.close(handle)


def _place(root: Path, path: Path) -> Path:
    """Return a free path for a file that is set aside, its folder made."""
    wanted = root / ASIDE / stamp_of(datetime.now(UTC)) / path.relative_to(root)
    make_folder(wanted.parent)
    others = (wanted.with_name(f"{wanted.name}.{number}") for number in count(2))
    return next(place for place in chain([wanted], others) if not os.path.lexists(place))


def everything_aside(root: Path) -> Iterator[Path]:
    """Yield every file that was set aside."""
    for path in sorted((root / ASIDE).rglob("*")):
        if path.is_file() and not path.is_symlink():
            yield path
