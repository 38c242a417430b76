"""Holding a file: a lock that ends with its process, however that ends."""

import fcntl
import os
from contextlib import suppress
from pathlib import Path

from data.store.files import create_file, open_file, still_at

_APPEND = os.O_RDWR | os.O_APPEND


def hold(path: Path, flags: int = _APPEND) -> int | None:
    """Open and lock an existing file; None where another process has it, or it cannot be had."""
    try:
        handle = open_file(path, flags)
    except OSError:
        return None
    return handle if _locked(path, handle, wait=False) else None


def hold_new(path: Path) -> int | None:
    """Create and lock a file; None where there is one of that name."""
    with suppress(FileExistsError):
        handle = create_file(path)
        return handle if _locked(path, handle, wait=False) else None
    return None


def hold_shared(path: Path) -> int:
    """Open and lock a file, made where it is missing, waiting for whoever has it."""
    while True:
        with suppress(FileExistsError):
            os.close(create_file(path))
        with suppress(FileNotFoundError):
            handle = open_file(path, _APPEND)
            if _locked(path, handle, wait=True):
                return handle


def is_held(path: Path) -> bool:
    """Say whether a living process holds a file."""
    handle = hold(path)
    if handle is not None:
        os.close(handle)
    return handle is None


def in_use(path: Path) -> bool:
    """Say whether a living process holds a file, also on a disk that takes no writing; what cannot
    be opened is in nobody's use.
    """
    with suppress(OSError):
        os.close(open_file(path))
        handle = hold(path, os.O_RDONLY)
        if handle is None:
            return True
        os.close(handle)
    return False


def _locked(path: Path, handle: int, *, wait: bool) -> bool:
    """Lock an open file; close it where another has it or it is not the file at its path now."""
    held = False
    try:
        fcntl.flock(handle, fcntl.LOCK_EX if wait else fcntl.LOCK_EX | fcntl.LOCK_NB)
        held = still_at(path, handle)
    except BlockingIOError:
        pass
    finally:
        if not held:
            os.close(handle)
    return held
