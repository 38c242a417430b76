"""Redaction takes the words out of every file of the store, and nothing brings them back."""

import io
import json
import os
import shutil
import time
import zipfile
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import replace
from pathlib import Path

import pytest

from data.capture.cut import LONGEST_ENTRY, cut
from data.errors import LctuiError
from data.models.records import Carried, Entry, FollowUp
from data.redaction import Words, parts_of
from data.store.changes import ANONYMOUS, REDACTED, Change
from data.store.files import create_file, show_change
from data.store.journal import journal_line
from data.store.news import News
from data.store.open_session import OpenSession
from data.store.purging import purge, unfinished
from data.store.redacted import Redacted
from data.store.redacting import redact
from data.store.store import Store
from tests.data.store_help import NOW, begun, end, entry, head, journal_of, places, reopened, texts

SECRET = "Zwölfuhrklatsch äußerst ßonderbar 🦊 quetzal"
LATER = "Hermeneutik verschwieg den Ölzweig quetzal gestern abend"
TOMBSTONE = "[redacted 24 Nov 2026]"


def redacted(store: Store, session: OpenSession, *entries: Entry) -> Redacted:
    return redact(store, session, entries or tuple(session.entries.values()), NOW)


def spellings(words: str) -> Iterator[bytes]:
    for word in words.split():
        for cased in {word, word.casefold(), word.upper(), word.capitalize()}:
            yield cased.encode()
            yield json.dumps(cased)[1:-1].encode()


def holding(folder: Path, *said: str) -> list[str]:
    """Return the files, those in archives too, that hold any word of what was said."""
    wanted = {spelling for words in said for spelling in spellings(words)}
    return [name for name, raw in everything(folder) if any(word in raw for word in wanted)]


def everything(folder: Path) -> Iterator[tuple[str, bytes]]:
    for path in sorted(p for p in folder.rglob("*") if p.is_file()):
        raw = path.read_bytes()
        yield str(path.relative_to(folder)), raw
        with suppress(zipfile.BadZipFile), zipfile.ZipFile(io.BytesIO(raw)) as archive:
            for name in archive.namelist():
                yield f"{path.name}:{name}", archive.read(name)


def test_the_words_of_a_live_session_leave_every_file(tmp_path: Path) -> None:
    store, session = begun(tmp_path / "store")
    session.drafts.write(SECRET[:20])
    session.drafts.write(SECRET)
    session.put(entry("stays before"))
    said = entry(SECRET, by="Ana Ruiz", typed=f"Ana: {SECRET}", captured_by="Dana")
    session.put(said)
    session.change(said, text=LATER, typed=f"Ana: {LATER}")
    session.undo()
    session.redo()
    session.drafts.write("half of something else")
    other = reopened(store, session)
    other.change(said, text=f"{LATER} {SECRET}")
    other.put(entry("stays after"))
    assert len(holding(store.root, SECRET, LATER)) == 3
    news = News(store)
    done = redacted(store, session, said)
    assert news.came()
    assert not news.came()
    assert holding(store.root, SECRET, LATER) == []
    assert len(done.files) == 3
    for known in (session, other, reopened(store, session)):
        known.refresh()
        assert texts(known) == ["stays before", TOMBSTONE, "stays after"]
        tombstone = known.entries[said.id]
        assert (tombstone.by, tombstone.typed, tombstone.captured_by) == (None, None, None)
        assert tombstone.redacted == NOW.date()
        assert len(known.versions(said.id)) == 1
        assert known.damage == ()
    session.put(entry("and on"))
    end(session)
    assert holding(store.root, SECRET, LATER) == []
    assert texts(reopened(store, session))[-1] == "and on"


def test_the_words_of_a_sealed_session_leave_its_file_and_its_backups(tmp_path: Path) -> None:
    store, session = begun(tmp_path / "store")
    said = entry(SECRET, typed=SECRET)
    session.put(said, entry("stays"))
    end(session)
    session.change(said, text=LATER)
    session.close()
    assert any(".zip:" in name for name in holding(store.root, SECRET))
    amended = reopened(store, session)
    done = redacted(store, amended, amended.entries[said.id])
    assert holding(store.root, SECRET, LATER) == []
    assert len(done.backups) == 1
    amended.close()
    assert holding(store.root, SECRET, LATER) == []
    assert not places(session).live.exists()
    assert texts(reopened(store, session)) == [TOMBSTONE, "stays"]
    (backup,) = (store.root / "backups").iterdir()
    with zipfile.ZipFile(backup) as archive:
        (sealed,) = (name for name in archive.namelist() if "/sessions/" in name)
        assert TOMBSTONE in archive.read(sealed).decode()


@pytest.mark.parametrize("tick", [1, 4_000_000, 2_000_000_000])
def test_a_folder_tells_of_a_change_within_one_tick_of_its_disk(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, tick: int
) -> None:
    real, standing = os.utime, 1_700_000_000_000_000_000
    monkeypatch.setattr(
        os, "utime", lambda path, *, ns: real(path, ns=tuple(each // tick * tick for each in ns))
    )
    monkeypatch.setattr(time, "time_ns", lambda: standing)
    os.utime(tmp_path, ns=(standing, standing))
    seen = []
    for _ in range(3):
        show_change(tmp_path)
        seen.append(tmp_path.stat().st_mtime_ns)
    assert len({*seen, standing}) == 4
    show_change(tmp_path / "gone")


def test_nothing_brings_redacted_words_back(tmp_path: Path) -> None:
    store, ours = begun(tmp_path / "store")
    said = entry(SECRET)
    ours.put(said)
    ours.change(said, text=LATER)
    theirs = reopened(store, ours)
    theirs.change(said, kind="insight", text=f"{SECRET} theirs")
    copy = tmp_path / "copy"
    shutil.copytree(store.root, copy)
    ours.refresh()
    redacted(store, ours, said)
    for session in (ours, theirs):
        with pytest.raises(LctuiError, match="redacted"):
            session.change(said, text=SECRET)
        with pytest.raises(LctuiError, match="redacted"):
            session.put(said)
        while session.undo():
            pass
        while session.redo():
            pass
        assert texts(session) == [TOMBSTONE]
    theirs.absorb(reopened(Store(copy), ours).known_changes())
    assert texts(theirs) == texts(reopened(store, ours)) == [TOMBSTONE]
    assert holding(store.root, SECRET, LATER) == []


def test_a_redacted_entry_can_be_removed_and_brought_back_as_a_tombstone(tmp_path: Path) -> None:
    store, session = begun(tmp_path / "store")
    said = entry(SECRET)
    session.put(said)
    session.remove(said)
    redacted(store, session, replace(said, removed=True))
    assert (texts(session), holding(store.root, SECRET)) == ([], [])
    session.change(said, removed=False)
    assert texts(session) == texts(reopened(store, session)) == [TOMBSTONE]


def test_a_line_that_another_machine_syncs_late_is_dropped_and_blanked(tmp_path: Path) -> None:
    store, session = begun(tmp_path / "store")
    said = entry("first wording", typed="first wording")
    session.put(said)
    theirs = places(session).live / "0ther000-0.jsonl"
    late = Change(
        "2026-11-24T10:00:00.000Z-0000", theirs.stem, "entries", said.id, {"text": SECRET}
    )
    os.close(create_file(theirs))
    theirs.write_bytes(journal_line(1, late))
    before = theirs.read_bytes()
    session.refresh()
    redacted(store, session, said)
    assert holding(store.root, SECRET) == []
    theirs.write_bytes(before + journal_line(2, late._replace(at=late.at[:-1] + "1", id="else")))
    session.refresh()
    assert session.entries[said.id].text == TOMBSTONE
    found = reopened(store, session)
    assert (found.entries[said.id].text, found.damage[1:]) == (TOMBSTONE, ())
    assert theirs.read_bytes() != before
    assert json.loads(theirs.read_text().splitlines()[0])["n"] == 1


def test_damaged_pieces_that_tell_of_the_entry_go_too(tmp_path: Path) -> None:
    store, session = begun(tmp_path / "store")
    said = entry(SECRET)
    session.put(said, entry("stays"))
    session.close()
    path = journal_of(session)
    with path.open("ab") as file:
        file.write(journal_line(9, Change("2026", "w", "entries", said.id, {"text": LATER}))[:-30])
    end(reopened(store, session))
    assert holding(store.root, LATER)
    doctored = store.root / "aside" / "2026-11-24T101502Z" / "communities" / "x.jsonl.2"
    doctored.parent.mkdir(parents=True)
    doctored.write_text(f'{{"id":"{said.id}","text":"{SECRET}"\nkept')
    leftover = places(session).sealed.with_name(f"{places(session).sealed.name}.new")
    leftover.write_text(SECRET)
    copy = places(session).sealed.with_suffix(".sync-conflict-20261122-101502-ABCDEFG.json")
    shutil.copyfile(places(session).sealed, copy)
    found = reopened(store, session)
    redacted(store, found, said)
    found.close()
    assert holding(store.root, SECRET, LATER) == []
    assert doctored.read_text().endswith("\nkept")
    assert texts(reopened(store, session)) == [TOMBSTONE, "stays"]


def test_a_damaged_session_file_loses_the_words_and_nothing_else(tmp_path: Path) -> None:
    store, session = begun(tmp_path / "store")
    said = entry(SECRET)
    session.put(said, entry("stays"), entry("rotten"))
    end(session)
    sealed = places(session).sealed
    sealed.write_bytes(sealed.read_bytes().replace(b'"rotten"', b'"rotton"'))
    found = reopened(store, session)
    redacted(store, found, said)
    found.close()
    shutil.rmtree(store.root / "backups")
    assert holding(store.root, SECRET) == []
    assert texts(reopened(store, session)) == [TOMBSTONE, "stays"]


def test_notes_of_later_sessions_about_the_entry_go_too(tmp_path: Path) -> None:
    store, first = begun(tmp_path / "store")
    said = entry(SECRET)
    first.put(said)
    end(first)
    second = store.create(head(store, "Later"))
    second.put(Carried(said.id, first.head.id, (second.head.id,)))
    second.put(FollowUp(said.id, "worked", NOW, note=LATER))
    second.put(entry("stays"))
    done = redacted(store, first, said)
    first.close()
    assert (done.notes, holding(store.root, SECRET, LATER)) == (1, [])
    second.refresh()
    assert (second.followups[said.id].outcome, second.followups[said.id].note) == (
        "worked",
        TOMBSTONE,
    )
    found = reopened(store, second)
    assert (found.carried, texts(found), found.damage) == (second.carried, ["stays"], ())
    (item,) = store.items(found)
    assert item.entry.text == TOMBSTONE


def test_obstacle_helpers_and_what_its_own_session_heard_go_too(tmp_path: Path) -> None:
    store, session = begun(tmp_path / "store")
    said = replace(entry("gone"), kind="commitment", obstacle=SECRET, helpers=("Zephyrine",))
    session.put(said)
    session.put(FollowUp(said.id, "worked", NOW, note=LATER))
    session.change(session.followups[said.id], outcome="partly")
    end(session)
    found = reopened(store, session)
    redacted(store, found)
    found.undo()
    found.close()
    assert holding(store.root, SECRET, LATER, "Zephyrine") == []
    (left,) = reopened(store, session).entries.values()
    assert (left.text, left.obstacle, left.helpers) == (TOMBSTONE, "", ())
    assert reopened(store, session).followups[said.id].note == TOMBSTONE


def test_an_anonymous_entry_is_redacted_by_nobody(tmp_path: Path) -> None:
    store, session = begun(tmp_path / "store")
    session.by = "Dana"
    session.put(entry(SECRET, level="anon"), entry("stays"))
    said = next(iter(session.entries.values()))
    redacted(store, session, said)
    assert holding(store.root, SECRET) == []
    (version,) = session.versions(said.id)
    assert (version.writer, version.by) == (ANONYMOUS, "")
    named = [p for p in places(session).journals() if p.stem != ANONYMOUS]
    assert not any(said.id.encode() in path.read_bytes() for path in named)
    assert TOMBSTONE in texts(reopened(store, session))


def test_all_parts_of_a_line_too_long_for_one_entry_are_known() -> None:
    lines = "\n".join(f"{number} {'word' * 12}" for number in range(LONGEST_ENTRY // 25))
    parts = tuple(entry(text, typed=text) for text in cut(lines))
    beside = (entry("said at the same time"), entry("and this"))
    assert len(parts) == 3
    assert all(parts_of(part, (beside[0], *parts, beside[1])) == parts for part in parts)
    assert parts_of(beside[1], (beside[0], *parts, beside[1])) == beside[1:]


@pytest.mark.parametrize(
    ("text", "stands"),
    [
        ("so we heard that her mother is ill since March, they said", True),
        ("Her mot", True),
        ("her mother is well", False),
        ("since March", False),
        ("", False),
        ("…", False),
    ],
)
def test_words_are_found_again_but_not_by_chance(text: str, stands: bool) -> None:
    assert Words(["Her mother is ill since March", " "]).stand_in(text) is stands
    assert Words([]).stand_in(text) is False


def test_what_was_rescued_outside_the_store_loses_the_words_too(tmp_path: Path) -> None:
    store, session = begun(tmp_path / "store")
    store.state = lambda: tmp_path / "state"
    said = entry(SECRET)
    session.put(entry("stays"), said)
    rescued = store.rescues.put(session)
    done = redacted(store, session, said)
    assert list(done.backups) == [rescued]
    assert holding(tmp_path, SECRET) == []
    shutil.rmtree(store.root)
    store.rescues.take_up(store, store.rescues.waiting()[0])
    (ref,) = store.sessions()
    assert set(texts(store.open(ref))) == {TOMBSTONE, "stays"}


def test_a_half_typed_line_that_has_nothing_to_do_with_it_stays(tmp_path: Path) -> None:
    store, session = begun(tmp_path / "store")
    dead = reopened(store, session)
    for text in ("Xerxes", "Xerxes swims", "long text " * 600, f"{'long text ' * 600}!"):
        dead.drafts.write(text)
    half = reopened(store, session)
    half.drafts.write(f"s/x/{SECRET}")
    session.put(entry(SECRET))
    redacted(store, session)
    dead._log.close()
    half._log.close()
    assert holding(store.root, SECRET, "Xerxes") == []
    assert reopened(store, session).drafts.recovered() == (f"{'long text ' * 600}!",)


def test_words_that_stand_elsewhere_in_their_own_right_are_told_of(tmp_path: Path) -> None:
    store, session = begun(tmp_path / "store")
    community = store.community(session.head.community)
    store.save_community(replace(community, ground_rules=(f"We agree: {SECRET}",)))
    session.put(entry(SECRET), entry(f"again: {SECRET}"))
    session.change(session.head, topic=SECRET)
    first, second = session.entries
    done = redacted(store, session, session.entries[first])
    told = " ".join(done.stands)
    assert "/topic" in told
    assert second in told
    assert "Riverside" in told


def test_an_interrupted_redaction_is_known_and_finished(tmp_path: Path) -> None:
    store, session = begun(tmp_path / "store")
    said = entry(SECRET)
    session.put(said)
    session._log.append(
        [replace_fields(session, said, {"text": TOMBSTONE, "kind": "note", REDACTED: "2026-11-24"})]
    )
    assert unfinished(places(session))
    purge(places(session))
    assert not unfinished(places(session))
    assert holding(store.root, SECRET) == []


def replace_fields(session: OpenSession, said: Entry, fields: dict[str, object]) -> Change:
    at = "2026-11-24T10:00:00.000Z-0000"
    return Change(at, session._log.writer, "entries", said.id, {"at": NOW.isoformat(), **fields})
