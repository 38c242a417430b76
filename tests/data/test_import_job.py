"""Taking minutes in: once, whole, and with a word for whatever is not."""

import re
import string
from datetime import UTC, date, datetime
from itertools import islice
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from data.importing.job import look, take
from data.importing.joining import with_members
from data.importing.minutes import Text, read_archive
from data.importing.past import PastSession
from data.models.community import Community
from data.models.records import Carried
from data.planning import found as made
from data.still_open import still_open
from data.store.store import Store
from data.store.traces import traces
from tests.hostile import hostile_texts

NOW = datetime(2026, 11, 22, 12, tzinfo=UTC)
WEEK = """# Circle

## Attendees
- Ana Ruiz (AR)
- Ben Okafor

## Actions
- [{}] AR: Ask the school about the keys
- [ ] Ben: Buy tea for week {}

## Notes
- Doors are a topic of week {}
"""


@pytest.fixture
def store(tmp_path: Path) -> Store:
    return Store(tmp_path / "store")


def _weeks(folder: Path, count: int = 3) -> Path:
    folder.mkdir(exist_ok=True)
    for number in range(1, count + 1):
        text = WEEK.format("x" if number == 3 else " ", number, number)
        (folder / f"2026-03-0{number}.md").write_text(text, encoding="utf-8")
    return folder


def _import(store: Store, *places: Path, community: Community | None = None) -> Community:
    community = community or next(iter(store.communities()), None)
    seen = look(store, community, "Riverside", places)
    community = community or made(store, "Riverside")
    list(take(store, community, seen, now=NOW))
    return community


def test_sessions_come_in_sealed_with_date_roll_and_headings(store: Store, tmp_path: Path) -> None:
    community = _import(store, _weeks(tmp_path / "notes"))
    refs = store.sessions(community.id)
    assert [(ref.started, ref.live) for ref in refs] == [
        ("2026-03-03-0000", False), ("2026-03-02-0000", False), ("2026-03-01-0000", False),
    ]  # fmt: skip
    session = store.open(refs[-1])
    assert session.ended
    assert [person.name for person in session.people.values()] == ["Ana Ruiz", "Ben Okafor"]
    assert all(person.guest for person in session.people.values())
    assert [phase.title for phase in session.head.phases] == ["Actions", "Notes"]
    assert [(e.kind, e.text, e.owners) for e in session.entries.values()] == [
        ("action", "Ask the school about the keys", ("Ana Ruiz",)),
        ("action", "Buy tea for week 1", ("Ben Okafor",)),
        ("note", "Doors are a topic of week 1", ()),
    ]


def test_an_action_typed_again_every_week_is_one_action(store: Store, tmp_path: Path) -> None:
    community = _import(store, _weeks(tmp_path / "notes"))
    first, second, third = (store.open(ref) for ref in reversed(store.sessions(community.id)))
    (school, _, _) = first.entries.values()
    assert list(second.carried) == list(third.carried) == [school.id]
    assert third.carried[school.id].visits == (second.head.id, third.head.id)
    assert third.followups[school.id].outcome == "done"
    open_now = still_open(traces(store, community.id, NOW).sessions)
    assert school.id not in {item.id for item in open_now}
    assert len(open_now) == 3


def test_the_same_minutes_come_in_once_wherever_they_stand(store: Store, tmp_path: Path) -> None:
    notes = _weeks(tmp_path / "notes")
    community = _import(store, notes)
    again = look(store, community, "Riverside", [notes])
    assert [each.state for each in again.sessions] == ["known"] * 3
    moved = tmp_path / "elsewhere" / "2026"
    moved.mkdir(parents=True)
    text = (notes / "2026-03-01.md").read_text()
    (moved / "2026-03-01.md").write_text(text.replace("\n", "\r\n"))
    assert [each.state for each in look(store, community, "", [moved]).sessions] == ["known"]
    _import(store, notes, moved, community=community)
    assert len(store.sessions(community.id)) == 3


def test_two_copies_in_one_archive_are_told_and_come_in_once(store: Store, tmp_path: Path) -> None:
    notes = _weeks(tmp_path / "notes", 1)
    (notes / "copy of 2026-03-01.md").write_text((notes / "2026-03-01.md").read_text())
    seen = look(store, None, "Riverside", [notes])
    assert sorted(each.state for each in seen.sessions) == ["new", "twice"]


def test_minutes_that_changed_are_told_and_never_doubled(store: Store, tmp_path: Path) -> None:
    notes = _weeks(tmp_path / "notes", 1)
    community = _import(store, notes)
    with (notes / "2026-03-01.md").open("a") as file:
        file.write("- One more thing\n")
    seen = look(store, community, "Riverside", [notes])
    assert [each.state for each in seen.sessions] == ["changed"]
    list(take(store, community, seen, now=NOW))
    assert len(store.sessions(community.id)) == 1


def test_stopped_in_between_the_rest_comes_in_later_with_the_same_ids(
    store: Store, tmp_path: Path
) -> None:
    notes = _weeks(tmp_path / "notes")
    community = made(store, "Riverside")
    list(islice(take(store, community, look(store, community, "", [notes]), now=NOW), 1))
    assert len(store.sessions(community.id)) == 1
    _import(store, notes, community=community)
    sessions = [store.open(ref) for ref in reversed(store.sessions(community.id))]
    (school, _, _) = sessions[0].entries.values()
    assert [type(c) for c in sessions[2].carried.values()] == [Carried]
    assert list(sessions[2].carried) == [school.id]


def test_members_are_called_by_their_own_name_and_often_seen_people_can_become_members(
    store: Store, tmp_path: Path
) -> None:
    notes = _weeks(tmp_path / "notes")
    seen = look(store, None, "Riverside", [notes])
    community = with_members(store, made(store, "Riverside"), seen.wanted, 3)
    assert [(m.name, m.initials, m.since) for m in community.members] == [
        ("Ana Ruiz", "AR", date(2026, 3, 1)), ("Ben Okafor", "", date(2026, 3, 1)),
    ]  # fmt: skip
    list(take(store, community, seen, now=NOW))
    session = store.open(store.sessions(community.id)[0])
    assert {p.id for p in session.people.values()} == {m.id for m in community.members}


def test_files_that_are_no_minutes_are_told_and_the_others_go_on(
    store: Store, tmp_path: Path
) -> None:
    notes = _weeks(tmp_path / "notes", 1)
    (notes / "template.md").write_text("# Template\n")
    (notes / "README.md").write_text("# Read me\n")
    (notes / "picture.png").write_bytes(b"\x89PNG\x00\x01")
    (notes / "2026-03-05.md").write_bytes(b"\x00\x01\x02\xff" * 50)
    (notes / "2026-03-06.md").write_bytes(b"")
    (notes / "2026-03-07.md").symlink_to(notes / "nowhere.md")
    (notes / "2026-03-08.md").write_bytes("# Caf\xe9\n\n- Th\xe9\n".encode("latin-1"))
    (notes / "2026-03-09.md").write_bytes("# Circle\n\n- Tea\n".encode("utf-16"))
    (notes / "2026-03-10.md").write_bytes(b"x" * (9 * 1024 * 1024))
    (notes / "undated.md").write_text("# Circle\n\n- Tea\n")
    seen = look(store, None, "Riverside", [notes, tmp_path / "missing"])
    told = {Path(s.name).name: (s.why, s.failed) for s in seen.skipped}
    assert told["template.md"] == told["README.md"] == ("by its name no minutes", False)
    assert told["notes"] == ("files of other kinds: 1 .png", False)
    assert "is no text" in told["2026-03-05.md"][0]
    assert "is empty" in told["2026-03-06.md"][0]
    assert told["2026-03-07.md"] == ("a link that leads nowhere", True)
    assert "9 MB" in told["2026-03-10.md"][0]
    assert told["missing"] == ("there is no such file or folder", True)
    states = {Path(each.name).name: each.state for each in seen.sessions}
    assert states == {
        "2026-03-01.md": "new", "2026-03-08.md": "new", "2026-03-09.md": "new",
        "undated.md": "undated",
    }  # fmt: skip
    assert next(e for e in seen.sessions if "08" in e.name).past.items[0].text == "Thé"


def test_hostile_words_come_in_harmless(store: Store, tmp_path: Path) -> None:
    notes = tmp_path / "2026-03-01.md"
    notes.write_text(
        "## Notes\n" + "".join(f"- {text}\n\n" for text in hostile_texts(2000)), "utf-8", "replace"
    )
    community = _import(store, notes)
    (ref,) = store.sessions(community.id)
    shown = "".join(entry.text for entry in store.open(ref).entries.values())
    assert not re.search("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e]", shown)


_WORD = st.text(string.ascii_letters + "éü安", min_size=1, max_size=8)
_TEXT = st.lists(_WORD, min_size=1, max_size=6).map(" ".join)
_MARK = st.sampled_from(
    [
        "- {}", "* {}", "  - {}", "\t- {}", "# {}", "### {}", "{}", "> {}", "**{}**",
        "- [ ] {}", "- [x] {}",
        "1. {}", "| {} | b |", "ACTION: {}", "- TODO: {}", "- Ana: {}", "~~{}~~",
        "<li>{}</li>", "{}:",
        "## Attendees", "## Action items", "Attendees:", "- [ ] Ana: {} (done)", "---", "```",
        "", "",
        "<!-- {} -->", "<h3>{}</h3>", "- {}?", "Agenda", "- Decision: {}", "- {} - Ana",
        "Scribe: {}", "- **{}:**",
        "![{}](x.png)", "[{}](http://example.org)", "* ... {}", "<td>{}</td>", "## Apologies",
        "|---|---|",
    ]
)  # fmt: skip


_BETWEEN_NAMES = {"and", "und", "et", "y"}


def _words_told(past: PastSession) -> set[str]:
    people = [
        " ".join((p.name, p.handle, p.organisation, p.initials, p.remark)) for p in past.people
    ]
    items = [" ".join((i.text, i.by, *i.owners, *i.headings, i.kind)) for i in past.items]
    doubts = [doubt.what for doubt in past.doubts]
    return set(re.findall(r"\w+", " ".join([past.title, *people, *items, *doubts]).casefold()))


@settings(max_examples=120, deadline=None)
@given(st.lists(st.tuples(_MARK, _TEXT), max_size=14))
def test_every_word_comes_back_in_some_field_or_doubt(lines: list[tuple[str, str]]) -> None:
    text = "\n".join(mark.format(words) for mark, words in lines)
    (past,) = read_archive([Text("2026-03-01.md", text)])
    said = {word for mark, words in lines if "{}" in mark for word in words.casefold().split()}
    assert said - _BETWEEN_NAMES <= _words_told(past)


def test_two_imports_at_once_take_nothing_in_twice(store: Store, tmp_path: Path) -> None:
    folder = _weeks(tmp_path / "minutes")
    community = made(store, "Riverside")
    looks = [look(store, community, "Riverside", [folder]) for _ in range(2)]
    came = [len(list(take(store, community, found))) for found in looks]
    assert came == [3, 0]
    assert len(store.sessions()) == 3
    assert [each.state for each in looks[1].sessions] == ["known"] * 3
