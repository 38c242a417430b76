"""Actions that may be earlier ones and are not clearly so: told in the preview, left apart."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from data.importing.past import Doubt
from data.importing.repeated import Threads

if TYPE_CHECKING:
    from data.importing.job import Look


def tell_near(found: Look) -> None:
    """Add to the doubts of the sessions that come in which of their actions may be earlier ones."""
    wanted = [each for each in found.wanted if each.past.date]
    for near in Threads([each.past for each in wanted], found.standing).near:
        each = wanted[near.place]
        item = each.past.items[near.item]
        why = f"may be “{near.text}” of {near.said}; stays an action of its own"
        doubts = (*each.past.doubts, Doubt(item.line, item.text, why))
        each.past = replace(each.past, doubts=tuple(sorted(doubts, key=lambda d: d.line)))
