"""Who is here: seen by everybody while they live, and by nobody once they died."""

import signal
import subprocess
import sys
from pathlib import Path
from shutil import rmtree

import pytest

from data.store.lines import sealed_line
from data.store.places import Places
from data.store.terminals import BOARD, Terminals, clear_here, terminals_at
from tests.data.store_help import begun, end, places

MACHINE = "0a0b0c0d"
ENTER = """
import sys
from pathlib import Path
from shutil import rmtree
from data.store.terminals import Terminals
terminals = Terminals(Path(sys.argv[1]), sys.argv[2])
assert terminals.enter(sys.argv[3])
print(terminals.own.id, flush=True)
sys.stdin.read()
"""


@pytest.fixture
def stem(tmp_path: Path) -> Path:
    """Return the path of a live session without a suffix."""
    Places.of(tmp_path / "session").live.mkdir()
    return tmp_path / "session"


def other_process(stem: Path, name: str) -> subprocess.Popen[str]:
    """Start a terminal of its own; it lives until its input ends or it is killed."""
    argv = [sys.executable, "-c", ENTER, str(stem), MACHINE, name]
    process = subprocess.Popen(argv, stdin=-1, stdout=-1, text=True, cwd=Path(__file__).parents[2])
    assert process.stdout
    assert process.stdout.readline().strip()
    return process


def names(stem: Path) -> list[str]:
    return [terminal.name for terminal in terminals_at(Places.of(stem), MACHINE)]


def test_everybody_who_came_is_seen_in_that_order_until_they_leave(stem: Path) -> None:
    dana, board = Terminals(stem, MACHINE), Terminals(stem, MACHINE, BOARD)
    assert dana.here() == ()
    assert dana.enter("Dana")
    assert board.enter()
    assert [t.kind for t in board.here()] == ["screen", "board"]
    assert dana.rename("Dana Levi\n[/x]\x1b]0;x\a")
    assert dana.here()[0].name.startswith("Dana Levi [/x]")
    assert "\x1b" not in dana.own.name
    dana.leave()
    assert terminals_at(Places.of(stem), MACHINE) == (board.own,)
    board.leave()
    assert not Places.of(stem).here.exists()


def test_a_killed_terminal_is_gone_at_the_next_look_and_so_is_its_file(stem: Path) -> None:
    amir, bea = other_process(stem, "Amir"), other_process(stem, "Bea")
    try:
        assert names(stem) == ["Amir", "Bea"]
        amir.send_signal(signal.SIGKILL)
        amir.wait()
        assert names(stem) == ["Bea"]
        assert len(list(Places.of(stem).here.iterdir())) == 1
    finally:
        bea.kill()
        bea.communicate()
        amir.communicate()


def test_sealing_takes_what_dead_terminals_left_and_leaves_the_living(tmp_path: Path) -> None:
    _, session = begun(tmp_path)
    stem, here = session.ref.path, places(session).here
    dana = Terminals(stem, MACHINE)
    assert dana.enter("Dana")
    for left in (f"{MACHINE}-7", "ffffffff-0"):
        (here / left).write_text("died before it said who it was")
    end(session)
    assert [path.name for path in here.iterdir()] == [f"{MACHINE}-0"]
    assert dana.here() == (dana.own,)
    dana.leave()
    session.close()
    assert not places(session).live.exists()


def test_what_another_machine_left_is_not_shown_and_is_left_to_it(stem: Path) -> None:
    here = Places.of(stem).here
    here.mkdir()
    (here / "ffffffff-0").write_bytes(sealed_line({"id": "a", "name": "Amir", "kind": "screen"}))
    (here / f"{MACHINE}-0").write_bytes(b"")
    (here / "floor.json").write_text("{}")
    assert names(stem) == []
    assert sorted(path.name for path in here.iterdir()) == ["ffffffff-0", "floor.json"]
    clear_here(Places.of(stem))
    assert [path.name for path in here.iterdir()] == ["floor.json"]


@pytest.mark.parametrize("said", [b"", b"[[[[", b'{"id":1', b"\xff\xfe\n", b"{}\n"])
def test_a_file_that_says_nothing_sensible_stands_for_nobody(stem: Path, said: bytes) -> None:
    dana = Terminals(stem, MACHINE)
    assert dana.enter("Dana")
    (file,) = Places.of(stem).here.iterdir()
    file.write_bytes(said)
    assert dana.here() == ()
    assert dana.rename("Dana")
    assert [t.name for t in dana.here()] == (["Dana"] if not said or said[-1:] == b"\n" else [])


def test_a_terminal_whose_file_was_taken_away_comes_back(stem: Path) -> None:
    dana, here = Terminals(stem, MACHINE), Places.of(stem).here
    assert dana.enter("Dana")
    next(here.iterdir()).unlink()
    assert dana.here() == (dana.own,)
    dana.leave()
    assert not here.exists()


def test_a_session_whose_folder_was_taken_away_does_not_come_back_by_itself(stem: Path) -> None:
    dana = Terminals(stem, MACHINE)
    assert dana.enter("Dana")
    rmtree(Places.of(stem).live)
    assert dana.here() == ()
    assert not Places.of(stem).live.exists()


def test_where_nothing_can_be_written_nobody_is_seen_and_nothing_fails(tmp_path: Path) -> None:
    (tmp_path / "a file").write_text("where the live folder should be")
    terminals = Terminals(tmp_path / "a file" / "session", MACHINE)
    assert not terminals.enter("Dana")
    assert not terminals.entered
    assert terminals.here() == ()
    assert not terminals.rename("Amir")
    assert terminals.own.name == "Amir"
    terminals.leave()
