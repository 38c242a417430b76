"""Which actions are earlier ones, for the preview; and which may be and are not clearly so."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from data.importing.past import Doubt
from data.importing.repeated import Threads

if TYPE_CHECKING:
    from data.importing.found import Look


def tell_near(found: Look) -> None:
    """Tell of each session which of its actions were said before, or may have been.

    The doubtful ones are added to its doubts: they stay actions of their own.
    """
    wanted = [each for each in found.wanted if each.past.date]
    threads = Threads([each.past for each in wanted], found.standing)
    for (place, number), thread in threads.found.items():
        if thread.said and (place, number) != (thread.origin, thread.item):
            wanted[place].earlier[wanted[place].past.items[number].line] = thread.said
    for near in threads.near:
        each = wanted[near.place]
        item = each.past.items[near.item]
        why = f"may be “{near.text}” of {near.said}; stays an action of its own"
        doubts = (*each.past.doubts, Doubt(item.line, item.text, why))
        each.past = replace(each.past, doubts=tuple(sorted(doubts, key=lambda d: d.line)))
