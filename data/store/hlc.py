"""Hybrid logical time: a stamp that sorts as text and never runs backwards.

A stamp is wall time to the millisecond with a counter, `2026-11-24T10:15:02.123Z-0003`. Whoever has
seen a stamp gives a later one, whatever their clock says, so a change that was made in knowledge of
another also wins over it.
"""

import re
from datetime import UTC, datetime, timedelta

EARLIEST = "0001-01-01T00:00:00.000Z-0000"
"""Sorts before every stamp: for what carries none, such as a document written by hand."""

FIRST = "2000-01-01T00:00:00.000Z-0000"
"""The first stamp that a journal takes: for what carried none and is written into one."""

_TOO_LATE = "2199-12-31T00:00:00.000Z-0000"
"""No clock that is merely wrong says so: stamps from here on are not followed, nor given."""

_DAY = r"2[01]\d\d-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])"
_STAMP = re.compile(_DAY + r"T(?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d\.\d{3}Z-\d{4}")
_LAST_COUNT = 9999


class HybridClock:
    """Gives this process's stamps."""

    def __init__(self) -> None:
        """Start with nothing seen."""
        self.last = EARLIEST
        """The latest given or seen."""

    def see(self, stamp: str) -> None:
        """Take note of a stamp that somebody gave."""
        if self.last < stamp < _TOO_LATE:
            self.last = stamp

    def next(self, now: datetime | None = None) -> str:
        """Return a stamp later than all given and seen so far."""
        self.last = after(self.last, stamp_of(now or datetime.now(UTC)))
        return self.last


def stamp_of(moment: datetime) -> str:
    """Return the first stamp of a moment; a clock far out of our times tells their first or last.

    A machine without a battery begins in 1970: its stamps would not be read again.
    """
    told = _told(moment)
    return told if FIRST <= told <= _TOO_LATE else min(max(told, FIRST), _TOO_LATE)


def _told(moment: datetime) -> str:
    moment = moment if moment.tzinfo is UTC else moment.astimezone(UTC)
    return moment.isoformat("T", "milliseconds")[:23] + "Z-0000"


def minute_of(moment: datetime) -> str:
    """Return the stamp that tells no more than the minute (anonymous entries)."""
    return stamp_of(moment.replace(second=0, microsecond=0))


def after(last: str, wanted: str) -> str:
    """Return `wanted`, or where that is not later than `last` the first stamp that is."""
    if wanted > last:
        return wanted
    count = int(last[-4:]) + 1
    if count <= _LAST_COUNT:
        return f"{last[:-4]}{count:04d}"
    return _told(moment_in(last) + timedelta(milliseconds=1))


def moment_in(stamp: str) -> datetime:
    """Return the wall time in a stamp; ValueError where it holds none."""
    return datetime.fromisoformat(stamp[:-5])


def is_stamp(value: object) -> bool:
    """Say whether a value read from a file can be taken for a stamp."""
    return isinstance(value, str) and _STAMP.fullmatch(value) is not None
