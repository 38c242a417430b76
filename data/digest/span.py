"""What the sessions of a span hold: read once, each of them, and the outcomes told since."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from typing import TYPE_CHECKING

from data.carryover import Item
from data.errors import NotFound, StoreFailed
from data.items import words_of
from data.measuring import Course, courses_of
from data.models.community import Community
from data.models.community_records import Goal, Measure, Reading
from data.models.ids import CommunityId, EntryId, EventId, SessionId
from data.models.records import FollowUp
from data.models.side_records import Offer
from data.reports.minutes import Minutes, minutes_of
from data.reports.shape import EntryDocument, SessionDocument

if TYPE_CHECKING:
    from data.models.summary import Summary
    from data.progress import Progress
    from data.store.refs import SessionRef
    from data.store.store import Store

Heard = Mapping[EntryId, Sequence[FollowUp]]


@dataclass(frozen=True, slots=True)
class Span:
    """A span of a community's life, as far as reports are written from it."""

    community: Community
    since: date | None
    """The first day; None is the beginning."""
    until: date | None
    """The last day; None is today."""
    minutes: tuple[Minutes, ...] = ()
    """Of each session, the oldest first."""
    notes: Mapping[str, str] = field(default_factory=dict)
    """What surprised, by the entry that it was told of, last."""
    crowds: tuple[int, ...] = ()
    """How many came to each session of which that is known."""
    people: int = 0
    """How many different people came."""
    goals: tuple[tuple[Goal, tuple[Course, ...]], ...] = ()
    """With their measures, read up to the last day."""
    unread: int = 0
    """Sessions that cannot be read and are left out."""

    @property
    def held(self) -> tuple[Minutes, ...]:
        """Those that are over: what still runs tells what was said, but counts as held later."""
        return tuple(each for each in self.minutes if each.document.status != "live")

    @property
    def running(self) -> str:
        """Words for what still runs, to stand behind a count; empty where nothing does."""
        count = len(self.minutes) - len(self.held)
        if not count:
            return ""
        return "; one still runs" if count == 1 else f"; {count} still run"


def span_of(
    store: Store,
    community: CommunityId,
    now: datetime,
    since: date | None = None,
    until: date | None = None,
    *,
    stems: Iterable[str] | None = None,
    progress: Progress | None = None,
) -> Span:
    """Read a span; of its sessions only those called `stems`, where that is given.

    NotFound, DamagedFile, StoreFailed where the community cannot be read.
    """
    from data.store.index import summaries

    opened = store.open_community(community)
    known = summaries(store, community, now=now)[::-1]
    heard = _heard(store, community, known)
    chosen = [s for s in known if s.held and _within(day_of(s.stem), since, until)]
    if stems is not None:
        wanted = frozenset(stems)
        chosen = [summary for summary in chosen if summary.stem in wanted]
    reader = _Reader(store, now, chosen, heard=heard)
    reader.look(community, known)
    minutes = tuple(reader.read(progress))
    readings = [r for r in opened.table(Reading).values() if until is None or r.on <= until]
    courses = courses_of(opened.table(Measure).values(), readings).values()
    over = [s for s in chosen if not s.live]
    return Span(
        opened.community,
        since,
        until,
        minutes,
        {item: note for item, told in heard.items() if (note := _last_note(told))},
        tuple(len(s.present) for s in over if s.present),
        len({person.name for s in over for person in s.present}),
        tuple(_goals(opened.table(Goal).values(), courses)),
        len(chosen) - len(minutes),
    )


def narrowed(span: Span, entries: Collection[str]) -> Span:
    """Return the span with these entries alone, and what stands under them."""
    minutes = (replace(each, document=_narrowed(each.document, entries)) for each in span.minutes)
    return replace(span, minutes=tuple(each for each in minutes if each.document.entries))


def _narrowed(document: SessionDocument, entries: Collection[str]) -> SessionDocument:
    kept: list[EntryDocument] = []
    under = -1
    for entry in document.entries:
        if entry.id in entries:
            under = entry.depth
            kept.append(entry)
        elif 0 <= under < entry.depth:
            kept.append(entry)
        else:
            under = -1
    return document.model_copy(update={"entries": kept})


def day_of(stem: str) -> date:
    """Return the local day on which a session began, as its file's name tells it."""
    try:
        return date.fromisoformat(stem[:10])
    except ValueError:
        return date.min


def _within(day: date, since: date | None, until: date | None) -> bool:
    return (since is None or day >= since) and (until is None or day <= until)


def _goals(
    goals: Iterable[Goal], courses: Iterable[Course]
) -> Iterator[tuple[Goal, tuple[Course, ...]]]:
    known = tuple(courses)
    for goal in goals:
        yield goal, tuple(course for course in known if course.measure.goal == goal.id)


def _heard(
    store: Store, community: CommunityId, known: Iterable[Summary]
) -> dict[EntryId, list[FollowUp]]:
    """Return what any session heard of any entry, the earliest first."""
    from data.store.index import NOTES, derived

    notes = {each.session: each.notes for each in derived(store, community, NOTES)}
    heard: dict[EntryId, list[FollowUp]] = {}
    for summary in known:
        words = notes.get(summary.id, {})
        for one in summary.heard:
            told = FollowUp(one.id, one.outcome, one.at, words.get(one.id, ""))
            heard.setdefault(one.id, []).append(told)
    return heard


def _last_note(told: Iterable[FollowUp]) -> str:
    return next((followup.note for followup in reversed(tuple(told)) if followup.note), "")


class _Reader:
    """Opens one session after the other; none is opened twice."""

    def __init__(
        self, store: Store, now: datetime, chosen: Sequence[Summary], *, heard: Heard
    ) -> None:
        self._store, self._now, self._heard, self._chosen = store, now, heard, chosen
        self._refs: dict[str, SessionRef] = {}
        self._offers: dict[EntryId, list[Offer]] = {}
        self._items: dict[SessionId, list[Item]] = {}

    def look(self, community: CommunityId, known: Iterable[Summary]) -> None:
        """See where the sessions are, and what all of them offered and carried."""
        self._refs = {ref.path.name: ref for ref in self._store.sessions(community)}
        for summary in known:
            for item, name in summary.offered:
                offer = Offer(EventId(""), item, name, self._now)
                self._offers.setdefault(item, []).append(offer)
        self._items = self._from_before(community)

    def _from_before(self, community: CommunityId) -> dict[SessionId, list[Item]]:
        """Return what these sessions heard of entries that were said before the span."""
        own = {owed.id for summary in self._chosen for owed in summary.owed}
        origins = {c.id: c.origin for s in self._chosen for c in s.carried if c.id not in own}
        heard = {one.id for s in self._chosen for one in s.heard if one.id in origins}
        wanted: dict[SessionId, set[EntryId]] = {}
        for identifier in heard:
            wanted.setdefault(origins[identifier], set()).add(identifier)
        words = words_of(self._store, community, wanted)
        found: dict[SessionId, list[Item]] = {}
        for summary in self._chosen:
            for one in summary.heard:
                if entry := words.get(one.id):
                    told = next(h for h in reversed(self._heard[one.id]) if h.at == one.at)
                    item = Item(entry, origins[one.id], entry.at, (), told)
                    found.setdefault(summary.id, []).append(item)
        return found

    def read(self, progress: Progress | None) -> Iterator[Minutes]:
        """Yield the minutes of each that can be read."""
        for done, summary in enumerate(self._chosen):
            if progress:
                progress(done, len(self._chosen))
            with suppress(StoreFailed, NotFound, KeyError):
                yield self._minutes(summary)

    def _minutes(self, summary: Summary) -> Minutes:
        session = self._store.open(self._refs[summary.stem])
        try:
            said = session.entries.keys()
            return minutes_of(
                session,
                self._now,
                self._items.get(summary.id, ()),
                {item: told for item, told in self._heard.items() if item in said},
                offers=[offer for item in said for offer in self._offers.get(item, ())],
                dots=session.dots.values(),
                adopted=session.adopted.values(),
            )
        finally:
            session.close()
