"""A crash at any step of a redaction: whoever asks for it again gets it, and no words come back."""

import os
import shutil
from contextlib import suppress
from pathlib import Path

import pytest

from data.models.records import Carried, Entry, FollowUp
from data.store.open_session import OpenSession
from data.store.redacting import redact
from data.store.store import Store
from tests.data.fault_layer import Died, Faults, die, faults
from tests.data.store_help import NOW, begun, end, entry, head, places, reopened, texts
from tests.data.test_redaction import LATER, SECRET, TOMBSTONE, holding


@pytest.fixture
def spread(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> tuple[Store, OpenSession, Entry]:
    """Return a session whose entry's words stand in every kind of file there is.

    A crash of a program needs no sync, which would take most of the time here.
    """
    monkeypatch.setattr(os, "fsync", lambda handle: None)
    monkeypatch.setattr(os, "fdatasync", lambda handle: None)
    store, session = begun(tmp_path / "store")
    said = entry(SECRET, typed=SECRET)
    session.put(said, entry("stays"))
    end(session)
    session.undo()
    session.change(said, text=LATER)
    session.drafts.write(SECRET)
    dead = reopened(store, session)
    dead.change(said, tags=("quetzal",))
    dead._log._journal.release()  # type: ignore[attr-defined]
    later = store.create(head(store, "Later"))
    later.put(Carried(said.id, session.head.id, (later.head.id,)))
    later.put(FollowUp(said.id, "worked", NOW, note=f"{LATER} indeed"))
    end(later)
    later.close()
    aside = store.root / "aside" / "2026-11-24T101502Z" / "x.jsonl"
    aside.parent.mkdir(parents=True)
    aside.write_text(f'{{"id":"{said.id}","text":"{SECRET}"\n')
    session._log._journal.release()  # type: ignore[attr-defined]
    os.close(session.drafts._file[1])  # type: ignore[attr-defined]
    assert len(holding(store.root, SECRET, LATER)) == 8
    return store, session, said


def copied(store: Store, session: OpenSession, name: object) -> tuple[Store, OpenSession]:
    root = store.root.with_name(f"copy-{name}")
    shutil.copytree(store.root, root)
    copy = Store(root)
    path = root / session.ref.path.relative_to(store.root)
    return copy, copy.open(next(ref for ref in copy.sessions() if ref.path == path))


def test_a_crash_at_any_step_is_made_good_by_asking_again(
    spread: tuple[Store, OpenSession, Entry],
) -> None:
    store, session, said = spread
    copy, counted = copied(store, session, "counted")
    with faults(Faults()) as layer:
        redact(copy, counted, (said,), NOW)
    assert {"write", "pwrite", "rename", "unlink", "fdatasync", "rmdir"} <= set(layer.names)
    assert holding(copy.root, SECRET, LATER) == []
    steps = [n for n, name in enumerate(layer.names) if name != "open"]
    for step in steps:
        copy, ours = copied(store, session, step)
        with faults(Faults(step, die, for_good=True)), suppress(Died):
            redact(copy, ours, (said,), NOW)
        found = reopened(copy, ours)
        assert texts(found) in ([LATER, "stays"], [TOMBSTONE, "stays"])
        kept = found.record(Entry.TABLE, said.id)
        assert isinstance(kept, Entry)
        redact(copy, found, (kept,), NOW)
        assert holding(copy.root, SECRET, LATER) == [], (step, layer.names[step])
        assert texts(found) == texts(reopened(copy, ours)) == [TOMBSTONE, "stays"]
        shutil.rmtree(copy.root)


def test_a_line_that_was_half_blanked_is_finished(
    spread: tuple[Store, OpenSession, Entry],
) -> None:
    store, session, said = spread
    real = os.pwrite

    def half(handle: int, data: bytes, start: int) -> int:
        written = real(handle, data[: len(data) // 2], start)
        raise Died(str(written))

    copy, ours = copied(store, session, "half")
    with pytest.MonkeyPatch.context() as patch, suppress(Died):
        patch.setattr(os, "pwrite", half)
        redact(copy, ours, (said,), NOW)
    found = reopened(copy, ours)
    assert texts(found) == [TOMBSTONE, "stays"]
    end(found)
    assert holding(places(found).sealed.parent, SECRET, LATER) == []
    kept = found.record(Entry.TABLE, said.id)
    assert isinstance(kept, Entry)
    redact(copy, found, (kept,), NOW)
    assert holding(copy.root, SECRET, LATER) == []
