"""Sealing loses nothing, wherever it stops, and leaves a plain TinyDB file."""

import errno
import json
import shutil
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

import pytest
from tinydb import TinyDB

from data.errors import StoreFailed
from data.models.records import Record
from data.store.aside import everything_aside
from data.store.changes import Change
from data.store.disk_log import DiskLog
from data.store.holding import hold_new
from data.store.journal import Journal
from data.store.open_session import OpenSession
from data.store.store import Store
from tests.data.fault_layer import Died, Faults, HalfWritten, dying, faults, refuse
from tests.data.store_help import begun, end, entry, event, journal_of, places, reopened, texts


def told(session: OpenSession) -> dict[str, object]:
    """Return all that a session holds, its history included."""
    everything: list[Record] = [*session.entries.values(), *session.clock, session.head]
    return {r.id: (r, session.versions(r.id, r.TABLE)) for r in everything}


@pytest.fixture
def amended(tmp_path: Path) -> tuple[Store, OpenSession]:
    """Return a session with a file that another program left, ready to be sealed again."""
    store, session = begun(tmp_path / "store")
    session.put(entry("first"), event("start"))
    session.put(entry("hers", level="anon"))
    session.put(event("end"))
    session.seal()
    first = next(iter(session.entries.values()))
    session.change(first, text="mended")
    session.put(entry("late"))
    session.drafts.write("half-typed")
    session.drafts.write("")
    return store, session


def copied(store: Store, session: OpenSession, name: object) -> tuple[Store, DiskLog]:
    """Return a fresh copy of a store, with the place where it keeps the session."""
    root = store.root.with_name(f"copy-{name}")
    shutil.copytree(store.root, root)
    return Store(root), DiskLog(root / session.ref.path.relative_to(store.root))


DEATHS = {"before": dying(), "after": dying(after=True), "half-written": HalfWritten}


@pytest.mark.parametrize("dies_at", DEATHS.values(), ids=DEATHS)
def test_a_crash_at_any_step_of_sealing_opens_to_the_same(
    amended: tuple[Store, OpenSession], dies_at: Callable[[int], Faults]
) -> None:
    expected = told(amended[1])
    log = copied(*amended, "counted")[1]
    with faults(Faults()) as counted:
        log.seal()
    assert {"rename", "unlink", "fsync", "rmdir"} <= set(counted.names)
    for step, name in enumerate(counted.names):
        if dies_at is HalfWritten and name != "write":
            continue
        store, log = copied(*amended, step)
        with faults(dies_at(step)), pytest.raises(Died):
            log.seal()
        found = store.open(store.find(amended[1].head.id))
        assert (told(found), found.damage) == (expected, ())
        found.close()
        assert not places(found).live.exists()
        assert told(reopened(store, found)) == expected


def test_a_crash_at_any_step_of_sealing_costs_a_living_writer_nothing(
    amended: tuple[Store, OpenSession],
) -> None:
    log = copied(*amended, "counted")[1]
    with faults(Faults()) as counted:
        log.seal()
    for step in range(len(counted.names)):
        store, log = copied(*amended, step)
        theirs = store.open(store.find(amended[1].head.id))
        theirs.put(entry("theirs"))
        with faults(dying()(step)), suppress(Died):
            log.seal()
        theirs.put(entry("theirs, later"))
        theirs.close()
        found = reopened(store, theirs)
        assert texts(found) == [*texts(amended[1]), "theirs", "theirs, later"]
        assert told(found).items() >= told(amended[1]).items()
        assert not places(found).live.exists()


@pytest.mark.parametrize("dies_at", [dying(), dying(after=True)], ids=["before", "after"])
def test_a_crash_at_any_step_of_reopening_opens_to_the_same(
    tmp_path: Path, dies_at: Callable[[int], Faults]
) -> None:
    store, session = begun(tmp_path / "store")
    session.put(entry("first"))
    end(session)
    expected = told(session)
    log = copied(store, session, "counted")[1]
    with faults(Faults()) as counted:
        log.unseal()
    assert {"mkdir", "rename", "fsync"} <= set(counted.names)
    for step in range(len(counted.names)):
        copy, log = copied(store, session, step)
        with faults(dies_at(step)), pytest.raises(Died):
            log.unseal()
        assert told(copy.open(copy.find(session.head.id))) == expected


def test_plain_tinydb_opens_a_sealed_session(tmp_path: Path) -> None:
    _, session = begun(tmp_path / "store")
    session.put(entry("Small talk is the intervention", tags=("trust",)))
    end(session)
    with TinyDB(places(session).sealed) as plain:
        (document,) = plain.table("entries").all()
        assert document["text"] == "Small talk is the intervention"
        assert document["tags"] == ["trust"]
        assert document["id"] == next(iter(session.entries))
        assert document.doc_id == int(document["id"].replace("-", ""), 16)
        assert plain.table("session").all()[0]["title"] == "Home visits"


def test_a_sealed_session_leaves_one_file(tmp_path: Path) -> None:
    _, session = begun(tmp_path / "store")
    session.put(entry("said"))
    end(session)
    session.close()
    assert [p.name for p in session.ref.path.parent.iterdir()] == [
        "2026-11-24-0915-home-visits.json"
    ]


def test_what_stock_tinydb_writes_into_a_sealed_session_is_read(tmp_path: Path) -> None:
    store, session = begun(tmp_path / "store")
    session.put(entry("as said"))
    session.change(next(iter(session.entries.values())), marked=True)
    end(session)
    with TinyDB(places(session).sealed) as plain:
        plain.table("entries").update({"text": "by hand"})
    found = reopened(store, session)
    assert texts(found) == ["by hand"]
    assert "changed by something else than lctui" in " ".join(found.damage)
    found.change(next(iter(found.entries.values())), text="by us")
    found.close()
    assert texts(reopened(store, session)) == ["by us"]


def test_unknown_tables_and_fields_pass_through_sealing(tmp_path: Path) -> None:
    store, session = begun(tmp_path / "store")
    said = entry("said")
    session.put(said)
    log = session._log
    log.append(
        [
            Change("2026-11-24T10:00:00.000Z-0000", log.writer, "votes", "v1", {"up": [1, None]}),
            Change("2099-11-24T10:00:00.000Z-0000", log.writer, "entries", said.id, {"mood": "ä"}),
        ]
    )
    end(session)
    tables = json.loads(places(session).sealed.read_text(encoding="utf-8"))
    (vote,) = tables["votes"].values()
    (kept,) = tables["entries"].values()
    assert (vote["up"], kept["mood"], kept["text"]) == ([1, None], "ä", "said")
    found = reopened(store, session)
    assert (texts(found), found.damage) == (["said"], ())


def test_a_record_that_cannot_be_understood_is_named_and_kept_as_it_is(tmp_path: Path) -> None:
    store, session = begun(tmp_path / "store")
    session.put(entry("good"))
    log = session._log
    broken = {"kind": "note", "text": 5, "at": "never"}
    log.append([Change("2026-11-24T10:00:00.000Z-0000", log.writer, "entries", "bad", broken)])
    end(session)
    found = reopened(store, session)
    assert texts(found) == ["good"]
    (sentence,) = found.damage
    assert "bad" in sentence
    tables = json.loads(places(session).sealed.read_text(encoding="utf-8"))
    (kept,) = (doc for doc in tables["entries"].values() if doc["id"] == "bad")
    assert broken.items() <= kept.items()


def test_a_line_that_arrives_after_sealing_counts_once(tmp_path: Path) -> None:
    store, session = begun(tmp_path / "store")
    session.put(entry("here"))
    late = Change("2026-11-24T10:00:00.000Z-0000", "elsewhere-0", "entries", "x", {})
    late = late._replace(fields={"kind": "note", "text": "there", "at": "2026-11-24T10:00:00Z"})
    other = places(session).live / "elsewhere-0.jsonl"
    handle = hold_new(other)
    assert handle is not None
    journal = Journal(other, handle)
    journal.append([late])
    journal.release()
    content = other.read_bytes()
    end(session)
    live = places(session).live
    live.mkdir(exist_ok=True)
    (live / "elsewhere-0.jsonl").write_bytes(content)
    found = reopened(store, session)
    assert sorted(texts(found)) == ["here", "there"]
    assert len(found.versions("x")) == 1
    assert not live.exists()


def test_another_program_keeps_its_journal_while_we_seal(tmp_path: Path) -> None:
    store, ours = begun(tmp_path / "store")
    theirs = reopened(store, ours)
    theirs.put(entry("theirs"))
    end(ours)
    theirs.put(entry("theirs, later"))
    assert texts(reopened(store, ours)) == ["theirs", "theirs, later"]
    assert store.live() == []
    theirs.close()
    ours.close()
    assert not places(ours).live.exists()
    assert texts(reopened(store, ours)) == ["theirs", "theirs, later"]


def test_what_was_sealed_and_reopened_between_two_looks_is_seen(tmp_path: Path) -> None:
    store, ours = begun(tmp_path / "store")
    theirs = reopened(store, ours)
    theirs.put(entry("theirs"))
    theirs.close()
    log = DiskLog(ours.ref.path)
    log.seal()
    log.unseal()
    ours.refresh()
    assert texts(ours) == ["theirs"]


def test_an_ended_session_that_was_not_sealed_is_sealed_when_it_is_opened(tmp_path: Path) -> None:
    store, session = begun(tmp_path / "store")
    session.put(event("start"))
    session.put(event("end"))
    session.close()
    assert [ref.live for ref in store.sessions()] == [True]
    assert not reopened(store, session).ref.live
    assert [ref.live for ref in store.sessions()] == [False]


def test_taking_back_the_end_makes_the_session_live_again(tmp_path: Path) -> None:
    store, session = begun(tmp_path / "store")
    session.put(entry("said"))
    end(session)
    session.undo()
    assert (session.ref.live, [ref.live for ref in store.sessions()]) == (True, [True])
    assert texts(reopened(store, session)) == ["said"]
    session.redo()
    session.seal()
    assert [ref.live for ref in store.sessions()] == [False]


def test_what_could_not_be_read_is_kept_aside_in_the_sealed_file(tmp_path: Path) -> None:
    store, session = begun(tmp_path / "store")
    session.put(entry("first"))
    session.close()
    with journal_of(session).open("ab") as file:
        file.write(b'{"n":9,"torn \xff')
    opened = reopened(store, session)
    opened.put(entry("second"))
    end(opened)
    tables = json.loads(places(session).sealed.read_text(encoding="utf-8"))
    (piece,) = tables["_aside"].values()
    assert piece["words"] == '{"n":9,"torn \\xff'
    found = reopened(store, session)
    assert (texts(found), len(found.damage)) == (["first", "second"], 1)


def test_nothing_is_sealed_while_something_is_not_saved(tmp_path: Path) -> None:
    _, session = begun(tmp_path / "store")
    with faults(Faults(0, refuse(errno.ENOSPC), for_good=True)):
        with pytest.raises(StoreFailed):
            session.put(entry("said"))
        with pytest.raises(StoreFailed):
            session.seal()
    assert not places(session).sealed.exists()
    session.seal()
    assert places(session).sealed.exists()


def test_a_file_is_not_replaced_by_less_than_half_without_a_copy_aside(tmp_path: Path) -> None:
    store, session = begun(tmp_path / "store")
    session.put(*(entry(f"said {number}") for number in range(40)))
    end(session)
    session.close()
    sealed = places(session).sealed
    sealed.write_text(json.dumps(json.loads(sealed.read_bytes()), indent=60), encoding="utf-8")
    before = sealed.read_bytes()
    found = reopened(store, session)
    found.put(entry("late"))
    found.close()
    assert len(sealed.read_bytes()) * 2 < len(before)
    assert [path.read_bytes() for path in everything_aside(store.root)] == [before]
    assert len(texts(reopened(store, session))) == 41
