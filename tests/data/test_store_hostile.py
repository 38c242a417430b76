"""Files that are damaged, foreign, newer or planted: named, never followed, never overwritten."""

import os
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

import pytest

from data.errors import DamagedFile, NotFound, StoreFailed
from data.models.community import Community
from data.models.ids import CommunityId
from data.store.store import Store
from tests.data.store_help import begun, end, entry, head, journal_of, places, reopened, texts
from tests.hostile import hostile

DAMAGED: dict[str, bytes] = {
    "empty": b"",
    "null": b"null",
    "a number": b"5",
    "a list": b"[]",
    "half": b'{"session":{"1":{"id"',
    "tables that are none": b'{"session":[]}',
    "documents that are none": b'{"session":{"1":5}}',
    "no head": b'{"entries":{}}',
    "a head of another shape": b'{"session":{"1":{"id":"x","title":5}}}',
    "a byte order mark": b"\xef\xbb\xbf{}",
    "UTF-16": "{}".encode("utf-16"),
    "Latin-1": b'{"session":{"1":{"id":"\xe4"}}}',
    "deep": b'{"a":' * 100_000 + b"1" + b"}" * 100_000,
    "a number of 5,000 digits": b'{"a":{"1":{"b":' + b"9" * 5000 + b"}}}",
    "binary": bytes(range(256)),
    "newer": b'{"session":{},"_sealed":{"1":{"layout":99}}}',
}


@pytest.mark.parametrize("raw", DAMAGED.values(), ids=DAMAGED)
def test_a_damaged_session_is_named_left_alone_and_the_others_open(
    tmp_path: Path, raw: bytes
) -> None:
    store, good = begun(tmp_path / "store", "Good")
    good.put(entry("said"))
    end(good)
    bad = store.create(head(store, "Bad"))
    end(bad)
    bad.close()
    places(bad).sealed.write_bytes(raw)
    with pytest.raises(DamagedFile) as failure:
        _ = store.open(bad.ref).head
    assert bad.ref.path.name in failure.value.title
    assert failure.value.hint
    assert places(bad).sealed.read_bytes() == raw
    assert texts(reopened(store, good)) == ["said"]
    assert len(store.sessions()) == 2


@pytest.mark.parametrize("raw", DAMAGED.values(), ids=DAMAGED)
def test_nothing_is_sealed_over_a_damaged_session(tmp_path: Path, raw: bytes) -> None:
    _, session = begun(tmp_path / "store")
    end(session)
    session.put(entry("amended"))
    places(session).sealed.write_bytes(raw)
    with suppress(DamagedFile):
        session.seal()
        assert b'"title":5' in places(session).sealed.read_bytes()
        return
    assert places(session).sealed.read_bytes() == raw
    assert b"amended" in journal_of(session).read_bytes()


@pytest.mark.parametrize("raw", DAMAGED.values(), ids=DAMAGED)
def test_a_damaged_community_is_named_and_left_alone(tmp_path: Path, raw: bytes) -> None:
    store = Store(tmp_path / "store")
    kept = store.new_community("Kept")
    bad = store.new_community("Bad")
    path = store.root / "communities" / bad.id / "community.json"
    path.write_bytes(raw)
    fresh = Store(store.root)
    assert fresh.communities() == [kept]
    assert str(path) in fresh.damage()[0]
    with pytest.raises(DamagedFile):
        fresh.community(bad.id)
    with pytest.raises(StoreFailed):
        fresh.save_community(Community(CommunityId("bad"), "Bad, again"))
    assert path.read_bytes() == raw


def a_file(root: Path) -> None:
    root.write_text("mine")


def other_things(root: Path) -> None:
    root.mkdir()
    (root / "thesis.odt").write_text("mine")


def a_newer_one(root: Path) -> None:
    Store(root).new_community("Kept")
    (root / "lctui.json").write_text('{"layout": 99}')


def a_newer_one_of_another_form(root: Path) -> None:
    Store(root).new_community("Kept")
    (root / "lctui.json").write_text('{"layout": 99, "proof": "x"}')


def one_below_a_file(root: Path) -> None:
    root.parent.rmdir()
    root.parent.write_text("mine")


@pytest.mark.parametrize(
    "plant", [a_file, other_things, a_newer_one, a_newer_one_of_another_form, one_below_a_file]
)
def test_a_folder_that_cannot_be_the_store_is_told_and_left_alone(
    tmp_path: Path, plant: Callable[[Path], None]
) -> None:
    root = tmp_path / "below" / "store"
    root.parent.mkdir()
    plant(root)
    before = {p: p.read_bytes() for p in tmp_path.rglob("*") if p.is_file()}
    for attempt in (
        Store(root).check,
        Store(root).communities,
        Store(root).sessions,
        lambda: Store(root).new_community("New"),
    ):
        with pytest.raises(StoreFailed) as failure:
            attempt()
        assert str(root) in failure.value.title
        assert failure.value.hint
    assert {p: p.read_bytes() for p in tmp_path.rglob("*") if p.is_file()} == before


@pytest.mark.parametrize("raw", [b"", b"null", b'{"layout":"new"}', b'{"layout":2,"sum":"0"}\n'])
def test_a_store_whose_version_cannot_be_read_is_read_and_not_written(
    tmp_path: Path, raw: bytes
) -> None:
    store, session = begun(tmp_path / "store")
    session.put(entry("said"))
    version = store.root / "lctui.json"
    version.write_bytes(raw)
    fresh = Store(store.root)
    assert [community.name for community in fresh.communities()] == ["Riverside Early Years"]
    assert texts(fresh.open(fresh.find("live"))) == ["said"]
    assert str(version) in fresh.damage()[0]
    with pytest.raises(DamagedFile, match=str(version)):
        fresh.new_community("New")
    assert version.read_bytes() == raw


def test_a_store_that_may_not_be_read_is_told(tmp_path: Path) -> None:
    if os.geteuid() == 0:
        pytest.skip("root may read everything")
    root = tmp_path / "store"
    Store(root).new_community("Kept")
    root.chmod(0)
    with pytest.raises(StoreFailed, match="not allowed"):
        Store(root).check()
    root.chmod(0o700)


def test_a_pipe_or_link_in_place_of_a_journal_is_neither_waited_for_nor_followed(
    tmp_path: Path,
) -> None:
    store, session = begun(tmp_path / "store")
    session.put(entry("said"))
    session.close()
    live = places(session).live
    name = next(iter(live.glob("*.jsonl"))).name.removesuffix("-0.jsonl")
    os.mkfifo(live / f"{name}-1.jsonl")
    victim = tmp_path / "victim"
    victim.write_bytes(b"")
    (live / f"{name}-2.jsonl").symlink_to(victim)
    (live / f"{name}-3.jsonl").mkdir()
    holder, found = reopened(store, session), reopened(store, session)
    holder.put(entry("held"))
    found.put(entry("next"))
    assert texts(found) == ["said", "next"]
    assert len(found.damage) == 3
    assert victim.read_bytes() == b""
    assert texts(reopened(store, session)) == ["said", "held", "next"]
    holder.close()
    end(found)
    assert texts(reopened(store, session)) == ["said", "held", "next"]
    assert [path.name for path in places(session).journals()] == [
        f"{name}-{number}.jsonl" for number in (1, 2, 3)
    ]


def test_a_store_may_be_reached_by_a_link(tmp_path: Path) -> None:
    (tmp_path / "disk").mkdir()
    (tmp_path / "store").symlink_to(tmp_path / "disk")
    _, session = begun(tmp_path / "store")
    session.put(entry("said"))
    end(session)
    assert texts(Store(tmp_path / "disk").open(Store(tmp_path / "disk").find("last"))) == ["said"]


@pytest.mark.parametrize("plant", ["pipe", "link", "folder"])
def test_a_sealed_file_that_is_no_file_is_told(tmp_path: Path, plant: str) -> None:
    store, session = begun(tmp_path / "store")
    end(session)
    path = places(session).sealed
    path.unlink()
    if plant == "pipe":
        os.mkfifo(path)
    elif plant == "link":
        path.symlink_to(tmp_path / "nowhere")
    else:
        path.mkdir()
    with pytest.raises(StoreFailed, match=path.name):
        store.open(session.ref)


@pytest.mark.parametrize("name", ["../other", "..", "", "/etc", "a/b"])
def test_a_community_cannot_be_named_out_of_the_store(tmp_path: Path, name: str) -> None:
    store = Store(tmp_path / "store")
    store.new_community("Kept")
    for attempt in (
        lambda: store.community(CommunityId(name)),
        lambda: store.save_community(Community(CommunityId(name), "Other")),
        lambda: store.sessions(CommunityId(name)),
    ):
        with pytest.raises(NotFound):
            attempt()


@pytest.mark.parametrize("text", hostile())
def test_every_text_comes_back_as_it_was_cleaned(tmp_path: Path, text: str) -> None:
    from data.safe_text import safe

    store, session = begun(tmp_path / "store")
    kept = safe(text)
    session.put(entry(kept, by=kept, tags=(kept,), typed=kept))
    session.drafts.write(f"x{kept}")
    live = reopened(store, session)
    assert live.entries == session.entries
    end(session)
    found = reopened(store, session)
    assert (found.entries, found.damage) == (session.entries, ())


@pytest.mark.parametrize("text", hostile())
def test_what_reached_a_file_uncleaned_is_cleaned_when_it_is_read(
    tmp_path: Path, text: str
) -> None:
    from data.safe_text import safe

    store, session = begun(tmp_path / "store")
    session.put(entry(text))
    assert texts(reopened(store, session)) == [safe(text)]
    end(session)
    assert texts(reopened(store, session)) == [safe(text)]
