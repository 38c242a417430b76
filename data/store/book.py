"""Everything that was ever owed in a community, whose way it went and what was heard of it.

It stands in one row of the index: five hundred sessions with ten thousand items are read at once.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any, NamedTuple

from data.models.codec import from_fields, to_fields
from data.models.ids import CommunityId, EntryId, SessionId
from data.models.records import Entry
from data.models.summary import Handed, Summary
from data.still_open import may_be_owed
from data.store.deriving import Walk
from data.store.gathering import Gathered, gathered
from data.store.index import DERIVATIONS, NOTES, SUMMARY, WORDS
from data.store.owed_words import OwedWords
from data.store.refs import SessionRef
from data.store.uncollected import uncollected

if TYPE_CHECKING:
    from data.progress import Progress
    from data.store.open_session import OpenSession
    from data.store.store import Store

PROMISED = ("action", "commitment", "help")
"""The Kind.ids of what people owe each other."""


class Page(NamedTuple):
    """A session, as far as it is named beside what was said in it."""

    stem: str
    id: SessionId
    title: str
    zone: str


class Spoken(NamedTuple):
    """What one session heard of an item."""

    stem: str
    outcome: str
    at: datetime
    note: str
    title: str = ""
    """The session's, where that is told with it."""


@dataclass(frozen=True, slots=True)
class Leaf:
    """What one session adds."""

    page: Page
    said: tuple[Entry, ...]
    carried: Sequence[Handed]
    heard: tuple[tuple[EntryId, Spoken], ...]
    offered: tuple[tuple[EntryId, str], ...]


@dataclass(frozen=True, slots=True)
class Book:
    """What some sessions add, in whichever order they came."""

    pages: Mapping[str, Page] = field(default_factory=dict)
    """The sessions, by stem."""
    said: Mapping[str, tuple[Entry, ...]] = field(default_factory=dict)
    """What was said that somebody owes, by the stem of its session."""
    visited: Mapping[SessionId, int] = field(default_factory=dict)
    """Which bit of a way stands for a session."""
    ways: Mapping[EntryId, int] = field(default_factory=dict)
    """The sessions that an item was carried to, as bits."""
    heard: Mapping[EntryId, tuple[Spoken, ...]] = field(default_factory=dict)
    offered: Mapping[EntryId, tuple[tuple[str, str], ...]] = field(default_factory=dict)
    """Pairs of a session's stem and a full name."""

    def carries(self, item: EntryId) -> int:
        """Return how often an item was handed on."""
        return self.ways.get(item, 0).bit_count()


def leaf_of(session: OpenSession) -> Leaf:
    """Return what an open session adds, with all that is not saved yet. DamagedFile.

    It may be changed in another thread meanwhile.
    """
    head, stem = session.head, session.ref.path.name
    said, heard = list(session.entries.values()), list(session.followups.values())
    carried, offers = list(session.carried.values()), list(session.offers.values())
    return Leaf(
        Page(stem, head.id, head.title, head.zone),
        tuple(entry for entry in said if entry.kind in PROMISED and may_be_owed(entry)),
        tuple(Handed(c.id, c.origin, c.visits) for c in carried),
        tuple((f.id, Spoken(stem, f.outcome, f.at, f.note)) for f in heard),
        tuple((offer.item, offer.name) for offer in offers),
    )


@uncollected()
def book_of(
    store: Store,
    community: CommunityId,
    now: datetime | None = None,
    *,
    beside: Iterable[Leaf] = (),
    progress: Progress | None = None,
) -> Book:
    """Return what all sessions that can be read add.

    `beside` is what sessions add that the asker has open: they are not read. `progress` is told how
    many of those that must be read are; what it raises ends it, and what was read is kept.
    """
    own = {leaf.page.stem: leaf for leaf in beside}
    walk = Walk(store, community, DERIVATIONS, now or datetime.now(UTC))
    walk.progress = progress or walk.progress
    try:
        settled = gathered(store, community, walk, _BOOK)
        refs = [ref for ref in walk.unsettled if ref.path.name not in own]
        live = _leaves(walk, refs)
    finally:
        walk.keep()
    without = own.keys() & settled.pages.keys()
    return _with(_less(settled, without) if without else settled, (*live, *own.values()))


def _more(before: Book, walk: Walk, refs: Sequence[SessionRef]) -> Book:
    return _with(before, _leaves(walk, refs))


def _leaves(walk: Walk, refs: Sequence[SessionRef]) -> list[Leaf]:
    """Return what these sessions add, those left out that cannot be read."""
    leaves: list[Leaf] = []
    for number, ref in enumerate(refs):
        walk.progress(number, len(refs))
        leaves += _leaf(walk, ref)
    return leaves


def _leaf(walk: Walk, ref: SessionRef) -> Iterator[Leaf]:
    words = next(walk.each(WORDS, [ref]), None)
    notes = {item: note for each in walk.each(NOTES, [ref]) for item, note in each.notes.items()}
    for s in walk.each(SUMMARY, [ref]):
        heard = tuple((h.id, Spoken(s.stem, h.outcome, h.at, notes.get(h.id, ""))) for h in s.heard)
        said = tuple(_promised(words, s)) if words else ()
        yield Leaf(Page(s.stem, s.id, s.title, s.zone), said, s.carried, heard, s.offered)


def _promised(words: OwedWords, summary: Summary) -> Iterator[Entry]:
    for owed in summary.owed:
        if owed.kind in PROMISED:
            with suppress(ValueError, TypeError):
                if entry := words.entry(owed.id):
                    yield entry


def _with(book: Book, leaves: Iterable[Leaf]) -> Book:
    """Return the book with some sessions more."""
    every = list(leaves)
    if not every:
        return book
    pages, said, visited = dict(book.pages), dict(book.said), dict(book.visited)
    heard, offered = dict(book.heard), dict(book.offered)
    ways = dict(book.ways)
    for leaf in every:
        stem = leaf.page.stem
        pages[stem], said[stem] = leaf.page, leaf.said
        for item, _, visits in leaf.carried:
            way = ways.get(item, 0)
            for visit in visits:
                way |= 1 << visited.setdefault(visit, len(visited))
            ways[item] = way
        for item, spoken in leaf.heard:
            heard[item] = (*heard.get(item, ()), spoken)
        for item, name in leaf.offered:
            offered[item] = (*offered.get(item, ()), (stem, name))
    return Book(pages, said, visited, ways, heard, offered)


def _less(book: Book, stems: Collection[str]) -> Book:
    """Return the book without what some sessions add, which come again in another shape.

    Ways stay: to a session that it was carried to, an item stays carried.
    """
    heard = {
        item: tuple(s for s in told if s.stem not in stems) for item, told in book.heard.items()
    }
    offered = {
        item: tuple(one for one in told if one[0] not in stems)
        for item, told in book.offered.items()
    }
    return replace(
        book,
        pages={stem: page for stem, page in book.pages.items() if stem not in stems},
        said={stem: entries for stem, entries in book.said.items() if stem not in stems},
        heard=heard,
        offered=offered,
    )


def _spell(book: Book) -> list[Any]:
    said = {s: [[e.id, to_fields(e)] for e in entries] for s, entries in book.said.items()}
    heard = {
        item: [[t.stem, t.outcome, t.at.isoformat(), t.note] for t in told]
        for item, told in book.heard.items()
        if told
    }
    ways = {item: f"{way:x}" for item, way in book.ways.items()}
    return [list(book.pages.values()), said, list(book.visited), ways, heard, book.offered]


def _build(spelled: Any) -> Book:
    pages, said, visited, ways, heard, offered = spelled
    return Book(
        {page[0]: Page(*page) for page in pages},
        {s: tuple([from_fields(Entry, f, id=i) for i, f in rows]) for s, rows in said.items()},
        {session: bit for bit, session in enumerate(visited)},
        {item: int(way, 16) for item, way in ways.items()},
        {item: tuple([_spoken(*row) for row in told]) for item, told in heard.items()},
        {item: tuple([(s, name) for s, name in rows]) for item, rows in offered.items()},
    )


def _spoken(stem: str, outcome: str, at: str, note: str) -> Spoken:
    return Spoken(stem, outcome, datetime.fromisoformat(at), note)


_BOOK = Gathered("book/1", Book(), _more, _spell, _build, _less)
