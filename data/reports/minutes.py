"""Everything that the minutes of one session are written from."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import datetime

from data.amended_facts import in_words
from data.asked import votes_in
from data.carryover import Item
from data.clock import clock_at
from data.help_words import offers_by_item
from data.models.clock_told import AgendaTold
from data.models.community import Community
from data.models.community_records import Plan
from data.models.ids import CommunityId, EntryId
from data.models.levels import PRIVATE
from data.models.records import Entry, Presence
from data.models.side_records import Adopted, Dots, Offer
from data.next_session import tell_next
from data.pulse import Pulse, pulse_of
from data.reports.between import NOTHING, Between
from data.reports.document import NAMELESS, document_of, published
from data.reports.shape import SessionDocument
from data.reports.source import Heard, SessionSource
from data.reports.words import told_date
from data.reshaped import titles_in, words_of
from data.revisiting import results_in_words
from data.zone import local

Numbered = tuple[Community, Plan, int]
"""A plan with its community and its version, which counts up with each change."""


@dataclass(frozen=True, slots=True)
class Minutes:
    """A session as published, and what only the minutes tell of it."""

    document: SessionDocument
    now: datetime
    """When they were written, in the session's zone."""
    voices: Mapping[str, str]
    """Who said an entry, as it may be told: a name, or `a scribe` where only the role may."""
    items: tuple[Item, ...]
    """What earlier sessions handed to this one and what it heard about that."""
    place: str
    """A room, an address or a link; empty where nobody said."""
    preparer: str
    """Full name of who prepared the topic; empty where nobody did."""
    next_session: str
    """When the next session is to be, in words; empty where nobody said."""
    pulse: Pulse
    paused_seconds: float
    votes: Mapping[EntryId, int]
    """What was given to each item in this session, of all terminals and hands together."""
    community: CommunityId
    """Name of the community's folder."""
    heard_at: Mapping[str, datetime]
    """When somebody last told what became of an entry."""
    agenda_changes: tuple[str, ...] = ()
    """What was changed of the agenda on the way and never taken back, in words, oldest first."""
    next_plan: Numbered | None = None
    """The plan of the next session, where that is still to come and its day is known."""
    private: int = 0
    """Entries that were left out because they are for nobody outside; never told, only shown."""
    kinds: tuple[str, ...] = ()
    """The Kind.ids that are told at all; empty means every kind."""
    came: str = ""
    """How many came, in words, where nobody may be told who."""
    told_to: str = ""
    """For whom this is and what is left out of it; empty where nothing is."""

    @property
    def amended(self) -> str:
        """Return `title and who was there, 24 November 2026`; empty where nothing was amended."""
        told = self.document.amended
        return f"{in_words(told.what)}, {told_date(told.on)}" if told else ""

    @property
    def reread(self) -> str:
        """Return what was reread and what that came to; empty where nothing was."""
        return results_in_words({each.what: each.result for each in self.document.reread})


def minutes_of(
    session: SessionSource,
    now: datetime,
    items: Iterable[Item] = (),
    later_followups: Heard | None = None,
    *,
    offers: Iterable[Offer] = (),
    dots: Iterable[Dots] = (),
    adopted: Iterable[Adopted] = (),
    agenda: Iterable[AgendaTold] = (),
    next_plan: Numbered | None = None,
    loop: Between = NOTHING,
) -> Minutes:
    """Return the minutes of a session, at any time during or after it.

    `offers` of help, `dots` and what was `adopted` are the session's own; `agenda` is how that was
    changed on the way, `loop` what it was handed and heard.
    """
    changes, entries = tuple(agenda), [e for e in session.entries.values() if not e.removed]
    people = {person.name: person for person in session.people.values() if not person.removed}
    into = {each.id: each.into for each in adopted if each.into and not each.removed}
    return Minutes(
        document=document_of(
            session, now, later_followups, offers_by_item(offers), into, agenda=changes, loop=loop
        ),
        now=local(now, session.head),
        voices={e.id: voice for e in published(entries) if (voice := _voice(e, people))},
        items=tuple(nameless(item) for item in items if published([item.entry])),
        place=session.head.place,
        preparer=session.head.preparer,
        next_session=tell_next(session.head),
        pulse=pulse_of(session.slips.values()),
        paused_seconds=clock_at(session.head, session.clock, now).paused_seconds,
        votes=votes_in(dots),
        heard_at=dict(_heard_at(later_followups or {})),
        agenda_changes=tuple(words_of(changes, titles_in(changes, session.head))),
        community=session.head.community,
        next_plan=next_plan,
        private=sum(entry.level == PRIVATE for entry in entries),
    )


def _heard_at(heard: Heard) -> Iterator[tuple[str, datetime]]:
    for identifier, followups in heard.items():
        if told := [followup.at for followup in followups if not followup.removed]:
            yield identifier, told[-1]


def _voice(entry: Entry, people: Mapping[str, Presence]) -> str | None:
    if entry.level == "anon" or entry.by is None:
        return None
    if entry.level != "role":
        return entry.by
    person = people.get(entry.by)
    role = person.roles[0] if person and person.roles else "participant"
    return f"an {role}" if role[0] in "aeiou" else f"a {role}"


def nameless(item: Item) -> Item:
    """Take the names off an item whose level keeps them back."""
    if item.entry.level not in NAMELESS:
        return item
    return replace(item, entry=replace(item.entry, by=None, owners=(), helpers=()), offers=())
