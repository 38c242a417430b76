"""Whether the automatic backups could be restored."""

from collections.abc import Iterator
from pathlib import Path

from data.errors import DamagedFile, StoreFailed
from data.store.archive import read_archive
from data.store.backups import BACKUPS
from data.store.doctor.finding import Finding, put_aside


def check_backups(root: Path) -> Iterator[Finding]:
    """Yield the backups that cannot be read."""
    for path in sorted((root / BACKUPS).glob("*.zip")):
        try:
            read_archive(path).close()
        except DamagedFile:
            means = "The session itself is not touched by that; only this copy of it is of no use."
            remedy = "A repair puts it aside."
            mend = put_aside(root, path)
            what = "This backup is damaged."
            yield Finding("backup-damaged", path, what, means, remedy, mend=mend)
        except StoreFailed as error:
            yield Finding("unreadable", path, error.title, "This copy cannot be restored.")
