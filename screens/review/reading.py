"""What a session's page shows, in each of its views."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from functools import partial

from data.amended_facts import amended_facts
from data.clock import clock_at, spell_clock, tell_lengths
from data.errors import LctuiError
from data.looking_on import Amended, amended_words
from data.models.ids import EntryId
from data.models.records import Entry
from data.models.summary import Summary
from data.pulse import pulse_of
from data.reshaped import lasting_changes
from data.safe_text import one_line
from data.sections import Section, by_kind, by_person, by_phase
from data.store.open_session import OpenSession
from data.store.store import Store
from data.times import Times, hourless, times_of
from data.zone import local
from screens.review.page_rows import Page, Paragraph, paragraphs
from screens.review.times_lines import times_lines
from screens.widgets.span import Span

TIMES = "times"
"""The view that tells how time went, and no entries."""


@dataclass(frozen=True, slots=True)
class Reading:
    """An open session as somebody reads it."""

    session: OpenSession
    view: str
    """phases, kinds, people or times."""
    entries: Sequence[Entry]
    """Those that are wanted."""
    remarks: Mapping[EntryId, Sequence[str]]
    """What stands below them."""
    before: Sequence[Summary] = ()
    """The sessions that came before it, as far as they tell what is usual."""
    narrowed: bool = False
    """Not all are wanted: a heading with nothing below it is left out."""

    def page(self, store: Store, now: datetime) -> Page:
        """Return its page."""
        session = self.session
        told = (*_preface(session, now), *_voices(store, session, self.view))
        told = (*told, *_aside(session, changes=self.view != TIMES))
        if self.narrowed and self.view != TIMES:
            count = f"{len(self.entries):,} of {len(session.entries):,} entries"
            told = (*told, (count, "who"))
        if self.view == TIMES:
            return Page(partial(_on_time, told, self._times(now)))
        here = partial(local, head=session.head)
        sections = self._sections(now)
        timed = not hourless(session.head)
        return Page(partial(paragraphs, told), sections, here, timed, self.remarks)

    def _times(self, now: datetime) -> Times:
        session = self.session
        clock = clock_at(session.head, session.clock, now)
        changes = lasting_changes(session)
        return times_of(session.head, clock, session.clock, changes, self.before)

    def _sections(self, now: datetime) -> tuple[Section, ...]:
        gather: dict[str, Callable[[Iterable[Entry]], tuple[Section, ...]]] = {
            "kinds": by_kind,
            "people": by_person,
        }
        session = self.session
        usual = partial(by_phase, clock_at(session.head, session.clock, now))
        sections = gather.get(self.view, usual)(self.entries)
        return tuple(s for s in sections if s.entries or not self.narrowed)


def _on_time(told: Sequence[Paragraph], times: Times, width: int) -> Iterator[list[Span]]:
    yield from paragraphs(told, width)
    yield from times_lines(times, width)


def _preface(session: OpenSession, now: datetime) -> Iterator[Paragraph]:
    head = session.head
    clock = clock_at(head, session.clock, now)
    present = [person.name for person in session.people.values() if person.present]
    began = local(clock.started, head) if clock.started else None
    length = head.planned_seconds or sum(phase.seconds for phase in head.phases)
    taken = sum(phase.taken for phase in clock.phases)
    yield f"{head.community_name} · session {head.number}", "title"
    if hourless(head):
        day = f"{local(head.planned_start, head):%A %d %B %Y}, " if head.planned_start else ""
        yield f"{day}from past minutes", "dim"
    else:
        yield f"{began:%A %d %B %Y, %H:%M}" if began else "not begun", "dim"
    if length or taken:
        yield tell_lengths(length, taken), "dim"
    yield ", ".join(present) or "Nobody was on the roll.", "dim"
    if amended := amended_facts(session):
        last = Amended(1, amended.last.at, amended.last.by)
        yield f"{amended.what} {amended_words(last, partial(local, head=head), often=False)}", "dim"


def _aside(session: OpenSession, *, changes: bool) -> Iterator[Paragraph]:
    if changes:
        yield from ((f"on the way: {words}", "dim") for words in lasting_changes(session))
        told = pulse_of(session.slips.values()).changes
        yield from ((f"exit slip: {one_line(words)}", "dim") for words in told)
    yield from ((sentence, "warning") for sentence in session.damage)


def _voices(store: Store, session: OpenSession, view: str) -> Iterator[Paragraph]:
    """Yield how voices were spread, where the community keeps that for all members to see."""
    if view != "people" or not session.voices:
        return
    with suppress(LctuiError):
        if store.community(session.ref.community).voices == "members":
            told = (
                f"{person.name} {spell_clock(session.voices[person.id].seconds)}"
                for person in session.people.values()
                if person.id in session.voices
            )
            yield f"spoke: {', '.join(told)}", "dim"
