"""What a community's loop comes to, counted apart from the program's own code."""

from collections import Counter
from dataclasses import dataclass, field
from datetime import datetime
from statistics import median

CLOSING = {"worked", "partly", "did-not", "let-go", "done", "dropped", "answered", "taken-up"}
CLOSING |= {"brought-back"}
HANDED = ("action", "commitment", "request", "help", "parked")
TRIED = ("worked", "partly", "did-not")


@dataclass
class Thing:
    """One item with its way."""

    kind: str
    at: datetime
    carried: int = 0
    words: list[tuple[str, datetime]] = field(default_factory=list)
    asked_again: bool = True
    """Parked: it comes back once, and again where somebody said “not yet”."""

    @property
    def last(self) -> str:
        return self.words[-1][0] if self.words else "unheard"

    @property
    def open(self) -> bool:
        return self.last not in CLOSING and self.asked_again


@dataclass
class Loop:
    """One community."""

    things: dict[str, Thing] = field(default_factory=dict)
    crowds: list[int] = field(default_factory=list)
    members: set[str] = field(default_factory=set)
    entries: int = 0
    _handed: list[str] = field(default_factory=list)

    def expected(self) -> dict[str, int]:
        """Return what the next session is handed, each with its carry count by now."""
        return {name: thing.carried for name, thing in self.things.items() if thing.open}

    def begin(self, present: set[str], taken_up: str | None, now: datetime) -> dict[str, int]:
        """Hand on what is open; return what must be there."""
        self.crowds.append(len(present))
        self.members |= present
        self._handed = list(self.expected())
        for name in self._handed:
            self.things[name].carried += 1
        handed = {name: self.things[name].carried for name in self._handed}
        if taken_up:
            self.hear(taken_up, "taken-up", now)
        return handed

    def say(self, name: str, kind: str, now: datetime, *, in_a_talk: bool = False) -> None:
        """Take note of an entry."""
        self.entries += 1
        if kind in HANDED or (kind == "question" and in_a_talk):
            self.things[name] = Thing(kind, now)

    def hear(self, name: str, outcome: str, now: datetime) -> None:
        """Take note of an outcome."""
        self.things[name].words.append((outcome, now))

    def end(self, heard: set[str]) -> None:
        """Let what was parked rest where nobody spoke of it."""
        for name in self._handed:
            thing = self.things[name]
            if thing.kind == "parked":
                thing.asked_again = name in heard

    def figures(self) -> dict[str, object]:
        """Return what `community --json` must say."""
        kinds = {kind: self._of(kind) for kind in HANDED}
        outcomes = Counter(thing.last for thing in kinds["commitment"])
        actions = Counter(
            thing.last if thing.last in ("done", "dropped") else "open" for thing in kinds["action"]
        )
        return {
            "sessions": len(self.crowds),
            "attendance": sum(self.crowds) / len(self.crowds),
            "attendance_of": len(self.crowds),
            "people": len(self.members),
            "commitments": dict(outcomes),
            "commitments_made": len(kinds["commitment"]),
            "tried": sum(outcomes[each] for each in TRIED),
            "told": len(kinds["commitment"]) - outcomes["unheard"],
            "actions": dict(actions),
            "help_asked": len(kinds["help"]),
            "help_answered": sum(thing.last == "answered" for thing in kinds["help"]),
            "requests": len(kinds["request"]),
            "topics": sum(thing.last == "taken-up" for thing in kinds["request"]),
            "entries": self.entries,
        }

    def days_to_outcome(self) -> float | None:
        """Return the median of the days from a commitment to the word that settled it."""
        settled = [thing for thing in self._of("commitment") if thing.last in CLOSING]
        waits = [(t.words[-1][1] - t.at).total_seconds() / 86_400 for t in settled]
        return median(waits) if waits else None

    def _of(self, kind: str) -> list[Thing]:
        return [thing for thing in self.things.values() if thing.kind == kind]
