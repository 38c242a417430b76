"""Sessions and communities by what people type of their names; lists from file names alone."""

from dataclasses import replace
from datetime import timedelta
from itertools import islice
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given
from hypothesis import strategies as st

from data.carryover import Item
from data.errors import LctuiError, NotFound
from data.models.ids import EntryId, SessionId, new_id
from data.models.records import Carried, FollowUp, SessionHead
from data.store import listing
from data.store.open_session import OpenSession
from data.store.refs import SessionRef, slug_of
from data.store.store import Store
from tests.data.fault_layer import Faults, faults
from tests.data.store_help import NOW, begun, end, entry, head, places


def later(known: SessionHead, days: int, title: str) -> SessionHead:
    start = NOW + timedelta(days=days)
    return replace(known, id=SessionId(new_id()), planned_start=start, topic=title, title=title)


@pytest.fixture
def year(tmp_path: Path) -> tuple[Store, list[OpenSession]]:
    """Return a store with three closed sessions and a live one, oldest first."""
    store, first = begun(tmp_path / "store", "Home visits")
    sessions = [first]
    for days, title in ((14, "Small talk"), (42, "Home visits, again"), (56, "Interpreters")):
        sessions.append(store.create(later(first.head, days, title)))
    for session in sessions[:3]:
        end(session)
    return store, sessions


def test_sessions_are_listed_newest_first(year: tuple[Store, list[OpenSession]]) -> None:
    store, _ = year
    listed = store.sessions()
    assert [(ref.started, ref.title, ref.live) for ref in listed] == [
        ("2027-01-19-0915", "Interpreters", True),
        ("2027-01-05-0915", "Home visits again", False),
        ("2026-12-08-0915", "Small talk", False),
        ("2026-11-24-0915", "Home visits", False),
    ]
    assert listed[0].local == NOW.replace(second=0, tzinfo=None) + timedelta(days=56)
    assert store.sessions(limit=2) == listed[:2]
    assert store.sessions(listed[0].community) == listed
    assert store.live() == listed[:1]


@given(
    names=st.lists(
        st.one_of(
            st.builds(
                "{}-{:02}-24-0915-{}{}".format,
                st.sampled_from(("2025", "2026")),
                st.integers(0, 12),
                st.sampled_from(("visits", "talk", "a b", "")),
                st.sampled_from((".json", ".live", ".json.bak", "")),
            ),
            st.sampled_from(("notes.txt", "x.json", "2026-11-24-0915.json", ".json", ".live")),
        ),
        max_size=12,
    ),
    begun=st.booleans(),
)
def test_a_count_is_that_of_the_list_and_few_are_its_first(names: list[str], begun: bool) -> None:
    with TemporaryDirectory() as folder:
        store = Store(Path(folder))
        community = store.new_community("Circle").id
        for name in names:
            place = store.sessions_dir(community) / ("2025" if "2025" in name else "2026") / name
            if name.endswith(".live"):
                place.mkdir(parents=True, exist_ok=True)
                (place / "ana.jsonl").write_bytes(b"") if begun else None
            else:
                place.parent.mkdir(parents=True, exist_ok=True)
                place.write_bytes(b"{}")
        listed = store.sessions(community)
        assert store.count(community) == len(listed)
        folders = store.sessions_dirs(community)
        assert list(islice(listing.one_by_one(folders), 3)) == listed[:3]


def test_a_list_opens_no_file(year: tuple[Store, list[OpenSession]]) -> None:
    store, _ = year
    with faults(Faults()) as layer:
        assert len(store.sessions()) == 4
    assert layer.names == []


@pytest.mark.parametrize(
    ("name", "place"),
    [
        ("last", 2),
        ("live", 3),
        ("2026-11-24-0915-home-visits", 0),
        ("2026-11", 0),
        ("2027-01-19", 3),
    ],
)
def test_a_session_is_found_by_its_name(
    year: tuple[Store, list[OpenSession]], name: str, place: int
) -> None:
    store, sessions = year
    assert store.find(name).path == sessions[place].ref.path
    assert store.find(name, sessions[0].head.community).path == sessions[place].ref.path


def test_a_session_is_found_by_its_id_or_the_beginning_of_it(
    year: tuple[Store, list[OpenSession]],
) -> None:
    store, sessions = year
    sessions[0].put(entry("amended"))
    for session in sessions:
        assert store.find(session.head.id).path == session.ref.path
        assert store.find(session.head.id[:-3].upper()).path == session.ref.path


@pytest.mark.parametrize("name", ["", "2028", "nothing", "01"])
def test_a_name_that_fits_none_or_several_is_told(
    year: tuple[Store, list[OpenSession]], name: str
) -> None:
    store, _ = year
    with pytest.raises(NotFound) as failure:
        store.find(name)
    assert failure.value.hint


def test_an_empty_store_has_nothing_and_makes_nothing(tmp_path: Path) -> None:
    store = Store(tmp_path / "store")
    assert (store.communities(), store.sessions(), store.live()) == ([], [], [])
    for name in ("live", "last", "x"):
        with pytest.raises(NotFound):
            store.find(name)
    with pytest.raises(NotFound):
        store.find_community("x")
    assert not store.root.exists()


def test_what_is_no_session_is_not_listed(year: tuple[Store, list[OpenSession]]) -> None:
    store, sessions = year
    folder = sessions[0].ref.path.parent
    (folder / "notes.json").write_text("{}")
    (folder / "2026-11-24-0915-home-visits.sync-conflict-1.json").write_text("{}")
    (folder / "2026-11-25-0915-planted.live").mkdir()
    (folder / "2026-11-26-0915-planted.live").write_text("")
    (folder.parent / "readme.txt").write_text("")
    assert len(store.sessions()) == 4


def test_two_sessions_of_one_name_and_minute_stand_side_by_side(tmp_path: Path) -> None:
    store, first = begun(tmp_path / "store")
    second = store.create(replace(first.head, id=SessionId(new_id())))
    end(second)
    third = store.create(replace(first.head, id=SessionId(new_id())))
    names = [session.ref.path.name for session in (first, second, third)]
    stem = "2026-11-24-0915-home-visits"
    assert names == [stem, f"{stem}-2", f"{stem}-3"]
    assert third.ref in store.live()


def test_a_session_that_is_gone_is_told(year: tuple[Store, list[OpenSession]]) -> None:
    store, sessions = year
    places(sessions[0]).sealed.unlink()
    with pytest.raises(NotFound, match="home-visits"):
        store.open(sessions[0].ref)


@pytest.mark.parametrize(
    ("title", "slug"),
    [
        ("Home visits", "home-visits"),
        ("Über Größe & Ähnliches!", "uber-grosse-ahnliches"),
        ("../../escape", "escape"),
        ("家庭访问", "家庭访问"),
        ("हिंदी घर", "हिंदी-घर"),
        ("   ", "session"),
        ("a" * 400, "a" * 40),
        ("🙂", "session"),
        ("CON", "con"),
        ("a\x00b\n.json", "a-b-json"),
    ],
)
def test_a_title_becomes_part_of_a_file_name(title: str, slug: str) -> None:
    assert slug_of(title, "session") == slug


def test_items_come_with_the_words_they_were_said_in(
    year: tuple[Store, list[OpenSession]],
) -> None:
    store, (first, second, _, live) = year
    said = [entry("try the short form"), entry("ask Ben")]
    first.put(*said)
    first.close()
    visits = (second.head.id, live.head.id)
    live.put(
        *(Carried(one.id, first.head.id, visits) for one in said),
        Carried(EntryId(new_id()), SessionId(new_id()), visits),
        FollowUp(said[0].id, "worked", NOW, "they smiled"),
    )
    items: list[Item] = store.items(live)
    assert [(i.entry, i.origin, i.visits) for i in items] == [
        (one, first.head.id, visits) for one in said
    ]
    assert [i.followup and i.followup.outcome for i in items] == ["worked", None]


def test_refs_tell_their_files() -> None:
    ref = SessionRef(Path("x"), "c", "2026-11-24-1000", "home-visits", False)  # type: ignore[arg-type]
    assert (ref.title, ref.local.hour) == ("Home visits", 10)


def test_communities_are_made_found_and_kept(tmp_path: Path) -> None:
    store = Store(tmp_path / "store")
    riverside = store.new_community("Riverside Early Years")
    hill = store.new_community("Hill & Dale")
    same_slug = store.new_community("Hill, Dale")
    assert [c.id for c in (riverside, hill, same_slug)] == [
        "riverside-early-years",
        "hill-dale",
        "hill-dale-2",
    ]
    assert store.communities() == [hill, same_slug, riverside]
    for name in ("riverside-early-years", "RIVERSIDE early years", "river"):
        assert store.find_community(name) == riverside
    for name in ("hill", "nobody", ""):
        with pytest.raises(NotFound) as failure:
            store.find_community(name)
        assert "Hill & Dale" in str(failure.value)
    with pytest.raises(LctuiError, match="already"):
        store.new_community("HILL & dale")
    assert store.formats_dir(hill.id) == store.root / "communities/hill-dale/formats"


def test_a_head_of_a_community_without_a_folder_can_be_kept(tmp_path: Path) -> None:
    store = Store(tmp_path / "store")
    known = head(store)
    store.create(replace(known, community="elsewhere"))  # type: ignore[arg-type]
    assert store.sessions()[0].community == "elsewhere"


def test_a_session_that_is_sealed_and_reopened_meanwhile_is_found(
    year: tuple[Store, list[OpenSession]], monkeypatch: pytest.MonkeyPatch
) -> None:
    store, sessions = year
    sealed = sessions[0]
    look = listing._names

    def a_moment_ago(path: str) -> list[str]:
        return [
            name.replace(f"{sealed.ref.path.name}.json", places(sealed).live.name)
            for name in look(path)
        ]

    monkeypatch.setattr(listing, "_names", a_moment_ago)
    assert store.find(sealed.ref.path.name).path == sealed.ref.path
    assert len(store.sessions()) == 4
