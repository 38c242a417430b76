"""Entries as a table, one row each, for spreadsheets and for whoever counts."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from data.reports.defusing import Cell, spreadsheet
from data.reports.minutes import Minutes
from data.reports.shape import EntryDocument

_SEVERAL = "; "

COLUMNS: dict[str, Callable[[Minutes, EntryDocument], Cell]] = {
    "community": lambda minutes, _: minutes.document.community,
    "session": lambda minutes, _: minutes.document.title,
    "date": lambda _, entry: entry.at.date().isoformat(),
    "time": lambda _, entry: f"{entry.at:%H:%M}",
    "phase": lambda minutes, entry: _phases(minutes).get(entry.phase or "", entry.phase),
    "prompt": lambda _, entry: entry.prompt,
    "kind": lambda _, entry: entry.kind,
    "text": lambda _, entry: entry.text,
    "by": lambda minutes, entry: minutes.voices.get(entry.id),
    "owners": lambda _, entry: _SEVERAL.join(entry.owners),
    "due": lambda _, entry: entry.due.isoformat() if entry.due else None,
    "status": lambda _, entry: entry.status,
    "outcome": lambda _, entry: entry.outcome,
    "surprised": lambda _, entry: entry.surprised,
    "tags": lambda _, entry: _SEVERAL.join(entry.tags),
    "for": lambda _, entry: _SEVERAL.join(entry.whom),
    "obstacle": lambda _, entry: entry.obstacle,
    "helpers": lambda _, entry: _SEVERAL.join(entry.helpers),
    "adopted": lambda _, entry: entry.adopted,
    "level": lambda _, entry: entry.level,
    "depth": lambda _, entry: entry.depth,
    "id": lambda _, entry: entry.id,
    "session_id": lambda minutes, _: minutes.document.id,
}
"""Each column and what stands in it; docs/exports.md says it in words."""


def write(sessions: Sequence[Minutes]) -> str:
    """Return all their entries in one table, under one row of heads."""
    return spreadsheet([tuple(COLUMNS), *(row for each in sessions for row in _rows(each))])


def _rows(minutes: Minutes) -> Iterator[tuple[Cell, ...]]:
    for entry in minutes.document.entries:
        yield tuple(cell(minutes, entry) for cell in COLUMNS.values())


def _phases(minutes: Minutes) -> dict[str, str]:
    return {phase.id: phase.title for phase in minutes.document.phases}
