"""What insights are made of: the sessions of a community and its measures, as values."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime
from functools import cached_property
from itertools import pairwise
from statistics import median

from data.figures import last_words
from data.insights.span import ALL, Span
from data.measuring import Course
from data.models.ids import EntryId
from data.models.summary import Attendee, Heard, Owed, Summary
from data.tallying import Tally, known_as
from data.zone import zone_named

LONG_PAUSE = 60
"""No fewer days between two sessions is called a pause."""


@dataclass(frozen=True)
class Meeting:
    """One session, without what was kept private."""

    summary: Summary
    """As `data.store.digests.counted` tells it."""
    tally: Tally

    @cached_property
    def on(self) -> date | None:
        """The day on which it began."""
        begun = self.summary.started or self.summary.planned_start
        return begun and begun.astimezone(zone_named(self.summary.zone)).date()

    @property
    def over(self) -> bool:
        """It was held, and is over."""
        return self.summary.held and not self.summary.live

    @cached_property
    def _present(self) -> tuple[Attendee, ...]:
        return self.summary.present

    @cached_property
    def came(self) -> frozenset[str]:
        """Those who were there, as `known_as` has them; nobody where no roll was taken."""
        return frozenset(known_as(p.id, p.name, p.guest) for p in self._present)

    @cached_property
    def guests(self) -> int:
        """How many of them are no members."""
        return sum(person.guest for person in self._present)

    @property
    def there(self) -> int | None:
        """How many were there, guests with them; None where no roll was taken."""
        return len(self._present) or None

    @property
    def asked_for(self) -> bool:
        """The group had asked for its topic: so says its plan, or what was taken up in it."""
        taken_up = (heard.outcome == "taken-up" for heard in self.summary.heard)
        return self.summary.topic_item is not None or any(taken_up)

    def kinds(self, *kinds: str) -> int:
        """Return how many entries of these kinds were kept."""
        return sum(self.summary.counts.get(kind, 0) for kind in kinds)


@dataclass(frozen=True)
class Material:
    """A community as its insights see it."""

    community: str
    """Its name."""
    today: date
    every: tuple[Meeting, ...]
    """All sessions, the oldest first; also one that goes on, for what was told in it."""
    members: int
    """Who belongs to it today."""
    courses: tuple[tuple[str, Course], ...]
    """Each measure with the title of its goal."""
    unread: int = 0
    """Sessions that cannot be read."""
    span: Span = ALL
    """Of which time they tell."""

    def of(self, span: Span) -> Material:
        """Return the same, told of that time alone."""
        return replace(self, span=span)

    @cached_property
    def meetings(self) -> tuple[tuple[date, Meeting], ...]:
        """The sessions of that time that are over, each with its day, the oldest first."""
        dated = ((m.on, m) for m in self.every if m.over)
        found = [(on, m) for on, m in dated if on is not None and on in self.span]
        return tuple(sorted(found, key=lambda pair: (pair[0], pair[1].summary.stem)))

    @cached_property
    def undated(self) -> int:
        """Sessions that stand on no day, as nobody knows when they were."""
        return sum(m.over and m.on is None for m in self.every)

    @property
    def last(self) -> Meeting | None:
        """The last session of that time."""
        return self.meetings[-1][1] if self.meetings else None

    @property
    def summaries(self) -> list[Summary]:
        """The summaries of all sessions."""
        return [meeting.summary for meeting in self.every]

    @cached_property
    def heard(self) -> tuple[Mapping[EntryId, Heard], Mapping[EntryId, datetime]]:
        """What was said of each item in the end, and when it was settled."""
        return last_words(self.summaries)

    def owed(self, kind: str) -> Iterator[tuple[date, Owed]]:
        """Yield what of that kind was said in that time, with the day, each once."""
        seen: set[EntryId] = set()
        for meeting in self.every:
            zone = zone_named(meeting.summary.zone)
            for each in meeting.summary.owed:
                if each.kind == kind and each.id not in seen:
                    seen.add(each.id)
                    on = meeting.on or each.at.astimezone(zone).date()
                    if on in self.span:
                        yield on, each

    @cached_property
    def pauses(self) -> tuple[tuple[date, date], ...]:
        """The long pauses: the day before and the day after each.

        Such a one is more than twice as long as usual, and two months at least.
        """
        days = sorted({on for on, _ in self.meetings})
        gaps = [(after - before).days for before, after in pairwise(days)]
        long = max(2 * median(gaps), LONG_PAUSE) if gaps else LONG_PAUSE
        return tuple(pair for pair, gap in zip(pairwise(days), gaps, strict=True) if gap > long)
