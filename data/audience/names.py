"""Everybody's names, as they are looked for where nobody may be named."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import combinations, pairwise

from data.audience.common_words import COMMON, NEVER, PARTICLES
from data.audience.joined import is_joined, joined_pattern
from data.audience.places import place_pattern
from data.audience.spelling import folded, spellings, words_in
from data.capture.look_alikes import LOOK_ALIKES
from data.capture.people import initials_of

_REMARK = re.compile(r"[(\[][^)\]]*[)\]]")
_SHORTEST_PAIR = 6
_LONGEST_INITIALS = 4
_MOST_WORDS = 6
"""Of a name, whose first letters are put together."""

Sequence = tuple[frozenset[str], ...]
"""The words of a full name, each in all its spellings."""


@dataclass(frozen=True)
class Names:
    """Who may be named in what is to be told: all of them are looked for in every text."""

    full: frozenset[str] = frozenset()
    """Full names, as on the rolls, and such as were only written behind an entry."""
    initials: frozenset[str] = frozenset()
    """Given ones; those of the names themselves are known."""
    organisations: frozenset[str] = frozenset()
    """Where people come from."""
    spared: str = ""
    """The community's own name, which is not its members' organisation."""

    def and_also(self, names: Iterable[str]) -> Names:
        """Return these and more names."""
        more = self.full.union(name for name in names if name)
        return self if len(more) == len(self.full) else replace(self, full=more)

    @cached_property
    def spelled(self) -> tuple[Sequence, ...]:
        """The names that words are made of, without remarks in brackets."""
        told = (words_in(_REMARK.sub(" ", name)) for name in self.full if not is_joined(name))
        return tuple(tuple(spellings(word) for word in words) for words in told if words)

    @cached_property
    def parts(self) -> frozenset[str]:
        """Every word that is a name by itself, folded: first names, family names."""
        found = {part for words in self.spelled for part in _parts(words)}
        return frozenset(found.union(*map(_joined, self.spelled)))

    @cached_property
    def first(self) -> frozenset[str]:
        """The words that names of people begin with, folded: another may follow them."""
        begun = (words for words in self.spelled if not _is_nobody(words))
        return frozenset(spelled for words in begun for spelled in words[0] if spelled not in NEVER)

    @cached_property
    def sequences(self) -> dict[str, list[Sequence]]:
        """Names of several words by how they begin, the longest first; also `van der Berg`."""
        begun: dict[str, list[Sequence]] = {}
        found = {end for words in self.spelled for end in _ends(words)}
        for words in sorted(found, key=len, reverse=True):
            if not _is_nobody(words):
                for first in words[0]:
                    begun.setdefault(first, []).append(words)
        return begun

    @cached_property
    def short(self) -> frozenset[str]:
        """Everybody's initials, folded."""
        own = {letters for name in self.full for letters in initials_of(_REMARK.sub(" ", name))}
        own |= {letters for words in self.spelled for letters in _initials(words)}
        found = own | {folded(given) for given in self.initials}
        return frozenset(s for s in found if 2 <= len(s) <= _LONGEST_INITIALS)

    @cached_property
    def joined(self) -> re.Pattern[str] | None:
        """What finds the names in scripts without spaces."""
        return joined_pattern(self.full)

    @cached_property
    def places(self) -> re.Pattern[str] | None:
        """What finds the organisations, however they are written."""
        return place_pattern(self.organisations, self.spared)

    @cached_property
    def hints(self) -> frozenset[str]:
        """Words without any of which a text names nobody, folded."""
        genitives = {f"{part}s" for part in self.parts}
        return self.parts | genitives | self.short | self.sequences.keys()


def _ends(words: Sequence) -> Iterator[Sequence]:
    """Yield a full name, and the family name in it where that begins with a particle."""
    if len(words) > 1:
        yield words
    places = (i for i, word in enumerate(words[:-1]) if i and word & PARTICLES)
    yield from (words[first:] for first in places)


def _parts(words: Sequence) -> Iterator[str]:
    """Yield the words that are a name by themselves; of `Everyone` on a roll there are none."""
    for place, word in enumerate(() if _is_nobody(words) or words[0] & NEVER else words):
        small = place > 0 and bool(word & PARTICLES)
        if not small and not word & NEVER:
            yield from (spelled for spelled in word if len(spelled) > 1)


def _joined(words: Sequence) -> Iterator[str]:
    """Yield a name, and any two words of it that follow each other, in one: `jeanluc`, `obrien`."""
    told = ["".join(min(word)) for word in words]
    if len(told) > 1:
        yield "".join(told)
    pairs = (f"{one}{other}" for one, other in pairwise(told))
    yield from (pair for pair in pairs if len(pair) >= _SHORTEST_PAIR and pair not in COMMON)


def _initials(words: Sequence) -> Iterator[str]:
    """Yield the first letters of every two or more words of a name, in their order."""
    if _is_nobody(words) or words[0] & NEVER:
        return
    letters = [min(word)[:1] for word in words[:_MOST_WORDS]]
    for length in range(2, _LONGEST_INITIALS + 1):
        yield from map("".join, combinations(letters, length))


def _is_nobody(words: Sequence) -> bool:
    """Say whether what stands on a roll names nobody: `Members and observers`."""
    return all(word & NEVER or word & LOOK_ALIKES for word in words)
