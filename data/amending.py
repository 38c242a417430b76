"""Amends a kept entry by the same grammar that kept it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import TYPE_CHECKING

from data.capture.entry import entry_of, turned_into
from data.capture.grammar import read_line
from data.meeting import people_of, read
from data.models.kinds import KIND_BY_ID, KIND_BY_SIGIL
from data.models.records import Entry
from data.zone import local

if TYPE_CHECKING:
    from datetime import datetime

    from data.store.open_session import OpenSession

AMENDED = ("kind", "text", "by", "owners", "due", "status", "tags", "whom", "because", "level")
"""The fields that an amended line says anew."""


def line_of(session: OpenSession, entry: Entry) -> str:
    """Return the line that stands for an entry: typed again as it is, it changes nothing."""
    if entry.typed is not None and _says(session, entry.typed, entry):
        return entry.typed
    return spelled(entry)


def spelled(entry: Entry) -> str:
    """Return a line that says what the entry says, made from its fields."""
    sigil = KIND_BY_ID[entry.kind].sigil if entry.kind in KIND_BY_ID else ""
    guard = "\\" if not sigil and entry.text[:1] in {*KIND_BY_SIGIL, "/", "\\", " "} else ""
    said = f"{entry.by}: " if entry.by and entry.kind != "action" else ""
    owners = [f'@"{name}"' for name in entry.owners]
    tags = [f"#{tag}" for tag in entry.tags if tag.casefold() not in entry.text.casefold()]
    due = [f"due:{entry.due.isoformat()}"] if entry.due else []
    whom = [f"for:{name}" for name in entry.whom]
    level = [f"#{entry.level}"] if entry.level != "named" else []
    text = f"{said}{entry.text}"
    return " ".join(
        [f"{sigil} {text}" if sigil else guard + text, *owners, *tags, *due, *whom, *level]
    )


def amend(session: OpenSession, entry: Entry, typed: str, now: datetime) -> Entry:
    """Let the line stand for the entry from now on, durably; its time, place and history stay.

    A line of an anonymous entry is not kept as typed, so it leaves no name behind either.
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
        said = replace(said, status=entry.status)
    return _become(session, entry, said, (*AMENDED, "typed", "marked"))


def _says(session: OpenSession, typed: str, entry: Entry) -> bool:
    line = read_line(typed, people_of(session), local(entry.at, session.head).date())
    told = {name: getattr(line, name) for name in ("kind", "text", "by", "owners", "due", "level")}
    return all(getattr(entry, name) == value for name, value in told.items())


def turn_into(session: OpenSession, entry: Entry, kind: str) -> Entry:
    """Let the entry be of another kind from now on, durably; its words stay."""
    return _become(session, entry, turned_into(entry, kind, people_of(session)), AMENDED)


def _become(session: OpenSession, entry: Entry, new: Entry, names: Iterable[str]) -> Entry:
    fields = {name: getattr(new, name) for name in names}
    changed = {name: value for name, value in fields.items() if value != getattr(entry, name)}
    return session.change(entry, **changed) if changed else entry
