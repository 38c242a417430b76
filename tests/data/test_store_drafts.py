"""Half-typed lines survive their program, an undo and a torn write."""

import errno
import os
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from data.errors import StoreFailed
from data.store.draft_lines import LONG, Fields, fields_of, in_full, text_of
from data.store.drafts import DraftLog
from data.store.files import make_folder
from data.store.log import Drafts
from tests.data.fault_layer import Faults, faults
from tests.data.store_help import begun, end, places, reopened


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    make_folder(tmp_path / "drafts")
    return tmp_path / "drafts"


def left(folder: Path, *written: str) -> None:
    """Leave what a program had written when it died."""
    log = DraftLog(folder, "m")
    for text in written:
        log.write(text)
    log.close()


def test_each_line_left_half_typed_is_offered_once_it_is_an_orphan(folder: Path) -> None:
    left(folder, "a", "ab")
    living = DraftLog(folder, "m")
    living.write("still typing")
    left(folder, "c")
    later = DraftLog(folder, "m")
    assert later.recovered() == ("ab", "c")
    later.write("mine")
    assert later.recovered() == ("ab", "c")
    later.settle()
    assert DraftLog(folder, "m").recovered() == ()
    later.close()
    living.close()
    assert DraftLog(folder, "m").recovered() == ("mine", "still typing") or DraftLog(
        folder, "m"
    ).recovered() == ("still typing", "mine")


def test_only_what_was_offered_is_forgotten(folder: Path) -> None:
    left(folder, "one")
    log = DraftLog(folder, "m")
    log.recovered()
    left(folder, "two")
    log.settle()
    assert log.recovered() == ("two",)


def test_a_long_text_is_written_once_while_only_a_little_of_it_changes(folder: Path) -> None:
    pasted = "wörd " * 200_000
    log = DraftLog(folder, "m")
    log.write(f"? {pasted}")
    (path,) = folder.iterdir()
    once = path.stat().st_size
    for typed in ("a", "ab", "abc"):
        log.write(f"? {pasted} {typed}")
    assert path.stat().st_size - once < 1_000
    log.close()
    assert DraftLog(folder, "m").recovered() == (f"? {pasted} abc",)


@given(st.lists(st.text("ab", max_size=4), min_size=1, max_size=8), st.booleans())
def test_the_last_text_comes_back_whatever_was_written_before(texts: list[str], long: bool) -> None:
    filler = "ab" * LONG if long else ""
    written: list[Fields] = []
    whole = ""
    for typed in texts:
        half = len(typed) // 2
        text = typed[:half] + filler + typed[half:] if half else typed
        written.append(fields_of(text, whole))
        whole = text if in_full(written[-1]) else whole
        assert text_of(reversed(written)) == text


def test_after_a_write_that_failed_half_way_the_next_is_whole(folder: Path) -> None:
    log = DraftLog(folder, "m")
    log.write("x" * 9_000)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("data.store.drafts.write_all", half_written)
        with pytest.raises(StoreFailed):
            log.write("y" * 9_000)
    log.write("y" * 9_000 + "z")
    log.close()
    assert DraftLog(folder, "m").recovered() == ("y" * 9_000 + "z",)


def half_written(handle: int, data: bytes) -> None:
    os.write(handle, data[: len(data) // 2])
    raise OSError(errno.ENOSPC, "full")


def test_a_torn_last_line_gives_the_one_before(folder: Path) -> None:
    left(folder, "whole", "torn")
    (path,) = folder.iterdir()
    raw = path.read_bytes()
    first = raw.index(b"\n") + 1
    for length in range(first, len(raw) - 1):
        path.write_bytes(raw[:length])
        assert DraftLog(folder, "m").recovered() == ("whole",)


def test_the_log_is_only_appended_to(folder: Path) -> None:
    log = DraftLog(folder, "m")
    log.write("a burst of words")
    log.write("")
    (path,) = folder.iterdir()
    assert b"a burst of words" in path.read_bytes()


def test_a_call_writes_at_most_once_and_nothing_where_nothing_changed(folder: Path) -> None:
    log = DraftLog(folder, "m")
    log.write("a")
    with faults(Faults()) as layer:
        log.write("ab")
        assert layer.names.count("write") == 1
        log.write("ab")
        assert layer.names.count("write") == 1


def test_a_long_log_starts_again_when_nothing_is_half_typed(folder: Path) -> None:
    log = DraftLog(folder, "m")
    for number in range(40):
        log.write(f"{number} " + "word " * 2000 + f"{number}")
    (path,) = folder.iterdir()
    assert path.stat().st_size > 256 * 1024
    log.write("")
    assert path.stat().st_size < 100


def test_no_file_is_made_for_nothing(tmp_path: Path) -> None:
    log: Drafts = DraftLog(tmp_path / "none", "m")
    log.write("")
    assert log.recovered() == ()
    assert not (tmp_path / "none").exists()


def test_a_line_left_half_typed_outlives_the_sealing(tmp_path: Path) -> None:
    store, scribe = begun(tmp_path / "store")
    scribe.drafts.write("what I was just typing")
    other = reopened(store, scribe)
    end(other)
    scribe.close()
    found = reopened(store, scribe)
    assert found.drafts.recovered() == ("what I was just typing",)
    found.drafts.settle()
    found.close()
    assert not places(reopened(store, scribe)).live.exists()
