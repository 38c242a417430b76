"""Names of what was taken in: the same minutes get the same names, whenever and wherever.

A session's id is made of three things, so that each can be compared alone without opening a file:
its day (the stamp of a UUIDv7), where it stood (37 bits) and what it said (37 bits).
"""

from __future__ import annotations

import re
from datetime import date, datetime
from hashlib import blake2b
from typing import NamedTuple

from data.models.ids import CommunityId, EntryId, MemberId, SessionId

_HALF = 37
_MASK = (1 << _HALF) - 1
_EPOCH = date(1970, 1, 1)
_DAY = 86_400_000
_PARTS_OF_PATH = 3
_SPACES = re.compile(r"\s+")


class Marks(NamedTuple):
    """What an id tells of the minutes that a session was taken from."""

    stamp: int
    where: int
    what: int


def marks_of(community: CommunityId, day: date, path: str, place: int, content: str) -> Marks:
    """Return the marks of a session: spaces and line ends do not count."""
    parts = [part for part in path.replace("\\", "/").split("/") if part][-_PARTS_OF_PATH:]
    where = _bits(f"{community}\n{'/'.join(parts)}\n{place}")
    return Marks(max(0, (day - _EPOCH).days * _DAY), where, words_of(community, content))


def words_of(community: CommunityId, content: str) -> int:
    """Return the mark of what minutes say, whatever their day."""
    return _bits(f"{community}\n{_SPACES.sub(' ', content).strip()}")


def session_id(marks: Marks) -> SessionId:
    """Return the id that spells the marks."""
    return SessionId(_spelled(marks.stamp, marks.where << _HALF | marks.what))


def marks_in(identifier: str) -> Marks | None:
    """Return the marks that an id spells; nonsense of an id that was not made of any."""
    digits = identifier.replace("-", "")
    try:
        value = int(digits, 16)
    except ValueError:
        return None
    if len(digits) != 32 or digits[12] != "7":
        return None
    tail = ((value >> 64) & 0xFFF) << 62 | value & ((1 << 62) - 1)
    return Marks(value >> 80, tail >> _HALF, tail & _MASK)


def entry_id(session: SessionId, moment: datetime, place: int, text: str) -> EntryId:
    """Return the id of an entry: entries sort as they stand in the minutes."""
    stamp = int(moment.timestamp() * 1000) + place
    return EntryId(_spelled(max(0, stamp), _bits(f"{session}\n{place}\n{text}", 2 * _HALF)))


def guest_id(session: SessionId, moment: datetime, place: int, name: str) -> MemberId:
    """Return the id of a guest, who is one of this session alone; guests sort as on the list."""
    stamp = max(0, int(moment.timestamp() * 1000) + place)
    return MemberId(_spelled(stamp, _bits(f"{session}\n{name}", 2 * _HALF)))


def _bits(text: str, count: int = _HALF) -> int:
    digest = blake2b(text.encode("utf-8", "replace"), digest_size=16).digest()
    return int.from_bytes(digest) & ((1 << count) - 1)


def _spelled(stamp: int, tail: int) -> str:
    """Return a UUIDv7 of 48 bits of time and 74 of anything."""
    low = tail & ((1 << 62) - 1) | 1 << 63
    digits = f"{stamp & 0xFFFFFFFFFFFF:012x}7{tail >> 62 & 0xFFF:03x}{low:016x}"
    return f"{digits[:8]}-{digits[8:12]}-{digits[12:16]}-{digits[16:20]}-{digits[20:]}"
