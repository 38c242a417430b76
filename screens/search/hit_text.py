"""A hit's words and what matched in them: cleaned, and cut to what is near the match."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from data.safe_text import safe

BEFORE, BEHIND = 300, 1500
"""Characters looked at before and behind what matched first, so that a book costs no more."""

Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class HitText:
    """Words as they can be shown, with the places that matched."""

    words: str
    marks: tuple[Span, ...] = ()
    cut_before: bool = False
    """There is more text before it."""
    cut_behind: bool = False

    def pieces(self, start: int, end: int) -> Iterator[tuple[str, bool]]:
        """Yield what stands from `start` to `end`, each piece with whether it matched."""
        reached = start
        for first, last in self.marks:
            begins, ends = max(first, reached), min(last, end)
            if begins < ends:
                yield self.words[reached:begins], False
                yield self.words[begins:ends], True
                reached = ends
        yield self.words[reached:end], False


def hit_text(text: str, spans: Iterable[Span]) -> HitText:
    """Return the part of a text around what matched first, fit to be shown.

    Cleaning changes lengths, so it is done piece by piece and the places follow.
    """
    places = list(_in_order(spans, len(text)))
    first = places[0][0] if places else 0
    start, end = max(0, first - BEFORE), min(len(text), first + BEHIND)
    words, marks = "", []
    reached = start
    for begin, stop in places:
        if begin >= end:
            break
        words += _cleaned(text[reached:begin])
        match = _cleaned(text[begin : min(stop, end)])
        marks.append((len(words), len(words) + len(match)))
        words += match
        reached = min(stop, end)
    words += _cleaned(text[reached:end])
    return HitText(words, tuple(marks), start > 0, end < len(text))


def _cleaned(text: str) -> str:
    return safe(text).replace("\t", " ")


def _in_order(spans: Iterable[Span], length: int) -> Iterator[Span]:
    """Yield the spans that lie within, in order, none over another."""
    reached = 0
    for start, end in sorted(spans):
        begins, ends = max(start, reached), min(end, length)
        if begins < ends:
            yield begins, ends
            reached = ends
