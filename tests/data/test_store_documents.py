"""TinyDB without its traps, and communities that several programs change."""

import json
from dataclasses import replace
from pathlib import Path

import pytest
from tinydb import TinyDB, where

from data.models.community import Community, Member
from data.models.ids import MemberId, new_id
from data.store.documents import Documents
from data.store.store import Store


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "community.json"


def test_new_ids_of_two_programs_never_meet(path: Path) -> None:
    one, other = Documents(path).table("members"), Documents(path).table("members")
    ids = [table.insert({"name": "x"}) for _ in range(5) for table in (one, other)]
    assert len(set(ids)) == len(one.all()) == len(other.all()) == 10


def test_a_query_sees_what_another_program_wrote(path: Path) -> None:
    one, other = Documents(path).table("members"), Documents(path).table("members")
    one.insert({"name": "Ana"})
    ana = where("name") == "Ana"
    assert len(other.search(ana)) == 1
    one.update({"name": "Ben"}, ana)
    assert other.search(ana) == []


def test_a_document_handed_out_is_a_copy(path: Path) -> None:
    table = Documents(path).table("members")
    table.insert({"name": "Ana", "tags": ["a"]})
    table.all()[0]["tags"].append("b")
    assert table.all()[0]["tags"] == ["a"]


def test_a_file_is_replaced_never_written_in_place(path: Path) -> None:
    table = Documents(path).table("members")
    table.insert({"name": "Ana"})
    before = path.open(encoding="utf-8")
    text = before.read()
    table.insert({"name": "Ben"})
    before.seek(0)
    assert before.read() == text
    before.close()
    assert not path.with_name(f"{path.name}.new").exists()


def test_plain_tinydb_opens_a_community(tmp_path: Path) -> None:
    store = Store(tmp_path / "store")
    community = store.new_community("Riverside")
    member = Member(MemberId(new_id()), "Ana Ruiz", organisation="Hill School")
    store.save_community(replace(community, members=(member,)))
    with TinyDB(tmp_path / "store/communities/riverside/community.json") as plain:
        (document,) = plain.table("members").all()
        told = {"id": member.id, "name": "Ana Ruiz", "organisation": "Hill School"}
        assert told.items() <= document.items()
        assert plain.table("community").all()[0]["name"] == "Riverside"


def members(community: Community) -> list[str]:
    return [member.name for member in community.members]


def with_member(community: Community, name: str) -> Community:
    return replace(community, members=(*community.members, Member(MemberId(new_id()), name)))


def test_two_programs_that_change_one_community_both_count(tmp_path: Path) -> None:
    ours, theirs = Store(tmp_path / "store"), Store(tmp_path / "store")
    base = with_member(ours.new_community("Riverside"), "Ana")
    ours.save_community(base)
    assert theirs.community(base.id) == base
    ours.save_community(replace(with_member(base, "Ben"), purpose="to talk"))
    theirs.save_community(replace(with_member(base, "Cem"), rhythm="every fortnight"))
    merged = Store(ours.root).community(base.id)
    assert sorted(members(merged)) == ["Ana", "Ben", "Cem"]
    assert (merged.purpose, merged.rhythm) == ("to talk", "every fortnight")


def test_a_member_is_changed_and_taken_away(tmp_path: Path) -> None:
    store = Store(tmp_path / "store")
    base = with_member(with_member(store.new_community("Riverside"), "Ana"), "Ben")
    store.save_community(base)
    ana = replace(base.members[0], left=True)
    store.save_community(replace(base, members=(ana,)))
    assert Store(store.root).community(base.id).members == (ana,)
    store.save_community(replace(base, members=(replace(ana, left=False),)))
    assert not Store(store.root).community(base.id).members[0].left


def test_unknown_tables_and_fields_of_a_community_stay(tmp_path: Path) -> None:
    store = Store(tmp_path / "store")
    community = store.new_community("Riverside")
    path = store.root / "communities/riverside/community.json"
    tables = json.loads(path.read_text(encoding="utf-8"))
    tables["community"]["1"]["mood"] = "good"
    tables["goals"] = {"1": {"text": "to listen"}}
    path.write_text(json.dumps(tables), encoding="utf-8")
    fresh = Store(store.root)
    fresh.save_community(replace(fresh.community(community.id), purpose="to talk"))
    tables = json.loads(path.read_text(encoding="utf-8"))
    assert tables["goals"]["1"]["text"] == "to listen"
    assert (tables["community"]["1"]["mood"], tables["community"]["1"]["purpose"]) == (
        "good",
        "to talk",
    )
