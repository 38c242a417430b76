"""Archives lose the words that were taken out of the sessions in them."""

from collections.abc import Iterable, Sequence
from contextlib import suppress
from pathlib import Path

from data.errors import StoreFailed
from data.store.archive import Archive, Piece, read_archive, write_archive
from data.store.archived import sessions_in
from data.store.changes import REDACTED, Change
from data.store.files import locked, told
from data.store.journal import journal_line
from data.store.purging import Purged
from data.store.reading import SUFFIX, Reading, read_journal
from data.store.remains import Remains


def purge_backups(folder: Path, counting: Sequence[Change]) -> Purged:
    """Rewrite the automatic backups that hold outweighed words. StoreFailed.

    What a crash left half-written among them goes.
    """
    with told("take words out of", folder), suppress(FileNotFoundError), locked(folder):
        for path in folder.glob(".*.zip.*"):
            path.unlink(missing_ok=True)
        return purge_archives(sorted(folder.glob("*.zip")), counting)
    return Purged()


def purge_archives(paths: Iterable[Path], counting: Sequence[Change]) -> Purged:
    """Rewrite the archives that hold outweighed words; one that cannot be read is told of."""
    purged = Purged()
    for path in paths:
        try:
            if _purge(path, counting):
                purged.files[path] = None
        except StoreFailed as error:
            purged.unreached[error.title] = None
    return purged


def _purge(path: Path, counting: Sequence[Change]) -> bool:
    with read_archive(path) as archive:
        cleaned: dict[str, bytes] = {}
        for archived in sessions_in(archive):
            remains = Remains.of(archived.read(), counting)
            if remains.unfinished:
                cleaned |= {name: _without(archive, name, remains) for name in archived.names}
        if cleaned:
            names = archive.names
            pieces = (Piece(name, cleaned.get(name) or archive.read(name)) for name in names)
            write_archive(path, pieces, replace=True)
    return bool(cleaned)


def _without(archive: Archive, name: str, remains: Remains) -> bytes:
    """Return one of a session's files; a journal gets the tombstones of what it loses."""
    raw = archive.read(name)
    path = Path(name)
    data = remains.file(path, raw)
    if data == raw or not name.endswith(SUFFIX):
        return data
    before, after = Reading(), Reading()
    read_journal(path.stem, raw, before)
    read_journal(path.stem, data, after)
    kept = {(change.table, change.id) for change in after.changes}
    lost = {(change.table, change.id) for change in before.changes} - kept
    tombstones = [c for c in remains.counting.every() if REDACTED in c.fields]
    number = before.last.get(path.stem, 0)
    for change in tombstones:
        if (change.table, change.id) in lost:
            number += 1
            data += journal_line(number, change)
    return data
