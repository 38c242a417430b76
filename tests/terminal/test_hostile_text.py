"""No text, wherever it comes from, reaches the terminal as anything but text."""

import json
import re
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from data.formats.loader import load_format
from data.meeting import begin, end, keep
from data.store.store import Store
from tests.hostile import hostile
from tests.terminal.program import Program
from tests.terminal.terminal import Terminal

NEVER_WRITTEN = re.compile(
    rb"[\x00\x01-\x07\x0b\x0c\x0e-\x1a\x1c-\x1f\x7f]"  # controls that are no movement
    rb"|\x1b[^\[]|\x1b\[\d*J|\x1b\[[^m]*PWN"  # all but CSI; clearing; what is said behind it
    rb"|\xc2[\x80-\x9f]|\xe2\x80[\xaa-\xae]|\xe2\x81[\xa6-\xa9]"  # C1, bidi overrides
    rb"|\xf3\xa0[\x80\x81]|(?:\xcc[\x80-\xbf]){9}|\xed[\xa0-\xbf]|\xef\xbf[\xbe\xbf]"
)
"""Besides: tag characters, piles of marks, surrogates, noncharacters."""
DRAWN_BY_TEXTUAL = re.compile(rb"\x1b\]22;[a-z-]*\x07")
"""The shape of the mouse pointer."""
SHOWN_AS = "␛]0;title␇"
"""How one of them looks that would be the window's title."""
NAME_LENGTH = 200


def texts() -> list[str]:
    return [str(case.values[0]) for case in hostile() if str(case.values[0]).strip()]


@pytest.fixture
def program(tmp_path: Path) -> Program:
    """A store with a live session and an older one, all their fields full of such texts."""
    program = Program(tmp_path)
    store, now = Store(program.store), datetime.now(UTC)
    name, topic, *people = (text for text in texts() if len(text) < NAME_LENGTH)
    circle = load_format("circle", [])
    for days in (7, 0):
        session = begin(
            store,
            next(iter(store.communities()), None) or store.new_community(name),
            format=circle,
            topic=topic,
            present=people,
            now=now - timedelta(days=days),
        )
        for text in texts():
            keep(session, text, now=now - timedelta(days=days))
        if days:
            end(session, now - timedelta(days=days))
        session.close()
    return program


def make_raw(program: Program) -> None:
    """Have the older session's file hold the texts as they are, as a foreign program may."""
    (path,) = program.store.glob("communities/*/sessions/*/*.json")
    tables: dict[str, dict[str, dict[str, Any]]] = json.loads(path.read_bytes())
    raw: Iterator[str] = iter(texts())
    for entry in tables["entries"].values():
        entry["text"] = next(raw)
    path.write_text(json.dumps(tables), encoding="utf-8")


def assert_only_text(terminal: Terminal) -> None:
    found = NEVER_WRITTEN.search(DRAWN_BY_TEXTUAL.sub(b"", terminal.output))
    assert found is None, terminal.output[max(0, found.start() - 40) : found.end() + 40]
    assert SHOWN_AS in terminal.output.decode(errors="replace")


def test_what_is_stored_is_shown_as_text_on_every_screen(program: Program) -> None:
    make_raw(program)
    with program.open() as terminal:
        terminal.wait_for("Sessions")
        terminal.press("v")
        terminal.wait_for("1 phase")
        for key in ("down", "tab", "end", "2", "end", "3", "end"):
            terminal.press(key)
        terminal.press("escape")
        terminal.wait_for("new session")
        terminal.press("enter")
        terminal.wait_for("Esc command keys")
        for key, title in (("f2", "Since last time"), ("f3", "timekeeper"), ("f1", "Help")):
            terminal.press(key)
            terminal.wait_for(title)
        terminal.press("escape", "ctrl+p")
        terminal.wait_for("Search for commands")
        terminal.press("escape")
        terminal.wait_for("F4 ground rules")
        assert_only_text(terminal)


def test_what_is_pasted_and_typed_is_shown_as_text(program: Program) -> None:
    with program.open() as terminal:
        terminal.wait_for("new session")
        terminal.press("enter")
        terminal.wait_for("Esc command keys")
        for text in texts():
            if len(text) < NAME_LENGTH:
                terminal.paste(text)
                terminal.press("o" if "\n" in text else "enter")
        terminal.type("and this came last")
        terminal.wait_for("and this came last")
        assert_only_text(terminal)
