"""A small store of which every byte is flipped once: it opens, names the damage, keeps the rest."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

from data.models.community import Member
from data.models.ids import MemberId, new_id
from data.models.records import Presence
from data.reports.gather import minutes_from
from data.store.open_session import OpenSession
from data.store.store import Store
from tests.data.store_help import NOW, begun, end, entry, event, places, texts

_ID = re.compile(r'"id":"([^"]*)"')


def held(root: Path) -> tuple[Store, OpenSession]:
    """Hold a small session: named, nameless and private entries, an edit, somebody there."""
    store, session = begun(root)
    said = entry("Listening helps, näher")
    session.put(Presence(MemberId(new_id()), "Ana Ruiz"))
    session.put(said)
    session.put(entry("hers", level="anon"), entry("mine", level="private"))
    session.change(said, text="Listening first", marked=True)
    return store, session


def told(session: OpenSession) -> dict[str, object]:
    """Return all that is kept of each record."""
    history = session._records.history
    return {
        id_: (session._records.get(table, id_), tuple(changes))
        for table in history.tables()
        for id_, changes in history.records(table)
    }


def flips(path: Path, every: int = 1) -> Iterator[int]:
    """Put each byte of a file wrong by one bit in turn, and the file right again at the end."""
    raw = path.read_bytes()
    for place in range(0, len(raw), every):
        rotten = raw[place] ^ 1 << place % 8
        path.write_bytes(raw[:place] + bytes([rotten]) + raw[place + 1 :])
        yield place
    path.write_bytes(raw)


def ids_by_byte(raw: bytes) -> list[set[str]]:
    """Return for each byte whose record its line tells of; a newline belongs to the line before."""
    return [
        set(_ID.findall(line.decode()))
        for line in raw.splitlines(keepends=True)
        for _ in range(len(line))
    ]


@contextmanager
def opened(root: Path, session: OpenSession) -> Iterator[OpenSession]:
    found = Store(root).open(session.ref)
    yield found
    found.close()


def assert_the_rest_is_kept(root: Path, session: OpenSession, path: Path, every: int = 1) -> None:
    expected, costs, raw = told(session), ids_by_byte(path.read_bytes()), path.read_bytes()
    for place in flips(path, every):
        with opened(root, session) as found:
            kept = told(found)
            lost = {id_ for id_ in expected if kept.get(id_) != expected[id_]}
            where = f"byte {place} of {path.name}: {raw[place - 9 : place + 9]!r}"
            assert lost <= costs[place], where
            assert kept.keys() <= expected.keys(), where
            assert found.damage, where
            assert found.head.community == session.head.community, where
            if place % 50 == 0:
                minutes_from(Store(root), found, NOW)
    with opened(root, session) as found:
        assert (told(found), found.damage) == (expected, ())


def test_every_byte_of_a_live_session(tmp_path: Path) -> None:
    store, session = held(tmp_path / "store")
    session.close()
    for journal in places(session).journals():
        assert_the_rest_is_kept(store.root, session, journal)


def test_every_byte_of_a_sealed_session(tmp_path: Path) -> None:
    store, session = held(tmp_path / "store")
    end(session)
    assert_the_rest_is_kept(store.root, session, places(session).sealed)
    assert not places(session).live.exists()


def test_bytes_of_what_a_session_that_goes_on_was_sealed_as(tmp_path: Path) -> None:
    store, session = held(tmp_path / "store")
    end(session)
    session.put(event("reopen"))
    session.close()
    assert_the_rest_is_kept(store.root, session, places(session).base, every=11)


def test_a_damaged_session_is_never_sealed_over(tmp_path: Path) -> None:
    store, session = held(tmp_path / "store")
    end(session)
    for _ in flips(places(session).sealed, every=97):
        rotten = places(session).sealed.read_bytes()
        with opened(store.root, session) as found:
            found.put(entry("amended"))
        with opened(store.root, session) as found:
            assert "amended" in texts(found)
        assert places(session).sealed.read_bytes() == rotten


def test_every_byte_of_a_community(tmp_path: Path) -> None:
    store = Store(tmp_path / "store")
    community = store.new_community("Riverside")
    members = tuple(Member(MemberId(new_id()), name) for name in ("Ana Ruiz", "Zoë Ångström"))
    store.save_community(replace(community, members=members, purpose="To listen"))
    path = store.root / "communities/riverside/community.json"
    costs = ids_by_byte(path.read_bytes())
    for place in flips(path):
        fresh = Store(store.root)
        (found,) = fresh.communities()
        assert {m for m in members if m.id not in costs[place]} <= set(found.members)
        assert str(path) in fresh.damage()[0]


def test_every_byte_of_the_version(tmp_path: Path) -> None:
    store, session = held(tmp_path / "store")
    version = store.root / "lctui.json"
    for _ in flips(version):
        fresh = Store(store.root)
        assert fresh.open(fresh.find("live")).entries == session.entries
        assert str(version) in fresh.damage()[0]
    assert Store(store.root).damage() == []
