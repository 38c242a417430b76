"""What a line may do to the entry above it: continue it, mend it, lie under it."""

from __future__ import annotations

from dataclasses import fields
from datetime import date
from typing import TYPE_CHECKING

from data.capture.cut import LONGEST_ENTRY, size
from data.capture.entry import continued, mended
from data.capture.people import People
from data.errors import LctuiError
from data.models.records import Entry

if TYPE_CHECKING:
    from data.capture.line import Line
    from data.store.open_session import OpenSession


def change_last(
    session: OpenSession, line: Line, people: People, today: date, captured_by: str | None
) -> Entry | None:
    """Add the line to the scribe's last entry or mend that one; None where it does neither."""
    last = last_kept(session, captured_by) if line.continues or line.mends else None
    new = last and _changed(last, line, people, today)
    if last is None or new is None:
        return None
    if last.text and not new.text:
        raise LctuiError("That would leave no word of it.", "Undo takes the entry back instead.")
    names = [f.name for f in fields(Entry) if getattr(new, f.name) != getattr(last, f.name)]
    if not names:
        return None
    session.change(last, **{name: getattr(new, name) for name in names})
    return new


def last_kept(session: OpenSession, captured_by: str | None) -> Entry | None:
    """Return the last entry of this terminal, else this scribe's last; None where there is none.

    LctuiError where a nameless one may have been said after it: within its minute nobody knows when
    that was, and what continues it must not end up under a name.
    """
    here = (e for e in session.said_here() if e.captured_by == captured_by or _nameless(e))
    if (last := next(here, None)) is not None:
        return last
    session.load_entries()
    mine = (e for e in session.entries.values() if e.captured_by == captured_by)
    last = max(mine, key=lambda entry: entry.id, default=None)
    if last is None or _nameless(last):
        return last
    minute = last.at.replace(second=0, microsecond=0)
    if any(_nameless(e) and e.at >= minute for e in session.entries.values()):
        title = "A nameless entry may have been said last: it is not clear which one this is about."
        raise LctuiError(title, "Write it as an entry of its own.")
    return last


def depth_under(session: OpenSession, depth: int) -> int:
    """Return how deep a line may lie: at most one deeper than the entry above it."""
    above = session.last_entry() if depth else None
    return min(depth, above.depth + 1) if above else 0


def _changed(last: Entry, line: Line, people: People, today: date) -> Entry | None:
    """Return the entry after the line; a name is never told and no text grows without end."""
    if line.mends:
        return mended(last, *line.mends, people, today)
    tells = line.nameless and not _nameless(last)
    too_long = size(last.text) + size(line.text) > LONGEST_ENTRY
    return None if tells or too_long else continued(last, line, people)


def _nameless(entry: Entry) -> bool:
    """Say whether it was kept without a name, as only an entry without its typed line was."""
    return entry.typed is None
