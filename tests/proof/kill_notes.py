"""`lctui note -`, killed: each id that it printed is a note that was kept."""

import random
import tempfile
from pathlib import Path
from time import sleep

from tests.proof.acknowledged import Acknowledged, Tally, opened
from tests.terminal.program import COMMUNITY, Program

LINES = [f"said {number} #note" if number % 3 else f"said {number} #anon" for number in range(400)]
EACH_SESSION = 25
LONGEST = 0.15
"""Seconds at most that one goes on after its first id, or lives that is killed while it starts."""


def kill_notes(kills: int, seed: int) -> Tally:
    """Kill so many, one after another."""
    tally, chance = Tally("lctui note -"), random.Random(seed)
    while tally.kills < kills:
        with tempfile.TemporaryDirectory(prefix="lctui-kills-") as folder:
            _in_one_session(Path(folder), min(EACH_SESSION, kills - tally.kills), tally, chance)
    return tally.done()


def _in_one_session(folder: Path, kills: int, tally: Tally, chance: random.Random) -> None:
    program, told = Program(folder), Acknowledged()
    program.say("start", COMMUNITY)
    said = folder / "lines.txt"
    said.write_text("\n".join(LINES))
    for number in range(kills):
        waits = chance.random() < 0.8
        tally.heard += waits
        for id_, line in zip(_killed(program, said, chance, waits=waits), LINES, strict=False):
            told.texts[id_].add(line.partition(" #")[0])
        tally.kills += 1
        store = program.kept_in()
        if (found := opened(store, store.find("live"), tally)) and number % 5 in (0, kills - 1):
            tally.lost |= told.lost_from(found)
            found.close()
    tally.acknowledged += len(told)
    program.say("end")
    if again := opened(store, store.find("last"), tally):
        tally.lost |= told.lost_from(again)


def _killed(program: Program, said: Path, chance: random.Random, *, waits: bool) -> list[str]:
    """Start one, kill it, and return the ids that it printed whole."""
    with said.open("rb") as lines:
        note = program.begin("note", "-", stdin=lines)
    assert note.stdout is not None
    first = note.stdout.readline() if waits else b""
    sleep(chance.uniform(0, LONGEST))
    note.kill()
    printed = first + note.stdout.read()
    note.stdout.close()
    note.wait()
    return [line.decode() for line in printed.split(b"\n")[:-1]]
