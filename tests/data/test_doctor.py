"""Every kind of damage is named, mended where it can be, and nothing is ever deleted."""

import json
import os
import re
import shutil
import time
from collections.abc import Callable
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path

import pytest

from data.store import sealed
from data.store.changes import Change
from data.store.doctor.examining import Examined, examine, repair
from data.store.merge import History
from data.store.open_session import OpenSession
from data.store.places import Places
from data.store.reading import Reading
from data.store.rescued import Rescued
from data.store.sealed import read_sealed, spell_sealed
from data.store.store import Store
from tests.data.fault_layer import Died, Faults, die, faults
from tests.data.store_help import begun, end, entry, head, texts

CLOSED = "2026-11-24-0915-home-visits"
LIVE = "2026-11-24-0915-still-going"
FOLDER = "communities/riverside-early-years"
YEAR = f"{FOLDER}/sessions/2026"


@pytest.fixture(scope="module")
def healthy(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a store with a sealed session, amended once, and a live one that nobody holds."""
    store, closed = begun(tmp_path_factory.mktemp("healthy") / "store")
    closed.put(entry("first words"), entry("nameless words", level="anon"))
    end(closed)
    closed.change(next(iter(closed.entries.values())), text="mended words")
    closed.close()
    live = store.create(head(store, "Still going"))
    live.put(entry("living words"))
    live.put(entry("later words"))
    live.close()
    return store.root


@pytest.fixture
def root(healthy: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(healthy, tmp_path / "store"))


def now() -> datetime:
    return datetime.now(UTC)


def kinds(examined: Examined) -> list[str]:
    return sorted(finding.kind for finding in examined.findings)


def words(root: Path) -> set[bytes]:
    """Return every word in the files of a store, checksums left out."""
    files = (path for path in root.rglob("*") if path.is_file() and path.suffix != ".zip")
    found = (re.findall(rb"\b[A-Za-z]{3,}\b", path.read_bytes()) for path in files)
    return {word for some in found for word in some if not re.fullmatch(rb"[a-f]{8}", word)}


def said(root: Path, stem: str) -> list[str]:
    store = Store(root)
    return sorted(texts(store.open(store.find(stem))))


def change(root: Path, name: str, how: Callable[[bytes], bytes]) -> None:
    path = root / name
    path.write_bytes(how(path.read_bytes()))


def journal(root: Path) -> str:
    (path,) = Places.of(root / YEAR / LIVE).journals()
    return path.relative_to(root).as_posix()


def old(path: Path) -> None:
    os.utime(path, (time.time() - 9000, time.time() - 9000))


def half_written(root: Path) -> None:
    path = root / YEAR / f"{CLOSED}.json.new"
    path.write_bytes(b"halfway")
    path.chmod(0o600)
    old(path)


def empty_folder(root: Path) -> None:
    folder = root / YEAR / "2026-11-25-1000-never-begun.live"
    (folder / "drafts").mkdir(parents=True)
    for path in (folder / "drafts", folder):
        path.chmod(0o700)
        old(path)


def conflict_of_sealed(root: Path) -> None:
    sealed = root / YEAR / f"{CLOSED}.json"
    before = sealed.read_bytes()
    store = Store(root)
    session = store.open(store.find(CLOSED))
    session.put(entry("theirs words"))
    session.close()
    sealed.rename(sealed.with_name(f"{CLOSED} (Ana's conflicted copy 2026-11-22).json"))
    sealed.write_bytes(before)
    sealed.chmod(0o600)


def orphaned_copy(root: Path) -> None:
    sealed = root / YEAR / f"{CLOSED}.json"
    sealed.rename(sealed.with_name(f"{CLOSED}.sync-conflict-20261122-101502-ABCDEFG.json"))


def conflict_of(name: str) -> Callable[[Path], None]:
    def wound(root: Path) -> None:
        path = root / name
        shutil.copy(path, path.with_name(f"{path.stem} (conflicted copy 2026-11-22){path.suffix}"))

    return wound


def draft(text: bytes) -> Callable[[Path], None]:
    def wound(root: Path) -> None:
        folder = root / YEAR / f"{LIVE}.live/drafts"
        folder.mkdir(mode=0o700)
        (folder / "0000-0").write_bytes(text)
        (folder / "0000-0").chmod(0o600)

    return wound


def presence(root: Path) -> None:
    folder = root / YEAR / f"{LIVE}.live/here"
    folder.mkdir(mode=0o700)
    (folder / "0000-0").write_bytes(b"gone terminal\n")
    (folder / "0000-0").chmod(0o600)


def edited(root: Path) -> None:
    path = root / YEAR / f"{CLOSED}.json"
    tables = json.loads(path.read_bytes())
    (one, *_) = tables["entries"].values()
    one["text"] = "changed elsewhere"
    path.write_text(json.dumps(tables), encoding="utf-8")


def without_head(raw: bytes) -> bytes:
    return b"".join(line for line in raw.splitlines(True) if b'"table":"session"' not in line)


SEALED = f"{YEAR}/{CLOSED}.json"
ABOUT = f"{FOLDER}/community.json"
Wound = Callable[[Path], None]


def rewritten(name: str, how: Callable[[bytes], bytes]) -> Wound:
    return lambda root: change(root, name, how)


def backup_cut(root: Path) -> None:
    path = next(root.glob("backups/*.zip"))
    path.write_bytes(path.read_bytes()[:50])


def rotten_journal(root: Path) -> None:
    change(root, journal(root), lambda raw: raw.replace(b"living", b"livinG"))


def torn_journal(root: Path) -> None:
    change(root, journal(root), lambda raw: raw + b'{"n":9,"torn')


MENDED: dict[str, tuple[str, Wound]] = {
    "sealed rotten": ("sealed-damaged", rewritten(SEALED, lambda b: b[:400] + b"@" + b[401:])),
    "sealed cut": ("sealed-damaged", rewritten(SEALED, lambda b: b[: len(b) // 2])),
    "sealed overwritten": ("sealed-damaged", rewritten(SEALED, lambda _: b"\x00" * 900)),
    "sealed empty": ("sealed-damaged", rewritten(SEALED, lambda _: b"")),
    "sealed edited": ("edited-elsewhere", edited),
    "journal rotten": ("journal-damaged", rotten_journal),
    "journal torn": ("journal-torn", torn_journal),
    "community rotten": ("community-damaged", rewritten(ABOUT, lambda b: b[:30] + b"@" + b[31:])),
    "community overwritten": ("community-damaged", rewritten(ABOUT, lambda _: b"noise")),
    "community gone": ("community-missing", lambda root: (root / ABOUT).unlink()),
    "version rotten": ("version-damaged", rewritten("lctui.json", lambda _: b"noise")),
    "version gone": ("version-missing", lambda root: (root / "lctui.json").unlink()),
    "version twice": ("conflict-copy", conflict_of("lctui.json")),
    "community twice": ("conflict-copy", conflict_of(ABOUT)),
    "sealed twice": ("conflict-copy", conflict_of_sealed),
    "only a copy": ("conflict-copy", orphaned_copy),
    "backup rotten": ("backup-damaged", backup_cut),
    "half written": ("half-written", half_written),
    "empty folder": ("empty-folder", empty_folder),
    "draft rotten": ("draft-damaged", draft(b"noise noise\n")),
    "draft empty": ("draft-empty", draft(b"")),
    "presence left": ("presence-left", presence),
    "readable by all": ("permissions", lambda root: (root / SEALED).chmod(0o644)),
    "folder readable by all": ("permissions", lambda root: (root / YEAR).chmod(0o755)),
}
NOT_SERIOUS = {"half-written", "empty-folder", "draft-empty", "presence-left"}


@pytest.mark.parametrize("name", MENDED)
def test_damage_is_named_mended_and_nothing_is_deleted(root: Path, name: str) -> None:
    kind, wound = MENDED[name]
    wound(root)
    before = words(root)
    shown = {} if "version" in name else {stem: _shown(root, stem) for stem in (CLOSED, LIVE)}
    found = examine(root, now())
    assert kind in kinds(found), found.findings
    assert found.well == (kind in NOT_SERIOUS)
    assert all(finding.what and finding.means for finding in found.findings)
    assert repair(found.findings) == []
    again = examine(root, now())
    assert (again.well, kinds(again)) == (True, [])
    assert before - words(root) == set()
    for stem, texts_before in shown.items():
        assert set(texts_before) <= set(said(root, stem))
    assert repair(again.findings) == []
    (community,) = Store(root).communities()
    assert community.name == "Riverside Early Years"


def _shown(root: Path, stem: str) -> list[str]:
    try:
        return said(root, stem)
    except Exception:  # noqa: BLE001 - damaged: whatever it says, more is asked of the mended one
        return []


def test_a_healthy_store_is_well(root: Path) -> None:
    found = examine(root, now())
    assert (found.findings, found.communities, found.sessions) == ([], 1, 2)


@pytest.mark.parametrize("name", ["sealed rotten", "sealed cut", "sealed overwritten"])
def test_what_a_damaged_file_lost_comes_back_from_the_backup(root: Path, name: str) -> None:
    wanted = said(root, CLOSED)
    MENDED[name][1](root)
    repair(examine(root, now()).findings)
    assert said(root, CLOSED) == wanted == ["mended words", "nameless words"]


def test_a_live_session_stays_live_and_keeps_what_can_be_read(root: Path) -> None:
    MENDED["journal rotten"][1](root)
    repair(examine(root, now()).findings)
    store = Store(root)
    (ref,) = store.live()
    session = store.open(ref)
    assert (texts(session), session.damage) == (["later words"], ())
    session.put(entry("goes on"))
    session.close()
    assert said(root, LIVE) == ["goes on", "later words"]


def test_what_a_living_terminal_holds_is_never_touched(root: Path) -> None:
    store = Store(root)
    session: OpenSession = store.open(store.find(LIVE))
    session.put(entry("at work"))
    MENDED["journal rotten"][1](root)
    path = root / journal(root)
    before = path.read_bytes(), path.stat().st_ino
    found = examine(root, now())
    assert kinds(found) == ["journal-damaged"]
    assert "Close the terminals" in found.findings[0].remedy
    repair(found.findings)
    assert (path.read_bytes(), path.stat().st_ino) == before
    session.put(entry("still at work"))
    assert texts(session)[-1] == "still at work"
    session.close()


def test_what_only_people_can_decide_is_said_and_left(root: Path) -> None:
    (root / YEAR / "holiday.txt").write_text("sun")
    (root / YEAR / "holiday.txt").chmod(0o600)
    (root / YEAR / "link.json").symlink_to("/etc/hostname")
    os.mkfifo(root / FOLDER / "pipe", 0o600)
    (root / FOLDER / "formats").mkdir(0o700)
    (root / FOLDER / "formats/odd.json").write_text("{}")
    (root / FOLDER / "formats/odd.json").chmod(0o600)
    old_live = root / journal(root)
    os.utime(old_live, (0, 0))
    draft(b"")(root)
    store = Store(root)
    session = store.open(store.find(LIVE))
    log = session._log
    at = "2026-11-24T10:00:00.000Z-0000"
    broken = {"kind": "note", "text": 5, "at": "never"}
    log.append([Change(at, log.writer, "entries", "bad", broken)])
    log.append([Change(at, log.writer, "carried", "x", {"origin": "nowhere", "visits": []})])
    session.close()
    os.utime(old_live, (0, 0))
    found = examine(root, now())
    wanted = {"stranger", "link", "format-unusable", "live-forgotten", "record-unknown"}
    assert wanted | {"origin-missing"} <= set(kinds(found))
    assert found.well
    assert repair(found.findings) == []
    assert (root / YEAR / "holiday.txt").read_text() == "sun"
    assert wanted <= set(kinds(examine(root, now())))


def respelled(root: Path, *, without: str = "") -> bytes:
    """Return the sealed session as lctui writes it, one table left out."""
    reading = Reading()
    read_sealed(root / SEALED, reading)
    changes = [change for change in reading.changes if change.table != without]
    return spell_sealed(History(changes), reading)


def test_a_newer_session_is_no_damage_to_be_mended(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as newer:
        newer.setattr(sealed, "LAYOUT", 99)
        (root / SEALED).write_bytes(respelled(root))
    before = (root / SEALED).read_bytes()
    found = examine(root, now())
    assert kinds(found) == ["newer"]
    repair(found.findings)
    assert (root / SEALED).read_bytes() == before


def test_a_session_without_its_head_gets_it_from_a_backup(root: Path) -> None:
    (root / SEALED).write_bytes(respelled(root, without="session"))
    change(root, journal(root), without_head)
    found = examine(root, now())
    assert kinds(found) == ["head-missing", "head-missing"]
    repair(found.findings)
    (left,) = examine(root, now()).findings
    assert (left.kind, left.serious, LIVE in str(left.path)) == ("head-missing", False, True)
    assert Store(root).open(Store(root).find(CLOSED)).head.title == "Home visits"


@pytest.mark.parametrize("name", ["sealed rotten", "sealed overwritten", "journal rotten"])
def test_a_repair_that_is_cut_off_anywhere_is_finished_by_the_next(
    root: Path, tmp_path: Path, name: str
) -> None:
    MENDED[name][1](root)
    before, stem = words(root), LIVE if name == "journal rotten" else CLOSED
    wanted = ["later words"] if stem == LIVE else ["mended words", "nameless words"]

    def copied(step: object) -> Path:
        return Path(shutil.copytree(root, tmp_path / f"copy-{step}"))

    counted = copied("counted")
    found = examine(counted, now()).findings
    with faults(Faults()) as layer:
        repair(found)
    assert len(layer.names) > 20
    for step in range(0, len(layer.names), 11):
        copy = copied(step)
        found = examine(copy, now()).findings
        with faults(Faults(step, die, for_good=True)), suppress(Died):
            repair(found)
        assert before - words(copy) == set()
        repair(examine(copy, now()).findings)
        assert examine(copy, now()).well
        assert said(copy, stem) == wanted
        assert len(Store(copy).live()) == 1
        shutil.rmtree(copy)


def test_what_was_rescued_elsewhere_is_named(root: Path, tmp_path: Path) -> None:
    waiting = Rescued(tmp_path / "rescued.zip", datetime(2026, 11, 24, 10), 3, LIVE)
    (found,) = examine(root, now(), rescued=[waiting]).findings
    assert (found.kind, found.serious) == ("rescued-waiting", False)
    assert str(waiting.path) in found.means
