"""What a session's people owe, as programs for tasks and calendars want it told."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from typing import TYPE_CHECKING

from data.carryover import CLOSING, GIVEN_UP, outcome_title
from data.help_words import hindered
from data.reports.words import told_date

if TYPE_CHECKING:
    from data.reports.minutes import Minutes
    from data.reports.shape import EntryDocument

OWED = ("action", "commitment")
"""The Kind.ids of what goes to such programs."""
WORDLESS = "(no words)"
"""Stands where nothing was said: such programs want words."""


@dataclass(frozen=True, slots=True)
class Owed:
    """An action or a commitment, with where it comes from and how it stands."""

    entry: EntryDocument
    community: str
    session: str
    who: tuple[str, ...]
    """Who owes it, as far as it may be told."""
    state: str
    """open, done or dropped."""
    said: datetime
    """In UTC."""
    settled: datetime | None
    """When it was heard of last, in UTC, where it is not open any more."""
    last_moment: datetime | None
    """The end of the day by which it is owed, in UTC."""
    remarks: tuple[str, ...]
    """All else that is known of it, a line each."""

    @property
    def changed(self) -> datetime:
        """When anything about it was told last."""
        return self.settled or self.said


def owed_in(minutes: Minutes) -> Iterator[Owed]:
    """Yield what is and was owed, in the order said."""
    document = minutes.document
    for entry in document.entries:
        if entry.kind not in OWED:
            continue
        state, said = _state(entry), entry.at.astimezone(UTC)
        heard = minutes.heard_at.get(entry.id) or document.ended or entry.at
        voice = minutes.voices.get(entry.id, "")
        yield Owed(
            entry,
            document.community,
            document.title,
            tuple(entry.owners) or tuple(filter(None, [voice])),
            state,
            said,
            max(said, heard.astimezone(UTC)) if state != "open" else None,
            _end_of(entry.due, minutes) if entry.due else None,
            tuple(_remarks(entry, document.title)),
        )


def _state(entry: EntryDocument) -> str:
    if entry.status in GIVEN_UP or (entry.status is None and entry.outcome in GIVEN_UP):
        return "dropped"
    settled = entry.status == "done" or (entry.status is None and entry.outcome in CLOSING)
    return "done" if settled else "open"


def _end_of(day: date, minutes: Minutes) -> datetime:
    return datetime.combine(day, time(23, 59, 59), minutes.now.tzinfo).astimezone(UTC)


def _remarks(entry: EntryDocument, session: str) -> Iterator[str]:
    yield f"{session}, {told_date(entry.at.date())}"
    if entry.outcome:
        yield outcome_title(entry.kind, entry.outcome)
    if entry.whom:
        yield f"for {', '.join(entry.whom)}"
    yield from filter(None, hindered(entry.kind, entry.obstacle or "", entry.helpers))
