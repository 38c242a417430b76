"""From a query to what the index is asked, and to what of its rows answers to it."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import date

from data.models.ids import CommunityId
from data.models.levels import PRIVATE
from data.search.folding import words
from data.search.hit import ENTRY, HEARD, NAME, PLACES, PROMPT, SLIP
from data.search.matching import stands_in
from data.search.query import IN, IS, KIND, OPEN, OVERDUE, Filter, Query, Term
from data.store.search_hits import COLUMNS, Line, Seen, seen_in
from data.store.search_rows import COMMUNITY, PLACE
from data.store.search_taking import SLOTS
from data.store.search_values import Values
from data.store.search_written import texts_of

MANY = 1_000
"""Words that a beginning can stand for; one that stands for more is in nearly everything."""
SOME, DENSE = 32, 5
"""More words than these are not asked for one by one, where a row in so many holds one of them."""
FEW = 200
"""Sessions that are asked for one by one; of more, whatever is found is held against the list."""
_ASK = f"""
SELECT {COLUMNS} FROM words
CROSS JOIN items i ON i.id = words.rowid
CROSS JOIN sessions s ON s.id = i.session
WHERE words MATCH ? AND words.rowid >= ? AND words.rowid < ?
ORDER BY words.rowid DESC
"""
_WHOLE = f"""
SELECT {COLUMNS} FROM sessions s CROSS JOIN items i ON i.id >= s.first AND i.id < s.first + s.room
WHERE s.community = ? AND s.stem = ? AND i.place = 'entry' AND i.level != 'private' ORDER BY i.id
"""
_DAY = 1440 * SLOTS
_BEGUN = "SELECT word, count FROM vocabulary WHERE word >= ? AND word < ? LIMIT ?"
_MOST = "SELECT max(count) FROM vocabulary"
_END = chr(0x10FFFF)
_REPEATED = (PROMPT, NAME)
"""What stands in many sessions alike, and is found once unless it is asked for."""
_SAID = (ENTRY, HEARD, SLIP)
"""What people said; all else is found by its words."""


class Nothing(Exception):
    """Nothing can answer."""


@dataclass(slots=True)
class Plan:
    """What the index is asked, and what every row is held against beside."""

    wanted: list[str] = field(default_factory=list)
    unwanted: list[str] = field(default_factory=list)
    checked: list[Term] = field(default_factory=list)
    sessions: list[tuple[set[int], bool]] = field(default_factory=list)
    """Sets of sessions: whether a row's session must be, or must not be, among them."""
    states: list[Filter] = field(default_factory=list)

    @property
    def match(self) -> str:
        """All of it as FTS5 takes it."""
        wanted = " AND ".join(self.wanted or ['marks : "all"'])
        return f"({wanted}) NOT ({' OR '.join(self.unwanted)})" if self.unwanted else wanted

    def allows(self, line: Line, query: Query) -> bool:
        """Say whether a row that the index found answers to all the rest as well."""
        if query.after and line.day < query.after.isoformat():
            return False
        if query.before and line.day >= query.before.isoformat():
            return False
        if any((line.session in numbers) is without for numbers, without in self.sessions):
            return False
        if any(_is(f, line, query.today) is f.without for f in self.states):
            return False
        if not self.checked:
            return True
        found = [words(text) for text in texts_of(line.place, line.text, line.more)]
        return all(
            any(stands_in(term, each) for each in found) is not term.without
            for term in self.checked
        )


def ask(
    values: Values, query: Query, *, private: bool, community: CommunityId | None
) -> Iterator[Seen]:
    """Yield what answers to a query, the newest first, as it is found."""
    with suppress(Nothing):
        plan = _plan(values, query, private=private, community=community)
        first = (query.after.toordinal() - 1) * _DAY if query.after else 0
        end = (query.before.toordinal() + 1) * _DAY if query.before else 1 << 62
        apart = set(query.values(KIND)) & set(_REPEATED)
        seen: set[tuple[str, str]] = set()
        for line in map(Line._make, values.sql.execute(_ASK, (plan.match, first, end))):
            if line.place in _REPEATED and line.place not in apart:
                if (line.place, line.text) in seen:
                    continue
                if plan.allows(line, query):
                    seen.add((line.place, line.text))
                    yield Seen.of(line, query.terms)
            elif plan.allows(line, query):
                yield seen_in(values.sql, line, query.terms)


def of_sessions(values: Values, community: CommunityId, stems: Iterable[str]) -> list[Seen]:
    """Return the entries of sessions but private ones, in the order said."""
    wanted = [(community, f"{stem[:4]}/{stem}") for stem in sorted(stems)]
    rows = (row for one in wanted for row in values.sql.execute(_WHOLE, one))
    return [Seen.of(Line._make(row)) for row in rows]


def _plan(values: Values, query: Query, *, private: bool, community: CommunityId | None) -> Plan:
    plan = Plan()
    for term in query.terms:
        _add_term(plan, values.sql, term)
    for one in query.filters:
        _add_filter(plan, values, one)
    if _asks_for_no_words(query):
        _add(plan, [values.number((PLACE, place)) for place in _SAID], without=False)
    if community is not None:
        _add(plan, [values.number((COMMUNITY, community))], without=False)
    if not private:
        _add(plan, [values.number((IS, PRIVATE))], without=True)
    return plan


def _asks_for_no_words(query: Query) -> bool:
    """Say whether what was said is wanted: titles, prompts and names are found by their words."""
    return all(term.without for term in query.terms) and not query.values(KIND)


def _add_term(plan: Plan, sql: sqlite3.Connection, term: Term) -> None:
    """Add words; of a beginning, all the words that there are with it."""
    *front, last = term.words
    begun = [last]
    if term.begun:
        counts = dict(sql.execute(_BEGUN, (last, last + _END, MANY + 1)).fetchall())
        begun = list(counts)
        if _is_everywhere(sql, counts):
            plan.checked.append(term)
            if front and not term.without:
                plan.wanted.append(f"text : {phrase(front)}")
            return
    if begun:
        phrases = " OR ".join(phrase([*front, word]) for word in begun)
        (plan.unwanted if term.without else plan.wanted).append(f"text : ({phrases})")
    elif not term.without:
        raise Nothing


def _is_everywhere(sql: sqlite3.Connection, counts: dict[str, int]) -> bool:
    """Say whether so many words begin so that looking through the newest rows is quicker."""
    if len(counts) <= SOME or len(counts) > MANY:
        return len(counts) > MANY
    (most,) = sql.execute(_MOST).fetchone()
    return bool(sum(counts.values()) * DENSE >= most)


def phrase(folded: list[str]) -> str:
    """Return folded words as FTS5 takes a phrase; they hold letters and digits alone."""
    return '"{}"'.format(" ".join(folded))


def _add_filter(plan: Plan, values: Values, one: Filter) -> None:
    if one.name == IN:
        _add_sessions(plan, values.sessions(one.values), one.without)
        return
    if one.name == IS and OVERDUE in one.values:
        plan.states.append(one)
        if one.without:
            return
    _add(plan, [n for value in one.values for n in _numbers(values, one.name, value)], one.without)


def _numbers(values: Values, name: str, value: str) -> list[int | None]:
    if name == KIND:
        return [values.number((PLACE if value in PLACES else KIND, value))]
    if name == IS:
        return [values.number((IS, OPEN if value == OVERDUE else value))]
    return [*values.called(name, value)]


def _add(plan: Plan, numbers: list[int | None], without: bool) -> None:
    """Add facets of which any will do, or none."""
    there = dict.fromkeys(f'"f{number}"' for number in numbers if number is not None)
    if there:
        listed = f"marks : ({' OR '.join(there)})"
        (plan.unwanted if without else plan.wanted).append(listed)
    elif not without:
        raise Nothing


def _add_sessions(plan: Plan, numbers: set[int], without: bool) -> None:
    if not numbers and not without:
        raise Nothing
    if numbers and len(numbers) <= FEW:
        listed = " OR ".join(f'"s{number}"' for number in numbers)
        (plan.unwanted if without else plan.wanted).append(f"marks : ({listed})")
    else:
        plan.sessions.append((numbers, without))


def _is(one: Filter, line: Line, today: date) -> bool:
    """Say whether a row is in one of the states of a filter, one of which asks for the date."""
    from data.store.search_states import facets_of

    own = {value for _, value in facets_of(line.state)} if line.state else set()
    if line.level == PRIVATE:
        own.add(PRIVATE)
    if line.state == OPEN and line.due and line.due < today.isoformat():
        own.add(OVERDUE)
    return bool(own & set(one.values))
