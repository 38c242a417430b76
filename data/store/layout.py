"""The store's folder itself: is it ours, can it be used, which version wrote it."""

import json
from contextlib import suppress
from pathlib import Path

from data.errors import DamagedFile, StoreFailed
from data.store.files import locked, read_file, replace_file, told
from data.store.lines import intact, sealed_line

LAYOUT = 2
"""The version of all that lctui writes. 2: a change may say by whom it was made."""
VERSION = "lctui.json"
"""The file that makes a folder a store, with the version of its layout."""
COMMUNITIES = "communities"
COMMUNITY = "community.json"
"""The file of a community in its folder."""
_ELSEWHERE = "Choose another store with --store or LCTUI_STORE."


def check(root: Path) -> bool:
    """Raise StoreFailed, in a plain sentence, where a folder cannot serve as the store.

    Say whether an older lctui wrote it: it is read as it is, until it is written to.
    """
    try:
        layout = layout_of(root)
    except FileNotFoundError:
        _check_new(root)
        return False
    except OSError as error:
        raise _unusable(root, error) from error
    if layout is None and not (root / COMMUNITIES).is_dir():
        raise damaged_version(root)
    if layout is not None and layout > LAYOUT:
        raise StoreFailed(f"{root} was written by a newer lctui.", "Install the newest lctui.")
    return (layout or LAYOUT) < LAYOUT


def _layout_in(raw: bytes) -> int | None:
    """Return the layout that a version file tells; None where it is not as it was written."""
    try:
        told = json.loads(raw)
    except (ValueError, RecursionError):
        return None
    layout = told.get("layout") if isinstance(told, dict) else None
    if not isinstance(layout, int) or layout < 1:
        return None
    as_written = intact(raw.removesuffix(b"\n")) or told.keys() == {"layout"}
    newer = layout > LAYOUT and "sum" not in told
    return layout if as_written or newer else None


def layout_of(root: Path) -> int | None:
    """Return the layout that a store tells; None where it tells none. OSError."""
    return _layout_in(read_file(root / VERSION))


def is_damaged(root: Path) -> bool:
    """Say whether the version file is not as it was written: such a store is read, not written."""
    with suppress(OSError):
        return layout_of(root) is None
    return False


def damaged_version(root: Path) -> DamagedFile:
    """Return the error that names a damaged version file."""
    hint = "If this is your store, mend it: lctui doctor --repair"
    return DamagedFile(f"{root / VERSION} is damaged and was left as it is.", hint)


def _check_new(root: Path) -> None:
    """Refuse a folder that somebody uses for something else."""
    try:
        names = {path.name for path in root.iterdir() if not path.name.startswith(".")}
    except FileNotFoundError:
        return
    except OSError as error:
        raise _unusable(root, error) from error
    if names - {f"{VERSION}.new"} and COMMUNITIES not in names:
        raise StoreFailed(f"{root} is a folder with other things in it.", _ELSEWHERE)


def _unusable(root: Path, error: OSError) -> StoreFailed:
    if isinstance(error, NotADirectoryError):
        return StoreFailed(f"{root} is a file, and a store is a folder.", _ELSEWHERE)
    if isinstance(error, PermissionError):
        return StoreFailed(f"You are not allowed to read {root}.", _ELSEWHERE)
    return StoreFailed(f"{root} cannot be read: {error.strerror}.", _ELSEWHERE)


def prepare(root: Path) -> None:
    """Make a folder a store where it is none yet; bring one of an older layout up to date.

    DamagedFile, StoreFailed.
    """
    version = root / VERSION
    if is_damaged(root):
        raise damaged_version(root)
    with told("make the store", root):
        if not version.exists():
            with locked(root.resolve(), make=True):
                replace_file(version, version_line())
        older = (layout_of(root) or LAYOUT) < LAYOUT
    if older:
        from data.store.migrations import migrate

        migrate(root)


def version_line(layout: int = LAYOUT) -> bytes:
    """Return what the version file of a store of a layout holds."""
    return sealed_line({"layout": layout})
