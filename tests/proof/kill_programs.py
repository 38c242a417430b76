"""Programs that use the store, killed."""

import random
import tempfile
from pathlib import Path
from time import sleep
from typing import Any

from data.errors import StoreFailed
from data.store.places import Places
from data.store.refs import SessionRef
from data.store.store import Store
from tests.data.store_help import begun
from tests.proof.acknowledged import Acknowledged, Tally, opened
from tests.proof.at_work import Killable

AT_ONCE = 3
"""Programs at work on one session."""
EACH_SESSION = 25
"""Kills until another session is begun."""
LONGEST = 0.04
"""Seconds at most that one goes on once it is to be killed."""


def kill_programs(kills: int, seed: int) -> Tally:
    """Kill so many, some at work at once, and look into the store after each."""
    tally, chance = Tally("the store's API"), random.Random(seed)
    while tally.kills < kills:
        with tempfile.TemporaryDirectory(prefix="lctui-kills-") as folder:
            _in_one_session(Path(folder), min(EACH_SESSION, kills - tally.kills), tally, chance)
    return tally.done()


def _in_one_session(folder: Path, kills: int, tally: Tally, chance: random.Random) -> None:
    store, session = begun(folder / "store")
    session.close()
    told, drafts = Acknowledged(), list[set[str]]()
    running: list[Killable] = []
    for killed in range(kills):
        while len(running) < min(AT_ONCE, kills - killed):
            seed = chance.randrange(10**6)
            running.append(Killable(store.root, session.ref.path.name, seed))
        program = running.pop(chance.randrange(len(running)))
        if chance.random() < 0.8:
            program.wait_until_it_keeps()
            tally.heard += 1
        sleep(chance.uniform(0, LONGEST))
        lines = program.kill()
        tally.kills += 1
        drafts.append(_last_typed(lines))
        for line in lines:
            told.hear(line)
        if found := opened(store, session.ref, tally):
            tally.lost |= told.lost_from(found)
            found.close()
    tally.acknowledged += len(told)
    _at_the_end(store, session.ref, told, drafts, tally)


def _last_typed(lines: list[dict[str, Any]]) -> set[str]:
    """Return what may be half-typed: the last line written, or the one that was being written."""
    last = {""}
    for line in lines:
        if "typing" in line:
            last = last | {line["typing"]}
        if "typed" in line:
            last = {line["typed"]}
    return last


def _at_the_end(
    store: Store, ref: SessionRef, told: Acknowledged, drafts: list[set[str]], tally: Tally
) -> None:
    """Nobody is at work any more: the half-typed lines are there, and it can be sealed."""
    found = opened(store, ref, tally)
    if found is None:
        return
    if len(Places.of(ref.path).journals()) > AT_ONCE + 1:
        tally.unopened.append("more journals than programs at once")
    tally.unopened += sorted(told.found_again(store.root))
    recovered = {"", *found.drafts.recovered()}
    tally.lost |= {f"half-typed: {texts}" for texts in drafts if not texts & recovered}
    try:
        found.seal()
    except StoreFailed as error:
        tally.unopened.append(str(error))
    found.drafts.settle()
    found.close()
    if again := opened(store, ref, tally):
        tally.lost |= told.lost_from(again)
        tally.unopened += sorted(told.found_again(store.root))
        tally.lost |= set() if again.entries == found.entries else {"sealed to something else"}
        again.close()
    tally.unopened += [f"left: {p.name}" for p in ref.path.parent.iterdir() if p.suffix == ".live"]
