"""What the exit slips say together; never what one of them says."""

from collections.abc import Iterable, Iterator, Sequence
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


def told_means(asked: Iterable[tuple[str, Sequence[int]]]) -> Iterator[str]:
    """Yield the mean of each question that was answered; once only that all have too few."""
    answered = [(title, answers) for title, answers in asked if answers]
    most = max((len(answers) for _title, answers in answered), default=0)
    if 0 < most < FEWEST_ANSWERS:
        yield f"too few for an average (n = {most})"
    else:
        yield from (f"{title}: {told_mean(answers)}" for title, answers in answered)
