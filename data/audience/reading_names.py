"""Which words of a text are somebody's name."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import cached_property
from itertools import pairwise

from data.audience.common_words import (
    ACRONYMS,
    AUXILIARIES,
    COMMON,
    DETERMINERS,
    MONTHS,
    PARTICLES,
    PRONOUNS,
    SPEAKS,
)
from data.audience.family_names import Word, family_end
from data.audience.marking import Span
from data.audience.names import Names
from data.audience.spelling import folded, word_pattern, words_in
from data.capture.look_alikes import LOOK_ALIKES
from data.capture.nameless import SOMEBODY

_JOINS = re.compile(r"[ \t\n.\-'’‑_·]{0,3}")
_BLANK = re.compile(r"[ \t]+")
_POSSESSIVE = re.compile(r"['’]s\b")
_APOSTROPHE = re.compile(r"['’](?!\w)")
_SENTENCE = re.compile(r"(?:^|[.!?…:]\s+|\n)[\s\"“‘(*_•\[\]-]*$")
_LINE = re.compile(r"(?:^|\n)[\s*•>\[\]()#-]*$")
_GOES_ON = (":", "：", ",", ";")
"""Behind a dot they say that it ends no sentence: `Ana R.: …`."""
_PARTICLES = 3
"""Small words that stand at most between two parts of a name."""
_SHORTEST = 3
"""Letters from which on a handle is looked for without its sign too."""
WRITTEN_ON = frozenset("وفبلكוהבלמשכ")
"""And, to, by, from … in Arabic and Hebrew, which stand in one with the word behind them."""
_CAPITALS = 2
"""Capitals that make letters initials: `BvdB`."""
_BEFORE = 40
"""Characters that are looked back to see whether a sentence begins."""


_SOMEBODY = re.compile(rf"\b{SOMEBODY}\b", re.IGNORECASE)


class NamedText:
    """A text and the places in it that name somebody."""

    def __init__(self, text: str, names: Names, marked: tuple[Span, ...]) -> None:
        """Take the text and what of it is known to name somebody already."""
        self._text, self._names, self._marked = text, names, marked
        self._left: dict[str, None] = {}

    @property
    def left(self) -> tuple[str, ...]:
        """Words that may be names and were taken for words; known once the spans are."""
        return tuple(self._left)

    def spans(self) -> tuple[Span, ...]:
        """Return the places in order; names that stand together (`Ana Ruiz`) are one."""
        found = sorted((*self._marked, *self._by_words(), *self._left_over()))
        merged: list[Span] = []
        for span in found:
            if merged and self._goes_on(merged[-1], span):
                end = max(merged[-1].end, span.end)
                merged[-1] = Span(merged[-1].start, end, genitive=span.genitive)
            else:
                merged.append(span)
        return tuple(map(self._with_family, merged))

    def _with_family(self, span: Span) -> Span:
        """Return a first name's place with the family name behind it, known or not."""
        name = self._text[span.start : span.end].strip('@#"“”')
        if span.place or span.number or span.genitive:
            return span
        first = span.handle or folded(name) in self._names.first
        if not first and self._text[span.end : span.end + 1] not in tuple("-‑"):
            return span
        end = family_end(self._text, self._words, span.end, name)
        owned = _POSSESSIVE.match(self._text, end) if end > span.end else None
        return replace(span, end=owned.end(), genitive=True) if owned else replace(span, end=end)

    def _left_over(self) -> Iterator[Span]:
        """Yield `a member Burns`, as lines have it from which only the first name was taken."""
        for match in _SOMEBODY.finditer(self._text):
            if (end := family_end(self._text, self._words, match.end(), SOMEBODY)) > match.end():
                yield Span(match.start(), end)

    def _goes_on(self, one: Span, other: Span) -> bool:
        """Say whether two places are one name; particles may stand between (`de la`)."""
        between = self._text[one.end : other.start]
        if one.place or other.place or one.number or other.number or "\n" in between:
            return False
        small = between.split()
        return bool(_JOINS.fullmatch(between)) or (
            0 < len(small) <= _PARTICLES and PARTICLES.issuperset(small)
        )

    @cached_property
    def _words(self) -> tuple[Word, ...]:
        covered = [(span.start, span.end) for span in self._marked]
        return tuple(
            Word(m.start(), m.end(), m[0], folded(m[0]))
            for m in word_pattern().finditer(self._text)
            if not any(start < m.end() and m.start() < end for start, end in covered)
        )

    @cached_property
    def _strangers(self) -> frozenset[str]:
        """The words of handles, on a roll or not: the same word names the same person."""
        handles = (self._text[span.start : span.end] for span in self._marked if span.handle)
        words = (folded(word) for handle in handles for word in words_in(handle))
        return frozenset(word for word in words if len(word) >= _SHORTEST and word not in COMMON)

    def _by_words(self) -> Iterator[Span]:
        place = 0
        while place < len(self._words):
            length = self._whole_name(place)
            if length:
                yield self._widened(place, place + length - 1)
            elif self._part(place):
                yield self._widened(place, place)
            place += length or 1

    def _whole_name(self, place: int) -> int:
        """Return how many words from here on are somebody's full name."""
        for name in self._names.sequences.get(self._words[place].fold, ()):
            words = self._words[place : place + len(name)]
            fits = len(words) == len(name) and all(
                word.fold in spelled for word, spelled in zip(words, name, strict=True)
            )
            if fits and all(
                _JOINS.fullmatch(self._text, one.end, other.start) for one, other in pairwise(words)
            ):
                return len(name)
        return 0

    def _part(self, place: int) -> bool:
        """Say whether the word is a part of somebody's name, or initials."""
        word = self._words[place]
        if word.fold in self._names.parts or word.fold in self._strangers:
            if word.fold not in COMMON or self._is_meant(place):
                return True
            self._left[word.raw] = None
        return self._is_genitive(word) or self._is_short(place) or self._is_behind(word)

    def _is_behind(self, word: Word) -> bool:
        """Say whether it is a name with the small word written on to it: `ومحمد`, `ואורית`."""
        if word.fold[:1] not in WRITTEN_ON:
            return False
        bare = word.fold[1:].removeprefix("ال")
        return len(bare) >= _SHORTEST and not self._names.parts.isdisjoint((word.fold[1:], bare))

    def _is_genitive(self, word: Word) -> bool:
        """Say whether it is a name with an s: `Anas`."""
        name = word.fold[:-1]
        if word.fold[-1:] != "s" or word.fold in self._names.parts or word.fold in COMMON:
            return False
        long = len(name) >= (3 if word.raw[0].isupper() else 4)
        return long and name in self._names.parts and name not in COMMON

    def _is_meant(self, place: int) -> bool:
        """Say whether a name that is a word too is meant as a name here."""
        word, text = self._words[place], self._text
        before, after = self._neighbour(place, -1), self._neighbour(place, 1)
        if word.raw[0].isupper():
            asks = word.fold in AUXILIARIES and after in PRONOUNS and self._begins(word, _SENTENCE)
            dated = word.fold in MONTHS and (before[:1].isdigit() or after[:1].isdigit())
            return not asks and not dated
        if _POSSESSIVE.match(text, word.end):
            return before not in DETERMINERS
        return after in SPEAKS or (word.fold not in LOOK_ALIKES and self._is_label(word))

    def _is_short(self, place: int) -> bool:
        """Say whether the word is somebody's initials."""
        word = self._words[place]
        if word.fold not in self._names.short:
            return False
        capitals = word.raw.isupper() or sum(map(str.isupper, word.raw)) >= _CAPITALS
        if self._is_label(word) or (capitals and self._is_bracketed(word)):
            return word.fold not in LOOK_ALIKES
        return capitals and word.fold not in ACRONYMS | LOOK_ALIKES

    def _is_label(self, word: Word) -> bool:
        return self._text[word.end : word.end + 1] == ":" and self._begins(word, _LINE)

    def _is_bracketed(self, word: Word) -> bool:
        around = (
            self._text[max(0, word.start - 1) : word.start],
            self._text[word.end : word.end + 1],
        )
        return around in (("(", ")"), ("[", "]"))

    def _begins(self, word: Word, what: re.Pattern[str]) -> bool:
        """Say whether a line, or a sentence, begins with the word."""
        start = max(0, word.start - _BEFORE)
        before = self._text[start : word.start]
        return bool(what.search(before)) and (start == 0 or bool(before.strip()))

    def _neighbour(self, place: int, step: int) -> str:
        """Return the word before or behind, folded, where nothing but a blank stands between."""
        if not 0 <= place + step < len(self._words):
            return ""
        one, other = sorted((self._words[place], self._words[place + step]))
        between = _BLANK.fullmatch(self._text, one.end, other.start)
        return self._words[place + step].fold if between else ""

    def _widened(self, first: int, last: int) -> Span:
        """Return the place with what belongs to the name: `A. Ruiz`, `Ana R.`, `#ana`, `James'`."""
        text, start, end = self._text, self._words[first].start, self._words[last].end
        genitive = self._is_genitive(self._words[last])
        while first > 0 and self._is_initial(self._words[first - 1], self._words[first]):
            first -= 1
            start = self._words[first].start
        start -= text[max(0, start - 1) : start] == "#"
        if self._is_letter(after := self._after(last)) and _BLANK.fullmatch(text, end, after.start):
            end = after.end
            dotted = text[end : end + 1] == "."
            end += dotted and (
                text[end + 1 : end + 2] in _GOES_ON or text[end + 2 : end + 3].islower()
            )
        quoted = text[max(0, start - 1) : start] in tuple("'’‘")
        if text[end - 1] in "sS" and _APOSTROPHE.match(text, end) and not quoted:
            return Span(start, end + 1, genitive=True)
        return Span(start, end, genitive=genitive)

    def _after(self, place: int) -> Word:
        """Return the word behind; an empty one at the end."""
        end = len(self._text)
        return next(iter(self._words[place + 1 : place + 2]), Word(end, end, "", ""))

    def _is_initial(self, word: Word, name: Word) -> bool:
        """Say whether a word before a name is an initial of it: `A. Ruiz`, `O'Neill`."""
        between = self._text[word.end : name.start]
        dotted = len(word.raw) == 1 and word.raw.isupper() and between.strip(" \t") in tuple(".'’")
        return dotted or (self._is_letter(word) and not between.strip(" \t"))

    @staticmethod
    def _is_letter(word: Word) -> bool:
        return len(word.raw) == 1 and word.raw.isupper() and word.raw not in "AI"
