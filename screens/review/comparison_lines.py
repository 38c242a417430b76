"""Two sessions side by side as lines; where there is little room, one under the other."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import zip_longest

from rich.cells import cell_len

from data.comparing import Comparison, Pair, Promise, Shared
from data.models.kinds import KIND_BY_ID
from data.safe_text import one_line, safe
from screens.widgets.span import Span
from screens.widgets.wrapping import shortened, wrapped

BESIDE = 60
"""Cells from which on the two stand side by side."""
LABEL = 22
"""Cells of a label at most."""
GAP = 2
MOST = 200
"""Decisions and promises that are told at most."""
NOT_SPOKEN = "handed on, not spoken of"

Lines = Iterator[list[Span]]


def comparison_lines(told: Comparison, width: int) -> Lines:
    """Yield the whole page for so many cells."""
    page = _Page(width)
    yield from page.titles(told.titles)
    yield from page.part("Facts", lambda: page.pairs(told.facts))
    yield from page.part("Phases", lambda: page.pairs(told.phases))
    yield from page.part("Entries by kind", lambda: page.pairs(told.kinds))
    yield from page.part("Who came", lambda: page.shared(told.people, "nobody"))
    yield from page.part("Tags", lambda: page.shared(told.tags, "none"))
    yield from page.part("Decisions", lambda: page.columns(*told.decisions))
    heading = "Promised in the earlier one, heard in the later"
    yield from page.part(heading, lambda: page.promises(told.promises))


class _Page:
    """Lays out for one width."""

    def __init__(self, width: int) -> None:
        self._width = max(24, width)
        self._beside = width >= BESIDE
        self._label = min(LABEL, self._width // 4) if self._beside else 0
        self._half = (self._width - self._label - GAP) // 2 if self._beside else self._width - 2

    def part(self, title: str, lines: Callable[[], Iterable[list[Span]]]) -> Lines:
        """Yield a heading and what stands below it, nothing where nothing does."""
        found = list(lines())
        if found:
            yield []
            yield [Span(title, "heading")]
            yield from found

    def titles(self, titles: Sequence[str]) -> Lines:
        """Yield the titles of both."""
        first, second = titles
        if self._beside:  # else each line says which it is of
            first, second = f"1  {first}", f"2  {second}"
        yield from self._row("", first, second, "title")

    def pairs(self, pairs: Iterable[Pair]) -> Lines:
        """Yield figures of both beside each other; those that differ stand out."""
        for pair in pairs:
            look = "aside" if pair.first == pair.second else "text"
            yield from self._row(pair.label, pair.first, pair.second, look)

    def _row(self, label: str, first: str, second: str, look: str) -> Lines:
        if not self._beside:
            if label:
                yield [Span(shortened(one_line(label), self._width), "dim")]
            yield from self._stacked(first, second, look)
            return
        name = shortened(one_line(label), self._label - 1).ljust(self._label)
        halves = [list(wrapped(one_line(words), self._half - 1)) for words in (first, second)]
        for left, right in zip_longest(*halves, fillvalue=""):
            yield [
                Span(name, "dim"),
                Span(_filled(left, self._half), look),
                Span(" " * GAP + right.rstrip(), look),
            ]
            name = " " * self._label

    def _stacked(self, first: str, second: str, look: str) -> Lines:
        for sign, words in (("1 ", first), ("2 ", second)):
            for place, line in enumerate(wrapped(one_line(words), self._half)):
                yield [Span("  " if place else sign, "dim"), Span(line.rstrip(), look)]

    def shared(self, names: Shared, nobody: str) -> Lines:
        """Yield what stands in both and what in one alone."""
        if not any(names):
            return
        for label, part in zip(("in both", "only 1", "only 2"), names, strict=True):
            lead = label.ljust(9)
            told = one_line(", ".join(part)) or nobody
            for line in wrapped(told, self._width - len(lead)):
                yield [Span(lead, "dim"), Span(line.rstrip(), "text" if part else "aside")]
                lead = " " * len(lead)

    def columns(self, first: Sequence[str], second: Sequence[str]) -> Lines:
        """Yield lists beside each other, or one after the other."""
        if not self._beside:
            for sign, texts in (("1 ", first), ("2 ", second)):
                for text in texts[:MOST]:
                    yield from self._item(sign, text, self._width)
            return
        both = [list(self._items(texts)) for texts in (first, second)]
        for left, right in zip_longest(*both, fillvalue=""):
            lead = Span(" " * self._label + _filled(left, self._half), "text")
            yield [lead, Span(" " * GAP + right, "text")]

    def _items(self, texts: Sequence[str]) -> Iterator[str]:
        for text in texts[:MOST]:
            sign = "= "
            for line in wrapped(safe(" ".join(text.split())), self._half - 3):
                yield sign + line.rstrip()
                sign = "  "

    def _item(self, sign: str, text: str, width: int) -> Lines:
        for line in wrapped(one_line(text), width - len(sign)):
            yield [Span(sign, "promise"), Span(line.rstrip(), "text")]
            sign = " " * len(sign)

    def promises(self, promises: Sequence[Promise]) -> Lines:
        """Yield what was promised with what became of it."""
        for promise in promises[:MOST]:
            kind = KIND_BY_ID.get(promise.kind)
            who = f" · {promise.who}" if promise.who else ""
            sign = f"{kind.sigil if kind else '·'} "
            yield from self._item(sign, f"{promise.text}{who}", self._width)
            for line in wrapped(one_line(promise.became or NOT_SPOKEN), self._width - 4):
                yield [Span(f"  ↳ {line.rstrip()}", "aside")]


def _filled(text: str, width: int) -> str:
    return text + " " * (width - cell_len(text))
