"""Everything owed in a community, out of one row of the index as out of every session."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from data.ledger import Promise, ledger, shareable
from data.ledger_words import aside_words
from data.models.ids import EventId, SessionId, new_id
from data.models.records import Carried, FollowUp
from data.models.side_records import Offer
from data.store.book import leaf_of
from data.store.open_session import OpenSession
from data.store.store import Store
from tests.data.store_help import NOW, begun, end, entry, head
from tests.data.test_index_file import COMMUNITY, opens
from tests.data.test_traces import opened


def ask(folder: Path) -> dict[str, Promise]:
    """Ask with the index, without it, and once more; they agree. Return it by the words."""
    found = ledger(opened(folder), COMMUNITY, NOW)
    assert found == ledger(Store(folder / "store"), COMMUNITY, NOW)
    assert found == ledger(opened(folder), COMMUNITY, NOW)
    return {promise.entry.text: promise for promise in found}


@pytest.fixture
def first(tmp_path: Path) -> OpenSession:
    """Hold a session in which something of each kind is said; return it."""
    _, session = begun(tmp_path / "store")
    session.put(
        replace(entry("Ask twice"), kind="commitment", by="Ana Ruiz"),
        replace(entry("Write to them"), kind="action", owners=("Ben Okafor",), status="open"),
        replace(entry("Long done"), kind="action", status="done", due=date(2026, 1, 2)),
        replace(entry("Who has a room?"), kind="help", by="Ben Okafor"),
        replace(entry("Why?"), kind="question"),
        entry("A note"),
    )
    end(session)
    return session


def second(folder: Path, first: OpenSession) -> OpenSession:
    """Begin the session after it, to which all of that is carried."""
    store = opened(folder)
    session = store.create(head(store, "Second"))
    here = (SessionId(session.head.id),)
    session.put(*(Carried(e.id, first.head.id, here) for e in first.entries.values()))
    return session


def named(session: OpenSession, text: str) -> FollowUp:
    (said,) = [e for e in session.entries.values() if e.text == text]
    return FollowUp(said.id, "", NOW)


def test_all_that_was_promised_is_there_the_done_and_the_open(
    tmp_path: Path, first: OpenSession
) -> None:
    found = ask(tmp_path)
    assert [(p.entry.text, p.state) for p in found.values()] == [
        ("Ask twice", "open"),
        ("Write to them", "open"),
        ("Long done", "done"),
        ("Who has a room?", "open"),
    ]
    assert [p.whose for p in found.values()] == [
        ("Ana Ruiz",),
        ("Ben Okafor",),
        (),
        ("Ben Okafor",),
    ]
    assert found["Ask twice"].title == "Home visits"
    assert not found["Long done"].is_overdue(NOW.date())


def test_what_later_sessions_heard_stands_with_it(tmp_path: Path, first: OpenSession) -> None:
    later = second(tmp_path, first)
    worked = replace(named(first, "Ask twice"), outcome="worked", note="They laughed")
    call = named(first, "Who has a room?").id
    later.put(worked, replace(named(first, "Write to them"), outcome="not-yet"))
    later.put(Offer(EventId(new_id()), call, "Dana Lind", NOW))
    for sealed in (False, True):
        if sealed:
            end(later)
        promises = ask(tmp_path)
        tried, written = promises["Ask twice"], promises["Write to them"]
        assert (tried.state, tried.note, tried.carries) == ("worked", "They laughed", 1)
        assert (written.state, written.heard[0].outcome) == ("open", "not-yet")
        assert written.last_heard == NOW.date()
        assert promises["Who has a room?"].offers == ("Dana Lind",)


def test_ten_thousand_promises_would_be_read_from_one_row(
    tmp_path: Path, first: OpenSession, monkeypatch: pytest.MonkeyPatch
) -> None:
    ask(tmp_path)
    read = opens(monkeypatch)
    assert len(ledger(opened(tmp_path), COMMUNITY, NOW)) == 4
    assert read == []


def test_a_session_that_is_being_changed_is_all_that_is_read(
    tmp_path: Path, first: OpenSession, monkeypatch: pytest.MonkeyPatch
) -> None:
    end(second(tmp_path, first))
    ask(tmp_path)
    store = opened(tmp_path)
    session = store.open(store.sessions(COMMUNITY)[-1])
    said = next(iter(session.entries.values()))
    session.change(said, text="Ask three times")
    read = opens(monkeypatch)
    assert ledger(opened(tmp_path), COMMUNITY, NOW)[0].entry.text == "Ask three times"
    assert len(read) == 1
    session.close()
    assert ask(tmp_path)["Ask three times"].carries == 1


def test_a_session_that_is_gone_takes_what_it_said_along(
    tmp_path: Path, first: OpenSession
) -> None:
    later = second(tmp_path, first)
    end(later)
    assert ask(tmp_path)["Ask twice"].carries == 1
    later.ref.path.with_name(f"{later.ref.path.name}.json").unlink()
    assert ask(tmp_path)["Ask twice"].carries == 0


def test_what_the_asker_has_open_counts_before_the_disk_took_it(
    tmp_path: Path, first: OpenSession
) -> None:
    store = opened(tmp_path)
    session = store.open(store.sessions(COMMUNITY)[0])
    leaf = leaf_of(session)
    other = replace(leaf, said=(replace(leaf.said[0], text="Not on the disk yet"),))
    found = ledger(opened(tmp_path), COMMUNITY, NOW, beside=[other])
    assert [promise.entry.text for promise in found] == ["Not on the disk yet"]


def test_nothing_removed_redacted_or_private_leaves(tmp_path: Path) -> None:
    _, session = begun(tmp_path / "store")
    call = replace(entry("Somebody needs a hand"), kind="help", by="Ana Ruiz", level="anon")
    session.put(
        call,
        replace(entry("Secret"), kind="action", owners=("Ana Ruiz",), level="private"),
        replace(entry("A role"), kind="action", owners=("Ana Ruiz",), level="role", typed="@Ana"),
        replace(entry("Gone"), kind="action", removed=True),
        replace(entry("Redacted 3 Nov"), kind="action", redacted=NOW.date()),
    )
    session.put(Offer(EventId(new_id()), call.id, "Ben Okafor", NOW))
    end(session)
    found = ask(tmp_path)
    assert list(found) == ["Somebody needs a hand", "Secret", "A role"]
    assert found["A role"].whose == ()
    left = list(shareable(found.values()))
    assert [promise.entry.text for promise in left] == ["Somebody needs a hand", "A role"]
    assert not any(name in repr(left) for name in ("Ana", "Ben"))


def test_of_an_open_action_a_line_says_that_it_is_not_done_yet(
    tmp_path: Path, first: OpenSession
) -> None:
    later = second(tmp_path, first)
    later.put(replace(named(first, "Write to them"), outcome="not-yet"))
    assert aside_words(ask(tmp_path)["Write to them"]).startswith("not done yet")
