"""Who made a change stands beside it, wherever it is kept; of an anonymous entry it never does."""

from dataclasses import replace
from pathlib import Path

from data.models.ids import EventId, minute_id
from data.models.records import Entry, ExitSlip
from data.store.store import Store
from tests.data.store_help import NOW, begun, entry, places


def names(store: Store, identifier: str) -> list[str]:
    [ref] = store.sessions()
    return [version.by for version in store.open(ref).versions(identifier)]


def test_each_version_says_by_whom_live_and_sealed(tmp_path: Path) -> None:
    store, session = begun(tmp_path)
    session.by = "Amir Haddad"
    said, once = entry("first"), entry("said once")
    session.put(said)
    session.put(once)
    session.by = "Ben Okafor"
    session.change(said, text="second")
    session.by = ""
    session.change(said, text="third")
    both = ["Amir Haddad", "Ben Okafor", ""]
    assert names(store, said.id) == both
    session.seal()
    assert names(store, said.id) == both
    assert names(store, once.id) == ["Amir Haddad"]


def test_an_exit_slip_tells_neither_by_whom_nor_at_which_terminal(tmp_path: Path) -> None:
    store, session = begun(tmp_path)
    session.by = "Amir Haddad"
    slip = ExitSlip(EventId(minute_id(NOW)), worth=2, change="less talk")
    session.put(slip)
    (version,) = session.versions(slip.id, ExitSlip.TABLE)
    assert (version.by, version.writer) == ("", "anonymous")
    assert version.at
    assert version.at.second == 0
    session.seal()
    assert b"Amir" not in places(session).sealed.read_bytes()
    session.undo()
    assert not store.open(session.ref).slips


def test_nobodys_name_stands_beside_an_anonymous_entry(tmp_path: Path) -> None:
    store, session = begun(tmp_path)
    session.by = "Amir Haddad"
    hidden: Entry = replace(entry("between us"), level="anon")
    session.put(hidden)
    session.change(hidden, text="among us")
    assert names(store, hidden.id) == ["", ""]
    assert not any(b"Amir" in path.read_bytes() for path in tmp_path.rglob("*.jsonl"))
