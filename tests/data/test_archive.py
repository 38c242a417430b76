"""An archive is private and proved; one from elsewhere harms nothing, however it was made."""

import errno
import os
import stat
import zipfile
from pathlib import Path

import pytest

from data.errors import DamagedFile, NotFound, StoreFailed
from data.store.archive import Piece, read_archive, write_archive
from data.store.rescue import rescue_archive
from tests.data.fault_layer import Died, Faults, die, faults, refuse
from tests.data.store_help import begun, entry

PIECES = [
    Piece("lctui.json", b'{"layout":1}\n'),
    Piece("communities/riverside/community.json", "{“Ana Ruiz”}".encode() * 40),
]


def contents(path: Path) -> list[Piece]:
    with read_archive(path) as archive:
        return [Piece(name, archive.read(name)) for name in archive.names]


def test_what_is_written_is_read_back_and_private(tmp_path: Path) -> None:
    path = tmp_path / "backup.zip"
    write_archive(path, iter(PIECES))
    assert contents(path) == PIECES
    assert path.stat().st_mode & 0o777 == 0o600
    assert [p.name for p in tmp_path.iterdir()] == ["backup.zip"]
    with zipfile.ZipFile(path) as plain:
        assert {info.external_attr >> 16 for info in plain.infolist()} == {stat.S_IFREG | 0o600}


def test_an_archive_that_is_there_is_replaced_only_when_asked(tmp_path: Path) -> None:
    path = tmp_path / "backup.zip"
    path.write_text("precious")
    with pytest.raises(StoreFailed, match="is there already"):
        write_archive(path, PIECES)
    assert path.read_text() == "precious"
    write_archive(path, PIECES, replace=True)
    assert contents(path) == PIECES


def test_nothing_is_written_through_a_link_or_into_a_pipe(tmp_path: Path) -> None:
    victim, link, pipe = (tmp_path / name for name in ("victim", "link", "pipe"))
    victim.write_text("precious")
    link.symlink_to(victim)
    os.mkfifo(pipe)
    for path in (link, pipe, tmp_path):
        with pytest.raises(StoreFailed):
            write_archive(path, PIECES, replace=True)
    assert victim.read_text() == "precious"
    with pytest.raises(StoreFailed):
        read_archive(pipe)


@pytest.mark.parametrize("fault", [die, refuse(errno.ENOSPC)], ids=["killed", "disk full"])
def test_a_crash_at_any_step_leaves_the_archive_that_was_there(
    tmp_path: Path, fault: object
) -> None:
    path = tmp_path / "backup.zip"
    write_archive(path, PIECES[:1])
    before = path.read_bytes()
    with faults(Faults()) as counted:
        write_archive(tmp_path / "counted.zip", PIECES)
    for step in range(len(counted.names)):
        with (
            faults(Faults(step, fault, for_good=True)),  # type: ignore[arg-type]
            pytest.raises((Died, StoreFailed, OSError)),
        ):
            write_archive(path, PIECES, replace=True)
        assert path.read_bytes() == before or contents(path) == PIECES


def test_no_single_rotten_byte_is_taken_for_good(tmp_path: Path) -> None:
    path = tmp_path / "backup.zip"
    write_archive(path, PIECES)
    good = path.read_bytes()
    noticed = 0
    for place in range(len(good)):
        path.write_bytes(good[:place] + bytes([good[place] ^ 0xFF]) + good[place + 1 :])
        try:
            assert contents(path) == PIECES
        except StoreFailed:
            noticed += 1
    assert noticed > len(good) / 2


def test_every_cut_of_an_archive_is_noticed(tmp_path: Path) -> None:
    path = tmp_path / "backup.zip"
    write_archive(path, PIECES)
    good = path.read_bytes()
    for length in range(len(good)):
        path.write_bytes(good[:length])
        with pytest.raises(DamagedFile, match="Nothing was taken"):
            read_archive(path)


HOSTILE = (
    "/etc/passwd", "../outside.json", "communities/../../x.json", "communities//x", "C:/x.json",
    "communities\\..\\x", "communities/a\nb/community.json", "./lctui.json", "x" * 2000,
)  # fmt: skip


@pytest.mark.parametrize("name", HOSTILE, ids=range(len(HOSTILE)))
def test_a_name_that_leads_elsewhere_refuses_the_whole(tmp_path: Path, name: str) -> None:
    path = tmp_path / "hostile.zip"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("lctui.json", b'{"layout":1}')
        archive.writestr(name, b"x")
    with pytest.raises(StoreFailed, match="Nothing was taken"):
        read_archive(path)


def test_links_doubles_bombs_and_locked_files_are_refused(tmp_path: Path) -> None:
    path = tmp_path / "hostile.zip"
    link = zipfile.ZipInfo("communities/a/community.json")
    link.external_attr = (stat.S_IFLNK | 0o777) << 16
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr(link, "/etc/passwd")
    with pytest.raises(StoreFailed, match="is a link"):
        read_archive(path)

    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("lctui.json", b"1")
        with pytest.warns(UserWarning, match="Duplicate"):
            archive.writestr("lctui.json", b"2")
    with pytest.raises(StoreFailed, match="twice"):
        read_archive(path)

    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("lctui.json", bytes(80 * 1024**2))
    with pytest.raises(StoreFailed, match="unfold to far more"):
        read_archive(path)

    with zipfile.ZipFile(path, "w", zipfile.ZIP_LZMA) as archive:
        archive.writestr("lctui.json", b"1")
    with pytest.raises(StoreFailed, match="packed in a way"):
        read_archive(path)

    for content in (b"", b"PK", b"\x00" * 100, b"hello"):
        path.write_bytes(content)
        with pytest.raises(DamagedFile):
            read_archive(path)
    with pytest.raises(NotFound, match="no file"):
        read_archive(tmp_path / "nowhere.zip")


def test_files_that_overlap_are_refused(tmp_path: Path) -> None:
    path = tmp_path / "hostile.zip"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("communities/a/community.json", os.urandom(5000))
        first = archive.infolist()[0]
        for number in range(5):
            twin = zipfile.ZipInfo(f"communities/a{number}/community.json")
            twin.CRC, twin.file_size, twin.header_offset = first.CRC, first.file_size, 0
            twin.compress_size, twin.compress_type = first.compress_size, first.compress_type
            archive.filelist.append(twin)
            archive.NameToInfo[twin.filename] = twin
    with pytest.raises(StoreFailed):
        read_archive(path)


def test_a_rescued_session_is_an_archive_with_its_changes(tmp_path: Path) -> None:
    _, session = begun(tmp_path / "store")
    session.put(entry("said"), entry("hers", level="anon"))
    path = tmp_path / "rescued.zip"
    known = list(session._records.history.every())
    rescue_archive(path, session.ref, [*known, *known])
    version, named, nameless = contents(path)
    folder = "communities/riverside-early-years/sessions/2026/2026-11-24-0915-home-visits.live"
    assert (version.name, named.name, nameless.name) == (
        "lctui.json", f"{folder}/rescued.jsonl", f"{folder}/anonymous.jsonl",
    )  # fmt: skip
    assert (len(named.data.splitlines()), len(nameless.data.splitlines())) == (2, 1)
    assert b"hers" in nameless.data
