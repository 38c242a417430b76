"""A reader reads only what was appended since, and notices what was taken back."""

import os
from collections import Counter
from itertools import count
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from data.errors import StoreFailed
from data.store import disk_reader
from data.store.files import read_file
from data.store.journal import Journal
from tests.data.store_help import begun, entry, journal_of, places, reopened, texts

WRITERS = 12


class Reads:
    """Counts what is read of the disk."""

    def __init__(self, patch: pytest.MonkeyPatch) -> None:
        self.counted: Counter[str] = Counter()
        real_read, real_scan, real_look = read_file, os.scandir, Path.lstat

        def counted(path: Path, start: int = 0) -> bytes:
            raw = real_read(path, start)
            self.counted.update(opened=1, read=len(raw))
            return raw

        def scandir(path: Any) -> Any:
            self.counted.update(listed=1)
            return real_scan(path)

        def lstat(path: Path) -> os.stat_result:
            self.counted.update(looked=1)
            return real_look(path)

        patch.setattr(disk_reader, "read_file", counted)
        patch.setattr(os, "scandir", scandir)
        patch.setattr(Path, "lstat", lstat)


def test_of_many_journals_only_what_was_appended_is_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    store, session = begun(tmp_path)
    writers = [session, *(reopened(store, session) for _ in range(WRITERS - 1))]
    for writer in writers:
        writer.put(*(entry(f"Said, number {number}.") for number in range(20)))
    reader = reopened(store, session)
    assert len(places(session).journals()) == WRITERS
    assert reader.refresh() == frozenset()
    said = entry("Said last.")
    path = Path(places(session).live / f"{writers[5]._log.writer}.jsonl")
    before = path.stat().st_size
    writers[5].put(said)
    reads = Reads(monkeypatch)
    assert reader.refresh() == {said.id}
    appended = path.stat().st_size - before
    assert reads.counted["opened"] == 1
    assert appended <= reads.counted["read"] <= appended + 32
    assert reads.counted["listed"] == 1
    assert reads.counted["looked"] == WRITERS
    reads.counted.clear()
    assert reader.refresh() == frozenset()
    assert reads.counted == Counter(listed=1, looked=WRITERS)


def test_what_this_program_wrote_is_not_read_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    _, session = begun(tmp_path)
    reads = Reads(monkeypatch)
    for number in range(3):
        session.put(entry(f"Said, number {number}."))
        session.refresh()
    assert reads.counted["opened"] == 0


@pytest.mark.parametrize("longer", [True, False])
def test_a_line_that_its_writer_took_back_does_not_hide_the_next(
    longer: bool, tmp_path: Path
) -> None:
    """A write may arrive whole and its sync fail: the writer then takes the line back."""
    store, session = begun(tmp_path)
    session.put(entry("Kept."))
    reader = reopened(store, session)
    size = journal_of(session).stat().st_size
    session.put(entry("Taken back, and rather long at that." if longer else "Taken back"))
    reader.refresh()
    session._log._journal._count -= 1  # type: ignore[attr-defined]
    session._log._journal.size = size  # type: ignore[attr-defined]
    os.truncate(journal_of(session), size)
    session.put(entry("Next."), entry("And one more, so that the file is longer than it was."))
    reader.refresh()
    assert {"Kept.", "Next."} <= set(texts(reader))
    assert reader.damage == ()


def test_a_journal_that_only_shrank_is_read_on_from_there(tmp_path: Path) -> None:
    store, session = begun(tmp_path)
    session.put(entry("Kept."))
    reader = reopened(store, session)
    session.put(entry("Torn away."))
    reader.refresh()
    os.truncate(journal_of(session), journal_of(session).stat().st_size - 10)
    reader.refresh()
    session.close()
    other = reopened(store, session)
    other.put(entry("Next."))
    reader.refresh()
    assert texts(reader)[-1] == "Next."


STEPS = st.lists(st.sampled_from(["keep", "fail", "look", "leave", "seal"]), max_size=14)


@settings(max_examples=40, deadline=None)
@given(STEPS)
def test_whenever_it_looks_a_reader_ends_where_the_writer_is(steps: list[str]) -> None:
    """Whatever is kept, fails at its sync and is retried, is sealed or taken over between looks."""
    with TemporaryDirectory() as folder, pytest.MonkeyPatch.context() as patch:
        store, writer = begun(Path(folder))
        reader, numbers = reopened(store, writer), count()
        mend = Journal._mend

        def taken_back(self: Journal) -> None:
            reader.refresh()
            mend(self)

        patch.setattr(Journal, "_mend", taken_back)
        for step in steps:
            if step == "look":
                reader.refresh()
            elif step == "leave":
                writer.close()
                writer = reopened(store, writer)
            elif step == "seal":
                writer.seal()
            else:
                keep(writer, f"Said, number {next(numbers)}.", fails=step == "fail")
        writer.retry()
        reader.refresh()
        assert texts(reader) == texts(writer) == texts(reopened(store, writer))
        assert reader.damage == ()


def keep(writer: Any, text: str, *, fails: bool) -> None:
    with pytest.MonkeyPatch.context() as patch:
        if fails:

            def refuse(handle: int) -> None:
                raise OSError(5, "Input/output error")

            patch.setattr("data.store.journal.sync", refuse)
        try:
            writer.put(entry(text))
        except StoreFailed:
            assert fails
