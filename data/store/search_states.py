"""What became of an item, as all sessions together tell it; agrees with data.still_open."""

from __future__ import annotations

import json
import sqlite3
from typing import NamedTuple

from data.carryover import CLOSING, GIVEN_UP, TRIED
from data.search.query import DONE, DROPPED, IS, KEPT, OPEN

_HEARD = "SELECT outcome FROM heard WHERE entry = ? ORDER BY at, session"
_STOPS = """
SELECT handed.here, handed.visits, heard.entry IS NOT NULL
FROM handed LEFT JOIN heard ON heard.entry = handed.entry AND heard.session = handed.session
WHERE handed.entry = ?
"""


class Asked(NamedTuple):
    """What is asked about an item."""

    kind: str
    status: str | None
    """What its own session says of an action."""
    talk: bool
    """A question that waits for its answer."""
    heard: bool = True
    """Any session heard what became of it."""


def state_of(sql: sqlite3.Connection, entry: str, asked: Asked) -> str:
    """Return `open`, or what settled it; empty where nobody is asked about it."""
    closing: list[str] = []
    if asked.heard:
        told = sql.execute(_HEARD, (entry,))
        closing = [outcome for (outcome,) in told if outcome in CLOSING]
    if closing:
        return closing[-1]
    if asked.kind == "action" and asked.status in (DONE, DROPPED):
        return asked.status or ""
    waits = asked.kind != "question" or asked.talk
    if not waits or (asked.kind == "parked" and _rests(sql, entry)):
        return ""
    return OPEN


def _rests(sql: sqlite3.Connection, entry: str) -> bool:
    """Say whether something parked came back and nobody said that it is to come once more."""
    stops = [
        (here, json.loads(visits), told) for here, visits, told in sql.execute(_STOPS, (entry,))
    ]
    before = {visit for here, visits, _ in stops for visit in visits if visit != here}
    last = [told for here, _, told in stops if here not in before]
    return bool(last) and not any(last)


def facets_of(state: str) -> list[tuple[str, str]]:
    """Return by what `is:` an item of this state is found."""
    if state == OPEN:
        return [(IS, OPEN)]
    if state in GIVEN_UP:
        return [(IS, DROPPED)]
    return [(IS, DONE), (IS, KEPT)] if state in TRIED else [(IS, DONE)]
