"""What an exported session tells of others: what it was handed, what it heard, what was voted for.

An entry tells what became of it also where a later session heard that. Where that session is in the
same file it says so itself; else the outcome is kept with the entry's own session.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

from data.models.ids import EntryId, EventId, SessionId, new_id
from data.models.records import Carried, FollowUp, HeardHere, Record
from data.models.side_records import Dots, Offer

if TYPE_CHECKING:
    from data.reports.shape import EntryDocument, HeardDocument, SessionDocument

Later = Mapping[str, tuple["HeardDocument", ...]]
"""What a session and later ones heard of each of its entries, the earliest first."""

AFTER = timedelta(microseconds=1)
"""By which what an entry tells stands behind what the sessions of the file heard of it."""


class HeardInFile:
    """What all sessions of a file heard."""

    def __init__(self, documents: Iterable[SessionDocument]) -> None:
        """Take them, in any order."""
        self._told: dict[tuple[str, str], list[tuple[str, str, HeardDocument]]] = {}
        for each in documents:
            began, community = begins(each), each.community.casefold()
            for heard in each.heard:
                found = self._told.setdefault((community, heard.id), [])
                found.append((began, each.id, heard))

    def of(self, document: SessionDocument) -> Later:
        """Return what a session and later ones of its community heard of its entries."""
        began, community = begins(document), document.community.casefold()
        return {
            entry.id: tuple(
                sorted(
                    (h for start, by, h in told if by == document.id or start >= began),
                    key=lambda h: h.at,
                )
            )
            for entry in document.entries
            if (told := self._told.get((community, entry.id)))
        }


def begins(document: SessionDocument) -> str:
    """Return when a session began as its place among others, to the minute."""
    moment = document.planned_start or document.started
    return moment.astimezone(UTC).isoformat(timespec="minutes") if moment else ""


def loop_records(document: SessionDocument, later: Later, ended: datetime) -> Iterator[Record]:
    """Yield what a session was handed, heard, offered and voted for."""
    heard = {each.id: _followup(each) for each in document.heard}
    heard |= {f.id: f for f in _told_apart(document, later, heard, ended)}
    yield from heard.values()
    for row in document.carried:
        item = EntryId(row.id)
        visits = tuple(map(SessionId, row.visits))
        yield Carried(item, SessionId(row.origin), visits, exported=True)
        for name in row.helpers:
            yield Offer(EventId(new_id()), item, name, ended)
    for voted in document.votes:
        yield Dots(EventId(voted.id), EntryId(voted.id), voted.votes)


def _followup(told: HeardDocument) -> FollowUp:
    at = told.at.astimezone(UTC)
    return FollowUp(EntryId(told.id), told.outcome, at, told.surprised or "", exported=True)


def _told_apart(
    document: SessionDocument, later: Later, heard: Mapping[str, FollowUp], ended: datetime
) -> Iterator[FollowUp]:
    """Yield the outcomes that no session of the file tells of."""
    for entry in document.entries:
        told = later.get(entry.id, ())
        if entry.outcome is None or (told and _same(entry, told[-1])):
            continue
        own = heard.get(entry.id)
        here = HeardHere(own.outcome, own.at, own.note) if own else HeardHere("", ended)
        at = max((ended, *(each.at.astimezone(UTC) + AFTER for each in told)))
        note = entry.surprised or ""
        yield FollowUp(EntryId(entry.id), entry.outcome, at, note, exported=True, here=here)


def _same(entry: EntryDocument, heard: HeardDocument) -> bool:
    return (entry.outcome, entry.surprised) == (heard.outcome, heard.surprised)
