"""A backup: the whole store in one archive."""

from collections.abc import Callable
from pathlib import Path

from data.errors import NotFound
from data.store.archive import write_archive
from data.store.copying import Copied, copy_store


def back_up(
    root: Path, path: Path, *, replace: bool = False, told: Callable[[], None] = lambda: None
) -> Copied:
    """Write all that a store holds into one archive; `told` is called after each session.

    Half-typed lines, automatic backups and what was set aside are left out. StoreFailed; NotFound
    where there is nothing to back up.
    """
    if not root.is_dir():
        raise NotFound(f"There is no store at {root} yet.", "It is made when something is kept.")
    copied = Copied()
    write_archive(path, copy_store(root, copied, told), replace=replace)
    return copied
