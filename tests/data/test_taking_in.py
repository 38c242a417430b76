"""Sessions that were held elsewhere are taken in whole."""

from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest

from data.errors import StoreFailed
from data.models.ids import EntryId, MemberId, PhaseId, SessionId, new_id
from data.models.records import Entry, Phase, Presence, SessionHead
from data.store.store import Store
from data.store.taking_in import take_in

MARCH = datetime(2024, 3, 5, 10, 0, tzinfo=UTC)
NOW = datetime(2026, 11, 22, 12, 0, 30, tzinfo=UTC)


@pytest.fixture
def store(tmp_path: Path) -> Store:
    store = Store(tmp_path / "store")
    store.new_community("Riverside")
    return store


def head_of(store: Store, topic: str = "Home visits") -> SessionHead:
    (community,) = store.communities()
    phases = (Phase(PhaseId("minutes"), "Minutes", 0),)
    return SessionHead(
        id=SessionId(new_id()),
        community=community.id,
        community_name=community.name,
        number=1,
        title=topic,
        topic=topic,
        format="imported",
        planned_start=MARCH,
        zone="UTC",
        phases=phases,
    )


def entry(text: str, **more: Any) -> Entry:
    plain = Entry(EntryId(new_id()), "note", text, MARCH)
    return replace(plain, **more)


def test_a_session_that_was_taken_in_is_sealed_and_holds_all_of_it(store: Store) -> None:
    said = [entry("Tea first"), entry("Call them", kind="action", due=date(2024, 4, 1))]
    ana = Presence(MemberId(new_id()), "Ana Ruiz", roles=("facilitator",))
    head = head_of(store)
    ref = take_in(store, head, (ana, *said), now=NOW)
    assert [ref] == store.sessions()
    assert not ref.live
    assert [path.name for path in ref.path.parent.iterdir()] == ["2024-03-05-1000-home-visits.json"]
    session = store.open(ref)
    assert (session.head, list(session.entries.values())) == (head, said)
    assert list(session.people.values()) == [ana]
    assert not session.damage


def test_two_sessions_of_one_minute_and_topic_stand_beside_each_other(store: Store) -> None:
    first = take_in(store, head_of(store), (), now=NOW)
    second = take_in(store, head_of(store), (), now=NOW)
    assert {ref.path.name for ref in store.sessions()} == {first.path.name, second.path.name}


def test_who_took_it_in_stands_in_the_history_but_never_beside_a_nameless_entry(
    store: Store,
) -> None:
    named, nameless = entry("Tea first"), entry("I was afraid", level="anon")
    ref = take_in(store, head_of(store), (named, nameless), by="Dana Cole", now=NOW)
    session = store.open(ref)
    (first,), (second,) = (session.versions(e.id, Entry.TABLE) for e in (named, nameless))
    assert (first.by, second.by) == ("Dana Cole", "")
    assert second.at == NOW.replace(second=0)


def test_a_session_that_was_taken_in_is_amended_like_any_other(store: Store) -> None:
    said = entry("Tea first")
    session = store.open(take_in(store, head_of(store), (said,), now=NOW))
    session.change(said, text="Coffee first")
    session.close()
    (ref,) = store.sessions()
    assert not ref.live
    assert store.open(ref).entries[said.id].text == "Coffee first"


def test_what_a_terminal_would_obey_is_cleaned_on_its_way_in(store: Store, hostile: str) -> None:
    ref = take_in(store, head_of(store, hostile), (entry(hostile),), now=NOW)
    kept = next(iter(store.open(ref).entries.values())).text
    assert "\x1b" not in kept
    assert "\x9b" not in kept


def test_a_disk_that_takes_nothing_leaves_nothing_behind(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("data.store.taking_in.replace_file", full)
    with pytest.raises(StoreFailed, match="disk is full"):
        take_in(store, head_of(store), (entry("Tea first"),), now=NOW)
    assert store.sessions() == []
    assert not list(store.root.rglob("*.live"))
