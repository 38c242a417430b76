"""The real program on terminals of every sort and size."""

import signal
from pathlib import Path

import pytest

from tests.terminal.program import COMMUNITY, Program
from tests.terminal.terminal import Terminal


@pytest.fixture
def program(tmp_path: Path) -> Program:
    return Program(tmp_path)


@pytest.mark.parametrize("words", [(), ("run", COMMUNITY), ("demo",)])
def test_without_a_terminal_it_says_so_and_makes_nothing(
    program: Program, words: tuple[str, ...]
) -> None:
    ended = program.ask(*words)
    assert ended.returncode == 1
    assert ended.stdout == ""
    assert ended.stderr.startswith("lctui: lctui needs a terminal")
    assert not program.store.exists()


def test_it_outlives_every_size_of_window(program: Program) -> None:
    with program.run() as terminal:
        for columns, rows in ((20, 5), (1, 1), (60, 18), (300, 100), (80, 24)):
            terminal.resize(columns, rows)
            terminal.type("a")
        terminal.wait_for(lambda screen: "aaaaa" in screen and "Esc command keys" in screen)


@pytest.mark.parametrize("brackets", [True, False])
def test_a_paste_of_a_megabyte_is_kept_whole(program: Program, brackets: bool) -> None:
    """Without paste brackets it is typing, faster than fingers: each line is an entry."""
    line = "all that was said " * (50 if brackets else 500)
    lines = [f"{number} {line}".strip() for number in range(1_000 if brackets else 10)]
    with program.run() as terminal:
        if brackets:
            terminal.paste("\r".join(lines))
            terminal.wait_for("lines pasted")
            terminal.press("o")
        else:
            terminal.type("\r".join(lines) + "\r")
        terminal.wait_for("more lines")
        terminal.wait_until(lambda: kept(program) == "\n".join(lines), "the text", 30)


def test_lines_typed_before_the_screen_stands_are_an_entry_each(program: Program) -> None:
    with program.open("run", COMMUNITY) as terminal:
        terminal.type("first\r+ second\rhalf")
        terminal.wait_for("Esc command keys")
        terminal.wait_for(lambda screen: "+ second" in screen and "half" in screen)
        assert kept(program) == "first\nsecond"


def kept(program: Program) -> str:
    return "\n".join(entry["text"] for entry in program.export("live")["entries"])


def test_the_first_session_is_a_name_and_a_key_away(program: Program) -> None:
    with program.open(size=(80, 24)) as terminal:
        terminal.wait_for("F1 help")
        terminal.type("Bicycle Kitchen")
        terminal.wait_for("Bicycle Kitchen")
        terminal.press("enter")
        terminal.wait_for("Esc command keys")
        terminal.wait_for("Bicycle Kitchen · session 1")


@pytest.mark.parametrize("keys", [(), ("f1",), ("ctrl+p",)])
def test_a_signal_restores_the_terminal_on_whatever_is_shown(
    program: Program, keys: tuple[str, ...]
) -> None:
    with program.open(size=(80, 24)) as terminal:
        shown = terminal.wait_for("F1 help")
        terminal.press(*keys)
        terminal.wait_for(lambda screen: not keys or screen != shown)
        terminal.kill(signal.SIGTERM)
        assert terminal.wait_for_end() == 128 + signal.SIGTERM
        assert terminal.left_broken() == []


def test_a_demo_that_is_ended_leaves_nothing_behind(program: Program, tmp_path: Path) -> None:
    with program.open("demo") as terminal:
        terminal.wait_for("Esc command keys")
        assert list(tmp_path.glob("lctui-demo-*")) != []
        terminal.kill(signal.SIGTERM)
        assert terminal.wait_for_end() == 128 + signal.SIGTERM
        assert list(tmp_path.glob("lctui-demo-*")) == []


def test_stopping_it_and_going_on_costs_nothing(program: Program) -> None:
    with program.run() as terminal:
        terminal.type("half a")
        terminal.wait_for("half a")
        stop_and_go_on(terminal)
        terminal.type(" line")
        terminal.wait_for("half a line")


def stop_and_go_on(terminal: Terminal) -> None:
    terminal.kill(signal.SIGTSTP)
    terminal.wait_until(lambda: terminal.stopped, "the stop")
    terminal.wait_until(lambda: terminal.left_broken() == [], "the terminal given back")
    terminal.kill(signal.SIGCONT)
    terminal.wait_until(lambda: terminal.left_broken() != [], "the screen")
