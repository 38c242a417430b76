"""Where the program stopped, for who mends it: places in the code, and never a note's words."""

import os
import time
import traceback
from collections.abc import Iterable, Iterator
from pathlib import Path


def usual_crash_log() -> Path:
    """Return the file for it in the cache folder."""
    from lctui.paths import cache_folder

    return cache_folder() / "crash.log"


def write_crash_log(path: Path, errors: Iterable[BaseException]) -> None:
    """Leave the errors of one run in a file that its owner alone can read; raises OSError."""
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    lines = [time.strftime("%Y-%m-%dT%H:%M:%S%z\n")]
    for error in errors:
        lines += _told(error)
    flags = os.O_WRONLY | os.O_CREAT | os.O_TRUNC | os.O_NOFOLLOW
    with os.fdopen(os.open(path, flags, 0o600), "w", encoding="utf-8") as log:
        os.fchmod(log.fileno(), 0o600)
        log.writelines(lines)


def _told(error: BaseException) -> Iterator[str]:
    """Tell an error and what led to it without its message, which may quote what was typed."""
    seen: set[int] = set()
    cause: BaseException | None = error
    while cause is not None and id(cause) not in seen:
        seen.add(id(cause))
        yield f"\n{type(cause).__module__}.{type(cause).__qualname__}\n"
        yield from traceback.format_tb(cause.__traceback__)
        inner = getattr(cause, "error", None)
        cause = inner if isinstance(inner, BaseException) else cause.__cause__ or cause.__context__
