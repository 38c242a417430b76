"""Organisations as people write them: `Harbour House`, `Harbour-House`, `harbourhouse`, `St Marys`.

Of one that is a common word too (Bond, Unity) its own spelling is taken alone.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator

from data.audience.common_words import ACRONYMS, COMMON
from data.audience.spelling import folded
from data.capture.look_alikes import LOOK_ALIKES

_SHORTEST = 4
"""Letters from which on a name is looked for in any case; less stands in any text."""
_BRACKETED = re.compile(r"[(\[]([^)\]]*)[)\]]")
_APART = r"[\s._\-‐‑]*"
"""What may stand between the words of a name, which may stand on two lines."""
_WORDS = re.compile(r"[^\s._\-‐‑,/]+")
_SAINT = r"(?:st|saint|ste)"
_APOSTROPHES = "'’‘ʼ"
_OWNED = re.compile(rf"[{_APOSTROPHES}]s$")


def place_pattern(organisations: Iterable[str], spared: str) -> re.Pattern[str] | None:
    """Return what finds these organisations; `spared` is the community's name, which is none."""
    told = {part for name in organisations for part in _told(name)}
    own = folded(spared)
    found = [
        pattern
        for name in sorted(told, key=lambda name: (-len(name), name))
        if folded(name) not in own and (pattern := _pattern(name))
    ]
    return re.compile(rf"(?<!\w)(?:{'|'.join(found)})(?!\w)") if found else None


def _told(name: str) -> Iterator[str]:
    """Yield a name, what stands in brackets behind it, and its capitals."""
    yield name.strip()
    bare = _BRACKETED.sub(" ", name).strip()
    yield bare
    yield from (part.strip() for part in _BRACKETED.findall(name))
    words = _WORDS.findall(bare)
    if len(words) > 2:
        yield "".join(word[0] for word in words if word[0].isupper())


def _pattern(name: str) -> str:
    """Return what finds one name; empty where it is too little, or a word like any other."""
    letters = sum(map(str.isalpha, name))
    common = folded(name) in COMMON
    if letters < _SHORTEST or common:
        capitals = letters > 1 and name.isupper() and folded(name) not in ACRONYMS | LOOK_ALIKES
        return re.escape(name) if capitals else ""
    words = [_word(word) for word in _WORDS.findall(name)]
    return f"(?i:{_APART.join(words)})" if words else ""


def _word(word: str) -> str:
    if re.fullmatch(_SAINT, word, re.IGNORECASE):
        return _SAINT
    bare = _OWNED.sub("", word)
    behind = f"(?:[{_APOSTROPHES}]?s)?" if bare != word else ""
    return "".join(map(_letter, bare)) + behind


def _letter(letter: str) -> str:
    """Return what finds a letter with its accent or without; an apostrophe may be missing."""
    if letter in _APOSTROPHES:
        return f"[{_APOSTROPHES}]?"
    base = unicodedata.normalize("NFKD", letter)[0]
    return re.escape(letter) if base == letter else f"[{re.escape(letter)}{re.escape(base)}]"
