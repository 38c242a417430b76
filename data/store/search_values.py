"""The values that can stand behind a filter, as the index knows them."""

from __future__ import annotations

import sqlite3
from collections import Counter
from dataclasses import dataclass, field

from data.search.folding import words
from data.search.matching import answers
from data.search.query import IN
from data.store.search_rows import Facet

_USED = """
SELECT facets.id, facets.value, count(*) FROM facets JOIN used ON used.facet = facets.id
WHERE facets.name = ? GROUP BY facets.id ORDER BY 3 DESC, 2
"""
Folded = tuple[str, ...]


@dataclass(slots=True)
class Values:
    """The values of facets and the titles of sessions, read once as long as nothing changes."""

    sql: sqlite3.Connection
    _known: dict[str, list[tuple[int, str, Folded]]] = field(default_factory=dict)
    _named: list[tuple[int, tuple[str, ...], tuple[Folded, ...]]] | None = None

    def number(self, facet: Facet) -> int | None:
        """Return the number of a facet; None where nothing has it."""
        find = "SELECT id FROM facets WHERE name = ? AND value = ?"
        row = self.sql.execute(find, facet).fetchone()
        return row[0] if row else None

    def called(self, name: str, wanted: str) -> list[int]:
        """Return the numbers of a filter's values that begin as is wanted."""
        begun = words(wanted)
        return [number for number, _, own in self._values(name) if answers(begun, own)]

    def sessions(self, wanted: tuple[str, ...]) -> set[int]:
        """Return the numbers of the sessions whose title, topic or community begins so."""
        begun = [words(one) for one in wanted]
        return {
            number
            for number, _, names in self._sessions()
            if any(answers(one, name) for one in begun for name in names)
        }

    def beginning(self, name: str, begun: str, limit: int) -> list[str]:
        """Return a filter's values that begin so, those of the most sessions first."""
        wanted = words(begun)
        if name == IN:
            often = Counter(
                title
                for _, titles, names in self._sessions()
                for title, own in dict(zip(titles, names, strict=True)).items()
                if title and answers(wanted, own)
            )
            return [title for title, _ in often.most_common(limit)]
        return [value for _, value, own in self._values(name) if answers(wanted, own)][:limit]

    def _values(self, name: str) -> list[tuple[int, str, Folded]]:
        if name not in self._known:
            rows = self.sql.execute(_USED, (name,))
            self._known[name] = [(number, value, words(value)) for number, value, _ in rows]
        return self._known[name]

    def _sessions(self) -> list[tuple[int, tuple[str, ...], tuple[Folded, ...]]]:
        if self._named is None:
            find = "SELECT id, title, topic, named FROM sessions ORDER BY first DESC"
            self._named = [
                (number, tuple(names), tuple(map(words, names)))
                for number, *names in self.sql.execute(find)
            ]
        return self._named
