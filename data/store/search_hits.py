"""From rows of the index to hits, each with the sessions that it was taken in from."""

from __future__ import annotations

import json
import sqlite3
from dataclasses import replace
from datetime import date, datetime
from typing import Any, NamedTuple

from data.models.ids import CommunityId, EntryId
from data.search.hit import ENTRY, HEARD, Hit
from data.search.matching import spans_in
from data.search.query import Term

COLUMNS = """
i.id, i.place, i.entry, i.kind, i.text, i.at, i.by, i.due, i.level, i.more, i.state,
s.id, s.community, s.stem, s.title, s.day, s.signature
"""
_ITEM_OF = """
SELECT h.outcome, i.text, s.community, s.stem, s.signature FROM heard h
CROSS JOIN owed o ON o.entry = h.entry
CROSS JOIN items i ON i.id = o.item
CROSS JOIN sessions s ON s.id = o.session
WHERE h.entry = ? AND h.session = ? ORDER BY o.item DESC LIMIT 1
"""


class Taken(NamedTuple):
    """A session, and from which state of it something was taken in."""

    community: CommunityId
    stem: str
    """As the index calls it."""
    signature: str


class Seen(NamedTuple):
    """A hit, and what must be as it was taken in for it to be true."""

    hit: Hit
    sessions: tuple[Taken, ...]

    @classmethod
    def of(cls, row: tuple[Any, ...], terms: tuple[Term, ...] = ()) -> Seen:
        """Return a row of COLUMNS as one."""
        return cls(hit_of(row, terms), (Taken(row[12], row[13], row[16]),))


def seen_in(sql: sqlite3.Connection, row: tuple[Any, ...], terms: tuple[Term, ...]) -> Seen:
    """Return a row of COLUMNS as one; what was heard with the item that it was heard of."""
    seen = Seen.of(row, terms)
    if seen.hit.place != HEARD:
        return seen
    outcome, about, *where = sql.execute(_ITEM_OF, (row[2], row[11])).fetchone()
    taken = Taken(*where)
    said_in = taken.stem.rpartition("/")[2]
    hit = replace(seen.hit, outcome=outcome, about=about, said_in=said_in)
    return Seen(hit, (*seen.sessions, taken))


def hit_of(row: tuple[Any, ...], terms: tuple[Term, ...] = ()) -> Hit:
    """Return a row of COLUMNS as a hit."""
    _, place, entry, kind, text, at, by, due, level, more, state = row[:11]
    _, community, stem, title, _, _ = row[11:]
    owners, tags, whom = json.loads(more) if more else ((), (), ())
    met = (tag for tag in tags if place == ENTRY and spans_in(tag, terms))
    return Hit(
        CommunityId(community),
        stem.rpartition("/")[2],
        place,
        EntryId(entry) if place in (ENTRY, HEARD) else None,
        kind,
        text,
        datetime.fromisoformat(at),
        title,
        by,
        tuple(owners),
        date.fromisoformat(due) if due else None,
        tuple(tags),
        tuple(whom),
        state,
        level,
        spans_in(text, terms),
        tuple(met),
    )
