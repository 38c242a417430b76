"""What a community hands on, out of one row of the index: the same as out of every session."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pytest

from data.condensing import Trace
from data.models.ids import SessionId
from data.models.records import Carried, FollowUp
from data.models.summary import Handed
from data.outlook import stand_of
from data.still_open import still_open
from data.store.index import summaries
from data.store.store import Store
from data.store.traces import Traces, traces
from screens.plan.loading import load
from tests.data.store_help import NOW, begun, end, entry, head
from tests.data.test_index_file import COMMUNITY, opens


def opened(folder: Path) -> Store:
    store = Store(folder / "store")
    store.cache = lambda: folder / "cache"
    return store


def ask(folder: Path) -> tuple[Handed, ...]:
    """Ask with the index, without it and out of every session; they agree."""
    store = opened(folder)
    found = still_open(traces(store, COMMUNITY).sessions)
    plain = Store(store.root)
    assert found == still_open(traces(plain, COMMUNITY).sessions)
    assert found == still_open(summaries(plain, COMMUNITY)[::-1])
    words = traces(opened(folder), COMMUNITY)
    assert [told(words, item) for item in found] == [
        told(traces(plain, COMMUNITY), i) for i in found
    ]
    return found


def told(known: Traces, item: Handed) -> str:
    found = known.entry(item.id)
    return found.text if found else ""


@pytest.fixture
def first(tmp_path: Path) -> Carried:
    """Hold a session with one commitment and a note; return what hands the commitment on."""
    _, session = begun(tmp_path / "store")
    said = replace(entry("Ask twice"), kind="commitment", by="Ana Ruiz")
    session.put(said, entry("A note"))
    end(session)
    return Carried(said.id, session.head.id, ())


def test_what_is_handed_on_is_read_from_one_row(
    tmp_path: Path, first: Carried, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert [item.id for item in ask(tmp_path)] == [first.id]
    read = opens(monkeypatch)
    known = traces(opened(tmp_path), COMMUNITY)
    assert [told(known, item) for item in still_open(known.sessions)] == ["Ask twice"]
    assert read == []


def test_what_a_plan_needs_of_a_live_session_is_read_once_whatever_the_hour(
    tmp_path: Path, first: Carried, monkeypatch: pytest.MonkeyPatch
) -> None:
    ask(tmp_path)
    store = opened(tmp_path)
    session = store.create(head(store, "Second"))
    session.put(replace(first, visits=(SessionId(session.head.id),)))
    read = opens(monkeypatch)
    loaded = load(opened(tmp_path), COMMUNITY, None, NOW)
    assert [item.entry.text for item in loaded.items] == ["Ask twice"]
    assert len(read) == 1


def test_a_session_sealed_since_is_all_that_is_read(
    tmp_path: Path, first: Carried, monkeypatch: pytest.MonkeyPatch
) -> None:
    ask(tmp_path)
    store = opened(tmp_path)
    session = store.create(head(store, "Second"))
    here = SessionId(session.head.id)
    session.put(replace(first, visits=(here,)), replace(entry("Call them"), kind="help"))
    assert len(ask(tmp_path)) == 2
    assert ask(tmp_path)[0].visits == (here,)
    end(session)
    read = opens(monkeypatch)
    traces(opened(tmp_path), COMMUNITY)
    assert len(read) == 1
    session.put(FollowUp(first.id, "worked", NOW))
    session.close()
    assert len(ask(tmp_path)) == 1


def test_an_amendment_of_any_session_makes_it_anew(tmp_path: Path, first: Carried) -> None:
    ask(tmp_path)
    store = opened(tmp_path)
    (ref,) = store.sessions(COMMUNITY)
    session = store.open(ref)
    said = session.entries[first.id]
    session.change(said, text="Ask three times")
    session.close()
    known = traces(opened(tmp_path), COMMUNITY)
    assert [told(known, item) for item in ask(tmp_path)] == ["Ask three times"]
    assert [told(known, item) for item in still_open(known.sessions)] == ["Ask three times"]
    ref.path.with_name(f"{ref.path.name}.json").unlink()
    assert ask(tmp_path) == ()


def test_how_a_community_stands_is_worked_out_once_until_somebody_keeps_something(
    tmp_path: Path, first: Carried, monkeypatch: pytest.MonkeyPatch
) -> None:
    worked: list[int] = []

    def counted(sessions: Sequence[Trace]) -> tuple[Handed, ...]:
        worked.append(1)
        return still_open(sessions)

    monkeypatch.setattr("data.outlook.still_open", counted)
    ours, theirs = opened(tmp_path), opened(tmp_path)
    session = theirs.create(head(theirs, "Second"))
    said = replace(entry("Call them"), kind="help")
    session.put(replace(first, visits=(SessionId(session.head.id),)), said)

    def told() -> list[str]:
        return [item.entry.text for item in stand_of(ours, COMMUNITY).items]

    assert told() == told() == ["Ask twice", "Call them"]
    assert [i.entry.text for i in stand_of(ours, COMMUNITY, ("help",)).items] == ["Call them"]
    assert len(worked) == 1
    session.put(replace(said, text="Call Ana"))
    assert told() == ["Ask twice", "Call Ana"]
    session.put(FollowUp(first.id, "worked", NOW))
    assert told() == told() == ["Call Ana"]
    session.put(replace(said, text="", redacted=NOW.date()))
    session.close()
    assert told() == []
    assert len(worked) == 4
