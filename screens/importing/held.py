"""What is kept of taking in past minutes until lctui is left, whichever way the screen is left."""

from __future__ import annotations

from dataclasses import dataclass, field
from weakref import WeakKeyDictionary

from data.importing.deciding import Decided
from data.store.store import Store


@dataclass(slots=True)
class Held:
    """Which files, what was decided on them, and whether any came in."""

    path: str = ""
    """As typed."""
    decided: Decided = field(default_factory=Decided)
    came: bool = False
    """Sessions came in that were not taken back."""


_HELD: WeakKeyDictionary[Store, Held] = WeakKeyDictionary()


def held_for(store: Store) -> Held:
    """Return what is kept for a store."""
    return _HELD.setdefault(store, Held())
