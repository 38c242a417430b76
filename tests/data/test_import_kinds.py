"""Labels, chats and languages in past minutes, and what a session without a title is called."""

from pathlib import Path

import pytest

from data.importing.job import look
from data.store.store import Store
from tests.data.import_help import items, names, session


@pytest.mark.parametrize(
    ("line", "kind", "text"),
    [
        ("Success: heat mats halved the time", "success", "heat mats halved the time"),
        ("- setback: slugs", "setback", "slugs"),
        ("**Insight** warm roots matter", "insight", "warm roots matter"),
        ("Commitment: I will weigh every harvest", "commitment", "I will weigh every harvest"),
        ("Request: a talk on grafting", "request", "a talk on grafting"),
        ("Parked: the name of the group", "parked", "the name of the group"),
    ],
)
def test_our_own_kinds_are_known_by_their_label_also_below_todo(
    line: str, kind: str, text: str
) -> None:
    past = session(f"Present: Ana Ruiz\n\n{line}\n\nTodo:\n- Ana: sow\n{line}\n")
    assert [item.text for item in items(past, kind)] == [text, text]
    assert [item.owners for item in items(past, "action")] == [("Ana Ruiz",)]


def test_a_chat_tells_who_writes_and_what_is_owed() -> None:
    past = session("""
        Present: Ana Ruiz, Ben Okafor

        [19:12] <ana> scions from the old pear
        [19:13] <ben> ACTION: Ben to take off the tape
        """)
    note, action = past.items
    assert (note.kind, note.by, note.text) == (
        "note",
        "Ana Ruiz",
        "[19:12] scions from the old pear",
    )
    assert (action.kind, action.owners) == ("action", ("Ben Okafor",))


def test_a_roll_in_chinese_stands_behind_its_label() -> None:
    past = session("""
        出席：王小明、李华、May Chen
        主持：王小明
        李华：我下周带新的种子来。
        问题：谁来浇水？
        行动：李华 带种子
        """)
    assert names(past) == ["王小明", "李华", "May Chen"]
    assert [(item.kind, item.by, item.owners) for item in past.items] == [
        ("note", "李华", ()), ("question", "", ()), ("action", "", ("李华",)),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("path", "title"),
    [
        ("some folder/2026-03-10.md", "Session of 10 Mar 2026"),
        ("some folder/2026-03-10_v2_FINAL.md", "Session of 10 Mar 2026"),
        ("some folder/2026-03-10-summer-meeting.md", "Summer meeting"),
        ("20260310-circle/index.md", "Circle"),
    ],
)
def test_a_folder_without_a_day_is_no_title(path: str, title: str) -> None:
    assert session("- Tea\n", path).title == title


def test_the_original_wins_over_its_copy_in_a_folder(tmp_path: Path) -> None:
    old = tmp_path / "notes" / "archive"
    old.mkdir(parents=True)
    for file in (old / "2026-03-10.md", tmp_path / "notes" / "z 2026-03-10.md"):
        file.write_text("Present: Ana\n\n- Tea\n")
    seen = look(Store(tmp_path / "store"), None, "Circle", [tmp_path / "notes"])
    assert [(Path(e.name).name, e.state) for e in seen.sessions] == [
        ("z 2026-03-10.md", "new"), ("2026-03-10.md", "twice"),
    ]  # fmt: skip
