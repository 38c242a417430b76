"""From rows of the index to hits, each with the sessions that it was taken in from."""

from __future__ import annotations

import json
import sqlite3
from dataclasses import replace
from datetime import date, datetime
from typing import NamedTuple

from data.models.ids import CommunityId, EntryId
from data.search.hit import ENTRY, HEARD, Hit
from data.search.matching import spans_in
from data.search.query import Term

COLUMNS = """
i.id, i.place, i.entry, i.kind, i.text, i.at, i.by, i.due, i.level, i.more, i.state,
s.id, s.community, s.stem, s.title, s.day, s.signature
"""
"""What a Line is made of, in its order."""
_ITEM_OF = """
SELECT h.outcome, i.text, s.community, s.stem, s.signature FROM heard h
CROSS JOIN owed o ON o.entry = h.entry
CROSS JOIN items i ON i.id = o.item
CROSS JOIN sessions s ON s.id = o.session
WHERE h.entry = ? AND h.session = ? ORDER BY o.item DESC LIMIT 1
"""


class Line(NamedTuple):
    """A row of the index with its session, as they are kept."""

    id: int
    place: str
    entry: str | None
    kind: str
    text: str
    at: str
    by: str | None
    due: str | None
    level: str
    more: str
    state: str
    session: int
    """The session's number."""
    community: CommunityId
    stem: str
    title: str
    day: str
    signature: str


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
    def of(cls, line: Line, terms: tuple[Term, ...] = ()) -> Seen:
        """Return a line as one."""
        return cls(hit_of(line, terms), (Taken(line.community, line.stem, line.signature),))


def seen_in(sql: sqlite3.Connection, line: Line, terms: tuple[Term, ...]) -> Seen:
    """Return a line as one; what was heard with the item that it was heard of."""
    seen = Seen.of(line, terms)
    if seen.hit.place != HEARD:
        return seen
    outcome, about, *where = sql.execute(_ITEM_OF, (line.entry, line.session)).fetchone()
    taken = Taken(*where)
    said_in = taken.stem.rpartition("/")[2]
    hit = replace(seen.hit, outcome=outcome, about=about, said_in=said_in)
    return Seen(hit, (*seen.sessions, taken))


def hit_of(line: Line, terms: tuple[Term, ...] = ()) -> Hit:
    """Return a line as a hit."""
    owners, tags, whom = json.loads(line.more) if line.more else ((), (), ())
    met = (tag for tag in tags if line.place == ENTRY and spans_in(tag, terms))
    return Hit(
        CommunityId(line.community),
        line.stem.rpartition("/")[2],
        line.place,
        EntryId(line.entry) if line.entry and line.place in (ENTRY, HEARD) else None,
        line.kind,
        line.text,
        datetime.fromisoformat(line.at),
        line.title,
        line.by,
        tuple(owners),
        date.fromisoformat(line.due) if line.due else None,
        tuple(tags),
        tuple(whom),
        line.state,
        line.level,
        spans_in(line.text, terms),
        tuple(met),
    )
