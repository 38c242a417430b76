"""Automatic backups: a copy of each of the last ten sessions sealed, with its community.

A session that is amended is sealed again and its copy replaced: a session holds its own history, so
the newer copy has all that the older one had, and a day of small amendments does not push out the
copies of other sessions. Where the newer one is less than half as large, both stay. What one deed
changed in many sessions is one copy with all of them, and counts as one; it goes once each of them
has a newer copy, be it alone or with others.
"""

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import NamedTuple
from zlib import crc32

from data.errors import StoreFailed
from data.store.archive import Piece, sizes_in, write_archive
from data.store.archive_names import named
from data.store.aside import stamp_of
from data.store.copying import Copied, copy_community, copy_sealed
from data.store.files import locked
from data.store.layout import VERSION, version_line
from data.store.places import Places

BACKUPS = "backups"
"""The folder of a store for automatic backups."""
KEPT = 10
"""Of how many sessions a copy is kept."""
_NAME = re.compile(r"(\d{4}-\d\d-\d\dT\d{6}Z)-(.+--.+)\.zip")
_SEVERAL = re.compile(r"--and-\d+-more-[0-9a-f]{8}$")
_LONGEST = 170
"""Bytes of a session in the name of its copy; a file's name may have 255."""


class Copy(NamedTuple):
    """An automatic backup; sorts by its moment."""

    stamp: str
    session: str
    """Community and session, as its file's name tells them; of several the newest, and how many."""
    path: Path


def keep_copy(*sessions: Places) -> None:
    """Keep one copy of what was just sealed; where that fails there is one less."""
    with suppress(OSError, StoreFailed):
        make_copy(*sessions)


def make_copy(*sessions: Places) -> Path | None:
    """Keep one copy of sealed sessions and return where; None of none. OSError, StoreFailed."""
    root = next((places.store for places in sessions), None)
    if root is None:
        return None
    with locked(root / BACKUPS, make=True):
        sealed = [piece for p in sessions for piece in copy_sealed(root, p, Copied())]
        if not sealed:
            return None
        folders = dict.fromkeys(places.community for places in sessions)
        about = [piece for each in folders for piece in copy_community(root, each, Copied())]
        path = root / BACKUPS / f"{_next_stamp(root)}-{_named(sessions)}.zip"
        write_archive(path, [Piece(VERSION, version_line()), *about, *sealed])
        for copy in list(_superfluous(copies_in(root))):
            copy.path.unlink(missing_ok=True)
    return path


def copies_in(root: Path) -> list[Copy]:
    """Return a store's automatic backups, newest first."""
    with suppress(OSError):
        found = (_NAME.fullmatch(path.name) for path in (root / BACKUPS).iterdir())
        copies = [Copy(match[1], match[2], root / BACKUPS / match[0]) for match in found if match]
        return sorted(copies, reverse=True)
    return []


def copies_of_session(places: Places) -> list[Path]:
    """Return the automatic backups of one session, newest first."""
    wanted = _session(places)
    return [
        copy.path
        for copy in (copies_in(places.store) if places.store else ())
        if copy.session == wanted or (_SEVERAL.search(copy.session) and wanted in _sizes(copy))
    ]


def _named(sessions: Sequence[Places]) -> str:
    newest = max(sessions, key=lambda places: places.sealed.stem)
    if len(sessions) == 1:
        return _session(newest)
    which = crc32("\n".join(sorted(map(_session, sessions))).encode())
    return f"{_session(newest)}--and-{len(sessions) - 1}-more-{which:08x}"


def _session(places: Places) -> str:
    return _called(places.community.name, places.sealed.stem)


def _called(community: str, stem: str) -> str:
    name = f"{community}--{stem}"
    if len(spelled := name.encode()) <= _LONGEST:
        return name
    return f"{spelled[:_LONGEST].decode(errors='ignore')}-{crc32(spelled):08x}"


def _sizes(copy: Copy) -> Mapping[str, int]:
    """Return the sessions of a copy, each with its size; of one that cannot be read its name."""
    sizes: Counter[str] = Counter()
    for name, size in sizes_in(copy.path).items():
        if (file := named(name)) and file.stem:
            sizes[_called(file.community, file.stem.partition("/")[2])] += size
    return sizes or {copy.session: 0}


def _next_stamp(root: Path) -> str:
    """Return a stamp for now that sorts after all there are, also if the clock was set back."""
    now = datetime.now(UTC)
    for copy in copies_in(root)[:1]:
        with suppress(ValueError):
            now = max(now, datetime.fromisoformat(copy.stamp) + timedelta(seconds=1))
    return stamp_of(now)


def _superfluous(copies: Sequence[Copy]) -> Iterator[Copy]:
    """Yield the copies that newer ones of all their sessions replace, and those past the last ten.

    `copies` are the newest first.
    """
    newest: dict[str, int] = {}
    kept = 0
    for copy in copies:
        sizes = _sizes(copy)
        if sizes.keys() <= newest.keys():
            if all(newest[session] * 2 >= size for session, size in sizes.items()):
                yield copy
        elif kept < KEPT:
            kept += 1
            newest = {**sizes, **newest}
        else:
            yield copy
