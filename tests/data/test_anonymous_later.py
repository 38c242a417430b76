"""An entry that was somebody's becomes anonymous: no file tells whose, and nothing else is lost."""

from pathlib import Path

import pytest

from data.errors import LctuiError
from data.redaction import Words
from data.store.changes import ANONYMOUS
from data.store.redacting import clean
from data.store.remains import said_in
from tests.data.store_help import begun, end, entry, places, reopened, texts
from tests.data.test_redaction import LATER, SECRET, TOMBSTONE, holding, redacted


def test_an_entry_that_becomes_anonymous_leaves_no_name_behind(tmp_path: Path) -> None:
    store, session = begun(tmp_path / "store")
    session.by = "Danalda"
    said = entry("hard to say", by="Quetzalina", typed="Quetzalina: hard", captured_by="Danalda")
    session.put(said)
    session.put(entry("stays"))
    session.drafts.write("Quetzalina: hard")
    theirs = reopened(store, session)
    theirs.change(said, text="hard to say again", owners=("Quetzalina",))
    session.refresh()
    session.change(said, level="anon")
    assert holding(store.root, "Quetzalina") == []
    for known in (session, theirs, reopened(store, session)):
        known.refresh()
        kept = known.entries[said.id]
        assert (kept.text, kept.level, kept.by, kept.owners) == (
            "hard to say again", "anon", None, (),
        )  # fmt: skip
        assert [v.writer for v in known.versions(said.id)] == [ANONYMOUS]
        assert all(v.at is not None and v.at.second == 0 for v in known.versions(said.id))
    while session.undo() or theirs.undo():
        pass
    for path in places(session).journals():
        assert path.stem == ANONYMOUS or said.id not in path.read_text()
    end(session)
    theirs.close()
    assert holding(store.root, "Quetzalina") == []
    assert reopened(store, session).entries[said.id].level == "anon"


def test_what_somebody_took_back_stays_so_when_it_becomes_anonymous(tmp_path: Path) -> None:
    store, session = begun(tmp_path / "store")
    said = entry("hard to say", by="Quetzalina")
    session.put(said)
    theirs = reopened(store, session)
    session.remove(said)
    theirs.change(said, level="anon")
    session.refresh()
    assert [texts(each) for each in (session, theirs, reopened(store, session))] == [[], [], []]
    assert holding(store.root, "Quetzalina") == []


def test_a_name_that_is_taken_off_leaves_the_backups_too(tmp_path: Path) -> None:
    store, session = begun(tmp_path / "store")
    said = entry("hard to say", by="Quetzalina", typed="Quetzalina: hard to say")
    session.put(said)
    end(session)
    session.change(said, level="anon")
    assert all(".zip:" in name for name in holding(tmp_path, "Quetzalina"))
    gone = session.take_gone()
    clean(store, session.ref, (session.entries[said.id],), Words(said_in(gone)))
    assert holding(tmp_path, "Quetzalina") == []
    session.close()
    assert holding(tmp_path, "Quetzalina") == []
    assert texts(reopened(store, session)) == ["hard to say"]


def test_an_entry_that_became_anonymous_is_amended_and_redacted_as_any_other(
    tmp_path: Path,
) -> None:
    store, session = begun(tmp_path / "store")
    said = entry(LATER, by="Quetzalina", typed=f"Quetzalina: {LATER}")
    session.put(said)
    session.change(said, level="anon")
    session.change(said, text=SECRET)
    theirs = reopened(store, session)
    theirs.change(said, marked=True)
    session.refresh()
    assert (session.entries[said.id].text, session.entries[said.id].marked) == (SECRET, True)
    session.undo()
    assert texts(session) == [LATER]
    session.redo()
    end(session)
    redacted(store, session, session.entries[said.id])
    assert holding(tmp_path, SECRET, LATER, "Quetzalina") == []
    for known in (session, theirs, reopened(store, session)):
        known.refresh()
        assert texts(known) == [TOMBSTONE]
    with pytest.raises(LctuiError, match="redacted"):
        session.change(said, text="again")
