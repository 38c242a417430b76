"""No terminal accident loses a word, leaves a broken terminal or keeps a core busy."""

import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.terminal.sample_app import SECRET
from tests.terminal.terminal import Terminal, environment, process

PROJECT = Path(__file__).parents[2]
LINE = "half a line"


@pytest.fixture
def draft(tmp_path: Path) -> Path:
    return tmp_path / "draft"


@pytest.fixture
def argv(tmp_path: Path, draft: Path) -> list[str]:
    module = [sys.executable, "-m", "tests.terminal.sample_app"]
    return [*module, str(draft), str(tmp_path / "cache" / "crash.log")]


@pytest.fixture
def start(argv: list[str]) -> Iterator[Callable[..., Terminal]]:
    """Start the sample; what is begun here is ended with the test."""
    begun: list[Terminal] = []

    def begin(*, before: Callable[[], None] | None = None) -> Terminal:
        begun.append(Terminal(argv, size=(80, 24), cwd=PROJECT, before=before))
        begun[-1].wait_for("ready")
        return begun[-1]

    yield begin
    for terminal in begun:
        terminal.close()


@pytest.fixture
def typing(start: Callable[..., Terminal]) -> Terminal:
    """A terminal with half a line typed."""
    terminal = start()
    terminal.type(LINE)
    terminal.wait_for(LINE)
    return terminal


def kept(draft: Path) -> list[str]:
    return draft.read_text().splitlines() if draft.exists() else []


@pytest.mark.parametrize("name", ["SIGHUP", "SIGINT", "SIGQUIT", "SIGTERM", "SIGUSR1"])
def test_a_signal_flushes_the_line_and_restores_the_terminal(
    typing: Terminal, draft: Path, name: str
) -> None:
    number = signal.Signals[name]
    typing.kill(number)
    assert typing.wait_for_end() == 128 + number
    assert kept(draft) == [repr(LINE)]
    assert typing.left_broken() == []


def test_a_terminal_that_a_program_leaves_as_it_is_counts_as_broken(typing: Terminal) -> None:
    assert {"mode 1049 is True", "mode 25 is False", "terminal attributes"} <= set(
        typing.left_broken()
    )


def test_an_ordinary_quit_is_the_apps_own(typing: Terminal, draft: Path) -> None:
    typing.press("ctrl+q")
    assert typing.wait_for_end() == 0
    assert kept(draft) == []
    assert typing.left_broken() == []


def test_a_closed_window_ends_the_program(typing: Terminal, draft: Path) -> None:
    typing.close_window()
    assert typing.wait_for_end() == 128 + signal.SIGHUP
    assert kept(draft) == [repr(LINE)]


def block_hangup() -> None:
    signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGHUP})


def test_a_window_that_closes_without_a_signal_is_noticed(
    start: Callable[..., Terminal], draft: Path
) -> None:
    terminal = start(before=block_hangup)
    terminal.type(LINE)
    terminal.wait_for(LINE)
    terminal.close_window()
    assert terminal.wait_for_end() == 128 + signal.SIGHUP
    assert kept(draft) == [repr(LINE)]


def test_a_shell_that_dies_under_the_program_is_noticed(argv: list[str], draft: Path) -> None:
    shell = "import subprocess, sys; print(subprocess.Popen(sys.argv[1:]).pid, flush=True); input()"
    with Terminal(
        [sys.executable, "-c", shell, *argv], size=(80, 24), cwd=PROJECT, before=block_hangup
    ) as terminal:
        terminal.wait_for("ready")
        program = int(terminal.output.split()[0])
        terminal.kill(signal.SIGKILL)
        terminal.wait_until(lambda: process(program) is None, "the end")
    assert kept(draft) == ["''"]


def test_the_program_at_rest_leaves_the_processor_alone(typing: Terminal) -> None:
    def used() -> float:
        return (process(typing.pid) or ("", 0.0))[1]

    def rests() -> bool:
        began, before = time.monotonic(), used()
        typing.wait_until(lambda: time.monotonic() - began > 1, "a second to pass")
        return used() - before < 0.1

    typing.wait_until(rests, "a second in which it has nothing to do")


@pytest.mark.parametrize("elsewhere", ["</dev/null", "<&-", ">/dev/null", "2>/dev/null"])
def test_without_a_whole_terminal_it_says_so(argv: list[str], elsewhere: str) -> None:
    shell = f"{' '.join(argv)} {elsewhere}; echo status $?"
    with Terminal(["sh", "-c", shell], cwd=PROJECT) as terminal:
        terminal.wait_for("status 1")
        assert ("lctui needs a terminal" in terminal.text) == (not elsewhere.startswith("2"))
        assert terminal.left_broken() == []


def test_without_any_terminal_it_says_so(argv: list[str]) -> None:
    ended = subprocess.run(
        argv, cwd=PROJECT, stdin=subprocess.DEVNULL, capture_output=True, text=True, check=False
    )
    assert ended.returncode == 1
    assert ended.stderr.startswith("lctui: lctui needs a terminal")
    assert ended.stdout == ""


def test_a_dumb_terminal_is_told_so(argv: list[str]) -> None:
    with Terminal(argv, env=environment(TERM="dumb"), cwd=PROJECT) as terminal:
        assert terminal.wait_for_end() == 1
        assert "TERM=dumb" in terminal.text


def test_an_invalid_byte_becomes_a_replacement_character(typing: Terminal) -> None:
    typing.send(b"\xe9\xff!")
    typing.wait_for(LINE + "\ufffd\ufffd!")


ABSURD = (
    "\x1b[99999999999u",
    "\x1b[55296u",
    "\x1b[97;1;99999999999u",
    "\x1b[48;9999;9999;9999;9999t",
    "\x1b[48;0;0;0;0t",
    "\x1b[<0;99999999999999;99999999999999M",
    "\x1b[?2048;2$y",
    "\x1b[" + "9" * 40,
    "\x1b[201~",
)


def test_absurd_sequences_change_nothing(typing: Terminal) -> None:
    for number, sequence in enumerate(ABSURD):
        typing.type(sequence)
        typing.type(f" goes on {number}")
        typing.wait_for(f" goes on {number}")
    typing.press("f5")
    typing.wait_for("size 80 x 24")


def test_keys_in_one_burst_do_not_overtake_each_other(typing: Terminal) -> None:
    typing.type("wrong\x7f\x7f\x7f\x7f\x7fright\x1b[D\x1b[D\x1b[D\x1b[D\x1b[D, all \x1b[F!")
    typing.wait_for(LINE + ", all right!")


def test_an_end_of_paste_inside_a_paste_is_not_its_end(start: Callable[..., Terminal]) -> None:
    terminal = start()
    terminal.paste("before \x1b[201~\x11\x1b[24~ after")
    terminal.wait_for("19 characters in 1 lines")
    terminal.press("enter")
    terminal.wait_for("20 characters in 2 lines")


def test_a_paste_without_end_does_not_take_the_keyboard(start: Callable[..., Terminal]) -> None:
    terminal = start()
    terminal.type("\x1b[200~never ended")
    terminal.wait_for("never ended")
    terminal.press("enter")
    terminal.wait_for("2 lines")


@pytest.mark.parametrize("brackets", [True, False])
def test_a_huge_paste_arrives_whole(start: Callable[..., Terminal], brackets: bool) -> None:
    text = "\r".join(["all that was said " * 55] * 100)
    terminal = start()
    (terminal.paste if brackets else terminal.type)(text)
    terminal.wait_for(f"{len(text)} characters in 100 lines")


@pytest.mark.parametrize("key", ["f2", "f3"])
def test_a_crash_says_one_sentence_and_none_of_the_words(
    typing: Terminal, draft: Path, tmp_path: Path, key: str
) -> None:
    typing.press(key)
    assert typing.wait_for_end() == 1
    assert kept(draft) == [repr(LINE)]
    assert typing.left_broken() == []
    log = tmp_path / "cache" / "crash.log"
    told = typing.output.rpartition(b"\x1b[?1049l")[2].decode()
    assert "an error of its own ended lctui" in told
    assert str(log) in told
    assert "Traceback" not in told
    assert SECRET not in typing.output.decode()
    written = log.read_text()
    assert "ValueError" in written
    assert "sample_app.py" in written
    assert SECRET not in written
    assert LINE not in written
    assert oct(log.stat().st_mode & 0o777) == "0o600"


def test_an_app_that_answers_nothing_is_ended_with_its_terminal_restored(typing: Terminal) -> None:
    typing.press("f4")
    typing.wait_for("blocked")
    typing.kill(signal.SIGTERM)
    assert typing.wait_for_end() == 128 + signal.SIGTERM
    assert typing.left_broken() == []


def test_a_terminal_that_takes_no_output_does_not_hold_the_program(typing: Terminal) -> None:
    typing.press("f8")
    typing.wait_until(lambda: b"flood" in typing.output, "the flood")
    typing.kill(signal.SIGTERM)
    deadline = time.monotonic() + 60
    while process(typing.pid) is not None:
        assert time.monotonic() < deadline, "the program still waits for its terminal"
        time.sleep(0.05)
    assert typing.wait_for_end() == 128 + signal.SIGTERM


@pytest.mark.parametrize("while_drawing", [False, True])
def test_stopping_gives_the_terminal_back_and_continuing_takes_it(
    typing: Terminal, while_drawing: bool
) -> None:
    if while_drawing:
        typing.press("f9")
    else:
        typing.kill(signal.SIGTSTP)
    typing.wait_until(lambda: typing.stopped, "the stop")
    typing.wait_until(lambda: typing.left_broken() == [], "the terminal given back")
    typing.kill(signal.SIGCONT)
    typing.wait_until(lambda: typing.left_broken() != [], "the screen")
    typing.type(" and on")
    typing.wait_for(LINE + " and on")
    typing.kill(signal.SIGTERM)
    assert typing.wait_for_end() == 128 + signal.SIGTERM
    assert typing.left_broken() == []
