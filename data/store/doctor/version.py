"""What can be wrong with the file that makes a folder a store."""

from collections.abc import Iterator
from functools import partial
from pathlib import Path

from data.store.aside import copy_aside
from data.store.conflicts import copies_of
from data.store.doctor.finding import Finding, put_aside
from data.store.files import locked, replace_file, told
from data.store.layout import VERSION, is_damaged, version_line


def check_version(root: Path) -> Iterator[Finding]:
    """Yield what is wrong with the version file."""
    path = root / VERSION
    mend = partial(_write_anew, root)
    if not path.exists():
        means = "The store opens all the same; other programs may not know it for one."
        yield Finding(
            "version-missing", path, "It is missing.", means, "A repair writes it.", mend=mend
        )
    elif is_damaged(root):
        means = "The store can be read, and nothing new can be kept in it."
        remedy = "A repair puts a copy aside and writes it anew."
        yield Finding("version-damaged", path, "It is damaged.", means, remedy, mend=mend)
    for copy in copies_of(path):
        what = "A sync program made this copy because the file changed in two places."
        put = put_aside(root, copy)
        means = "It says no more than the version of the store."
        yield Finding("conflict-copy", copy, what, means, "A repair puts it aside.", mend=put)


def _write_anew(root: Path) -> None:
    path = root / VERSION
    with told("write", path), locked(root.resolve()):
        if path.exists():
            copy_aside(root, path)
        replace_file(path, version_line())
