"""What the files of a store hold, read as JSON and nothing else: what lctui tells is held to it."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

Row = dict[str, Any]
OWED = ("action", "commitment")
TOLD = {
    "members": None,
    "sponsor": {"insight", "success", "setback", "decision", "request"},
    "public": {"insight", "success", "setback"},
}
"""The kinds that an audience is told where no charter says otherwise; None is every kind."""


@dataclass(frozen=True)
class Kept:
    """One session."""

    community: str
    stem: str
    head: Row
    entries: list[Row]
    """In the order said, without what was removed."""
    people: list[Row]
    handed: list[Row]
    """What earlier sessions handed to it."""

    @property
    def id(self) -> str:
        """Return the session's id."""
        return str(self.head["id"])

    @property
    def day(self) -> str:
        """Return the day on which it was."""
        return str(self.head["planned_start"])[:10]

    @property
    def present(self) -> list[Row]:
        """Return those of the roll who were there."""
        return [person for person in self.people if person.get("present", True)]

    def told(self, audience: str) -> list[Row]:
        """Return the entries that an audience may be told of."""
        kinds = TOLD[audience]
        open_ones = (e for e in self.entries if e.get("level") != "private")
        return [e for e in open_ones if kinds is None or e["kind"] in kinds]


def kept_in(root: Path) -> list[Kept]:
    """Return all sealed sessions, the oldest of each community first."""
    paths = sorted(root.glob("communities/*/sessions/*/*.json"), key=_place)
    return [_kept(path) for path in paths]


def _kept(path: Path) -> Kept:
    tables: dict[str, dict[str, Row]] = json.loads(path.read_text(encoding="utf-8"))

    def rows(name: str) -> Iterator[Row]:
        every = tables.get(name, {}).values()
        return (row for row in every if not row.get("removed"))

    (head,) = rows("session")
    entries = sorted(rows("entries"), key=lambda row: str(row["id"]))
    return Kept(
        path.parents[2].name, path.stem, head, entries, [*rows("people")], [*rows("carried")]
    )


def _place(path: Path) -> tuple[str, str]:
    return path.parents[2].name, path.stem
