"""Sealing: folding a session's journals into one file, so that a crash anywhere loses nothing.

The file is put in place at once (temporary file, sync, rename, sync of the folder) and only then do
the journals go. Read before, between or after: the merge of what is there gives the same content.
"""

import os
from contextlib import ExitStack, suppress
from pathlib import Path

from data.store.drafts import is_orphan, last_text
from data.store.files import locked, make_folder, read_file, replace_file, sync_folder, told
from data.store.journal import SUFFIX, take
from data.store.merge import History
from data.store.reading import Reading, read_lines
from data.store.sealed import read_sealed, spell_sealed, tables_of

BASE = "sealed.json"
"""What a session that was made live again had been sealed as, in its live folder."""


def fold(sealed: Path, folder: Path) -> None:
    """Fold the journals in a live folder into the sealed file; nothing where there is no folder."""
    with suppress(FileNotFoundError), told("seal", sealed), locked(folder), ExitStack() as held:
        ours, others = _take_all(folder, held)
        reading = _read(ours + others, sealed, folder / BASE)
        if reading.changes:
            raw = spell_sealed(tables_of(History(reading.changes), reading))
            replace_file(sealed, raw)
            _clear(folder, ours)


def _take_all(folder: Path, held: ExitStack) -> tuple[list[Path], list[Path]]:
    """Lock every journal that nobody writes to, so that nobody starts to while it is folded."""
    ours: list[Path] = []
    others: list[Path] = []
    for path in sorted(folder.glob(f"*{SUFFIX}")):
        handle = take(path, create=False)
        if handle is not None:
            held.callback(os.close, handle)
        (others if handle is None else ours).append(path)
    return ours, others


def _read(paths: list[Path], sealed: Path, base: Path) -> Reading:
    reading = Reading()
    for path in paths:
        *lines, tail = read_file(path).split(b"\n")
        read_lines(path.stem, lines, reading)
        if tail:
            reading.aside.append((path.name, tail))
    read_sealed(base, reading)
    read_sealed(sealed, reading)
    return reading


def _clear(folder: Path, ours: list[Path]) -> None:
    for path in [*ours, folder / BASE]:
        path.unlink(missing_ok=True)
    drafts = folder / "drafts"
    with suppress(FileNotFoundError):
        for path in list(drafts.iterdir()):
            if not last_text(path) and is_orphan(path):
                path.unlink()
    with suppress(OSError):
        drafts.rmdir()
    with suppress(OSError):
        folder.rmdir()
        sync_folder(folder.parent)


def unfold(sealed: Path, folder: Path) -> None:
    """Make a sealed session live again: its file becomes the ground its journals build on."""
    with told("reopen", sealed), suppress(FileNotFoundError):
        make_folder(folder)
        with locked(folder):
            sealed.rename(folder / BASE)
            sync_folder(folder)
            sync_folder(sealed.parent)
