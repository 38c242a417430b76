"""The ledger: everything owed in all sessions of a community, with what became of it.

What it calls open is what data.still_open hands on; how often something was carried is counted as
there. An entry that was taken away or redacted is not owed by anybody.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime, tzinfo
from functools import cache
from typing import TYPE_CHECKING, Protocol

from data.carryover import ALIVE_AFTER, CLOSING, is_settled
from data.models.ids import CommunityId, EntryId, SessionId
from data.models.levels import NAMELESS, PRIVATE
from data.models.records import Entry
from data.zone import zone_named

if TYPE_CHECKING:
    from data.progress import Progress
    from data.store.book import Book, Leaf
    from data.store.store import Store

OPEN = "open"
"""The state of what nobody has settled."""


class Words(Protocol):
    """What one session heard of an item."""

    @property
    def stem(self) -> str:
        """The session's file name, by which sessions follow each other."""

    @property
    def title(self) -> str:
        """The session's title."""

    @property
    def outcome(self) -> str:
        """One of data.carryover.OUTCOMES."""

    @property
    def at(self) -> datetime:
        """When it was told."""

    @property
    def note(self) -> str:
        """What surprised; empty where nobody said."""


@dataclass(frozen=True, slots=True)
class Promise:
    """Something that somebody owes or asked for, wherever it was said."""

    entry: Entry
    community: CommunityId
    session: SessionId
    """Where it was said."""
    stem: str
    """That session's file name."""
    title: str
    """That session's title."""
    said: date
    """The day, as the clock on that session's wall told it."""
    carries: int
    """How often it was handed on."""
    state: str
    """`open`, else what settled it: `done`, `dropped`, or the id of an outcome."""
    heard: tuple[Words, ...] = ()
    """What sessions heard of it, the oldest first."""
    last_heard: date | None = None
    """When anything was heard of it last."""
    offers: tuple[str, ...] = ()
    """Full names of those who offered to help with it."""

    @property
    def id(self) -> EntryId:
        """The entry's id: one item, one identity."""
        return self.entry.id

    @property
    def is_open(self) -> bool:
        """Nobody has settled it."""
        return self.state == OPEN

    @property
    def still_alive(self) -> bool:
        """It is open and was carried so often that one may ask."""
        return self.is_open and self.carries >= ALIVE_AFTER

    @property
    def whose(self) -> tuple[str, ...]:
        """Full names of who owes it, or who asked for help; none where no name is told."""
        if self.entry.level in NAMELESS:
            return ()
        by = self.entry.by
        return self.entry.owners if self.entry.kind == "action" else (by,) if by else ()

    @property
    def note(self) -> str:
        """What surprised, as it was told last."""
        return next((words.note for words in reversed(self.heard) if words.note), "")

    def days_late(self, today: date) -> int | None:
        """Return the days since it was due, below zero those left; None where nothing presses."""
        due = self.entry.due
        return (today - due).days if due and self.is_open and self.entry.kind == "action" else None

    def is_overdue(self, today: date) -> bool:
        """Say whether it is open past its day."""
        return (self.days_late(today) or 0) > 0

    def age(self, today: date) -> int:
        """Return the days since it was said, none for what is said today."""
        return max(0, (today - self.said).days)


def ledger(
    store: Store,
    community: CommunityId,
    now: datetime,
    *,
    beside: Iterable[Leaf] = (),
    progress: Progress | None = None,
) -> tuple[Promise, ...]:
    """Return all actions, commitments and calls for help, in the order in which they were said.

    `beside` is what sessions add that the asker has open, saved or not; those are not read.
    `progress` is told how many of the sessions that must be read are; what it raises ends it.
    """
    from data.store.book import book_of

    book = book_of(store, community, now, beside=beside, progress=progress)
    return told_in(book, community)


def told_in(book: Book, community: CommunityId) -> tuple[Promise, ...]:
    """Return the promises of a book; each once, where it is open if it is so anywhere."""
    found: dict[EntryId, Promise] = {}
    for promise in _each(book, community):
        before = found.get(promise.id)
        if before is None or (promise.is_open and not before.is_open):
            found[promise.id] = promise
    return tuple(found.values())


def _each(book: Book, community: CommunityId) -> Iterator[Promise]:
    zones = cache(zone_named)
    for stem in sorted(book.said):
        page = book.pages[stem]
        zone = zones(page.zone)
        for entry in book.said[stem]:
            told = sorted(book.heard.get(entry.id, ()), key=_place)
            heard = tuple(words._replace(title=book.pages[words.stem].title) for words in told)
            yield Promise(
                entry,
                community,
                page.id,
                stem,
                page.title,
                _day(entry.at, zone),
                book.carries(entry.id),
                state_of(entry, heard),
                heard,
                _day(heard[-1].at, zone) if heard else None,
                _offers(book, entry.id),
            )


def _place(words: Words) -> str:
    return words.stem


def _day(moment: datetime, zone: tzinfo | None) -> date:
    return moment.astimezone(zone).date()


def _offers(book: Book, item: EntryId) -> tuple[str, ...]:
    told = book.offered.get(item)
    return tuple(dict.fromkeys(name for _, name in sorted(told, key=_stem))) if told else ()


def _stem(offered: tuple[str, str]) -> str:
    return offered[0]


def state_of(entry: Entry, heard: Iterable[Words]) -> str:
    """Return what became of an entry: what settled it last, whichever session heard it."""
    settled = [words.outcome for words in heard if words.outcome in CLOSING]
    if settled:
        return settled[-1]
    return entry.status or OPEN if is_settled(entry) else OPEN


def shareable(promises: Iterable[Promise]) -> Iterator[Promise]:
    """Yield what may leave this store: nothing private, and no name where none may be told."""
    for promise in promises:
        if promise.entry.level in NAMELESS:
            plain = replace(promise.entry, by=None, owners=(), helpers=(), typed=None)
            yield replace(promise, entry=replace(plain, captured_by=None), offers=())
        elif promise.entry.level != PRIVATE:
            yield promise
