"""What became of items, which any session may tell, and by which both they and that are found."""

from __future__ import annotations

import sqlite3

from data.models.ids import EntryId
from data.store.search_states import state_of
from data.store.search_written import Written

_OWED = "SELECT item, kind, status, talk FROM owed WHERE entry = ?"
_STATE = "SELECT state FROM items WHERE id = ?"
_NOTES = "SELECT item FROM heard WHERE entry = ? AND item IS NOT NULL"
_LOOKS = "SELECT kind, by, due, level, more, state, marks FROM items WHERE id = ?"
_ITEM = """
SELECT i.kind, i.by, i.due, i.level, i.more, i.state, i.marks FROM owed o
CROSS JOIN items i ON i.id = o.item WHERE o.entry = ? ORDER BY o.item DESC LIMIT 1
"""
_NO_ITEM = ("", None, None, "", "", "", "")
_DRESS = "kind = ?, by = ?, due = ?, level = ?, more = ?, state = ?, marks = ?"
OWN_MARKS = 4
"""Marks at the front of a row that are of its place: all, session, community, sort of place."""


def settle(sql: sqlite3.Connection, written: Written, entry: EntryId) -> None:
    """Have an item found by what became of it, and what was noted of it by what the item is.

    A note of an item that is not known, not there any more or redacted is found by nothing: nobody
    could tell who may know it.
    """
    for item, kind, status, talk in sql.execute(_OWED, (entry,)).fetchall():
        state = state_of(sql, entry, kind, status, talk)
        if (state,) != sql.execute(_STATE, (item,)).fetchone():
            written.change(item, "state = ?", (state,))
    if notes := sql.execute(_NOTES, (entry,)).fetchall():
        *looks, marks = sql.execute(_ITEM, (entry,)).fetchone() or _NO_ITEM
        for (note,) in notes:
            before = sql.execute(_LOOKS, (note,)).fetchone()
            own = before[-1].split()[:OWN_MARKS]
            now = (*looks, " ".join((*own, *marks.split()[OWN_MARKS:])))
            if now != before:
                written.change(note, _DRESS, now)
