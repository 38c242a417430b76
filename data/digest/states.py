"""How far each practice has come: raised, tried by one, tried by several, agreed."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass

from data.carryover import TRIED
from data.digest.said import Said
from data.reports.page import Line, Section
from data.reports.words import told_date

RAISED, ONE, SEVERAL, AGREED = "raised", "tried by one", "tried by several", "agreed"
"""From the first word to what the group does."""
MOST = 12
COUNTED = "counted in what is told here"
"""Of a practice more may be known than belongs to the topic."""


@dataclass(frozen=True, slots=True)
class Practice:
    """A practice with all that was said of it."""

    name: str
    said: tuple[Said, ...]
    people: int
    """How many different people told that they tried it."""

    @property
    def tried(self) -> tuple[Said, ...]:
        """What tells that somebody tried it."""
        return tuple(one for one in self.said if is_trial(one))

    @property
    def agreed(self) -> tuple[Said, ...]:
        """What the group decided on it."""
        return tuple(one for one in self.said if one.kind == "decision")

    @property
    def state(self) -> str:
        """How far it has come."""
        if self.agreed:
            return AGREED
        if not self.tried:
            return RAISED
        return SEVERAL if self.people > 1 else ONE

    def line(self) -> Line:
        """Return it as a line: how far, on what grounds, and since when."""
        grounds = f"n = {len(self.tried)}" if self.tried else ""
        tried = f"tried by {self.people}" if self.agreed and self.people else ""
        first = min(self.said, key=lambda one: one.day)
        agreed = f"agreed {told_date(self.agreed[-1].day)}" if self.agreed else self.state
        details = (agreed, tried, grounds, f"first said {told_date(first.day)}")
        return Line(self.name, tuple(filter(None, details)))


def is_trial(one: Said) -> bool:
    """Say whether it tells that somebody tried something."""
    return one.kind in ("success", "setback") or (one.kind == "commitment" and one.outcome in TRIED)


def practices_in(
    said: Iterable[Said], speakers: Mapping[str, Collection[str]], topic: str
) -> tuple[Practice, ...]:
    """Return the practices that were spoken of, the furthest first; a tag is a practice.

    `speakers` names who stands behind each entry, for counting alone; what has no tag belongs to
    the topic itself.
    """
    gathered: dict[str, list[Said]] = {}
    for one in said:
        for name in one.tags or (topic,):
            gathered.setdefault(_plain(name), []).append(one)
    found = [
        Practice(name, tuple(each), _people(each, speakers)) for name, each in gathered.items()
    ]
    order = (AGREED, SEVERAL, ONE, RAISED)
    found.sort(key=lambda p: (order.index(p.state), -len(p.said), p.name))
    return tuple(found)


def states_section(practices: Collection[Practice]) -> Section:
    """Return how far each has come."""
    lines = tuple(practice.line() for practice in tuple(practices)[:MOST])
    return Section("How far each practice has come", lines, f"n = {len(practices)}; {COUNTED}")


def _people(said: Iterable[Said], speakers: Mapping[str, Collection[str]]) -> int:
    """Count who tried it; all whom nobody may name count as one."""
    trials = [speakers.get(one.id, ()) for one in said if is_trial(one)]
    named = {name for names in trials for name in names}
    return max(len(named), 1) if trials else 0


def _plain(word: str) -> str:
    return " ".join(word.replace("-", " ").replace("_", " ").split()).casefold()
