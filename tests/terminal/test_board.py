"""The board as the real program in a real terminal: what it writes there, and leaving it."""

from datetime import UTC, datetime
from pathlib import Path

from data.formats.loader import load_format
from data.meeting import begin, keep
from data.store.floor import FloorFile
from data.store.store import Store
from tests.screens.board_stage import WALL, give_turn, says
from tests.terminal.program import Program

SAID = ("wortspur-named", "wortspur-private", "wortspur-anon", "wortspur-role")
LEVELS = ("", " #private", " #anon", " #role")


def test_nothing_said_and_no_surname_is_among_the_bytes_it_writes(tmp_path: Path) -> None:
    program = Program(tmp_path)
    store, now = Store(program.store), datetime.now(UTC)
    session = begin(
        store,
        store.new_community("Repair Bench"),
        format=load_format("circle"),
        topic="Old radios",
        present=("Ana Nachname", "Ben Nachname"),
        now=now,
    )
    said = [f"{words}{level}" for words, level in zip(SAID, LEVELS, strict=True)]
    for line in said:
        keep(session, line, now=now)
    session.drafts.write("wortspur half-typed")
    give_turn(session, ("Ana Nachname", "Ben Nachname"), now=now)
    with program.open("board", size=WALL) as terminal:
        terminal.wait_for("Old radios")
        terminal.wait_for(lambda screen: says(screen, "Ana", WALL[0]))
        for line in said:
            keep(session, f"{line} again", now=datetime.now(UTC))
        give_turn(session, ("Ben Nachname",), prompt=1, now=now)
        terminal.wait_for(lambda screen: says(screen, "Ben", WALL[0]))
        terminal.resize(80, 24)
        terminal.wait_for(lambda screen: "last in this round" in screen)
        terminal.press("f1")
        terminal.wait_for("Closes this display")
        terminal.press("escape")
        terminal.wait_for("last in this round")
        terminal.press("escape")
        assert terminal.wait_for_end() == 0
        assert terminal.left_broken() == []
        written = terminal.output.lower()
    for word in (*SAID, "wortspur", "nachname"):
        assert word.encode() not in written
    assert FloorFile(session.ref.path).read() is not None
    session.close()
