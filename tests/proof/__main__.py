"""The proofs at their full size: `python -m tests.proof`, or some of them by name."""

import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

from tests.proof.acknowledged import Tally
from tests.proof.archives import all_archives
from tests.proof.corpus import CORPORA, TWO
from tests.proof.five import five
from tests.proof.kill_notes import kill_notes
from tests.proof.kill_programs import kill_programs
from tests.proof.kill_screens import kill_screens
from tests.proof.loop_walk import walk
from tests.proof.together import together
from tests.proof.twenty import twenty

KILLS: dict[Callable[[int, int], Tally], int] = {
    kill_programs: 700,
    kill_notes: 250,
    kill_screens: 50,
}
"""How many of each kind of writer are killed."""
SEED = 2026
EACH = 1000
"""Entries that each of eight programs keeps."""

LINES = 500
"""Lines typed into five terminals."""

EACH_COMMUNITY = 10
"""Sessions that each of two real communities holds."""

WALKS, STEPS = 300, 30
"""Lives of a community that chance leads, and what happens in each."""

COLUMNS = ("killed", "kills", "kept", "lost", "unopened", "behind s", "seconds")


def kills() -> bool:
    """Kill 1,000 writers; print what that did, and say whether nothing was lost."""
    print(_row(*COLUMNS))
    well = True
    for kill, times in KILLS.items():
        tally = kill(times, SEED)
        print(told(tally), flush=True)
        for sentence in (*sorted(tally.lost)[:9], *tally.unopened[:9]):
            print(sentence, file=sys.stderr)
        well = well and not tally.lost and not tally.unopened and tally.behind <= 1.0
    return well


def eight() -> bool:
    """Let eight programs keep 1,000 entries each; say whether nothing was lost and all agree."""
    told = together(EACH)
    agree = "all know the same" if len(told.states) == 1 else f"{len(told.states)} states"
    print(
        f"8 programs, {told.entries} entries and edits in {told.seconds:.0f} s: "
        f"{len(told.lost)} lost, {len(told.unredacted)} redacted words left, {agree}"
    )
    return len(told.states) == 1 and not told.lost and not told.unredacted


def on_screen() -> bool:
    """Type 500 lines into five terminals; say whether they all show the same, and all of it."""
    told = five(LINES)
    same = [told.kept] * len(told.shown) == told.shown
    all_kept = sorted(told.kept) == sorted(told.typed)
    print(
        f"{len(told.shown)} terminals, {len(told.typed)} lines typed in {told.seconds:.0f} s: "
        f"{len(told.kept)} kept, {'all show the same' if same else 'they show other things'}"
    )
    return same and all_kept


def real_communities() -> bool:
    """Hold twenty sessions of two real communities; say whether the loop was exact."""
    if not all((CORPORA / name).is_dir() for name in TWO):
        print(f"skipped: the minutes of {' and '.join(TWO)} are not at hand")
        return True
    held = twenty(EACH_COMMUNITY, on_screen=True)
    for sentence in held.wrong[:9]:
        print(sentence, file=sys.stderr)
    print(
        f"{held.sessions} sessions, {held.on_screen} of them on screen, {held.entries} entries in "
        f"{held.seconds:.0f} s: {held.open_at_end} items open in the end, the oldest carried "
        f"{held.carried_most} times, {len(held.wrong)} not as counted apart"
    )
    return not held.wrong


def walks() -> bool:
    """Let chance lead a community's life many times over; say whether each count was right."""
    wrong = []
    for seed in range(WALKS):
        with tempfile.TemporaryDirectory(prefix="lctui-walk-") as folder:
            try:
                walk(seed, STEPS, Path(folder))
            except AssertionError as error:
                wrong.append(str(error))
    for sentence in wrong[:3]:
        print(sentence, file=sys.stderr)
    print(f"{WALKS} walks of {STEPS} steps: {len(wrong)} not as counted apart")
    return not wrong


def told(tally: Tally) -> str:
    """Return one row of the table."""
    counts = tally.kills, tally.acknowledged, len(tally.lost), len(tally.unopened)
    return _row(tally.kind, *counts, f"{tally.behind:.2f}", f"{tally.seconds:.0f}")


def _row(first: str, *others: object) -> str:
    return f"{first:<20}" + "".join(f"{other:>10}" for other in others)


PROOFS = {
    "kills": kills,
    "together": eight,
    "five": on_screen,
    "twenty": real_communities,
    "walk": walks,
    "archives": all_archives,
}

if __name__ == "__main__":
    well = [PROOFS[name]() for name in sys.argv[1:] or PROOFS]
    sys.exit(0 if all(well) else 1)
