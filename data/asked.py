"""The queue of a talk's questions: what is to be answered next."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from data.models.ids import EntryId, PhaseId
from data.models.records import Entry, FollowUp
from data.models.side_records import Dots

ANSWERED = "answered"
"""The outcome that a question has once it was answered."""


@dataclass(frozen=True, slots=True)
class Asked:
    """A question of the talk."""

    entry: Entry
    votes: int
    """How many want to hear the answer too."""
    answered: bool


def queue_of(
    entries: Iterable[Entry],
    dots: Iterable[Dots],
    followups: Iterable[FollowUp],
    phase: PhaseId | None,
) -> tuple[Asked, ...]:
    """Return the questions asked in a phase: the most wanted first, then the oldest.

    Those that were answered come last.
    """
    votes = votes_in(dots)
    answered = {f.id for f in followups if f.outcome == ANSWERED and not f.removed}
    asked = [
        Asked(entry, votes[entry.id], entry.id in answered)
        for entry in entries
        if entry.kind == "question" and entry.phase == phase and not entry.removed
    ]
    return tuple(sorted(asked, key=lambda one: (one.answered, -one.votes)))


def votes_in(dots: Iterable[Dots]) -> Counter[EntryId]:
    """Return the votes by item, of a show of hands and of all terminals together."""
    votes: Counter[EntryId] = Counter()
    for one in dots:
        if not one.removed:
            votes[one.item] += one.count
    return votes
