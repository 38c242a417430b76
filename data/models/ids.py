"""Names of things in the store: UUIDv7 strings, so that writers never share a counter."""

import os
import time
from contextlib import suppress
from datetime import UTC, datetime
from typing import NewType

SessionId = NewType("SessionId", str)
EntryId = NewType("EntryId", str)
MemberId = NewType("MemberId", str)
EventId = NewType("EventId", str)
PhaseId = NewType("PhaseId", str)
"""A phase's name within its session, as the format spells it (`reflect`)."""
CommunityId = NewType("CommunityId", str)
"""A community's folder name, a slug (`riverside-early-years`)."""

SHORTEST_END = 8
"""Characters of an id's end that are printed at least, and by which it may be called."""

_last = 0
_TOO_LATE = f"{7_226_582_400_000:012x}"
"""The year 2199 as an id spells it: no clock that is merely wrong tells that."""


def new_id(milliseconds: int | None = None, *, after: str = "") -> str:
    """Return a fresh UUIDv7; within one process later ids sort after earlier ones.

    It also sorts after the id `after`, which a clock that is ahead of ours may have given.
    `milliseconds` since the epoch stands in for now, without the order, where the true moment must
    not be told (anonymous entries).
    """
    global _last  # noqa: PLW0603 - the order of ids is the process's own
    if milliseconds is None:
        stamp = time.time_ns() * 4096 // 1_000_000  # 48 bits of milliseconds, 12 of a millisecond
        stamp = _last = max(stamp, _last + 1, _stamp_in(after) + 1)
    else:
        stamp = milliseconds * 4096 + int.from_bytes(os.urandom(2)) % 4096
    tail = int.from_bytes(os.urandom(8)) & 0x3FFFFFFFFFFFFFFF | 0x8000000000000000
    value = f"{stamp >> 12:012x}7{stamp & 0xFFF:03x}{tail:016x}"
    return f"{value[:8]}-{value[8:12]}-{value[12:16]}-{value[16:20]}-{value[20:]}"


def _stamp_in(identifier: str) -> int:
    """Return the time in an id in 4096ths of a millisecond; -1 where that cannot be trusted."""
    digits = identifier.replace("-", "")
    if len(digits) == 32 and digits[12] == "7" and digits[:12] < _TOO_LATE:
        with suppress(ValueError):
            return int(digits[:12] + digits[13:16], 16)
    return -1


def answers_to(identifier: str, name: str) -> bool:
    """Say whether an id is meant by what somebody typed of it: its beginning, or its end.

    The end is what is printed (`lctui.items.short_ids`): an id begins with the time, which it
    shares with all that was said in the same minute.
    """
    typed = name.strip().casefold()
    return ends_so(identifier, name) or (bool(typed) and identifier.casefold().startswith(typed))


def ends_so(identifier: str, name: str) -> bool:
    """Say whether that is the whole id, or an end of it that is chance enough to mean no other."""
    typed = name.strip().casefold()
    return len(typed) >= SHORTEST_END and identifier.casefold().endswith(typed)


def minute_id(moment: datetime) -> str:
    """Return an id that tells no more than the minute, for what is kept without a name."""
    return new_id(int(moment.timestamp()) // 60 * 60_000)


def moment_of(identifier: str) -> datetime:
    """Return the moment (UTC, milliseconds) that stands in a UUIDv7; ValueError where none does."""
    return datetime.fromtimestamp(int(identifier.replace("-", "")[:12], 16) / 1000, UTC)
