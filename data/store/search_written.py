"""The words and marks by which each row of the index is found: SQLite's full text of them.

It keeps no texts, so that what it is to forget must be told to it as it was told before.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from typing import NamedTuple

from data.search.folding import fold, words
from data.search.hit import ENTRY
from data.store.search_facets import Facets
from data.store.search_states import facets_of

_OF_ITEM = "SELECT place, text, more, marks, state, level FROM items WHERE id = ?"
_APART = " \ue000 "
"""Stands between texts that are one row, so that no phrase goes across; no word has it."""
_WRITE = "INSERT INTO words (rowid, text, marks) VALUES (?, ?, ?)"
_ERASE = "INSERT INTO words (words, rowid, text, marks) VALUES ('delete', ?, ?, ?)"


class Looks(NamedTuple):
    """What of a row it is found by."""

    place: str
    """One of data.search.hit.PLACES."""
    text: str
    more: str
    marks: str
    state: str
    level: str


class Written:
    """What is written of rows, within one transaction; `finish` ends it."""

    def __init__(self, sql: sqlite3.Connection, facets: Facets) -> None:
        """Begin with nothing to write."""
        self._sql = sql
        self._facets = facets
        self._fresh: dict[int, Looks | None] = {}

    def put(self, place: int, looks: Looks | None = None) -> None:
        """Have a row written once it is as it stays; it is read again where nobody tells it."""
        self._fresh[place] = looks

    def take_out(self, places: Iterable[int]) -> None:
        """Take rows out, with the very words that they were put in with."""
        gone = list(places)
        old = [place for place in gone if place not in self._fresh]
        for place in gone:
            self._fresh.pop(place, None)
        self._sql.executemany(_ERASE, self._spelled((place, None) for place in old))

    def change(self, place: int, now: Mapping[str, object]) -> None:
        """Have a row found by what its columns say from now on."""
        self.take_out((place,))
        setting = ", ".join(f"{column} = ?" for column in now)
        self._sql.execute(f"UPDATE items SET {setting} WHERE id = ?", (*now.values(), place))
        self.put(place)

    def finish(self) -> None:
        """Write what is to be written."""
        self._sql.executemany(_WRITE, self._spelled(sorted(self._fresh.items(), key=_place)))
        self._fresh = {}

    def _spelled(self, rows: Iterable[tuple[int, Looks | None]]) -> Iterator[tuple[int, str, str]]:
        """Yield the words and marks of rows; a row of no level is found by nothing."""
        for place, told in rows:
            looks = told or Looks._make(self._sql.execute(_OF_ITEM, (place,)).fetchone())
            if not looks.level:
                yield place, "", ""
                continue
            marks = looks.marks
            if looks.state:
                marks = f"{marks} {self._facets.spelled(facets_of(looks.state))}"
            texts = map(_indexed, texts_of(looks.place, looks.text, looks.more))
            yield place, _APART.join(texts), marks


def _place(row: tuple[int, Looks | None]) -> int:
    return row[0]


def texts_of(sort: str, text: str, more: str) -> tuple[str, ...]:
    """Return in what the words of a row stand: what was said, and each of its tags."""
    return (text, *_tags(more)) if more and sort == ENTRY else (text,)


@lru_cache(maxsize=4096)
def _tags(more: str) -> tuple[str, ...]:
    return tuple(json.loads(more)[1])


def words_of(sort: str, text: str, more: str) -> set[str]:
    """Return the words of a row, each once."""
    return {word for each in texts_of(sort, text, more) for word in words(each)}


def _indexed(text: str) -> str:
    """Return a text as SQLite is to cut it: that folds and cuts ASCII just as we do."""
    return text if text.isascii() else fold(text)
