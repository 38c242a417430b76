"""The entries that are closest to a line: those that share its rare words."""

from __future__ import annotations

import sqlite3
from collections.abc import Collection, Iterator
from itertools import combinations, pairwise
from math import log

from data.models.ids import CommunityId, EntryId
from data.search.common_words import COMMON
from data.search.folding import is_apart, words
from data.search.query import Term
from data.store.search_asking import phrase
from data.store.search_hits import COLUMNS, Line, Seen
from data.store.search_rows import COMMUNITY
from data.store.search_values import Values

_MOST = 8
"""Words of a line that are looked for: its rarest."""
_PAIRED = 3
"""Of these, how many are looked for two by two."""
_LOOKED_AT = 60
"""Entries that are looked at for one word or pair, the newest."""
_RARE = 3
"""Entries in which a word stands that is enough by itself, and one more for each of _PER."""
_PER = 5_000
_EVERYWHERE = 0.2
"""Share of all entries from which on a word says nothing, where there are at least _ENOUGH."""
_ENOUGH = 100
_ENDINGS = ("s", "es", "e", "ed", "d", "ing", "n", "en")
_STEM = 4
"""Letters that a word has at least when such an ending is taken off."""
_ONE = f"""
SELECT {COLUMNS} FROM items i CROSS JOIN sessions s ON s.id = i.session
WHERE i.id = ? AND s.community = ? AND i.place = 'entry' AND i.level != 'private'
"""
_COMMUNITIES = "SELECT count(*) FROM facets WHERE name = ?"
_FIND = "SELECT rowid FROM words WHERE words MATCH ? ORDER BY rowid DESC LIMIT ?"


def nearest(
    values: Values, text: str, community: CommunityId, but: Collection[EntryId], limit: int
) -> list[Seen]:
    """Return the closest entries, best first, none of which is private.

    An entry fits that shares two words that mean something, or one that is rare; where the line
    has no more than one or two and many entries are wanted, one is enough.
    """
    sql = values.sql
    every = sql.execute("SELECT max(count) FROM vocabulary").fetchone()[0] or 0
    units = _units(sql, text, every)
    rare = _RARE + every // _PER
    wanted = 1 if limit > 1 and len(units) <= 2 else 2
    scored: list[tuple[float, int, Line, list[_Unit]]] = []
    for place in _candidates(values, units, community, max(_LOOKED_AT, limit)):
        row = sql.execute(_ONE, (place, community)).fetchone()
        line = row and Line._make(row)
        if line is None or line.entry in but:
            continue
        shared = _shared(line.text, units)
        if len(shared) >= wanted or any(unit.count <= rare for unit in shared):
            scored.append((sum(unit.weight for unit in shared), place, line, shared))
    scored.sort(key=lambda each: each[:2], reverse=True)
    return [
        Seen.of(line, tuple(term for unit in shared for term in unit.terms))
        for _, _, line, shared in scored[:limit]
    ]


def _candidates(
    values: Values, units: list[_Unit], community: CommunityId, limit: int
) -> dict[int, None]:
    """Return where the rare words stand, then two by two those that stand in more than that."""
    among = _among(values, community)
    found: dict[int, None] = {}
    often = []
    for unit in units:
        if len(found) < 2 * limit:
            found.update(_places(values.sql, among, (unit,), limit))
        if unit.count > limit:
            often.append(unit)
    for pair in combinations(often[:_PAIRED], 2):
        found.update(_places(values.sql, among, pair, limit))
    return found


class _Unit:
    """A word of the line in the forms in which it was said, or two characters that are words."""

    def __init__(self, terms: tuple[Term, ...], count: int, every: int) -> None:
        self.terms = terms
        self.count = count
        """In how many entries it stands, at least."""
        self.weight = log(1 + max(every, 1) / (count or 1)) + 0.1
        self.match = " OR ".join(phrase([*term.words]) for term in terms)


def _units(sql: sqlite3.Connection, text: str, every: int) -> list[_Unit]:
    """Return what of a line means something and was said before, the rarest first."""
    line = words(text)
    units = [_apart(sql, pair, every) for pair in _pairs(line)]
    said = dict.fromkeys(w for w in line if not _is_character(w) and w not in COMMON and len(w) > 1)
    last = line[-1] if line and text[-1:].isalnum() else ""
    units += [_word(sql, word, every, typing=word == last) for word in said]
    rare = [u for u in units if u and (every < _ENOUGH or u.count <= every * _EVERYWHERE)]
    return sorted(rare, key=lambda unit: unit.count)[:_MOST]


def _pairs(line: tuple[str, ...]) -> Iterator[tuple[str, str]]:
    return iter(dict.fromkeys(pair for pair in pairwise(line) if all(map(_is_character, pair))))


def _is_character(word: str) -> bool:
    return len(word) == 1 and is_apart(word)


def _apart(sql: sqlite3.Connection, pair: tuple[str, str], every: int) -> _Unit | None:
    limit = _RARE + every // _PER + 1
    count = len(sql.execute(_FIND, (f"text : {phrase([*pair])}", limit)).fetchall())
    return _Unit((Term(pair),), count, every) if count else None


def _word(sql: sqlite3.Connection, word: str, every: int, *, typing: bool) -> _Unit | None:
    """Return a word with its other forms that were said; one that is being typed may go on."""
    counts = {form: _count(sql, form) for form in _forms(word)}
    there = {form: count for form, count in counts.items() if count}
    if not there and typing and len(word) >= _STEM:
        find = "SELECT word, count FROM vocabulary WHERE word >= ? AND word < ? LIMIT 8"
        there = dict(sql.execute(find, (word, word + chr(0x10FFFF))).fetchall())
    if not there:
        return None
    return _Unit(tuple(Term((form,)) for form in there), sum(there.values()), every)


def _forms(word: str) -> dict[str, None]:
    """Return a word and what it is with and without the commonest endings."""
    stems = [word]
    stems += [word.removesuffix(e) for e in _ENDINGS if word.endswith(e)]
    stems = [stem for stem in stems if len(stem) >= _STEM] or [word]
    if len(word) < _STEM:
        return {word: None}
    return dict.fromkeys((word, *stems, *(stem + e for stem in stems for e in _ENDINGS)))


def _count(sql: sqlite3.Connection, word: str) -> int:
    row = sql.execute("SELECT count FROM vocabulary WHERE word = ?", (word,)).fetchone()
    return row[0] if row else 0


def _among(values: Values, community: CommunityId) -> str:
    """Return in what to look, as FTS5 takes it; empty where there is one community alone."""
    (count,) = values.sql.execute(_COMMUNITIES, (COMMUNITY,)).fetchone()
    own = values.number((COMMUNITY, community))
    return f' AND (marks : "f{own}")' if own and count > 1 else ""


def _places(
    sql: sqlite3.Connection, among: str, units: tuple[_Unit, ...], limit: int
) -> dict[int, None]:
    wanted = " AND ".join(f"(text : ({unit.match}))" for unit in units)
    return dict.fromkeys(row[0] for row in sql.execute(_FIND, (f"{wanted}{among}", limit)))


def _shared(text: str, units: list[_Unit]) -> list[_Unit]:
    """Return which units a text really holds."""
    line = words(text)
    whole = f" {' '.join(line)} "
    return [u for u in units if any(f" {' '.join(t.words)} " in whole for t in u.terms)]
