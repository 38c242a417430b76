"""The real program as a process among others: pipes, signals, odd places and locales."""

import os
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from data.store.store import Store
from lctui.__main__ import main
from tests.meta.sources import ROOT

Lctui = Callable[..., subprocess.Popen[bytes]]


@pytest.fixture
def _interrupts_heard() -> Iterator[None]:
    """Let Ctrl+C end what is started: what a shell started in the background ignores it."""
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    yield
    signal.signal(signal.SIGINT, before)


@pytest.fixture
def lctui(tmp_path: Path, _interrupts_heard: None) -> Lctui:
    """Return a function that starts a process on a store in which a session is live."""
    env = {**os.environ, "LCTUI_STORE": str(tmp_path / "store"), "PYTHONPATH": str(ROOT)}

    def start(*words: str, **surroundings: str) -> subprocess.Popen[bytes]:
        return subprocess.Popen(
            [sys.executable, "-m", "lctui", *words],
            cwd=tmp_path, env={**env, **surroundings},
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
        )  # fmt: skip

    started = start("start", "Riverside", "--present", "Ana Ruiz")
    started.communicate()
    assert started.returncode == 0
    return start


def texts(tmp_path: Path) -> list[str]:
    store = Store(tmp_path / "store")
    return [e.text for e in store.open(store.find("live")).entries.values()]


def test_each_id_is_printed_before_the_next_line_comes(lctui: Lctui, tmp_path: Path) -> None:
    note = lctui("note", "-")
    assert note.stdin is not None
    assert note.stdout is not None
    for line in ("one", "two"):
        note.stdin.write(f"{line}\n".encode())
        note.stdin.flush()
        assert len(note.stdout.readline()) == 37
        assert texts(tmp_path)[-1] == line
    note.communicate()
    assert note.returncode == 0


def test_lines_follow_the_clock_that_somebody_else_drives(lctui: Lctui, tmp_path: Path) -> None:
    note = lctui("note", "-")
    assert note.stdin is not None
    assert note.stdout is not None
    for then in ("next", "end", "status"):
        note.stdin.write(f"before {then}\n".encode())
        note.stdin.flush()
        assert len(note.stdout.readline()) == 37
        lctui(then).communicate()
    note.communicate()
    store = Store(tmp_path / "store")
    session = store.open(store.find("last"))
    assert [e.text for e in session.entries.values()] == [
        "before next", "before end", "before status",
    ]  # fmt: skip
    assert [e.phase for e in session.entries.values()] == ["welcome", "reflect", "reflect"]


def test_what_nobody_reads_the_ids_of_is_kept_all_the_same(lctui: Lctui, tmp_path: Path) -> None:
    note = lctui("note", "-")
    assert note.stdout is not None
    note.stdout.close()
    note.stdout = None
    _, err = note.communicate(b"one\ntwo\nthree\n")
    assert (note.returncode, err) == (0, b"")
    assert texts(tmp_path) == ["one", "two", "three"]


def test_a_list_cut_short_by_head_is_no_error(lctui: Lctui) -> None:
    listed = lctui("schema")
    assert listed.stdout is not None
    listed.stdout.close()
    listed.stdout = None
    _, err = listed.communicate()
    assert err == b""


def test_an_interrupt_leaves_quietly_with_what_was_kept(lctui: Lctui, tmp_path: Path) -> None:
    note = lctui("note", "-")
    assert note.stdin is not None
    assert note.stdout is not None
    note.stdin.write(b"one\n")
    note.stdin.flush()
    note.stdout.readline()
    note.send_signal(signal.SIGINT)
    _, err = note.communicate()
    assert (note.returncode, err) == (130, b"")
    assert texts(tmp_path) == ["one"]


def test_a_folder_with_a_data_py_of_its_own_is_no_trap(lctui: Lctui, tmp_path: Path) -> None:
    (tmp_path / "data.py").write_text("raise SystemExit('shadowed')")
    assert lctui("status").communicate()[1] == b""


def test_a_locale_without_unicode_changes_nothing_that_is_kept(
    lctui: Lctui, tmp_path: Path
) -> None:
    ascii_only = {"LC_ALL": "POSIX", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}
    for words, typed in ((["note", "-"], "Zoë\n".encode()), (["show", "live"], b"")):
        process = lctui(*words, **ascii_only)
        out, err = process.communicate(typed)
        assert (process.returncode, err) == (0, b"")
    assert texts(tmp_path) == ["Zoë"]
    assert "Zoë".encode() in out


@pytest.mark.parametrize("closed", [">&-", ">&- 2>&-", "<&- >&- 2>&-"])
def test_where_the_caller_closed_its_streams_a_verb_does_its_work_all_the_same(
    lctui: Lctui, tmp_path: Path, closed: str
) -> None:
    env = {**os.environ, "LCTUI_STORE": str(tmp_path / "store"), "PYTHONPATH": str(ROOT)}
    words = ["sh", "-c", f'exec "$@" {closed}', "sh", sys.executable, "-m", "lctui"]
    for verb in (["note", "kept unheard"], ["sessions"]):
        ended = subprocess.run(words + verb, env=env, capture_output=True, check=False, text=True)
        assert (ended.returncode, ended.stderr) == (0, "")
    assert texts(tmp_path) == ["kept unheard"]


class Impatience:
    """Somebody who presses Ctrl+C while the program is read."""

    def find_spec(self, name: str, *_: object) -> None:
        if name == "lctui.cli":
            raise KeyboardInterrupt


def test_stopped_before_it_has_begun_it_leaves_without_a_traceback(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.delitem(sys.modules, "lctui.cli", raising=False)
    monkeypatch.setattr(sys, "meta_path", [Impatience(), *sys.meta_path])
    assert main() == 128 + signal.SIGINT
