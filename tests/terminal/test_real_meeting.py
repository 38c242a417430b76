"""A whole meeting in the real program and a real terminal: every line there, letter for letter."""

import json
import re
import signal
from collections.abc import Callable, Iterable, Iterator
from datetime import date, datetime
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from data.safe_text import safe
from screens.live.draft_keys import DRAFT_LAG
from tests.terminal.program import (
    COMMUNITY,
    PRESENT,
    Program,
    meeting,
    owed,
    told,
    type_meeting,
    without_keys,
)
from tests.terminal.terminal import Terminal

CORPORA = Path(__file__).parents[3] / "shared" / "corpora"
BY_HAND = 2
"""Lines of the meeting typed at 30 keys a second."""
LEFT = re.compile(r"\d+:\d\d left")
PRIVATE = "the glue gun dripped on the only tablecloth we had"
HALF = "* nobody had finished this line when"


@pytest.fixture
def program(tmp_path: Path) -> Program:
    return Program(tmp_path)


@pytest.fixture
def start(program: Program) -> Iterator[Callable[..., Terminal]]:
    """Go live, or open the program again; what is opened here is ended with the test."""
    opened: list[Terminal] = []

    def begin(*, again: bool = False, present: Iterable[str] = PRESENT) -> Terminal:
        opened.append(program.open() if again else program.run(present=present))
        return opened[-1]

    yield begin
    for terminal in opened:
        terminal.close()


def today(program: Program) -> date:
    return datetime.now(ZoneInfo(program.zone)).date()


def end_on_screen(terminal: Terminal) -> None:
    terminal.type("/end")
    terminal.press("enter")
    terminal.wait_for("End the session?")
    terminal.press("E")
    terminal.wait_for("What was agreed")
    terminal.press("ctrl+q")
    assert terminal.wait_for_end() == 0
    assert terminal.left_broken() == []


def assert_all_there(document: dict[str, Any], lines: list[str], day: date) -> None:
    """Compare in order; those without a name stand where they may, as only their minute is told."""
    expected = owed(lines, document["present"], day)
    found = told(document)

    def named(entries: list[dict[str, Any]]) -> list[dict[str, Any]]:
        return [entry for entry in entries if entry["typed"] is not None]

    assert named(found) == named(expected)
    assert sorted(map(str, found)) == sorted(map(str, expected))


def test_a_whole_meeting_typed_on_screen_is_kept(
    program: Program, start: Callable[..., Terminal]
) -> None:
    terminal = start()
    day, lines = today(program), meeting()
    for line in lines[:BY_HAND]:
        terminal.type(f"{line}\r", keys_a_second=30)
    type_meeting(terminal, lines[BY_HAND:])
    terminal.wait_for("thanks to everybody")
    end_on_screen(terminal)
    document = program.export()
    assert_all_there(document, without_keys(lines), day)
    assert PRIVATE in program.stored_texts()
    assert phases_told(document) == phases_pressed(document, lines)


def phases_told(document: dict[str, Any]) -> list[str]:
    return [entry["phase"] for entry in document["entries"] if entry["typed"] is not None]


def phases_pressed(document: dict[str, Any], lines: list[str]) -> list[str]:
    """Return the phase in which each entry belongs, by the presses of F8 between the lines."""
    ids, place, expected = [phase["id"] for phase in document["phases"]], 0, []
    for line in lines:
        place += line == "%f8"
        nameless = line.endswith(("#anon", "#role", "#private"))
        if not nameless and not line.startswith(("%", "...", "s/")):
            expected.append(ids[place])
    return expected


def test_the_same_meeting_from_a_pipe_is_kept(program: Program) -> None:
    lines = [line for line in without_keys(meeting()) if "\n" not in line]
    program.say("start", COMMUNITY, "--present", ", ".join(PRESENT))
    day = today(program)
    ids = program.say("note", "-", stdin="\n".join(lines)).split()
    program.say("end")
    document = program.export()
    assert_all_there(document, lines, day)
    assert PRIVATE in program.stored_texts()
    assert len(ids) == len(lines)
    assert {entry["id"] for entry in document["entries"]} < set(ids)


def longest_session() -> tuple[list[str], list[str]]:
    """Return who was there and what was said, as one would have typed it."""
    if not CORPORA.is_dir():
        pytest.skip(f"no real minutes to try: {CORPORA.name} is not beside the project")
    sessions = (
        json.loads(line)
        for file in CORPORA.glob("*/sessions.jsonl")
        for line in file.read_bytes().splitlines()
    )
    longest = max(sessions, key=lambda session: len(session["items"]))
    said = (" ".join(safe(item["text"]).split()) for item in longest["items"])
    people = [" ".join(safe(name).replace(",", " ").split()) for name in longest["attendees"]]
    return people, [f"\\{line}" if line.startswith("/") else line for line in said if line]


def test_the_longest_real_meeting_typed_on_screen_is_kept(
    program: Program, start: Callable[..., Terminal]
) -> None:
    people, lines = longest_session()
    terminal = start(present=people)
    day = today(program)
    type_meeting(terminal, [*lines, "this was the last line"])
    terminal.wait_for("this was the last line")
    end_on_screen(terminal)
    assert_all_there(program.export(), [*lines, "this was the last line"], day)


def test_the_longest_real_meeting_from_a_pipe_is_kept(program: Program) -> None:
    people, lines = longest_session()
    program.say("start", COMMUNITY, "--present", ", ".join(people))
    day = today(program)
    program.say("note", "-", stdin="\n".join(lines))
    program.say("end")
    assert_all_there(program.export(), lines, day)


def with_half_a_line(terminal: Terminal) -> None:
    type_meeting(terminal, ["+ this is kept", "! and this @ana due:2026-12-04"])
    terminal.type(HALF)
    terminal.wait_for(lambda screen: HALF in screen and "and this" in screen)


def assert_nothing_lost(program: Program, start: Callable[..., Terminal]) -> None:
    """Open the program again: what was kept is there, and the half line is in the bar."""
    again = start(again=True)
    again.wait_for("live")
    again.press("enter")
    again.wait_for(lambda screen: HALF in screen and "and this" in screen)
    again.press("enter")
    again.wait_until(lambda: len(program.export("live")["entries"]) == 3, "the third entry")
    texts = [entry["text"] for entry in program.export("live")["entries"]]
    assert texts == ["this is kept", "and this", HALF.removeprefix("* ")]


def test_after_kill_9_the_line_is_at_most_a_moment_behind(
    program: Program, start: Callable[..., Terminal]
) -> None:
    terminal = start()
    with_half_a_line(terminal)
    terminal.wait_until(lambda: HALF in program.half_typed(), "the draft on the disk")
    terminal.kill()
    assert terminal.wait_for_end() == -signal.SIGKILL
    assert DRAFT_LAG <= 0.25, "it was written that long after the last letter"
    assert_nothing_lost(program, start)


@pytest.mark.parametrize("name", ["SIGTERM", "SIGHUP"])
def test_a_signal_costs_no_letter(
    program: Program, start: Callable[..., Terminal], name: str
) -> None:
    terminal = start()
    with_half_a_line(terminal)
    number = signal.Signals[name]
    terminal.kill(number)
    assert terminal.wait_for_end() == 128 + number
    assert terminal.left_broken() == []
    assert_nothing_lost(program, start)


def test_a_closed_window_costs_no_letter(program: Program, start: Callable[..., Terminal]) -> None:
    terminal = start()
    with_half_a_line(terminal)
    terminal.close_window()
    assert terminal.wait_for_end() == 128 + signal.SIGHUP
    assert_nothing_lost(program, start)


def test_leaving_costs_no_letter(program: Program, start: Callable[..., Terminal]) -> None:
    terminal = start()
    with_half_a_line(terminal)
    terminal.press("ctrl+q")
    assert terminal.wait_for_end() == 0
    assert_nothing_lost(program, start)


def test_a_bad_byte_costs_no_letter(program: Program, start: Callable[..., Terminal]) -> None:
    terminal = start()
    terminal.send(b"caf\xe9 at eleven")
    terminal.wait_for("caf\ufffd at eleven")
    terminal.press("enter")
    terminal.wait_until(lambda: program.export("live")["entries"] != [], "the entry")
    assert program.export("live")["entries"][0]["text"] == "caf\ufffd at eleven"


def test_a_session_resumes_to_the_same_second(
    program: Program, start: Callable[..., Terminal]
) -> None:
    terminal = start()
    terminal.press("f6")
    terminal.wait_for(lambda screen: "paused" in screen and LEFT.search(screen))
    left = LEFT.findall(terminal.at_rest())
    terminal.kill()
    terminal.wait_for_end()
    again = start(again=True)
    again.wait_for("live")
    again.press("enter")
    again.wait_for(lambda screen: "paused" in screen and LEFT.findall(screen) == left)
    assert len(left) == 1
