"""Words of any script, and how they compare where somebody's name is looked for in a text."""

import re
import unicodedata
from functools import cache
from itertools import groupby

from data.capture.people import fold

_OTHER_LETTERS = str.maketrans(
    {"ł": "l", "ø": "o", "đ": "d", "ð": "d", "þ": "th", "æ": "ae", "œ": "oe", "ı": "i"}
)
_SPELLED_OUT = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "å": "aa"})
_JOINERS = "\u200c\u200d"
_LAST_MARK = 0x11000
"""Beyond it stand the marks of scripts that nobody writes minutes in."""


@cache
def word_pattern() -> re.Pattern[str]:
    """Return what finds a word: its letters and digits, with the marks that stand on them."""
    marks = (c for c in range(0x300, _LAST_MARK) if unicodedata.category(chr(c))[0] == "M")
    runs = (
        [code for _, code in run] for _, run in groupby(enumerate(marks), lambda p: p[1] - p[0])
    )
    on_letters = "".join(f"{chr(run[0])}-{chr(run[-1])}" for run in runs)
    return re.compile(rf"[^\W_](?:[^\W_]|[{on_letters}{_JOINERS}])*")


def words_in(text: str) -> list[str]:
    """Return the words of a text as they stand in it."""
    return word_pattern().findall(text)


def folded(word: str) -> str:
    """Return a word as names are compared: without case, accents, and strokes through letters."""
    if word.isascii():
        return word.casefold()
    return fold(word).translate(_OTHER_LETTERS).translate({ord(c): None for c in _JOINERS})


def spellings(word: str) -> frozenset[str]:
    """Return the ways to spell a word, folded: `müller` as `muller` and as `mueller`."""
    if word.isascii():
        return frozenset((word.casefold(),))
    spelled_out = unicodedata.normalize("NFC", word.casefold()).translate(_SPELLED_OUT)
    return frozenset((folded(word), folded(spelled_out)))
