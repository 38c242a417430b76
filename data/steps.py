"""Inner clocks: the steps of a phase's activity, inside the phase's own time.

Nothing counts here: when each step began is told in seconds that the phase had taken by then, so a
pause costs no step anything. A step that runs over takes from those after it, never from the phase.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import accumulate

from data.clock import PhaseClock
from data.formats.scaling import scaled
from data.models.records import Phase, Step

QUESTION_SHARE = 40
"""Percent of a talk that is kept for questions where its format does not say."""
MOST_SHARE = 90
"""Percent that questions may have at most: the rest is the talk."""

_CASE = (
    Step("Tell", 5, "the presenter tells what happened, nobody interrupts"),
    Step("Clarify", 10, "questions only, no advice yet"),
    Step("Think aloud", 15, "everybody else thinks, the presenter listens"),
    Step("Answer", 5, "the presenter says what helped"),
    Step("Take away", 5, "one line each: what goes home with you"),
)
_SILENT = (
    Step("Write", 1, "everybody for themselves, nobody sees it yet"),
    Step("Look", 1, "read it all, then talk about it"),
)
_GROUPS = (
    Step("In groups", 2, "one of each group keeps what is to be told"),
    Step("Back together", 1, "each group tells one thing"),
)
_STEPS = {"case": _CASE, "silent": _SILENT, "groups": _GROUPS}

_PRESENTER = re.compile(r"\bthe presenter\b", re.IGNORECASE)


def steps_of(phase: Phase, seconds: int) -> tuple[Step, ...]:
    """Return the steps of a phase that lasts so many seconds: they add up to exactly that.

    The format's own, else those of its activity; empty where there is no inner clock.
    """
    steps = phase.steps or _usual(phase)
    return _spread(steps, max(0, seconds)) if len(steps) > 1 else ()


def _usual(phase: Phase) -> tuple[Step, ...]:
    if phase.activity != "talk":
        return _STEPS.get(phase.activity, ())
    share = min(MOST_SHARE, max(0, phase.question_share)) or QUESTION_SHARE
    hint = "the talk; questions wait in the queue"
    return (Step("Talk", 100 - share, hint), Step("Questions", share, "one after the other"))


def _spread(steps: Sequence[Step], seconds: int) -> tuple[Step, ...]:
    """Return the steps sharing so many seconds in the proportions they were given."""
    weights = [max(1, step.seconds) for step in steps]
    shares = scaled(weights, [0] * len(steps), seconds)
    return tuple(replace(s, seconds=share) for s, share in zip(steps, shares, strict=True))


@dataclass(frozen=True, slots=True)
class StepClock:
    """The steps of the phase we are in, and how far we are in them."""

    steps: tuple[Step, ...]
    """All of them; this one and those after it share what the phase has left for them."""
    place: int
    """Which one it is, from 0."""
    taken: float
    """Seconds that this one has taken."""

    @property
    def step(self) -> Step:
        """The one we are in."""
        return self.steps[self.place]

    @property
    def following(self) -> Step | None:
        """The one after it; None in the last."""
        return self.steps[self.place + 1] if self.place + 1 < len(self.steps) else None

    @property
    def planned(self) -> int:
        """Seconds that this one has."""
        return self.step.seconds

    @property
    def left(self) -> float:
        """Seconds left of it; below zero it runs over."""
        return self.planned - self.taken

    @property
    def over(self) -> bool:
        """Whether its time is up."""
        return self.left <= 0

    @property
    def eaten(self) -> float:
        """Seconds of those after it that it has used up."""
        return min(max(0.0, -self.left), float(self._ahead))

    @property
    def _ahead(self) -> int:
        return sum(step.seconds for step in self.steps[self.place + 1 :])

    @property
    def ends(self) -> tuple[int, ...]:
        """Where in the phase each step ends, in seconds, as things stand."""
        return tuple(accumulate(step.seconds for step in self.steps))


def step_clock(clock: PhaseClock, begun: Sequence[int]) -> StepClock | None:
    """Return the inner clock of a phase; None where it has none.

    `begun` tells for each later step what the phase had taken when it began.
    """
    steps = steps_of(clock.phase, clock.planned)
    if not steps:
        return None
    begun = tuple(begun)[: len(steps) - 1]
    place, since = len(begun), begun[-1] if begun else 0
    past = [
        replace(step, seconds=max(0, end - start))
        for step, start, end in zip(steps, (0, *begun), begun, strict=False)
    ]
    rest = _spread(steps[place:], max(0, clock.planned - since))
    return StepClock((*past, *rest), place, max(0.0, clock.taken - since))


def with_name(hint: str, presenter: str) -> str:
    """Return a hint that names who presents; without a name, as it stands."""
    if not presenter:
        return hint
    return _PRESENTER.sub(lambda _: presenter, hint)
