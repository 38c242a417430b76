"""Files that leave the store: minutes and exports, private until their owner shares them."""

import os
import stat
from contextlib import suppress
from pathlib import Path

from data.errors import StoreFailed
from data.models.ids import new_id
from data.store.files import FILE_MODE, failed, write_all


def write_out(path: Path, text: str) -> None:
    """Put a file in place at once, whole, for its owner alone; StoreFailed says why it could not.

    A link, a folder or a device of that name is never written through or replaced.
    """
    try:
        _refuse_what_is_no_file(path)
        _replace(path, text.encode("utf-8", errors="replace"))
    except OSError as error:
        raise failed(error, "write", path) from error


def _refuse_what_is_no_file(path: Path) -> None:
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


def _replace(path: Path, data: bytes) -> None:
    """Write beside the path first, so that a crash leaves the old file or the new one, whole."""
    temporary = path.with_name(f".{path.name[:40]}.{new_id()}")
    handle = os.open(temporary, os.O_CREAT | os.O_EXCL | os.O_WRONLY | os.O_NOFOLLOW, FILE_MODE)
    try:
        write_all(handle, data)
        os.fsync(handle)
        temporary.rename(path)
    except OSError:
        temporary.unlink(missing_ok=True)
        raise
    finally:
        os.close(handle)
