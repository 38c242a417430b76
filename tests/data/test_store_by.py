"""Who made a change stands beside it, wherever it is kept; of an anonymous entry it never does."""

from dataclasses import replace
from pathlib import Path

from data.models.records import Entry
from data.store.store import Store
from tests.data.store_help import begun, entry


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


def test_nobodys_name_stands_beside_an_anonymous_entry(tmp_path: Path) -> None:
    store, session = begun(tmp_path)
    session.by = "Amir Haddad"
    hidden: Entry = replace(entry("between us"), level="anon")
    session.put(hidden)
    session.change(hidden, text="among us")
    assert names(store, hidden.id) == ["", ""]
    assert not any(b"Amir" in path.read_bytes() for path in tmp_path.rglob("*.jsonl"))
