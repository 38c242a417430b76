"""Where the words of a query stand in a text, and whether a name is one that was asked for."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from data.search.folding import placed
from data.search.hit import Span
from data.search.query import Term


def stands_in(term: Term, words: Sequence[str]) -> bool:
    """Say whether the words of a term stand side by side among folded words."""
    return any(True for _ in _places(term, words))


def spans_in(text: str, terms: Iterable[Term]) -> tuple[Span, ...]:
    """Return where a text holds the terms; what touches or overlaps is one span."""
    found = list(placed(text))
    words = [word for word, _, _ in found]
    spans = []
    for term in terms:
        for first in _places(term, words) if not term.without else ():
            last = found[first + len(term.words) - 1]
            begun = len(term.words[-1]) if term.begun else len(last[0])
            end = last[2] - (len(last[0]) - begun if _is_as_long(last) else 0)
            spans.append((found[first][1], end))
    return joined(spans)


def joined(spans: Iterable[Span]) -> tuple[Span, ...]:
    """Return spans in their order, those that touch or overlap as one."""
    whole: list[Span] = []
    for start, end in sorted(spans):
        if whole and start <= whole[-1][1]:
            whole[-1] = whole[-1][0], max(end, whole[-1][1])
        else:
            whole.append((start, end))
    return tuple(whole)


def answers(wanted: Sequence[str], words: Sequence[str]) -> bool:
    """Say whether words that stand side by side begin as those that are wanted."""
    size = len(wanted)
    return any(
        all(word.startswith(begun) for word, begun in zip(words[at:], wanted, strict=False))
        for at in range(len(words) - size + 1)
    )


def _is_as_long(word: tuple[str, int, int]) -> bool:
    """Say whether each character of a folded word is one of the text."""
    return len(word[0]) == word[2] - word[1]


def _places(term: Term, words: Sequence[str]) -> Iterable[int]:
    """Yield where a term begins among folded words."""
    size = len(term.words)
    *front, last = term.words
    for at in range(len(words) - size + 1):
        if words[at] == term.words[0] or size == 1:
            end = words[at + size - 1]
            fits = end.startswith(last) if term.begun else end == last
            if fits and list(words[at : at + size - 1]) == front:
                yield at
