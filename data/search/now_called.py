"""People who are looked for by a name that they had, or have beside their own."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import TYPE_CHECKING

from data.search.folding import words
from data.search.matching import answers
from data.search.query import BY, OWNER, Filter, Query

if TYPE_CHECKING:
    from data.one_person import Persons


def now_called(query: Query, communities: Iterable[Persons]) -> Query:
    """Return a query that also finds who has the names it asks for beside their own."""
    several = [persons for persons in communities if persons]
    if not several or not any(one.name in (BY, OWNER) for one in query.filters):
        return query
    filters = (_widened(one, several) if one.name in (BY, OWNER) else one for one in query.filters)
    return replace(query, filters=tuple(filters))


def called_like(begun: str, persons: Persons) -> tuple[str, ...]:
    """Return the names that people have now of whom another name begins so, word by word."""
    wanted = words(begun)
    return persons.called_like(lambda name: answers(wanted, words(name))) if wanted else ()


def _widened(one: Filter, several: Iterable[Persons]) -> Filter:
    now = [
        name
        for persons in several
        for value in one.values
        for name in (persons.name_of(value), *called_like(value, persons))
    ]
    return replace(one, values=tuple(dict.fromkeys((*one.values, *now))))
