"""Archives: zip files with a store's layout inside, the one form of backups and rescued sessions.

An archive is written beside its place, read back, and only then put there. One that is read may
come from anywhere: it is proved whole, sane in size and harmless in its names before it is used.
"""

import os
import stat
import time
import zlib
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import IO, TYPE_CHECKING, NamedTuple

from data.errors import DamagedFile, NotFound, StoreFailed
from data.store.archive_names import refusal
from data.store.files import FILE_MODE, open_file, told
from data.store.outfile import written_beside

if TYPE_CHECKING:
    from zipfile import ZipFile, ZipInfo

LARGEST = 512 * 1024**2
"""Bytes that one file in an archive may unfold to."""
SWELLING = 200
"""How many times the archive's own size all its files may unfold to; sessions come to 20."""
SMALL = 64 * 1024**2
"""Bytes that any archive may unfold to, however small it is."""
_BLOCK = 1024**2


class Piece(NamedTuple):
    """One file of an archive."""

    name: str
    """Its path as in a store, `communities/riverside/community.json`."""
    data: bytes


def write_archive(path: Path, pieces: Iterable[Piece], *, replace: bool = False) -> None:
    """Write a private archive durably, read it back and put it in place. StoreFailed.

    Pieces are taken one at a time. What stands at the path is replaced only if so asked.
    """
    with told("write", path), written_beside(path, replace=replace) as handle:
        with os.fdopen(os.dup(handle), "w+b") as file:
            written = _write(file, pieces)
        with os.fdopen(os.dup(handle), "rb") as file:
            _prove(path, file, written)


def _write(file: IO[bytes], pieces: Iterable[Piece]) -> "list[ZipInfo]":
    from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

    with ZipFile(file, "w", ZIP_DEFLATED) as archive:
        for name, data in pieces:
            info = ZipInfo(name, time.localtime()[:6])
            info.compress_type = ZIP_DEFLATED
            info.external_attr = (stat.S_IFREG | FILE_MODE) << 16
            archive.writestr(info, data)
        return archive.infolist()


def _prove(path: Path, file: IO[bytes], written: "list[ZipInfo]") -> None:
    """Compare what the disk gives back with what was written."""
    with Archive(path, file) as archive:
        found = [(info.filename, info.CRC, info.file_size) for info in archive.infos]
        if found != [(info.filename, info.CRC, info.file_size) for info in written]:
            raise StoreFailed(f"{path} did not read back as it was written.", "Try another disk.")


def read_archive(path: Path) -> "Archive":
    """Open an archive that somebody names, checked wholly. NotFound, DamagedFile, StoreFailed.

    Close it, or use it in a `with`.
    """
    if not os.path.lexists(path):
        raise NotFound(f"There is no file {path}.", "Give the path of an archive.")
    with told("read", path):
        return Archive(path, os.fdopen(open_file(path.resolve()), "rb"))


def sizes_in(path: Path) -> dict[str, int]:
    """Return the names of an archive's files, each with the bytes that it unfolds to, by its list.

    None where it cannot be read.
    """
    from zipfile import BadZipFile, ZipFile

    with suppress(OSError, BadZipFile, ValueError), ZipFile(path) as archive:
        return {info.filename: info.file_size for info in archive.infolist()}
    return {}


class Archive:
    """An archive that proved whole and harmless; its files are unfolded when they are asked for."""

    def __init__(self, path: Path, file: IO[bytes]) -> None:
        """Check everything. DamagedFile, which closes the file."""
        self.path = path
        self._file = file
        self._size = os.fstat(file.fileno()).st_size
        try:
            with _told_damage(path):
                self._zip = self._opened()
                self.infos = [info for info in self._zip.infolist() if not info.is_dir()]
                """Its files as the zip lists them."""
                self._check_names()
                self._check_sizes()
                self._check_content()
        except BaseException:
            file.close()
            raise

    def _opened(self) -> "ZipFile":
        from zipfile import ZipFile

        return ZipFile(self._file)

    @property
    def names(self) -> list[str]:
        """The paths of its files, in the archive's order."""
        return [info.filename for info in self.infos]

    def read(self, name: str) -> bytes:
        """Return one file's bytes; KeyError where there is none of that name. DamagedFile."""
        with _told_damage(self.path):
            return self._zip.read(name)

    def close(self) -> None:
        """Let go of the file."""
        self._zip.close()
        self._file.close()

    def __enter__(self) -> "Archive":
        return self

    def __exit__(self, *error: object) -> None:
        self.close()

    def _check_names(self) -> None:
        known: set[str] = set()
        for info in self.infos:
            if why := refusal(info, known):
                raise _harmful(self.path, f"“{info.filename}” {why}")
            known.add(info.filename)

    def _check_sizes(self) -> None:
        sizes = [info.file_size for info in self.infos]
        if max(sizes, default=0) > LARGEST or sum(sizes) > max(SMALL, SWELLING * self._size):
            raise _harmful(self.path, "it would unfold to far more than a backup holds")
        if sum(info.compress_size for info in self.infos) > self._size:
            raise _harmful(self.path, "its files overlap")

    def _check_content(self) -> None:
        for info in self.infos:
            with self._zip.open(info) as file:
                while file.read(_BLOCK):
                    pass


@contextmanager
def _told_damage(path: Path) -> Iterator[None]:
    """Turn all that a broken zip can raise into one sentence."""
    import struct
    from zipfile import BadZipFile

    broken = (BadZipFile, struct.error, zlib.error, EOFError, RuntimeError, ValueError)
    try:
        yield
    except (*broken, OverflowError, MemoryError) as error:
        raise DamagedFile(
            f"{path} is no backup of lctui, or it is damaged.", "Nothing was taken from it."
        ) from error


def _harmful(path: Path, why: str) -> StoreFailed:
    return StoreFailed(f"{path} was refused: {why}.", "Nothing was taken from it.")
