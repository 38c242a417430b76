"""Copies that sync programs make of files that changed in two places: merged, then set aside."""

from collections.abc import Callable
from pathlib import Path

import pytest

from data.store.aside import everything_aside
from data.store.conflicts import copies_of, original
from data.store.open_session import OpenSession
from data.store.store import Store
from tests.data.store_help import begun, end, entry, journal_of, places, reopened, texts

NAMES: tuple[Callable[[str, str], str], ...] = (
    lambda stem, suffix: f"{stem}.sync-conflict-20261122-101502-ABCDEFG{suffix}",
    lambda stem, suffix: f"{stem} (Ana's conflicted copy 2026-11-22){suffix}",
    lambda stem, suffix: f"{stem} (conflicted copy 2026-11-22){suffix}",
    lambda stem, suffix: f"{stem} (Ana (Hill School)'s conflicted copy 2026-11-22 (1)){suffix}",
    lambda stem, suffix: f"{stem} (conflicted copy 2026-11-22 101502){suffix}",
)
each_name = pytest.mark.parametrize("name", NAMES, ids=range(len(NAMES)))


@each_name
def test_a_copy_is_known_by_its_name(name: Callable[[str, str], str]) -> None:
    assert original(name("2026-11-24-0915-home-visits", ".json")) == (
        "2026-11-24-0915-home-visits.json"
    )
    assert original(name("5bc5a7c7-0", ".jsonl")) == "5bc5a7c7-0.jsonl"
    for other in ("2026-11-24-0915-conflict.json", "x.json", "conflict (1).json", "a.json.new"):
        assert original(other) == other


def two_ways(tmp_path: Path) -> tuple[Store, OpenSession, bytes]:
    """Return a sealed session, and what its file holds on another machine."""
    store, session = begun(tmp_path / "store")
    session.put(entry("both"))
    end(session)
    session.close()
    before = places(session).sealed.read_bytes()
    amended = reopened(store, session)
    amended.put(entry("theirs"))
    amended.close()
    theirs = places(session).sealed.read_bytes()
    places(session).sealed.write_bytes(before)
    return store, session, theirs


@each_name
def test_a_copy_of_a_sealed_session_is_merged_and_then_set_aside(
    tmp_path: Path, name: Callable[[str, str], str]
) -> None:
    store, session, theirs = two_ways(tmp_path)
    sealed = places(session).sealed
    copy = sealed.with_name(name(sealed.stem, ".json"))
    copy.write_bytes(theirs)
    assert copies_of(sealed) == [copy]
    assert len(store.sessions()) == 1
    found = reopened(store, session)
    assert texts(found) == ["both", "theirs"]
    assert copy.exists()
    found.put(entry("ours"))
    found.close()
    assert not copy.exists()
    assert [path.read_bytes() for path in everything_aside(store.root)] == [theirs]
    assert texts(reopened(store, session)) == ["both", "theirs", "ours"]


@each_name
def test_copies_in_a_live_session_are_merged_and_then_set_aside(
    tmp_path: Path, name: Callable[[str, str], str]
) -> None:
    store, session = begun(tmp_path / "store")
    session.put(entry("both"))
    session.seal()
    session._log.unseal()
    base = places(session).base
    before = base.read_bytes()
    session.put(entry("theirs, nameless", level="anon"), entry("theirs"))
    session.close()
    live = places(session).live
    copies = []
    for path in places(session).journals():
        copy = live / name(path.stem, ".jsonl")
        path.rename(copy)
        copies.append(copy)
    (live / name("sealed", ".json")).write_bytes(before)
    base.write_bytes(before)
    ours = reopened(store, session)
    ours.put(entry("ours"))
    assert sorted(texts(ours)) == ["both", "ours", "theirs", "theirs, nameless"]
    assert {v.writer for e in ours.entries.values() for v in ours.versions(e.id)} <= {
        ours._log.writer, "anonymous",
    }  # fmt: skip
    assert journal_of_machine(ours).exists()
    end(ours)
    ours.close()
    aside = {path.name for path in everything_aside(store.root)}
    assert aside == {*(copy.name for copy in copies), name("sealed", ".json")}
    assert not live.exists()
    assert len(texts(reopened(store, session))) == 4


def journal_of_machine(session: OpenSession) -> Path:
    return places(session).live / f"{session._log.writer}.jsonl"


def test_a_damaged_copy_stops_nothing_and_stays(tmp_path: Path) -> None:
    store, session, _ = two_ways(tmp_path)
    sealed = places(session).sealed
    copy = sealed.with_name(NAMES[0](sealed.stem, ".json"))
    copy.write_bytes(b"\x00 rotten")
    found = reopened(store, session)
    assert texts(found) == ["both"]
    assert copy.name in " ".join(found.damage)
    found.put(entry("ours"))
    found.close()
    assert copy.read_bytes() == b"\x00 rotten"
    assert texts(reopened(store, session)) == ["both", "ours"]


def test_a_copy_that_comes_later_is_noticed(tmp_path: Path) -> None:
    store, session, theirs = two_ways(tmp_path)
    assert texts(reopened(store, session)) == ["both"]
    sealed = places(session).sealed
    sealed.with_name(NAMES[1](sealed.stem, ".json")).write_bytes(theirs)
    assert texts(reopened(store, session)) == ["both", "theirs"]


def test_a_journal_that_is_written_is_no_copy(tmp_path: Path) -> None:
    _, session = begun(tmp_path / "store")
    session.put(entry("said"))
    assert copies_of(journal_of(session)) == []
