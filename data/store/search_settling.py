"""What became of items, which any session may tell, and by which both they and that are found."""

from __future__ import annotations

import sqlite3

from data.models.ids import EntryId
from data.store.search_states import Asked, state_of
from data.store.search_written import Written

_OWED = """
SELECT o.item, o.kind, o.status, o.talk, i.state, EXISTS (SELECT 1 FROM heard h WHERE h.entry = ?1)
FROM owed o CROSS JOIN items i ON i.id = o.item WHERE o.entry = ?1
"""
_NOTES = "SELECT item FROM heard WHERE entry = ? AND item IS NOT NULL"
_LOOKS = "SELECT kind, by, due, level, more, state, marks FROM items WHERE id = ?"
_ITEM = """
SELECT i.kind, i.by, i.due, i.level, i.more, i.state, i.marks FROM owed o
CROSS JOIN items i ON i.id = o.item WHERE o.entry = ? ORDER BY o.item DESC LIMIT 1
"""
_NO_ITEM = ("", None, None, "", "", "", "")
_DRESS = ("kind", "by", "due", "level", "more", "state", "marks")
OWN_MARKS = 4
"""Marks at the front of a row that are of its place: all, session, community, sort of place."""


def settle(sql: sqlite3.Connection, written: Written, entry: EntryId) -> None:
    """Have an item found by what became of it, and what was noted of it by what the item is.

    A note of an item that is not known, not there any more or redacted is found by nothing: nobody
    could tell who may know it.
    """
    owed = sql.execute(_OWED, (entry,)).fetchall()
    for item, kind, status, talk, before, heard in owed:
        state = state_of(sql, entry, Asked(kind, status, talk, heard))
        if state != before:
            written.change(item, {"state": state})
    if owed and not any(heard for *_, heard in owed):
        return
    if notes := sql.execute(_NOTES, (entry,)).fetchall():
        *looks, marks = sql.execute(_ITEM, (entry,)).fetchone() or _NO_ITEM
        for (note,) in notes:
            before = sql.execute(_LOOKS, (note,)).fetchone()
            own = before[-1].split()[:OWN_MARKS]
            now = (*looks, " ".join((*own, *marks.split()[OWN_MARKS:])))
            if now != before:
                written.change(note, dict(zip(_DRESS, now, strict=True)))
