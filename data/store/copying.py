"""Copying a store's files as they stand at one moment, also while terminals write to them.

A session's folder is held while it is copied, so that nobody seals it meanwhile. Writers go on:
their journals are copied up to where all of them stood at one instant, so that no copy holds an
edit of an entry without the entry.
"""

import os
from collections.abc import Callable, Iterable, Iterator
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path

from data.store.archive import Piece
from data.store.communities import FILE
from data.store.conflicts import copies_of, original
from data.store.files import failed, locked, read_file
from data.store.layout import COMMUNITIES, VERSION, version_line
from data.store.lines import intact
from data.store.places import LIVE, SEALED, Places
from data.store.refs import parse_stem

_TRIES = 20
"""How often a session that moves between its sealed file and its live folder is looked for."""
_LOOKS = 100
"""How often journals are looked at until two looks in a row find them of the same sizes."""


@dataclass(slots=True)
class Copied:
    """What was copied."""

    communities: int = 0
    sessions: int = 0
    live: int = 0
    """How many of the sessions are not sealed."""
    left_out: dict[str, None] = field(default_factory=dict)
    """What could not be copied, in sentences."""


def copy_store(root: Path, copied: Copied, told: Callable[[], None]) -> Iterator[Piece]:
    """Yield every file of a store, session by session; `told` is called after each."""
    yield from _read(root, [root / VERSION], copied) or [Piece(VERSION, version_line())]
    for folder in folders_in(root / COMMUNITIES, copied):
        yield from _whole(root, folder, copied, told)


def copy_one(
    root: Path, folder: Path, copied: Copied, told: Callable[[], None] = lambda: None
) -> Iterator[Piece]:
    """Yield every file of one community, as a store that holds nothing else."""
    yield from _read(root, [root / VERSION], copied) or [Piece(VERSION, version_line())]
    yield from _whole(root, folder, copied, told)


def _whole(root: Path, folder: Path, copied: Copied, told: Callable[[], None]) -> Iterator[Piece]:
    copied.communities += 1
    yield from copy_community(root, folder, copied)
    for year in folders_in(folder / "sessions", copied):
        for stem in stems_in(year):
            yield from copy_session(root, Places.of(stem), copied)
            told()


def copy_community(root: Path, folder: Path, copied: Copied) -> list[Piece]:
    """Return the files about a community itself."""
    about = folder / FILE
    brought = (*sorted(folder.glob("formats/*.json")), *sorted(folder.glob("templates/*.j2")))
    return _read(root, [about, *copies_of(about), *brought], copied)


def copy_session(root: Path, places: Places, copied: Copied) -> list[Piece]:
    """Return the files of one session, all of one moment, whoever writes to it or seals it."""
    for _ in range(_TRIES):
        if pieces := _live(root, places, copied) or copy_sealed(root, places, copied):
            copied.sessions += 1
            copied.live += not any(piece.name.endswith(places.sealed.name) for piece in pieces)
            return pieces
    return []


def _live(root: Path, places: Places, copied: Copied) -> list[Piece]:
    """Return what there is while it has a live folder; nothing where it has none."""
    with ExitStack() as held:
        try:
            held.enter_context(_quiet(places.live))
        except FileNotFoundError:
            return []
        base = _read(root, [places.base, *copies_of(places.base)], copied)
        journals = [
            Piece(name, _whole_lines(data[:size]))
            for path, size in _at_one_instant(places).items()
            for name, data in _read(root, [path], copied)
        ]
        return [*copy_sealed(root, places, copied), *base, *journals]


def copy_sealed(root: Path, places: Places, copied: Copied) -> list[Piece]:
    """Return the file of a session that is sealed, with its conflict copies."""
    return _read(root, [places.sealed, *copies_of(places.sealed)], copied)


@contextmanager
def _quiet(folder: Path) -> Iterator[None]:
    """Hold a folder; on a medium that cannot lock, or takes no writing, go on without."""
    with ExitStack() as held:
        try:
            held.enter_context(locked(folder))
        except FileNotFoundError:
            raise
        except OSError:
            pass
        yield


def _at_one_instant(places: Places) -> dict[Path, int]:
    """Return how long the journals were at a moment between two looks that saw the same."""
    before: dict[Path, int] = {}
    for _ in range(_LOOKS):
        sizes = {}
        for path in places.journals():
            with suppress(FileNotFoundError):
                sizes[path] = path.lstat().st_size
        if sizes == before:
            break
        before = sizes
    return before


def _whole_lines(raw: bytes) -> bytes:
    end = raw.rfind(b"\n") + 1
    return raw + b"\n" if intact(raw[end:]) else raw[:end]


def _read(root: Path, paths: Iterable[Path], copied: Copied) -> list[Piece]:
    """Return the files that are there; one that cannot be read is told of."""
    pieces = []
    for path in paths:
        try:
            pieces.append(Piece(path.relative_to(root).as_posix(), read_file(path)))
        except FileNotFoundError:
            continue
        except OSError as error:
            copied.left_out[failed(error, "read", path).title] = None
    return pieces


def folders_in(folder: Path, copied: Copied) -> list[Path]:
    """Return the folders in a folder, in order; a link to one is told of and not followed."""
    found = []
    try:
        with os.scandir(folder) as items:
            for item in items:
                if item.is_symlink():
                    copied.left_out[f"{item.path} is a link and was left out."] = None
                elif item.is_dir():
                    found.append(Path(item.path))
    except FileNotFoundError:
        return []
    except OSError as error:
        copied.left_out[failed(error, "read", folder).title] = None
    return sorted(found)


def stems_in(year: Path) -> list[Path]:
    """Return the sessions of a year by their paths without a suffix, in order."""
    with os.scandir(year) as items:
        names = {original(item.name) for item in items}
    stems = {name.removesuffix(suffix) for suffix in (SEALED, LIVE) for name in names}
    return [year / stem for stem in sorted(stems) if stem not in names and parse_stem(stem)]
