"""The words and marks by which each row of the index is found: SQLite's full text of them.

It keeps no texts, so that what it is to forget must be told to it as it was told before.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Iterator

from data.search.folding import fold
from data.search.hit import ENTRY
from data.store.search_facets import Facets
from data.store.search_states import facets_of

_OF_ITEM = "SELECT place, text, more, marks, state, level FROM items WHERE id = ?"
_APART = " \ue000 "
"""Stands between texts that are one row, so that no phrase goes across; no word has it."""
_WRITE = "INSERT INTO words (rowid, text, marks) VALUES (?, ?, ?)"
_ERASE = "INSERT INTO words (words, rowid, text, marks) VALUES ('delete', ?, ?, ?)"


class Written:
    """What is written of rows, within one transaction; `finish` ends it."""

    def __init__(self, sql: sqlite3.Connection, facets: Facets) -> None:
        """Begin with nothing to write."""
        self._sql = sql
        self._facets = facets
        self._fresh: dict[int, None] = {}

    def put(self, place: int) -> None:
        """Have a row written once it is as it stays."""
        self._fresh[place] = None

    def take_out(self, places: Iterable[int]) -> None:
        """Take rows out, with the very words that they were put in with."""
        old = (place for place in places if self._fresh.pop(place, 0) == 0)
        self._sql.executemany(_ERASE, self._spelled(old))

    def change(self, place: int, setting: str, values: tuple[object, ...]) -> None:
        """Have a row found by what it says from now on; `setting` is what SQL sets."""
        self.take_out((place,))
        self._sql.execute(f"UPDATE items SET {setting} WHERE id = ?", (*values, place))
        self.put(place)

    def finish(self) -> None:
        """Write what is to be written."""
        self._sql.executemany(_WRITE, self._spelled(sorted(self._fresh)))
        self._fresh = {}

    def _spelled(self, places: Iterable[int]) -> Iterator[tuple[int, str, str]]:
        """Yield the words and marks of rows; a row of no level is found by nothing."""
        for place in places:
            row = self._sql.execute(_OF_ITEM, (place,)).fetchone()
            sort, text, more, marks, state, level = row
            told = self._facets.spelled(facets_of(state)) if state else ""
            words = _APART.join(map(_indexed, texts_of(sort, text, more)))
            yield (place, words, f"{marks} {told}") if level else (place, "", "")


def texts_of(sort: str, text: str, more: str) -> tuple[str, ...]:
    """Return in what the words of a row stand: what was said, and each of its tags."""
    return (text, *json.loads(more)[1]) if more and sort == ENTRY else (text,)


def words_of(sort: str, text: str, more: str) -> set[str]:
    """Return the words of a row, each once."""
    return {word for each in texts_of(sort, text, more) for word in fold(each).split()}


def _indexed(text: str) -> str:
    """Return a text as SQLite is to cut it: that folds and cuts ASCII just as we do."""
    return text if text.isascii() else fold(text)
