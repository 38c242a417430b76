"""The real live screen in a terminal, killed: what stands among the entries was kept."""

import random
import re
import tempfile
from dataclasses import dataclass, field
from itertools import takewhile
from pathlib import Path
from time import monotonic

from tests.proof.acknowledged import Tally, opened
from tests.terminal.program import COMMUNITY, Program
from tests.terminal.terminal import Terminal

EACH_SESSION = 10
LONGEST = 2.5
"""Seconds at most of typing until the kill, once an entry was shown."""
KEYS_A_SECOND = 80
BURST = 8
"""Lines typed at first as fast as the terminal takes them."""
_KEPT = re.compile(r"· (said \d{6} [\w ]+\.)")
_BAR = re.compile(r"^│ (.*?) +│$")


@dataclass
class Shown:
    """What a terminal showed: the entries, and when the bar first held what."""

    lines: set[str] = field(default_factory=set)
    """What was typed: a row that is being painted is half the one and half the other."""
    entries: set[str] = field(default_factory=set)
    typed: list[tuple[float, str]] = field(default_factory=list)

    def look(self, terminal: Terminal) -> bool:
        """Take note of what is on the screen; whether an entry ever was."""
        lines = terminal.text.splitlines()
        self.entries |= self.lines.intersection(_KEPT.findall("\n".join(lines)))
        bars = [match[1] for line in lines[-4:] if (match := _BAR.match(line))]
        if bars and (not self.typed or self.typed[-1][1] != bars[-1]):
            self.typed.append((monotonic(), bars[-1].strip()))
        return bool(self.entries)


def kill_screens(kills: int, seed: int) -> Tally:
    """Kill so many, one after another."""
    tally, chance = Tally("the live screen"), random.Random(seed)
    while tally.kills < kills:
        with tempfile.TemporaryDirectory(prefix="lctui-kills-") as folder:
            _in_one_session(Path(folder), min(EACH_SESSION, kills - tally.kills), tally, chance)
    return tally.done()


def _in_one_session(folder: Path, kills: int, tally: Tally, chance: random.Random) -> None:
    program, shown = Program(folder), set[str]()
    for number in range(kills):
        words = ("join", "--as", "Ana Ruiz") if number else ("run", COMMUNITY)
        with program.open(*words) as terminal:
            terminal.wait_for("Esc command keys")
            seen, at = _typed_until_killed(terminal, number, chance)
        shown |= seen.entries
        tally.kills, tally.heard = tally.kills + 1, tally.heard + 1
        store = program.kept_in()
        if found := opened(store, store.find("live"), tally):
            kept = {entry.text for entry in found.entries.values()}
            tally.lost |= shown - kept
            tally.behind = max(tally.behind, _behind(seen, at, found.drafts.recovered(), kept))
            found.drafts.settle()
            found.close()
    tally.acknowledged += len(shown)


def _typed_until_killed(
    terminal: Terminal, number: int, chance: random.Random
) -> tuple[Shown, float]:
    shown = Shown()
    count = number * 1000 + BURST
    burst = [f"said {n:06} at once." for n in range(count - BURST, count)]
    shown.lines.update(burst)
    terminal.type("".join(f"{line}\r" for line in burst))
    terminal.wait_until(lambda: shown.look(terminal), "an entry")
    end = monotonic() + chance.uniform(0.2, LONGEST)
    while monotonic() < end:
        line = f"said {count:06} " + "abcdefghijklmnopqrst"[: chance.randint(1, 20)] + "."
        shown.lines.add(line)
        for key in f"{line}\r":
            terminal.type(key, keys_a_second=KEYS_A_SECOND)
            shown.look(terminal)
            if monotonic() > end:
                break
        count += 1
    at = monotonic()
    terminal.kill()
    terminal.wait_for_end()
    shown.look(terminal)
    return shown, at


def _behind(shown: Shown, at: float, recovered: tuple[str, ...], kept: set[str]) -> float:
    """Return for how many seconds letters had been shown that did not come back."""
    half = shown.typed[-1][1] if shown.typed else ""
    texts = [text.strip() for text in recovered]
    if half in kept or any(text.startswith(half) for text in ("", *texts)):
        return 0.0
    back = max((text for text in texts if half.startswith(text)), default="")
    line = takewhile(lambda seen: seen[1] and half.startswith(seen[1]), reversed(shown.typed))
    return at - min(when for when, text in line if text > back)
