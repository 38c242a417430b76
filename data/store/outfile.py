"""Files that leave the store: minutes and backups, private until their owner shares them."""

import os
import stat
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from data.errors import StoreFailed
from data.models.ids import new_id
from data.store.files import FILE_MODE, failed, sync_folder, write_all


def write_out(path: Path, text: str | bytes, *, replace: bool = True) -> None:
    """Put a file in place at once, whole, for its owner alone; StoreFailed says why it could not.

    A link, a folder or a device of that name is never written through or replaced; a file only
    where `replace` says so.
    """
    told = text if isinstance(text, bytes) else text.encode("utf-8", errors="replace")
    try:
        with written_beside(path, replace=replace) as handle:
            write_all(handle, told)
    except OSError as error:
        raise failed(error, "write", path) from error


@contextmanager
def written_beside(path: Path, *, replace: bool) -> Iterator[int]:
    """Give the handle of a new file that takes its place at the end, so that a crash leaves the old
    one or the new one, whole. StoreFailed where something stands there; OSError.
    """
    _refuse_what_is_no_file(path, replace)
    temporary = path.with_name(f".{path.name[:40]}.{new_id()}")
    handle = os.open(temporary, os.O_CREAT | os.O_EXCL | os.O_RDWR | os.O_NOFOLLOW, FILE_MODE)
    try:
        os.fchmod(handle, FILE_MODE)
        yield handle
        os.fsync(handle)
        _refuse_what_is_no_file(path, replace)
        temporary.rename(path)
        sync_folder(path.parent)
    finally:
        os.close(handle)
        temporary.unlink(missing_ok=True)


def _refuse_what_is_no_file(path: Path, replace: bool) -> None:
    if not path.parent.is_dir():
        raise StoreFailed(f"There is no folder {path.parent}.", "Make it first, or name another.")
    with suppress(FileNotFoundError):
        mode = path.lstat().st_mode
        if stat.S_ISLNK(mode):
            raise StoreFailed(f"{path} is a link; nothing was written.", "Name the file itself.")
        if stat.S_ISDIR(mode):
            raise StoreFailed(f"{path} is a folder.", "Name a file in it.")
        if not stat.S_ISREG(mode):
            raise StoreFailed(f"{path} is not a plain file.", "Name another file.")
        if not replace:
            hint = "Name another file, or replace it: --force"
            raise StoreFailed(f"{path} is there already; nothing was written.", hint)
