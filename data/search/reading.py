"""Reading a query as people type it: words, "phrases", -without, filters. It never fails."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from datetime import date
from difflib import get_close_matches

from data.past_days import SEVERAL
from data.safe_text import safe
from data.search.filter_values import Values, day_of, values_of
from data.search.folding import words
from data.search.query import AFTER, BEFORE, FILTERS, TAG, Filter, Query, Term

MOST_WORDS = 64
"""Words and filters that are looked for; nobody types more on purpose."""
_TOO_MANY = f"Only the first {MOST_WORDS} words are looked for."
_QUOTES = str.maketrans("“”„‟«»＂", '"' * 7)
_PIECE = re.compile(
    r"(?P<without>-?)"
    r"(?:(?P<hash>\#)|(?P<name>" + "|".join(FILTERS) + r"):)?"
    r"(?:\"(?P<phrase>[^\"]*)(?P<closed>\"?)(?P<goes>\*?)|(?P<word>[^\s\"]+))?",
    re.IGNORECASE,
)
_MORE = re.compile(r",(?:\"(?P<phrase>[^\"]*)\"?|(?P<word>[^\s\",]*))")
_BLANK = re.compile(r"\s+")
_MISTYPED = re.compile(r"([a-z]{2,9}):[^\s/]", re.IGNORECASE)
"""What may have been meant as a filter; an address on the web is none."""
_ALIKE = 0.75


def read_query(typed: str, today: date, *, typing: bool = True) -> Query:
    """Return what is meant; what cannot be understood stands in its problems.

    While it is being typed the last word may go on, unless a blank follows; filters behind it do
    not end it.
    """
    reading = _Reading(today)
    for piece in _typed(list(_pieces(safe(typed).translate(_QUOTES))), typing=typing):
        if reading.count >= MOST_WORDS:
            reading.problems[_TOO_MANY] = None
            break
        reading.take(piece)
    return reading.query()


@dataclass(frozen=True, slots=True)
class _Piece:
    """What stands between two blanks that are not within quotes."""

    without: bool
    name: str
    """One of FILTERS, or empty."""
    values: tuple[str, ...]
    """As typed, without quotes; of words one."""
    begun: bool
    """Its last word may go on: it ends in a star."""
    bare: bool
    """It stands in no quotes, or in quotes that are not closed."""
    last: bool
    """Nothing follows, not even a blank."""


def _typed(pieces: list[_Piece], *, typing: bool) -> list[_Piece]:
    """Return pieces with the last word as one that may go on, where somebody is typing it."""
    places = [place for place, piece in enumerate(pieces) if not piece.name]
    if typing and places and (word := pieces[places[-1]]).bare:
        followed = places[-1] + 1 < len(pieces)
        pieces[places[-1]] = replace(word, begun=word.begun or word.last or followed)
    return pieces


def _pieces(line: str) -> Iterator[_Piece]:
    place = 0
    while place < len(line):
        if blank := _BLANK.match(line, place):
            place = blank.end()
            continue
        match = _PIECE.match(line, place)
        assert match is not None  # every part of it may be missing
        name = TAG if match["hash"] else (match["name"] or "").lower()
        end = match.end()
        if end == place:
            place += 1
            continue
        first = match["phrase"] if match["word"] is None else match["word"]
        values = [first or ""]
        if name and (day := _several(line, match)):
            values, end = [day.group()], day.end()
        elif name:
            end = _more_values(line, end, match["word"], values)
        starred = match["goes"] == "*" or (match["word"] or "").endswith("*")
        bare, last = match["closed"] != '"', end == len(line)
        yield _Piece(match["without"] == "-", name, tuple(values), starred, bare, last)
        place = end


def _several(line: str, match: re.Match[str]) -> re.Match[str] | None:
    """Return the day of several words that stands behind a filter of days, in no quotes."""
    if not (match["word"] and match["name"]) or match["name"].lower() not in (AFTER, BEFORE):
        return None
    return SEVERAL.match(line, match.start("word"))


def _more_values(line: str, end: int, word: str | None, values: list[str]) -> int:
    """Add the values that stand behind commas; return where they end."""
    if word is not None:
        values[:] = word.split(",")
        if not values[-1] and line[end : end + 1] == '"':  # the rest of the list is in quotes
            values.pop()
            end -= 1
    while match := _MORE.match(line, end):
        values.append(match["phrase"] if match["word"] is None else match["word"])
        end = match.end()
    return end


@dataclass(slots=True)
class _Reading:
    """What was read so far."""

    today: date
    terms: dict[Term, None] = field(default_factory=dict)
    filters: dict[tuple[str, bool], dict[str, None]] = field(default_factory=dict)
    days: dict[str, date] = field(default_factory=dict)
    problems: dict[str, None] = field(default_factory=dict)
    count: int = 0

    def take(self, piece: _Piece) -> None:
        """Add what a piece says."""
        if piece.name in (AFTER, BEFORE):
            day, problem = day_of(piece.name, piece.values[-1], self.today)
            if day:
                self.days[piece.name] = day
            self._tell(filter(None, (problem,)))
            self.count += 1
        elif piece.name:
            self._take_values(piece)
        else:
            self._tell(_mistyped(piece.values[0]))
            self._take_words(piece)

    def _take_values(self, piece: _Piece) -> None:
        found: Values = values_of(piece.name, piece.values)
        self._tell(found.problems)
        if found.values:
            known = self.filters.setdefault((piece.name, piece.without), {})
            room = MOST_WORDS - self.count
            known.update(dict.fromkeys(found.values[:room]))
            self.count += len(found.values)

    def _take_words(self, piece: _Piece) -> None:
        found = words(piece.values[0])
        if not found and not piece.values[0].isascii():
            self._tell((f"“{piece.values[0]}” holds no letter or digit to look for.",))
        room = MOST_WORDS - self.count
        if len(found) > room:
            self._tell((_TOO_MANY,))
        if found := found[:room]:
            self.terms[Term(found, piece.begun, piece.without)] = None
            self.count += len(found)

    def _tell(self, problems: Iterable[str]) -> None:
        self.problems.update(dict.fromkeys(problems))

    def query(self) -> Query:
        """Return all of it."""
        filters = (Filter(n, tuple(v), without) for (n, without), v in self.filters.items() if v)
        days = self.days.get(AFTER), self.days.get(BEFORE)
        return Query(self.today, tuple(self.terms), tuple(filters), *days, tuple(self.problems))


def _mistyped(word: str) -> Iterator[str]:
    """Yield what to say of a word that looks like a filter which there is not."""
    if match := _MISTYPED.match(word):
        name = match[1].lower()
        for near in get_close_matches(name, FILTERS, 1, _ALIKE):
            yield f"There is no filter {name}:; there is {near}:."
