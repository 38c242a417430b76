"""What stands in a store that does not belong there, and who may read what does."""

import os
import re
import stat
from collections.abc import Iterable, Iterator
from contextlib import suppress
from datetime import datetime
from functools import partial
from pathlib import Path

from data.store.archive_names import named
from data.store.aside import ASIDE
from data.store.backups import BACKUPS
from data.store.doctor.finding import Finding, put_aside
from data.store.files import FILE_MODE, FOLDER_MODE
from data.store.layout import COMMUNITIES
from data.store.places import LIVE, SEALED
from data.store.refs import parse_stem

_FOLDERS = re.compile(
    rf"{COMMUNITIES}(/[^/]+(/formats|/templates|/sessions(/\d{{4}}(/[^/]+\{LIVE}(/drafts|/here)?)?)?)?)?"
    rf"|{BACKUPS}|{ASIDE}(/.*)?"
)
_PASSING = re.compile(rf".*\{LIVE}/(drafts|here)/[^/]+|{BACKUPS}/[^/]+\.zip|{ASIDE}/.*")
_HALF_WRITTEN = re.compile(r".*\.new|(.*/)?\..*\.[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")
_A_MINUTE = 60.0
_AN_HOUR = 3600.0


def check_surroundings(root: Path, now: datetime) -> Iterator[Finding]:
    """Yield leftovers, strangers and what others may read."""
    wide: list[Path] = [root] if _is_wide(root.stat()) else []
    for path, status in _walk(root):
        age = now.timestamp() - status.st_mtime
        if stat.S_ISREG(status.st_mode) or stat.S_ISDIR(status.st_mode):
            wide += [path] if _is_wide(status) else []
            yield from _misplaced(root, path, status, age)
        else:
            what = "It is a link, or no plain file."
            means = "lctui does not follow it: what it leads to is neither shown nor backed up."
            yield Finding("link", path, what, means, serious=False)
    if wide:
        others = f", and {len(wide) - 1} more in this store" if len(wide) > 1 else ""
        what = f"Other users of this machine may read it{others}."
        remedy = "A repair makes all of it readable by you alone."
        means = "What is said in a session is for its members."
        mend = partial(_tighten, wide)
        yield Finding("permissions", wide[0], what, means, remedy, mend=mend)


def _walk(root: Path) -> Iterator[tuple[Path, os.stat_result]]:
    """Yield all that stands in a store, but what other programs hide there."""
    for folder, folders, files in os.walk(root):
        hidden = [name for name in folders if name.startswith(".")]
        folders[:] = sorted(set(folders) - set(hidden))
        for name in (*folders, *sorted(files)):
            path = Path(folder, name)
            if not name.startswith(".") or _HALF_WRITTEN.fullmatch(name):
                with suppress(FileNotFoundError):
                    yield path, path.lstat()


def _is_wide(status: os.stat_result) -> bool:
    return bool(status.st_mode & 0o077)


def _misplaced(root: Path, path: Path, status: os.stat_result, age: float) -> Iterator[Finding]:
    name = path.relative_to(root).as_posix()
    if stat.S_ISDIR(status.st_mode):
        if not _FOLDERS.fullmatch(name):
            yield _stranger(path, "folder")
        elif name.endswith(LIVE) and age > _AN_HOUR and _is_empty(path):
            what, means = "An empty folder of a session that never began.", "Nothing is in it."
            remedy, away = "A repair takes the empty folder away.", partial(_take_away, path)
            yield Finding("empty-folder", path, what, means, remedy, serious=False, mend=away)
    elif _HALF_WRITTEN.fullmatch(name) and not name.startswith(ASIDE):
        if age > _A_MINUTE:
            what = "A program died while it wrote this."
            means = "The file it was to replace is as it was."
            mend = put_aside(root, path)
            remedy = "A repair puts it aside."
            yield Finding("half-written", path, what, means, remedy, serious=False, mend=mend)
    elif not _is_ours(name):
        yield _stranger(path, "file")


def _is_ours(name: str) -> bool:
    what = named(name)
    if what and what.stem:
        return parse_stem(what.stem.partition("/")[2]) is not None
    return what is not None or _PASSING.fullmatch(name) is not None


def _stranger(path: Path, kind: str) -> Finding:
    what = f"This {kind} is not lctui's."
    return Finding("stranger", path, what, "It is left alone, and not backed up.", serious=False)


def _is_empty(live: Path) -> bool:
    sealed = live.with_name(live.name.removesuffix(LIVE) + SEALED)
    return not sealed.exists() and not any(files for _, _, files in os.walk(live))


def _take_away(folder: Path) -> None:
    for inner, _, _ in os.walk(folder, topdown=False):
        Path(inner).rmdir()


def _tighten(paths: Iterable[Path]) -> None:
    for path in paths:
        with suppress(FileNotFoundError):
            path.chmod(FOLDER_MODE if path.is_dir() else FILE_MODE, follow_symlinks=False)
