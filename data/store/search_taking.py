"""Writing what can be found of a session into the index, and taking it out again."""

from __future__ import annotations

import json
import sqlite3
from collections import Counter
from collections.abc import Iterable
from itertools import pairwise

from data.models.ids import CommunityId, EntryId
from data.search.hit import ENTRY, HEARD
from data.search.query import BY, FOR, OWNER, TAG
from data.store.refs import SessionRef
from data.store.search_facets import Facets
from data.store.search_rows import COMMUNITY, Row, Told
from data.store.search_settling import settle
from data.store.search_written import Looks, Written, words_of

SLOTS = 1 << 16
"""Rows that a minute has room for: rows are in the order in which sessions were held."""
_LEAST_ROOM = 64
_LISTED = (BY, OWNER, TAG, FOR)
"""Facets whose values are offered while somebody types them."""
_PUT = "INSERT INTO items VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
_TEXT = "SELECT place, text, more FROM items WHERE id = ?"
_COUNT = """
INSERT INTO vocabulary VALUES (?, ?)
ON CONFLICT (word) DO UPDATE SET count = count + excluded.count
"""
_BESIDE = "SELECT first, room FROM sessions WHERE first < ? AND id != ? ORDER BY first DESC LIMIT 1"
_FIND = "SELECT id, first, room FROM sessions WHERE community = ? AND stem = ?"
_KIND_OF = "SELECT kind FROM owed WHERE entry = ?"
_SESSION = "INSERT OR REPLACE INTO sessions VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"


class Taking:
    """Takes sessions in, within one transaction; `finish` ends it."""

    def __init__(self, sql: sqlite3.Connection) -> None:
        """Begin with nothing taken."""
        self._sql = sql
        self._facets = Facets(sql)
        self._written = Written(sql, self._facets)
        self._affected: dict[EntryId, None] = {}
        self._words: Counter[str] = Counter()

    def take(self, ref: SessionRef, stem: str, signature: str, told: Told | None) -> None:
        """Put a session as it is now in place of what is known of it.

        `stem` is what the index calls it; of one that cannot be read nothing is told.
        """
        row = self._sql.execute(_FIND, (ref.community, stem)).fetchone()
        number, first, room = row or (self._next_number(), 0, 0)
        if row:
            self._look_again(number, first, told)
            self._forget_sides(number)
        rows = told.rows if told else ()
        known = self._known(first, room)
        places = _in_place(rows, known, first, room)
        if places is None:
            self._erase(known[key][0] for key in known)
            known = {}
            first, room = self._room_for(number, ref, len(rows))
            places = list(range(first, first + len(rows)))
        titles = (told.title, told.topic, told.community_name) if told else (ref.title, "", "")
        day = told.day if told else ref.started[:10]
        head = (number, ref.community, stem, signature, first, room, day, *titles)
        self._sql.execute(_SESSION, head)
        self._replace(number, ref, rows, places, known)
        if told:
            at = zip(((row.place, row.entry) for row in rows), places, strict=True)
            self._put_sides(number, told, dict(at))

    def forget(self, community: CommunityId, stem: str) -> None:
        """Take a session out, if it is still in."""
        for number, first, room in self._sql.execute(_FIND, (community, stem)).fetchall():
            self._forget_sides(number)
            self._erase(place for place, _ in self._known(first, room).values())
            self._sql.execute("DELETE FROM sessions WHERE id = ?", (number,))

    def finish(self) -> None:
        """Find out what became of what was touched, and make the words findable."""
        for entry in self._affected:
            settle(self._sql, self._written, entry)
        self._written.finish()
        self._sql.executemany(_COUNT, sorted(self._words.items()))
        self._sql.execute("DELETE FROM vocabulary WHERE count <= 0")
        self._affected, self._words = {}, Counter()

    def _look_again(self, number: int, first: int, told: Told | None) -> None:
        """Have later sessions read anew where something that they were handed is parked by now."""
        found = self._sql.execute("SELECT entry, kind FROM owed WHERE session = ?", (number,))
        kinds = dict(found.fetchall())
        owed = told.owed if told else ()
        if any(o.kind == "parked" != kinds.get(o.entry, "parked") for o in owed):
            self._sql.execute("UPDATE sessions SET signature = '' WHERE first > ?", (first,))

    def _next_number(self) -> int:
        (last,) = self._sql.execute("SELECT max(id) FROM sessions").fetchone()
        return (last or 0) + 1

    def _known(
        self, first: int, room: int
    ) -> dict[tuple[str, str], tuple[int, tuple[object, ...]]]:
        """Return the rows of a session, by what they are, with their places."""
        if not room:
            return {}
        found = self._sql.execute(
            "SELECT * FROM items WHERE id >= ? AND id < ? ORDER BY id", (first, first + room)
        )
        return {(row[2], row[3] or row[5]): (row[0], row[2:12]) for row in found}

    def _room_for(self, number: int, ref: SessionRef, count: int) -> tuple[int, int]:
        """Return where a session's rows go: as near to its beginning as there is room."""
        room = max(_LEAST_ROOM, 1 << (2 * count).bit_length())
        began = ref.local
        place = (began.toordinal() * 1440 + began.hour * 60 + began.minute) * SLOTS
        while beside := self._sql.execute(_BESIDE, (place + room, number)).fetchone():
            end = beside[0] + beside[1]
            if end <= place:
                break
            place = end
        return place, room

    def _replace(
        self,
        number: int,
        ref: SessionRef,
        rows: Iterable[Row],
        places: list[int],
        known: dict[tuple[str, str], tuple[int, tuple[object, ...]]],
    ) -> None:
        """Erase what is not so any more and put what is not there yet."""
        base = f"all s{number} {self._facets.spelled([(COMMUNITY, ref.community)])}"
        fresh = []
        stays = set()
        for place, row in zip(places, rows, strict=True):
            spelled = (*row[:9], f"{base} {self._facets.spelled(row.facets)}")
            if known and known.get(row.key) == (place, spelled):
                stays.add(place)
            else:
                fresh.append((place, number, *spelled, ""))
        self._erase(place for place, _ in known.values() if place not in stays)
        self._sql.executemany(_PUT, fresh)
        for place, _, sort, _, _, text, _, _, _, level, more, marks, state in fresh:
            self._written.put(place, Looks(sort, text, more, marks, state, level))
            self._words.update(words_of(sort, text, more))
        listed = {f for row in rows for f in row.facets if f[0] in _LISTED}
        numbers = ((self._facets.number(facet), number) for facet in listed)
        self._sql.executemany("INSERT OR IGNORE INTO used VALUES (?, ?)", numbers)

    def _erase(self, places: Iterable[int]) -> None:
        """Take rows out of the index."""
        gone = list(places)
        for place in gone:
            self._words.subtract(words_of(*self._sql.execute(_TEXT, (place,)).fetchone()))
        self._written.take_out(gone)
        self._sql.executemany("DELETE FROM items WHERE id = ?", ((place,) for place in gone))

    def _forget_sides(self, number: int) -> None:
        """Take out what a session says of items, and remember which they are."""
        for table in ("heard", "handed", "owed"):
            found = self._sql.execute(f"SELECT entry FROM {table} WHERE session = ?", (number,))
            self._affected.update((entry, None) for (entry,) in found)
            self._sql.execute(f"DELETE FROM {table} WHERE session = ?", (number,))
        self._sql.execute("DELETE FROM used WHERE session = ?", (number,))

    def _put_sides(
        self, number: int, told: Told, places: dict[tuple[str, str | None], int]
    ) -> None:
        """Put in what a session says of items."""
        owed = (
            (o.entry, places[ENTRY, o.entry], number, o.kind, o.status, o.talk) for o in told.owed
        )
        self._sql.executemany("INSERT OR REPLACE INTO owed VALUES (?, ?, ?, ?, ?, ?)", owed)
        heard = ((e, number, outcome, at, places.get((HEARD, e))) for e, outcome, at in told.heard)
        self._sql.executemany("INSERT INTO heard VALUES (?, ?, ?, ?, ?)", heard)
        handed = [
            (entry, number, told.id, json.dumps(visits))
            for entry, visits in told.handed
            if self._may_rest(entry)
        ]
        self._sql.executemany("INSERT INTO handed VALUES (?, ?, ?, ?)", handed)
        named = (
            *(o.entry for o in told.owed),
            *(h[0] for h in told.heard),
            *(h[0] for h in handed),
        )
        self._affected.update(dict.fromkeys(named))

    def _may_rest(self, entry: EntryId) -> bool:
        """Say whether it matters where an item was carried: where it is parked, or not known."""
        kinds = self._sql.execute(_KIND_OF, (entry,)).fetchall()
        return not kinds or ("parked",) in kinds


def _in_place(
    rows: Iterable[Row],
    known: dict[tuple[str, str], tuple[int, tuple[object, ...]]],
    first: int,
    room: int,
) -> list[int] | None:
    """Return where each row goes so that what is known stays; None where that cannot be."""
    if not known:
        return None
    free = max(place for place, _ in known.values()) + 1
    places, entries = [], []
    for row in rows:
        if row.key in known:
            place = known[row.key][0]
        else:
            place, free = free, free + 1
        places.append(place)
        if row.place == ENTRY:
            entries.append(place)
    in_order = all(one < other for one, other in pairwise(entries))
    return places if in_order and free <= first + room and len(set(places)) == len(places) else None
