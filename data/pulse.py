"""What the exit slips say together; never what one of them says."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from statistics import fmean

from data.models.records import ExitSlip

FEWEST_ANSWERS = 3
"""Below this many answers a mean would tell who answered what."""


@dataclass(frozen=True, slots=True)
class Pulse:
    """The slips of one session, counted."""

    slips: int
    worth: tuple[int, ...]
    """What was answered to "worth my time", 1 to 5."""
    safe: tuple[int, ...]
    """What was answered to "safe to speak", 1 to 5."""
    changes: tuple[str, ...]
    """The one thing that each would change, in the order of the alphabet."""


def pulse_of(slips: Iterable[ExitSlip]) -> Pulse:
    """Count the slips that were not taken back."""
    kept = [slip for slip in slips if not slip.removed]
    return Pulse(
        slips=len(kept),
        worth=tuple(slip.worth for slip in kept if slip.worth is not None),
        safe=tuple(slip.safe for slip in kept if slip.safe is not None),
        changes=tuple(sorted(slip.change for slip in kept if slip.change)),
    )


def told_mean(answers: Sequence[int]) -> str:
    """Return the mean of the answers in words, always with their number."""
    if len(answers) < FEWEST_ANSWERS:
        return f"too few answers for an average (n = {len(answers)})"
    return f"{fmean(answers):.1f} of 5 (n = {len(answers)})"
