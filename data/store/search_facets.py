"""What can be asked for beside words, as numbers that stand in the index like words."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable

from data.store.search_rows import Facet


class Facets:
    """The numbers of what can be asked for beside words; each is a word of the index."""

    def __init__(self, sql: sqlite3.Connection) -> None:
        """Look them up as they are met."""
        self._sql = sql
        self._known: dict[Facet, int] = {}

    def number(self, facet: Facet) -> int:
        """Return a facet's number, a new one where it has none yet."""
        if facet not in self._known:
            find = "SELECT id FROM facets WHERE name = ? AND value = ?"
            row = self._sql.execute(find, facet).fetchone()
            if row is None:
                put = "INSERT INTO facets (name, value) VALUES (?, ?)"
                row = (self._sql.execute(put, facet).lastrowid,)
            self._known[facet] = row[0]
        return self._known[facet]

    def spelled(self, facets: Iterable[Facet]) -> str:
        """Return facets as words."""
        return " ".join([f"f{self.number(facet)}" for facet in facets])
