"""Traces of sessions as JSON values and back; the ids of sessions, of which ways are full, once."""

from collections.abc import Sequence
from typing import Any

from data.condensing import Trace
from data.models.codec import plain
from data.models.summary import Handed, PhaseTime
from data.models.summary_text import heard_from, owed_from


def spell(traces: Sequence[Trace]) -> list[Any]:
    """Return traces as JSON has them."""
    places: dict[str, int] = {trace.id: place for place, trace in enumerate(traces)}
    rows = [_row(trace, places) for trace in traces]
    return [list(places), rows]


def _row(t: Trace, places: dict[str, int]) -> list[Any]:
    def place(session: str) -> int:
        return places.setdefault(session, len(places))

    carried = [[c.id, place(c.origin), [place(v) for v in c.visits]] for c in t.carried]
    return [
        t.stem,
        t.id,
        *map(plain, (t.phases, t.owed)),
        carried,
        *map(plain, (t.heard, t.offered, t.votes)),
    ]


def build(spelled: Any) -> tuple[Trace, ...]:
    """Return the traces; ValueError, TypeError, KeyError or IndexError where they are none."""
    ids, rows = spelled
    return tuple([_trace(ids, *row) for row in rows])


def _trace(ids: list[Any], stem: str, identifier: Any, *rows: Any) -> Trace:
    phases, owed, carried, heard, offered, votes = rows
    return Trace(
        stem,
        identifier,
        tuple([PhaseTime(*phase) for phase in phases]),
        tuple([owed_from(*row) for row in owed]),
        tuple([Handed(item, ids[o], tuple([ids[v] for v in way])) for item, o, way in carried]),
        tuple([heard_from(*row) for row in heard]),
        tuple([(item, name) for item, name in offered]),
        tuple([(item, count) for item, count in votes]),
    )
