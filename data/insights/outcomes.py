"""What became of each commitment, across sessions; of nobody it is told whose it was."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from data.insights.material import Material

_SECONDS = 86_400


@dataclass(frozen=True, slots=True)
class Fate:
    """One commitment."""

    on: date
    """The day of the session it was said in."""
    outcome: str
    """What was heard in the end; `unheard` where nothing was."""
    days: float | None
    """From saying it to the word that settled it; None where it is not settled."""

    @property
    def told(self) -> bool:
        """Anything was heard of it."""
        return self.outcome != "unheard"


def fates(material: Material, kind: str = "commitment") -> tuple[Fate, ...]:
    """Return what became of each commitment made in that time, the oldest first."""
    last, settled = material.heard
    found = [
        Fate(
            on,
            last[each.id].outcome if each.id in last else "unheard",
            max(0.0, (settled[each.id] - each.at).total_seconds() / _SECONDS)
            if each.id in settled
            else None,
        )
        for on, each in material.owed(kind)
    ]
    return tuple(sorted(found, key=lambda fate: fate.on))
