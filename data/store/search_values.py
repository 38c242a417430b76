"""The values that can stand behind a filter, as the index knows them."""

from __future__ import annotations

import sqlite3
from collections import Counter
from dataclasses import dataclass, field
from itertools import islice

from data.search.folding import fold, words
from data.search.matching import answers
from data.search.query import IN
from data.store.search_rows import Facet

_OF_NAME = "SELECT id, value FROM facets WHERE name = ?"
_USED = "SELECT count(*) FROM used WHERE facet = ?"
_COUNTED = 300
"""Values of which it is counted in how many sessions they stand; more nobody chooses from."""
Folded = tuple[str, ...]


@dataclass(slots=True)
class Values:
    """The values of facets and the titles of sessions, read once as long as nothing changes."""

    sql: sqlite3.Connection
    _known: dict[str, list[tuple[int, str, Folded]]] = field(default_factory=dict)
    _named: list[tuple[int, tuple[str, ...], str]] | None = None

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
        found: set[int] = set()
        for begun in map(words, wanted):
            front = f" {begun[0]}" if begun else ""
            near = (each for each in self._sessions() if front in each[2])
            found.update(number for number, _, told in near if _begins(begun, told))
        return found

    def beginning(self, name: str, begun: str, limit: int) -> list[str]:
        """Return a filter's values that begin so, those of the most sessions first."""
        wanted = words(begun)
        if name == IN:
            return self._titles(wanted, limit)
        named = {n: value for n, value, own in self._values(name) if answers(wanted, own)}
        often = {n: self._often(n) for n in islice(named, _COUNTED)}
        used = sorted((n for n in often if often[n]), key=lambda n: (-often[n], named[n]))
        return [named[number] for number in used[:limit]]

    def _often(self, number: int) -> int:
        """Return in how many sessions a value stands."""
        (count,) = self.sql.execute(_USED, (number,)).fetchone()
        return int(count)

    def _titles(self, wanted: Folded, limit: int) -> list[str]:
        """Return titles, topics and names of communities that begin so, the commonest first."""
        front = f" {wanted[0]}" if wanted else ""
        near = (titles for _, titles, told in self._sessions() if front in told)
        often = Counter(title for titles in near for title in dict.fromkeys(titles) if title)
        begun = (title for title, _ in often.most_common() if answers(wanted, words(title)))
        return list(islice(begun, limit))

    def _values(self, name: str) -> list[tuple[int, str, Folded]]:
        if name not in self._known:
            rows = self.sql.execute(_OF_NAME, (name,))
            self._known[name] = [(number, value, words(value)) for number, value in rows]
        return self._known[name]

    def _sessions(self) -> list[tuple[int, tuple[str, ...], str]]:
        """Return the sessions, newest first, with their titles as they are and folded."""
        if self._named is None:
            find = "SELECT id, title, topic, named FROM sessions ORDER BY first DESC"
            self._named = [
                (number, tuple(names), "\n".join(f" {fold(name)}" for name in names))
                for number, *names in self.sql.execute(find)
            ]
        return self._named


def _begins(wanted: Folded, told: str) -> bool:
    """Say whether any of some folded names, a line each, answers to this."""
    return len(wanted) < 2 or any(answers(wanted, name.split()) for name in told.split("\n"))
