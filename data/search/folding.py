"""How words are compared: without case and accents, and scripts without blanks by characters.

What is folded is words of small letters and digits with single blanks between. A character of a
script that writes no blanks (Chinese, Japanese, Thai …), and of Korean, which glues its words
together, is a word of its own: a run of them is then looked for as a phrase.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

_APART = (
    *((0x0E00, 0x0EFF), (0x0F00, 0x0FFF), (0x1000, 0x109F), (0x1780, 0x17FF), (0x19E0, 0x19FF)),
    *((0x1100, 0x11FF), (0x2E80, 0x2FDF), (0x3005, 0x3007), (0x3040, 0x31FF), (0x3400, 0x4DBF)),
    *((0x4E00, 0x9FFF), (0xA960, 0xA97F), (0xAC00, 0xD7FF), (0xF900, 0xFAFF), (0x20000, 0x3FFFF)),
)
"""Thai to Tibetan, Burmese, Khmer; Korean; radicals, kana, ideographs."""
_DROPPED = re.compile(
    "[\u0300-\u036f\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f"
    "\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7\u0640\u064b-\u065f\u0670"
    "\u200c\u200d\ufe00-\ufe0f]"
)
"""Accents, Hebrew points, Arabic vowels, joiners: marks without which a word is the same."""
_ALIKE = {
    "ø": "o", "đ": "d", "ħ": "h", "ı": "i", "ł": "l", "ŧ": "t", "æ": "ae", "œ": "oe", "þ": "th",
    "ð": "d", "ŋ": "n", "ẞ": "ss", "ß": "ss",
}  # fmt: skip
"""Letters that are no accented ones to Unicode, but to who types them on another keyboard."""
_CLUSTER = re.compile(r"(?s).[\u0300-\u036f\u0591-\u05c7\u064b-\u065f\u3099\u309a\uff9e\uff9f]*")
Span = tuple[int, int]


class _Table(dict[int, str]):
    """What each character folds to, worked out when it is first met."""

    def __missing__(self, code: int) -> str:
        self[code] = found = _character(chr(code))
        return found


def fold(text: str) -> str:
    """Return the words of a text, as described above. Idempotent."""
    if text.isascii():
        return " ".join(_WORD.findall(text.lower()))
    return " ".join(unicodedata.normalize("NFKC", text).translate(_TABLE).split())


def words(text: str) -> tuple[str, ...]:
    """Return the folded words of a text, one by one."""
    if text.isascii():
        return tuple(_WORD.findall(text.lower()))
    return tuple(fold(text).split())


def placed(text: str) -> Iterator[tuple[str, int, int]]:
    """Yield each folded word of a text with its beginning and its end in that text."""
    if text.isascii():
        yield from ((m.group(), *m.span()) for m in _WORD.finditer(text.lower()))
        return
    word, begins, ends = "", 0, 0
    for character, start, end in _folded(text):
        if character == " ":
            if word:
                yield word, begins, ends
            word = ""
            continue
        if not word:
            begins = start
        word, ends = word + character, end
    if word:
        yield word, begins, ends


def _folded(text: str) -> Iterator[tuple[str, int, int]]:
    """Yield what each character folds to, piece by piece, with where it stands."""
    if unicodedata.is_normalized("NFKC", text):
        for place, character in enumerate(text):
            for folded in _TABLE[ord(character)]:
                yield folded, place, place + 1
        return
    for match in _CLUSTER.finditer(text):
        for character in unicodedata.normalize("NFKC", match.group()).translate(_TABLE):
            yield character, match.start(), match.end()


def _character(character: str) -> str:
    if character.isascii():
        return character.lower() if character.isalnum() else " "
    plain = character
    for _ in range(2):
        plain = _DROPPED.sub("", unicodedata.normalize("NFKD", plain.casefold()))
        plain = "".join(_ALIKE.get(c, c) for c in plain)
    return "".join(map(_piece, unicodedata.normalize("NFC", plain)))


def _piece(character: str) -> str:
    if is_apart(character):
        return f" {character} "
    kept = character.isalnum() or unicodedata.category(character)[0] == "M"
    return character if kept else " "


def is_apart(character: str) -> bool:
    """Say whether a character is a word of its own."""
    code = ord(character)
    if code < _APART[0][0]:
        return False
    of_word = character.isalnum() or unicodedata.category(character)[0] == "M"
    return of_word and any(first <= code <= last for first, last in _APART)


_WORD = re.compile("[a-z0-9]+")
_TABLE = _Table()
