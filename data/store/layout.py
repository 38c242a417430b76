"""The store's folder itself: is it ours, can it be used, which version wrote it."""

import json
from pathlib import Path

from data.errors import DamagedFile, StoreFailed
from data.store.files import locked, read_file, replace_file, told
from data.store.lines import spell
from data.store.sealed import LAYOUT

VERSION = "lctui.json"
"""The file that makes a folder a store, with the version of its layout."""
COMMUNITIES = "communities"
_ELSEWHERE = "Choose another store with --store or LCTUI_STORE."


def check(root: Path) -> None:
    """Raise StoreFailed, in a plain sentence, where a folder cannot serve as the store."""
    try:
        layout = json.loads(read_file(root / VERSION))["layout"]
    except FileNotFoundError:
        _check_new(root)
        return
    except OSError as error:
        raise _unusable(root, error) from error
    except (ValueError, RecursionError, KeyError, TypeError) as error:
        hint = f'If this is your store, write {{"layout": {LAYOUT}}} into that file.'
        raise DamagedFile(f"{root / VERSION} is damaged and was left as it is.", hint) from error
    if not isinstance(layout, int) or layout > LAYOUT:
        raise StoreFailed(f"{root} was written by a newer lctui.", "Install the newest lctui.")


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
    """Make a folder a store where it is none yet. StoreFailed."""
    version = root / VERSION
    with told("make the store", root):
        if not version.exists():
            with locked(root.resolve(), make=True):
                replace_file(version, version_line())


def version_line() -> bytes:
    """Return what the version file of a store of this layout holds."""
    return spell({"layout": LAYOUT}) + b"\n"
