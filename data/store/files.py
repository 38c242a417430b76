"""What the store does to the disk: private, durable, never through a link, never into a pipe."""

import errno
import fcntl
import os
import stat
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from data.errors import StoreFailed

FOLDER_MODE = 0o700
FILE_MODE = 0o600

_SPACE = "Free some space; what you typed is kept and can be tried again."
_RIGHTS = "Change its permissions, or choose another store (--store)."
_LOCAL = "Keep the store on a local disk."
_BUSY = ("Another program holds the file.", "A program that syncs the folder may be at work there.")
_AWAY = ("Its disk is not there any more.", "Connect the disk or the network again.")
_HANDLES = ("Too many files are open.", "Close other programs.")
_REASONS = {
    errno.ENOSPC: ("The disk is full.", _SPACE),
    errno.EDQUOT: ("Your share of the disk is used up.", _SPACE),
    errno.EROFS: ("The disk is read-only.", "Make it writable, or choose another store (--store)."),
    errno.EACCES: ("You are not allowed to.", _RIGHTS),
    errno.EPERM: ("You are not allowed to.", _RIGHTS),
    errno.EIO: ("The disk reported an error.", "Copy your store to another disk soon."),
    errno.ENOENT: ("It is not there any more.", "It may have been moved or deleted."),
    errno.ENOTDIR: ("A file stands where a folder should be.", "Choose another store (--store)."),
    errno.ELOOP: ("It is a link, and the store follows none.", "Put the file itself there."),
    errno.ENOLCK: ("This file system cannot lock files.", _LOCAL),
    errno.EOPNOTSUPP: ("This file system cannot lock files.", _LOCAL),
    errno.EFBIG: ("The file would be larger than this disk takes.", "Choose another disk."),
    **dict.fromkeys((errno.EBUSY, errno.EAGAIN, errno.ETXTBSY, errno.EDEADLK), _BUSY),
    **dict.fromkeys((errno.EMFILE, errno.ENFILE), _HANDLES),
    **dict.fromkeys((errno.ENOTCONN, errno.ESTALE, errno.ENODEV, errno.ENXIO), _AWAY),
    **dict.fromkeys((errno.ETIMEDOUT, errno.EHOSTDOWN, errno.EHOSTUNREACH), _AWAY),
}


def failed(error: OSError, doing: str, path: Path) -> StoreFailed:
    """Return the error to raise for what the operating system refused."""
    reason, hint = _REASONS.get(error.errno or 0, (f"{error.strerror or error}.", ""))
    return StoreFailed(f"Could not {doing} {path}. {reason}", hint, reason)


@contextmanager
def told(doing: str, path: Path) -> Iterator[None]:
    """Turn an operating system's error inside into a StoreFailed that says it in a sentence."""
    try:
        yield
    except OSError as error:
        raise failed(error, doing, path) from error


def refusal(folder: Path) -> str:
    """Return, in a sentence, why nothing can be written into a folder; empty where it can."""
    there = next((place for place in (folder, *folder.parents) if place.exists()), folder)
    with suppress(OSError):
        if os.access(there, os.W_OK | os.X_OK):
            return ""
        if os.statvfs(there).f_flag & os.ST_RDONLY:
            return "This store is on a disk that can only be read."
    return "You may only read this store, not write to it."


def make_folder(path: Path) -> None:
    """Make a folder and those above it where missing, for the owner alone."""
    if path.is_dir():
        return
    make_folder(path.parent)
    with suppress(FileExistsError):
        make_new_folder(path)


def make_subfolder(path: Path) -> None:
    """Make a folder where it is missing, but none above it: FileNotFoundError where that is gone.

    So a folder that somebody took away does not come back by itself.
    """
    if not path.is_dir():
        with suppress(FileExistsError):
            make_new_folder(path)


def make_new_folder(path: Path, *, for_good: bool = True) -> None:
    """Make a folder that must not exist yet (FileExistsError otherwise).

    One that is not for good need not outlive a loss of power.
    """
    path.mkdir(FOLDER_MODE)
    path.chmod(FOLDER_MODE)
    if for_good:
        sync_folder(path.parent)


def sync_folder(path: Path) -> None:
    """Make the names in a folder durable."""
    handle = os.open(path, os.O_RDONLY | os.O_DIRECTORY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def sync(handle: int) -> None:
    """Make what was written durable."""
    if hasattr(os, "fdatasync"):
        os.fdatasync(handle)
    else:
        os.fsync(handle)


def create_file(path: Path, *, for_good: bool = True) -> int:
    """Create a file that must not exist yet and return its handle, open for appending.

    The name of one that is not for good need not outlive a loss of power: it is renamed.
    """
    flags = os.O_CREAT | os.O_EXCL | os.O_RDWR | os.O_APPEND | os.O_NOFOLLOW
    handle = os.open(path, flags, FILE_MODE)
    try:
        os.fchmod(handle, FILE_MODE)
        if for_good:
            sync_folder(path.parent)
    except OSError:
        os.close(handle)
        raise
    return handle


def open_file(path: Path, flags: int = os.O_RDONLY) -> int:
    """Open a regular file; anything else (a link, a pipe, a folder) is refused, not waited for."""
    handle = os.open(path, flags | os.O_NOFOLLOW | os.O_NONBLOCK)
    if not stat.S_ISREG(os.fstat(handle).st_mode):
        os.close(handle)
        raise OSError(errno.EINVAL, "It is not a plain file", str(path))
    return handle


def read_file(path: Path, start: int = 0) -> bytes:
    """Return what a regular file holds from an offset on."""
    with os.fdopen(open_file(path), "rb", buffering=0) as file:
        file.seek(start)
        return file.read()


def write_all(handle: int, data: bytes) -> None:
    """Write all of it, however many calls that takes (one, unless the disk is filling up)."""
    while data:
        data = data[os.write(handle, data) :]


def replace_file(path: Path, data: bytes) -> None:
    """Put a file in place of another at once and durably; the caller holds the folder's lock."""
    temporary = path.with_name(f"{path.name}.new")
    temporary.unlink(missing_ok=True)
    handle = create_file(temporary, for_good=False)
    try:
        write_all(handle, data)
        os.fsync(handle)
        temporary.rename(path)
    except OSError:
        with suppress(OSError):  # a full disk is not to be filled with what is of no use
            temporary.unlink(missing_ok=True)
        raise
    finally:
        os.close(handle)
    sync_folder(path.parent)


_COARSE = 2_000_000_000
"""Nanoseconds of the coarsest disk's clock."""


def show_change(folder: Path) -> None:
    """Let a folder tell that it changed, also within one tick, or where a file in it was patched.

    A folder that is gone tells that by itself.
    """
    with suppress(OSError):
        before = folder.stat().st_mtime_ns
        for changed in (max(time.time_ns(), before + 1), before + _COARSE):
            os.utime(folder, ns=(changed, changed))
            if folder.stat().st_mtime_ns != before:
                break


def still_at(path: Path, handle: int) -> bool:
    """Say whether an open file is still the one that its path names."""
    with suppress(FileNotFoundError):
        return os.path.samestat(os.fstat(handle), path.lstat())
    return False


@contextmanager
def locked(path: Path, *, make: bool = False) -> Iterator[None]:
    """Hold a folder for this process alone, waiting for whoever has it.

    FileNotFoundError where there is none and it is not to be made.
    """
    handle = _held(path, make)
    try:
        yield
    finally:
        os.close(handle)


def _held(path: Path, make: bool) -> int:
    while True:
        try:
            if make:
                make_folder(path)
            handle = os.open(path, os.O_RDONLY | os.O_DIRECTORY | os.O_NOFOLLOW)
        except FileNotFoundError:
            if not make:
                raise
            continue
        try:
            fcntl.flock(handle, fcntl.LOCK_EX)
        except OSError:
            os.close(handle)
            raise
        if still_at(path, handle):
            return handle
        os.close(handle)
