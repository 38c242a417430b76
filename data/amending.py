"""Amends a kept entry by the same grammar that kept it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import TYPE_CHECKING

from data.capture.entry import entry_of, turned_into
from data.capture.spelled import line_for
from data.meeting import people_of, read
from data.models.records import Entry
from data.zone import local

if TYPE_CHECKING:
    from datetime import datetime

    from data.store.open_session import OpenSession

AMENDED = ("kind", "text", "by", "owners", "due", "status", "tags", "whom", "because", "level")
"""The fields that an amended line says anew."""


def line_of(session: OpenSession, entry: Entry, now: datetime) -> str:
    """Return the line that stands for an entry: typed again as it is, it changes nothing."""
    return line_for(entry, people_of(session), local(now, session.head).date())


def amend(session: OpenSession, entry: Entry, typed: str, now: datetime) -> Entry:
    """Let the line stand for the entry from now on, durably; its time, place and history stay.

    An entry that was taken away meanwhile comes back with it. A line of an anonymous entry is not
    kept as typed, so it leaves no name behind either.
    """
    line = read(session, typed, now)
    said = entry_of(
        line,
        id=entry.id,
        at=entry.at,
        phase=entry.phase,
        prompt=entry.prompt,
        captured_by=entry.captured_by,
    )
    if said.kind == "action" == entry.kind:
        said = replace(said, status=entry.status, by=entry.by)
    return _become(session, entry, said, (*AMENDED, "typed", "marked"))


def turn_into(session: OpenSession, entry: Entry, kind: str) -> Entry:
    """Let the entry be of another kind from now on, durably; its words stay."""
    return _become(session, entry, turned_into(entry, kind, people_of(session)), AMENDED)


def _become(session: OpenSession, entry: Entry, new: Entry, names: Iterable[str]) -> Entry:
    fields = {name: getattr(new, name) for name in names}
    changed = {name: value for name, value in fields.items() if value != getattr(entry, name)}
    if entry.id not in session.entries:
        changed["removed"] = False
    return session.change(entry, **changed) if changed else entry


def keep_beside(session: OpenSession, entry: Entry, typed: str, now: datetime) -> None:
    """Put a line into an entry's history and let the entry stand as it does, durably.

    For two who edited it at once: the words of whoever gives way are kept too, and undo shows them.
    """
    stands = session.entries.get(entry.id) or replace(entry, removed=True)
    with session.together():
        amend(session, entry, typed, now)
        session.put(stands)
