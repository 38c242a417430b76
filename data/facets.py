"""What a list can be narrowed by: a few values of a few groups, told with how many have them.

Of one group any value will do, of several groups each must fit; each word that was typed must.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from itertools import chain
from typing import TypeVar

from data.search.folding import fold

T = TypeVar("T")
WORDS = "words"
"""The group of what was typed: its value need only stand somewhere in the text."""


@dataclass(frozen=True, slots=True)
class Facet:
    """One value that things can have."""

    group: str
    value: str
    told: str = field(compare=False)
    """As people read it; a phase may be called otherwise in another session and is the same."""


Facets = Callable[[T], Iterable[Facet]]
"""Returns all that a thing has, each once."""


def typed_words(text: str) -> Facet:
    """Return the facet that stands for words that were typed."""
    told = " ".join(text.split())
    return Facet(WORDS, fold(told), f"“{told}”")


def narrowed(
    things: Iterable[T],
    chosen: Iterable[Facet],
    facets: Facets[T],
    text: Callable[[T], str],
) -> list[T]:
    """Return those of the things that fit what was chosen, in their order."""
    groups: defaultdict[str, set[Facet]] = defaultdict(set)
    for facet in chosen:
        groups[facet.group].add(facet)
    words = [facet.value for facet in groups.pop(WORDS, ())]
    return [thing for thing in things if _fits(thing, groups.values(), words, facets, text)]


def _fits(
    thing: T,
    groups: Iterable[set[Facet]],
    words: Sequence[str],
    facets: Facets[T],
    text: Callable[[T], str],
) -> bool:
    if words:
        said = fold(text(thing))
        if not all(word in said for word in words):
            return False
    own = set(facets(thing)) if groups else set[Facet]()
    return not any(own.isdisjoint(group) for group in groups)


def counted(things: Iterable[T], facets: Facets[T]) -> dict[Facet, int]:
    """Return how many of the things have each facet, in the order in which they came first."""
    return dict(Counter(chain.from_iterable(map(facets, things))))


def left_of(
    things: Iterable[T],
    chosen: Sequence[Facet],
    facets: Facets[T],
    text: Callable[[T], str],
) -> dict[Facet, int]:
    """Return how many of the things each facet would list beside what is chosen already.

    Of one group any will do, so that its own ticks take nothing from its counts. What would list
    nothing is left out, unless it is chosen.
    """
    every = list(things)
    groups = {facet.group for facet in chosen} - {WORDS}
    counts = counted(narrowed(every, chosen, facets, text), facets)
    for group in groups:
        others = [facet for facet in chosen if facet.group != group]
        found = counted(narrowed(every, others, facets, text), facets)
        counts = {facet: n for facet, n in counts.items() if facet.group != group}
        counts |= {facet: n for facet, n in found.items() if facet.group == group}
    return counts | {facet: counts.get(facet, 0) for facet in chosen if facet.group != WORDS}


def toggled(chosen: Sequence[Facet], facet: Facet) -> tuple[Facet, ...]:
    """Return what is chosen with one more, or without it."""
    if facet in chosen:
        return tuple(other for other in chosen if other != facet)
    return (*chosen, facet)


def in_words(chosen: Iterable[Facet]) -> str:
    """Return what is chosen as one line: `decisions or actions · Ana Ruiz`."""
    groups: defaultdict[str, list[str]] = defaultdict(list)
    for facet in chosen:
        groups[facet.group].append(facet.told)
    parts = ((" and " if name == WORDS else " or ").join(told) for name, told in groups.items())
    return " · ".join(parts)
