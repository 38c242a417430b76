"""Who may read the files, and what no file ever tells."""

import json
import os
import stat
from datetime import timedelta
from pathlib import Path

import pytest

from data.models.ids import EntryId, new_id
from data.models.records import Entry
from data.store.open_session import OpenSession
from tests.data.store_help import NOW, begun, end, entry, places, reopened, texts


@pytest.fixture(params=[0o000, 0o022, 0o277], ids=["umask 000", "umask 022", "umask 277"])
def umask(request: pytest.FixtureRequest) -> object:
    before = os.umask(request.param)
    yield
    os.umask(before)


def test_files_are_for_their_owner_alone(tmp_path: Path, umask: object) -> None:
    root = tmp_path.resolve() / "new" / "store"
    (tmp_path / "new").mkdir()
    (tmp_path / "new").chmod(0o700)
    store, session = begun(root)
    session.put(entry("said"), entry("hers", level="anon"))
    session.drafts.write("half")
    modes(root)
    session.drafts.write("")
    end(session)
    session.close()
    modes(root)
    assert texts(reopened(store, session))


def modes(root: Path) -> None:
    for path in (root, *root.rglob("*")):
        wanted = 0o700 if path.is_dir() else 0o600
        assert stat.S_IMODE(path.lstat().st_mode) == wanted, path


def anonymous(text: str) -> Entry:
    minute = NOW.replace(second=0)
    identifier = EntryId(new_id(int(minute.timestamp() * 1000)))
    return Entry(
        identifier,
        "setback",
        text,
        NOW + timedelta(seconds=7),
        by="Ana Ruiz",
        typed=f"Ana: {text} #anon",
        captured_by="Dana",
        level="anon",
    )


def everything(session: OpenSession) -> str:
    files = (path for path in session.ref.path.parent.rglob("*") if path.is_file())
    return "".join(f"{path.name}\n{path.read_text(encoding='utf-8')}" for path in files)


def test_the_name_behind_an_anonymous_entry_reaches_no_file(tmp_path: Path) -> None:
    store, session = begun(tmp_path / "store")
    said = anonymous("I gave up on it")
    session.put(said)
    session.drafts.write("Ana: and more")
    session.drafts.write("Ana: and more #ANON")
    session.change(session.entries[said.id], text="I gave up on it twice")
    for _ in ("live", "sealed"):
        told = everything(session)
        assert "I gave up on it twice" in told
        assert not any(name in told for name in ("Ana", "Dana", "and more"))
        kept = reopened(store, session).entries[said.id]
        assert (kept.by, kept.typed, kept.captured_by) == (None, None, None)
        assert kept.at == NOW.replace(second=0)
        end(session)


def test_anonymous_entries_of_all_stand_in_one_journal_to_the_minute(tmp_path: Path) -> None:
    store, ours = begun(tmp_path / "store")
    theirs = reopened(store, ours)
    for session in (ours, theirs, ours):
        session.put(anonymous("said"))
    ours.remove(next(iter(ours.entries.values())))
    lines = [json.loads(line) for line in (places(ours).live / "anonymous.jsonl").open()]
    assert [line["n"] for line in lines] == [1, 2, 3, 4]
    assert all(":00.000Z-" in line["at"] for line in lines)
    named = [p for p in places(ours).journals() if p.name != "anonymous.jsonl"]
    assert not any(b'"entries"' in path.read_bytes() for path in named)
    found = reopened(store, ours)
    assert (texts(found), found.damage) == (["said", "said"], ())
    theirs.refresh()
    assert theirs.entries == found.entries


def test_an_anonymous_entry_can_be_edited_again_and_again_within_its_minute(
    tmp_path: Path,
) -> None:
    store, session = begun(tmp_path / "store")
    said = anonymous("0")
    session.put(said)
    for number in range(1, 6):
        session.change(said, text=str(number))
        program = reopened(store, session)
        program.change(said, text=f"{number}, mended")
        program.close()
        session.refresh()
        assert texts(session) == texts(reopened(store, session)) == [f"{number}, mended"]


def test_what_was_said_by_name_can_become_anonymous(tmp_path: Path) -> None:
    store, session = begun(tmp_path / "store")
    said = entry("hard to say", by="Ana", typed="Ana: hard to say")
    session.put(said)
    session.change(said, level="anon")
    kept = reopened(store, session).entries[said.id]
    assert (kept.level, kept.by, kept.typed) == ("anon", None, None)
