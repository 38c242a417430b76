"""A community knows its versions, by whom and when, and takes back what was done to it here."""

import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from tinydb import TinyDB

from data.errors import DamagedFile, StoreFailed
from data.models.community import Member
from data.models.ids import CommunityId, MemberId, new_id
from data.models.records import Presence
from data.roll_call import become_member
from data.store.communities import absorb_community
from data.store.open_community import OpenCommunity
from data.store.rescue import rescue_archive
from data.store.restoring import restore_archive
from data.store.store import Store
from tests.data.fault_layer import Faults, faults, refuse
from tests.data.store_help import begun, entry


class NoRename(Faults):
    """A disk that does not let a file be put in place of another."""

    def pass_on(self, name: str, real: Callable[..., Any], *args: Any, **options: Any) -> Any:
        if name == "rename":
            raise OSError(5, "I/O error")
        return real(*args, **options)


CONFLICT = "community.sync-conflict-20261122-101502-ABCDEFG.json"


@pytest.fixture
def store(tmp_path: Path) -> Store:
    store = Store(tmp_path / "store")
    store.new_community("Riverside")
    return store


def opened(store: Store, by: str = "") -> OpenCommunity:
    community = Store(store.root).open_community(store.communities()[0].id)
    community.by = by
    return community


def member(name: str) -> Member:
    return Member(MemberId(new_id()), name)


def file(store: Store) -> Path:
    return store.root / "communities" / "riverside" / "community.json"


def test_each_version_says_what_by_whom_and_when(store: Store) -> None:
    ana, ben = opened(store, "Ana Ruiz"), opened(store, "Ben Okafor")
    ana.change(ana.community, purpose="To listen")
    ben.refresh()
    ben.change(ben.community, purpose="To listen well", ground_rules=("One voice at a time",))
    ben.put(dana := member("Dana Levi"))
    ana.refresh()
    ana.change(dana, level="core")
    found = opened(store)
    versions = found.versions("riverside")
    assert [(v.by, v.fields.get("purpose")) for v in versions] == [
        ("", None),
        ("Ana Ruiz", "To listen"),
        ("Ben Okafor", "To listen well"),
    ]
    assert all(version.at for version in versions)
    assert [v.by for v in found.versions(dana.id, Member.TABLE)] == ["Ben Okafor", "Ana Ruiz"]
    assert found.community == store.community(found.id)
    assert found.members[dana.id].level == "core"


def test_plain_tinydb_reads_and_changes_it_and_that_counts_as_by_hand(store: Store) -> None:
    ours = opened(store, "Ana Ruiz")
    ours.put(ana := member("Ana Ruiz"))
    for level in ("guest", "core", "active"):
        with TinyDB(file(store)) as plain:
            plain.table("members").update({"level": level})
        assert ana.id in ours.refresh()
        assert ours.members[ana.id].level == level
        ours.change(ours.community, rhythm=f"after {level}")
        assert opened(store).members[ana.id].level == level
    (first, *others) = opened(store).versions(ana.id, Member.TABLE)
    assert first.by == "Ana Ruiz"
    assert {version.writer for version in others} == {"~by-hand"}
    with TinyDB(file(store)) as plain:
        assert plain.table("members").all()[0]["name"] == "Ana Ruiz"


def test_an_edit_with_an_editor_counts_and_is_told_until_the_next_write(store: Store) -> None:
    ours = opened(store)
    ours.change(ours.community, ground_rules=("One voice at a time",))
    text = file(store).read_text(encoding="utf-8")
    file(store).write_text(text.replace("One voice", "Only one voice"), encoding="utf-8")
    assert store.community(ours.id).ground_rules == ("Only one voice at a time",)
    assert "changed by something else" in store.damage()[0]
    ours.change(ours.community, rhythm="weekly")
    assert store.community(ours.id).ground_rules == ("Only one voice at a time",)
    assert store.damage() == []


def test_what_is_done_is_taken_back_and_brought_back(store: Store) -> None:
    ours = opened(store)
    ours.change(ours.community, purpose="To listen", ground_rules=("One voice at a time",))
    ours.put(ana := member("Ana Ruiz"))
    ours.remove(ana)
    labels = [undone.label for _ in range(4) if (undone := ours.undo())]
    assert labels == [
        "Took back: the removal of “Ana Ruiz” as a member",
        "Took back: “Ana Ruiz” as a member",
        "Took back: the change of the purpose and ground rules",
    ]
    assert opened(store).community == replace(ours.community, purpose="", members=())
    labels = [undone.label for _ in range(4) if (undone := ours.redo())]
    assert labels[-1] == "Brought back: the removal of “Ana Ruiz” as a member"
    assert store.community(ours.id).purpose == "To listen"


def test_undo_leaves_alone_what_somebody_else_changed_since(store: Store) -> None:
    ours, theirs = opened(store), opened(store, "Ben Okafor")
    ours.change(ours.community, purpose="ours", rhythm="weekly")
    ours.put(dana := member("Dana"))
    theirs.refresh()
    theirs.change(theirs.community, purpose="theirs")
    theirs.change(dana, name="Dana Levi")
    told = ours.undo()
    assert told is not None
    assert told.label == "Left as it is: “Dana Levi” as a member, Ben Okafor changed it since"
    ours.undo()
    kept = opened(store).community
    assert (kept.purpose, kept.rhythm, len(kept.members)) == ("theirs", "", 1)
    theirs.refresh()
    theirs.change(theirs.community, ground_rules=("One voice at a time",))
    ours.refresh()
    ours.change(ours.community, ground_rules=("Listen",))
    assert (told := theirs.undo()) is not None
    assert "Left as it is: the ground rules, which somebody else changed" in told.label


def test_what_the_disk_refuses_waits_and_is_tried_again(store: Store) -> None:
    ours = opened(store)
    before = file(store).read_bytes()
    with faults(Faults(0, refuse(28), for_good=True)), pytest.raises(StoreFailed):
        ours.change(ours.community, purpose="To listen")
    assert sorted(ours.unsaved) == ["riverside"]
    assert ours.community.purpose == "To listen"
    assert file(store).read_bytes() == before
    assert ours.retry()
    assert not ours.unsaved
    assert store.community(ours.id).purpose == "To listen"


def test_one_undo_for_a_session_and_its_community_in_their_order(tmp_path: Path) -> None:
    store, session = begun(tmp_path / "store")
    session.by = "Ana Ruiz"
    guest = Presence(MemberId(new_id()), "Tess Njoroge", guest=True)
    session.put(entry("before"))
    session.put(guest)
    become_member(store, session, guest)
    session.put(entry("after"))
    community = store.community_of(session)
    assert [v.by for v in community.versions(guest.id, Member.TABLE)] == ["Ana Ruiz"]
    labels = [undone.label for _ in range(2) if (undone := session.undo())]
    assert labels == ["Took back: “after”", "Took back: “Tess Njoroge” as a member"]
    assert session.people[guest.id].guest
    assert Store(store.root).community(community.id).members == ()
    assert session.redo() is not None
    assert not session.people[guest.id].guest
    assert [m.name for m in store.community(community.id).members] == ["Tess Njoroge"]
    become_member(store, session, session.people[guest.id])
    assert len(store.community(community.id).members) == 1


def test_what_waits_of_a_community_is_told_and_retried_with_its_session(tmp_path: Path) -> None:
    store, session = begun(tmp_path / "store")
    guest = Presence(MemberId(new_id()), "Tess Njoroge", guest=True)
    session.put(guest)
    community = store.community_of(session)
    file = store.root / "communities" / community.id / "community.json"
    with faults(NoRename()):
        with pytest.raises(StoreFailed, match=str(file)):
            become_member(store, session, guest)
        assert session.unsaved == {guest.id}
        assert not session.retry()
    rescue_archive(
        tmp_path / "rescued.zip", session.ref, session.known_changes(), session.community_file()
    )
    elsewhere = Store(tmp_path / "elsewhere")
    restore_archive(elsewhere, tmp_path / "rescued.zip")
    assert [m.name for m in elsewhere.communities()[0].members] == ["Tess Njoroge"]
    assert not store.open(session.ref).people[guest.id].guest
    assert session.retry()
    assert [m.name for m in store.community(community.id).members] == ["Tess Njoroge"]


def test_conflict_copies_are_one_community_and_stand_aside_after_the_next_write(
    store: Store,
) -> None:
    base = file(store).read_bytes()
    ours = opened(store)
    ours.put(member("Ana Ruiz"))
    mine = file(store).read_bytes()
    file(store).write_bytes(base)
    theirs = opened(store)
    theirs.put(member("Ben Okafor"))
    theirs.change(theirs.community, purpose="To listen")
    copy = file(store).with_name(CONFLICT)
    copy.write_bytes(mine)
    both = opened(store)
    assert [m.name for m in both.members.values()] == ["Ana Ruiz", "Ben Okafor"]
    assert copy.exists()
    both.change(both.community, rhythm="weekly")
    assert not copy.exists()
    assert [path.read_bytes() for path in store.root.rglob(CONFLICT)] == [mine]
    assert len(opened(store).members) == 2
    assert opened(store).community.purpose == "To listen"


def test_merging_another_file_loses_nothing_and_is_news_once(store: Store) -> None:
    other = Store(store.root.with_name("other"))
    other.new_community("Riverside")
    theirs = opened(other, "Ben Okafor")
    theirs.put(member("Ben Okafor"))
    opened(store).put(member("Ana Ruiz"))
    raw, folder = file(other).read_bytes(), file(store).parent
    assert absorb_community(folder, raw)
    assert not absorb_community(folder, raw)
    assert absorb_community(folder.with_name("new"), raw)
    names = {m.name for m in store.community(CommunityId("riverside")).members}
    assert names == {"Ana Ruiz", "Ben Okafor"}
    with pytest.raises(DamagedFile):
        absorb_community(folder, b"{ no")


def test_a_document_without_an_id_and_unknown_fields_pass_through(store: Store) -> None:
    tables = json.loads(file(store).read_bytes())
    tables["members"] = {"5": {"name": "no id"}}
    tables["goals"] = {"7": {"id": "g", "aim": "to listen"}, "8": {"aim": "to ask"}}
    file(store).write_text(json.dumps(tables), encoding="utf-8")
    ours = opened(store)
    ours.put(replace(member("Ana Ruiz")))
    now = json.loads(file(store).read_bytes())
    assert now["members"]["5"]["name"] == "no id"
    assert sorted(goal["aim"] for goal in now["goals"].values()) == ["to ask", "to listen"]
    assert [m.name for m in opened(store).members.values()] == ["Ana Ruiz"]


def test_a_newer_file_is_refused_with_a_sentence_and_left_alone(store: Store) -> None:
    raw = file(store).read_bytes().replace(b'"layout":2', b'"layout":9')
    file(store).write_bytes(json.dumps(json.loads(raw)).encode())
    raw = file(store).read_bytes()
    ours = store.communities()
    assert ours == []
    assert "written by a newer lctui" in store.damage()[0]
    assert file(store).read_bytes() == raw
