"""What was saved outside the store because the store took nothing, until it is taken up again.

Each store has a folder of its own among the user's state, else in the system's folder for
temporary files: wherever something can be written when a program has to leave at once.
"""

import os
import re
import stat
import tempfile
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING
from zlib import crc32

from data.errors import StoreFailed
from data.models.records import Entry
from data.store.files import make_folder, told

if TYPE_CHECKING:
    from data.store.open_community import OpenCommunity
    from data.store.open_session import OpenSession
    from data.store.restoring import Restored
    from data.store.store import Store

_NAME = re.compile(r"(\d{4}-\d\d-\d\dT\d{6})--(\d+)--(.+?)(?:~\d+)?\.zip")
_MEMORY = Path("/dev/shm")
"""Better than nothing where every disk is full."""


@dataclass(frozen=True, slots=True)
class Rescued:
    """A session's archive that waits to be taken up."""

    path: Path
    at: datetime
    """When it was written, by that machine's clock, without a zone."""
    count: int
    """How many entries (or other things, where there was none) the store lacked then."""
    session: str
    """The name of the session's file."""


class Rescues:
    """The rescued sessions of one store."""

    def __init__(self, root: Path, state: Callable[[], Path] | None = None) -> None:
        """Take the store's folder and what names lctui's folder for state; None rescues nothing."""
        self._state = state
        self._key = f"{crc32(os.fsencode(os.path.realpath(root))):08x}"

    def _folders(self) -> Iterator[Path]:
        """Yield the folders that may hold some, the best first."""
        if self._state is not None:
            mine = f"lctui-{os.getuid()}"
            for folder in (self._state(), Path(tempfile.gettempdir(), mine), _MEMORY / mine):
                yield folder / "rescued" / self._key

    def put(self, session: "OpenSession") -> Path:
        """Write all that is known of a session where something can be written. StoreFailed."""
        from data.store.rescue import rescue_archive

        def write(path: Path) -> None:
            known = list(session.known_changes())
            rescue_archive(path, session.ref, known, session.community_file())

        return self._put(f"{lacking_count(session)}--{session.ref.path.name}", write)

    def put_community(self, community: "OpenCommunity") -> Path:
        """Write all that is known of a community where something can be written. StoreFailed."""
        from data.store.rescue import community_archive

        name = f"{len(community.unsaved)}--{community.id}"
        return self._put(name, lambda path: community_archive(path, community))

    def _put(self, name: str, write: Callable[[Path], None]) -> Path:
        failure = StoreFailed("There is nowhere to save it.")
        for folder in self._folders():
            try:
                with told("make", folder):
                    make_folder(folder)
                    _refuse_a_stranger(folder)
                path = _free(folder / f"{_stamp()}--{name}.zip")
                write(path)
                return path
            except StoreFailed as error:
                failure = error
        raise failure

    def waiting(self) -> list[Rescued]:
        """Return what waits to be taken up, oldest first."""
        found = []
        for folder in self._folders():
            with suppress(OSError):
                _refuse_a_stranger(folder)
                found += [_rescued(path) for path in folder.iterdir()]
        return sorted(filter(None, found), key=lambda rescued: rescued.at)

    def take_up(self, store: "Store", rescued: Rescued) -> "Restored":
        """Put what was rescued into the store; the archive goes once all of it is there.

        StoreFailed; then the archive stays.
        """
        from data.store.restoring import restore_archive

        restored = restore_archive(store, rescued.path)
        if not restored.left:
            with told("remove", rescued.path):
                rescued.path.unlink()
        return restored


def lacking_count(session: "OpenSession") -> int:
    """Return how many entries are not saved; how many other things, where it is no entry."""
    unsaved = session.unsaved
    entries = unsaved & {change.id for change in session.known_changes() if _of_entry(change.table)}
    return len(entries or unsaved)


def _of_entry(table: str) -> bool:
    return table == Entry.TABLE


def _stamp() -> str:
    return datetime.now().astimezone().strftime("%Y-%m-%dT%H%M%S")


def _rescued(path: Path) -> Rescued | None:
    match = _NAME.fullmatch(path.name)
    if match is None:
        return None
    with suppress(ValueError):
        at = datetime.strptime(match[1], "%Y-%m-%dT%H%M%S")
        return Rescued(path, at, int(match[2]), match[3])
    return None


def _free(path: Path) -> Path:
    names = (path.with_stem(f"{path.stem}~{number}") for number in count(2))
    free = path
    while free.exists() or free.is_symlink():
        free = next(names)
    return free


def _refuse_a_stranger(folder: Path) -> None:
    """Use no folder that is somebody else's or open to others. OSError."""
    for place in (folder, folder.parent, folder.parent.parent):
        status = place.lstat()
        if not stat.S_ISDIR(status.st_mode) or status.st_uid != os.getuid():
            raise PermissionError(None, "it is somebody else's", str(place))
    if folder.lstat().st_mode & 0o077:
        raise PermissionError(None, "others may look into it", str(folder))
