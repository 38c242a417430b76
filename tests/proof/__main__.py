"""The proofs at their full size: `python -m tests.proof`, or some of them by name."""

import sys
from collections.abc import Callable

from tests.proof.acknowledged import Tally
from tests.proof.kill_notes import kill_notes
from tests.proof.kill_programs import kill_programs
from tests.proof.kill_screens import kill_screens

KILLS: dict[Callable[[int, int], Tally], int] = {
    kill_programs: 700,
    kill_notes: 250,
    kill_screens: 50,
}
"""How many of each kind of writer are killed."""
SEED = 2026


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


def told(tally: Tally) -> str:
    """Return one row of the table."""
    counts = tally.kills, tally.acknowledged, len(tally.lost), len(tally.unopened)
    return _row(tally.kind, *counts, f"{tally.behind:.2f}", f"{tally.seconds:.0f}")


def _row(first: str, *others: object) -> str:
    return f"{first:<20}" + "".join(f"{other:>10}" for other in others)


PROOFS = {"kills": kills}

if __name__ == "__main__":
    well = [PROOFS[name]() for name in sys.argv[1:] or PROOFS]
    sys.exit(0 if all(well) else 1)
