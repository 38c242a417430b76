"""Bringing a store of an older layout up to date: a new layout is a new row in MIGRATIONS.

All of it is copied into an archive first, and the version is told last, so a crash anywhere leaves
a store that opens and is brought up to date before the next write. Other terminals go on working:
what they write in between is written in a form that every step reads.
"""

from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

from data.errors import DamagedFile
from data.store import layout
from data.store.aside import stamp_of
from data.store.backing_up import back_up
from data.store.backups import BACKUPS
from data.store.community_file import FILE, CommunityFile
from data.store.copying import Copied, folders_in
from data.store.files import locked, make_folder, replace_file, told
from data.store.layout import LAYOUT


def migrate(root: Path) -> None:
    """Bring a store up to date, where that is still to be done. StoreFailed."""
    with told("bring up to date", root), locked(root.resolve()):
        found = layout.layout_of(root)
        if found is None or found >= LAYOUT:
            return
        _back_up(root)
        for number in range(found, LAYOUT):
            MIGRATIONS[number](root)
            replace_file(root / layout.VERSION, layout.version_line(number + 1))


def _back_up(root: Path) -> None:
    make_folder(root / BACKUPS)
    name = f"before-layout-{LAYOUT}-{stamp_of(datetime.now(UTC))}.zip"
    back_up(root, root / BACKUPS / name, replace=True)


def _communities_with_history(root: Path) -> None:
    """Let every community.json tell its changes; a damaged one stays as it is.

    Sealed sessions need nothing: each tells its own layout, is read in either, and gets the new one
    when it is sealed again.
    """
    for folder in folders_in(root / layout.COMMUNITIES, Copied()):
        if (folder / FILE).exists():
            try:
                CommunityFile(folder).renew()
            except DamagedFile:
                continue


MIGRATIONS: dict[int, Callable[[Path], None]] = {1: _communities_with_history}
"""By layout: what turns a store of it into one of the next."""
