"""The real program on a real disk that fills up, and then can only be read."""

import os
import signal
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from data.store.store import Store
from tests.terminal.program import Program

LONG = "x" * 5000
"""More than the last block of a file may still have room for."""


def mount(*words: str) -> bool:
    """Say whether the mount could be made."""
    return subprocess.run(["mount", *words], capture_output=True, check=False).returncode == 0


@pytest.fixture
def program(tmp_path: Path) -> Iterator[Program]:
    """The program with its store on a disk of one megabyte."""
    program = Program(tmp_path)
    program.store.mkdir()
    words = ("-t", "tmpfs", "-o", "size=1m,mode=700", "none", str(program.store))
    if os.getuid() != 0 or not mount(*words):
        pytest.skip("a small disk can be mounted by root alone, and not in every container")
    yield program
    subprocess.run(["umount", "-l", str(program.store)], check=True)


def fill(disk: Path) -> Path:
    """Fill a disk to its last byte."""
    filler = disk / ".filler"
    with filler.open("wb", buffering=0) as file:
        for size in (65536, 4096, 1):
            try:
                while file.write(b"x" * size) == size:
                    pass
            except OSError:
                continue
    return filler


def texts(program: Program) -> list[str]:
    store = Store(program.store)
    session = store.open(store.find("live"))
    assert session.damage == ()
    return [entry.text.split(" x")[0] for entry in session.entries.values()]


def test_a_full_disk_then_a_read_only_one_lose_nothing_and_are_told_in_sentences(
    program: Program,
) -> None:
    with program.run() as terminal:
        terminal.type("before\r")
        terminal.wait_for("· before")
        filler = fill(program.store)
        terminal.type(f"one {LONG}\rtwo\r")
        told = ("Not saved since", "2 entries", "The disk is full.")
        terminal.wait_for(lambda screen: all(words in screen for words in told))
        ended = program.ask("note", "-", stdin="from a shell\n")
        assert ended.returncode == 1
        assert "Kept nothing from line 1 on" in ended.stderr
        assert "The disk is full." in ended.stderr
        filler.unlink()
        terminal.wait_for(lambda screen: "All saved." in screen and "Not saved" not in screen)
        assert texts(program) == ["before", "one", "two"]
        filler = fill(program.store)
        terminal.type(f"three {LONG}\rhalf a")
        terminal.wait_for(lambda screen: "1 entry" in screen and "half a" in screen)
        terminal.kill(signal.SIGTERM)
        assert terminal.wait_for_end() == 128 + signal.SIGTERM
        assert terminal.left_broken() == []
        assert "They wait in" in terminal.text.replace("\n", " ")
    filler.unlink()
    assert texts(program) == ["before", "one", "two"]
    with program.open(size=(100, 30)) as terminal:
        terminal.wait_for("2 entries were rescued")
        terminal.press("r")
        terminal.wait_for("2 entries taken up")
        terminal.press("ctrl+q")
        terminal.wait_for_end()
    assert texts(program) == ["before", "one", "two", "three", "half a"]

    assert mount("-o", "remount,ro", str(program.store))
    assert "Welcome" in program.say("status")
    assert len(program.export("live")["entries"]) == 5
    for words in (("note", "more"), ("start", "Another")):
        ended = program.ask(*words)
        assert (ended.returncode, ended.stdout) == (1, "")
        assert "The disk is read-only." in ended.stderr
    with program.open(size=(100, 30)) as terminal:
        terminal.wait_for("This store is on a disk that can only be read.")
        terminal.press("enter")
        terminal.wait_for(lambda screen: "three" in screen and "can only be read" in screen)
        terminal.type("typed all the same\r")
        terminal.wait_for(lambda screen: "Not saved since" in screen and "1 entry" in screen)
