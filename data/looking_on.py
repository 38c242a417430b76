"""What a reader of a past session wants to know of an entry besides its words.

What was heard of it later, and that it says something else than at first, since when and by whom.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import TYPE_CHECKING

from data.carryover import outcome_title
from data.days import day_told
from data.models.ids import EntryId
from data.models.records import Entry, FollowUp

if TYPE_CHECKING:
    from data.store.open_session import OpenSession
    from data.store.records_view import Version

OF_ITS_OWN = frozenset(("status", "removed", "redacted", "marked", "depth"))
"""Fields that change without its being amended: done is told as such, and the sign is seen."""
_TIMES = {1: "once", 2: "twice"}

Heard = Mapping[EntryId, Sequence[FollowUp]]


@dataclass(frozen=True, slots=True)
class Amended:
    """How often an entry was amended, and who did it last."""

    times: int
    at: datetime | None
    by: str


@dataclass(frozen=True, slots=True)
class Beside:
    """What stands beside the entries of one session."""

    heard: Heard = field(default_factory=dict)
    """What this session and later ones heard of them, the earliest first."""
    amended: Mapping[EntryId, Amended] = field(default_factory=dict)

    def remarks(
        self, entries: Iterable[Entry], here: Callable[[datetime], datetime]
    ) -> dict[EntryId, tuple[str, ...]]:
        """Return the sentences that stand below entries; `here` tells a moment in their zone."""
        every = {entry.id: tuple(self._remarks(entry, here)) for entry in entries}
        return {entry: told for entry, told in every.items() if told}

    def _remarks(self, entry: Entry, here: Callable[[datetime], datetime]) -> Iterator[str]:
        for followup in self.heard.get(entry.id, ()):
            note = f": {followup.note}" if followup.note else ""
            told = outcome_title(entry.kind, followup.outcome)
            yield f"{told}, {day_told(here(followup.at))}{note}"
        if amended := self.amended.get(entry.id):
            yield amended_words(amended, here)


def amended_words(
    amended: Amended, here: Callable[[datetime], datetime], *, often: bool = True
) -> str:
    """Return `amended twice, last by Dana, 24 Nov 2026 15:02`; how `often` may stay unsaid."""
    times = _TIMES.get(amended.times, f"{amended.times} times")
    by = f"by {amended.by}" if amended.by else ""
    at = here(amended.at) if amended.at else None
    when = f"{at.day} {at:%b %Y %H:%M}" if at else ""
    last = ", ".join(filter(None, (by, when)))
    lead = "last " if amended.times > 1 and last else ""
    count = f" {times}" if often else ""
    return f"amended{count}" + (f", {lead}{last}" if last else "")


def amendments(
    session: OpenSession, entries: Collection[EntryId] | None = None
) -> dict[EntryId, Amended]:
    """Return which entries of a session were amended, of all or of these.

    A nameless entry is told without hour and hand, as its history is.
    """
    found: dict[EntryId, Amended] = {}
    for entry in session.entries.values():
        if entry.redacted or (entries is not None and entry.id not in entries):
            continue
        versions = session.versions(entry.id)
        if len(versions) > 1 and (changed := _standing(versions)):
            found[entry.id] = _amended(entry, changed)
    return found


def _standing(versions: Sequence[Version]) -> list[Version]:
    """Return the changes that stand: one that was taken back, or changed back, is none."""
    before = [_told(versions[0].fields, {})]
    standing: list[Version] = []
    for version in versions[1:]:
        if version.fields.keys() <= OF_ITS_OWN:
            continue
        now = _told(version.fields, before[-1])
        if standing and now == before[-2]:
            before.pop()
            standing.pop()
        elif now != before[-1]:
            before.append(now)
            standing.append(version)
    return standing


def _told(fields: Mapping[str, object], before: Mapping[str, object]) -> dict[str, object]:
    """Return what an entry says after a change: what is empty is as if it had never been said."""
    now = {n: v for n, v in fields.items() if n not in OF_ITS_OWN}
    return {name: value for name, value in {**before, **now}.items() if value}


def _amended(entry: Entry, changed: Sequence[Version]) -> Amended:
    last = changed[-1]
    nameless = entry.level == "anon"
    return Amended(len(changed), None if nameless else last.at, "" if nameless else last.by)
