"""A go-round: everybody in turn, an equal share of what is left.

While it lasts the terminals of a session tell each other by `data.store.floor`; no record holds it.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, replace

from data.clock import PhaseClock


def turn_order(present: Iterable[str], spoken: Collection[str]) -> tuple[str, ...]:
    """Return who speaks in which order: who has not spoken yet first."""
    return tuple(sorted(present, key=lambda name: name in spoken))


@dataclass(frozen=True, slots=True)
class GoRound:
    """Whose turn it is, who has had theirs, and when this turn began."""

    waiting: tuple[str, ...]
    """Full names, or ids; the first has the turn."""
    done: tuple[str, ...] = ()
    since: float = 0.0
    """Seconds that the phase had taken when this turn began, so that a pause costs nobody."""

    @property
    def person(self) -> str | None:
        """Who has the turn; None once everybody had one."""
        return self.waiting[0] if self.waiting else None

    @property
    def following(self) -> str | None:
        """Who comes then."""
        return self.waiting[1] if len(self.waiting) > 1 else None

    def hand_on(self, taken: float) -> GoRound:
        """Give the turn to the next; `taken` is what the phase has taken so far."""
        return GoRound(self.waiting[1:], (*self.done, *self.waiting[:1]), taken)

    def hand_back(self, taken: float) -> GoRound:
        """Return the turn to the person before."""
        if not self.done:
            return self
        return GoRound((self.done[-1], *self.waiting), self.done[:-1], taken)

    def passed(self, taken: float) -> GoRound:
        """Let this person speak last."""
        return replace(self, waiting=(*self.waiting[1:], *self.waiting[:1]), since=taken)

    def renamed(self, names: Mapping[str, str]) -> GoRound:
        """Return the same round under other names (ids, say); who has none is left out."""
        waiting, done = (
            tuple(names[one] for one in some if one in names) for some in (self.waiting, self.done)
        )
        return GoRound(waiting, done, self.since)

    def left(self, clock: PhaseClock) -> float:
        """Return the seconds left of this turn; below zero it runs over.

        Each has what the phase gives to each, else an equal share of what is left.
        """
        share = clock.phase.each_seconds or share_of(clock, self.since, len(self.waiting))
        return share - (clock.taken - self.since)


def share_of(clock: PhaseClock, since: float, waiting: int) -> float:
    """Return the seconds for each of those waiting, of what the phase had left at that time."""
    return max(0.0, clock.planned - since) / max(1, waiting)
