"""A family name behind a first name that is known: it goes with it, on a roll or not."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from typing import NamedTuple

from data.audience.common_words import MONTHS, NEVER, PARTICLES, PRONOUNS, SPEAKS
from data.capture.look_alikes import LOOK_ALIKES
from data.search.common_words import COMMON

_GAP = re.compile(r"[ \t]+|[-'’‑]")
"""What stands between the words of one name."""
_MOST = 6
"""Words that are looked at, particles and all."""
_NONE = LOOK_ALIKES | COMMON | NEVER | PRONOUNS | SPEAKS | MONTHS
"""What follows a first name with a capital, in a heading, and belongs to no name."""


class Word(NamedTuple):
    """A word of a text, with its place."""

    start: int
    end: int
    raw: str
    fold: str


def family_end(text: str, words: Sequence[Word], start: int, first: str) -> int:
    """Return where the family name behind a first name ends; `start` where there is none.

    `start` is where the first name ends, `words` are the text's that are not taken yet.
    """
    end = last = start
    place = bisect_left(words, start, key=lambda word: word.start)
    for word in words[place : place + _MOST]:
        if not _GAP.fullmatch(text, last, word.start):
            break
        if _may_follow(word, first):
            end = word.end
        elif word.fold not in PARTICLES:
            break
        last = word.end
    return end


def _may_follow(word: Word, first: str) -> bool:
    """Say whether a word is likely a family name."""
    if not word.raw[0].isupper() or len(word.raw) < 2 or word.fold in _NONE:
        return False
    return not word.raw.isupper() or first.isupper()
