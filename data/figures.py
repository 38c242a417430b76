"""A community in figures, out of the summaries of its sessions: about the group, never ranking.

Each mean stands with its number of cases, as nobody can weigh it otherwise.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from itertools import pairwise
from statistics import fmean, median

from data.carryover import CLOSING, TRIED
from data.models.ids import EntryId
from data.models.summary import Heard, Owed, Summary
from data.zone import zone_named

_SECONDS = 86_400
_LONGER = 2.0
"""A pause of so many times the usual one breaks a row of sessions."""


@dataclass(frozen=True, slots=True)
class Figures:
    """What the sessions of a community add up to."""

    sessions: int
    """Held and over."""
    last: date | None
    """When the last of them began, where it was held."""
    in_a_row: int
    """Up to the last one, without a pause of more than twice the usual."""
    attendance: float | None
    """Mean number of people there."""
    attendance_of: int
    """Sessions in which a roll was taken, which that is the mean of."""
    people: int
    """Different members who were there at any time."""
    commitments: Mapping[str, int]
    """By what became of them: an outcome, or `unheard` where nobody told yet."""
    last_tried: date | None
    """When somebody last told how it went."""
    days_to_outcome: float | None
    """Median of the days from a commitment to the word that settled it."""
    days_of: int
    """The commitments which that is the median of."""
    actions: Mapping[str, int]
    """By status: open, done, dropped."""
    help_asked: int
    help_offered: int
    """Calls for help that somebody offered to help with."""
    help_answered: int
    requests: int
    topics: int
    """Requests that became the topic of a session."""
    entries: int
    """Everything captured."""

    @property
    def made(self) -> int:
        """Commitments made."""
        return sum(self.commitments.values())

    @property
    def tried(self) -> int:
        """Commitments that somebody tried, however it went."""
        return sum(self.commitments.get(outcome, 0) for outcome in TRIED)

    @property
    def told(self) -> int:
        """Commitments of which anything was told since."""
        return self.made - self.commitments.get("unheard", 0)


def figures(summaries: Iterable[Summary]) -> Figures:
    """Add up the summaries of a community's sessions, in whatever order they come."""
    known = sorted(summaries, key=lambda s: (s.stem, s.id))
    over = [s for s in known if s.held and not s.live]
    came = [present for s in over if (present := s.present)]
    crowds = [len(present) for present in came]
    last, settled = last_words(known)
    owed = {each.id: each for s in known for each in s.owed}.values()
    commitments, actions, asked, requests = (
        [each for each in owed if each.kind == kind]
        for kind in ("commitment", "action", "help", "request")
    )
    waits = [_days(each, settled[each.id]) for each in commitments if each.id in settled]
    offered = {item for s in known for item, _ in s.offered}
    topics = {s.topic_item for s in known}
    return Figures(
        sessions=len(over),
        last=_day(over[-1]) if over else None,
        in_a_row=_in_a_row(over),
        attendance=fmean(crowds) if crowds else None,
        attendance_of=len(crowds),
        people=len({p.id for present in came for p in present if not p.guest}),
        commitments=dict(Counter(_outcome(each, last) for each in commitments)),
        last_tried=_last_tried(known, {each.id for each in commitments}),
        days_to_outcome=median(waits) if waits else None,
        days_of=len(waits),
        actions=dict(Counter(_status(each, last) for each in actions)),
        help_asked=len(asked),
        help_offered=sum(each.id in offered for each in asked),
        help_answered=sum(_outcome(each, last) == "answered" for each in asked),
        requests=len(requests),
        topics=sum(e.id in topics or _outcome(e, last) == "taken-up" for e in requests),
        entries=sum(n for s in known for n in s.counts.values()),
    )


def last_words(
    known: Iterable[Summary],
) -> tuple[dict[EntryId, Heard], dict[EntryId, datetime]]:
    """Return what was said of each item in the end, and when it was settled.

    A word that settles it counts before one that came later and does not.
    """
    last: dict[EntryId, Heard] = {}
    settled: dict[EntryId, datetime] = {}
    for heard in sorted((h for s in known for h in s.heard), key=lambda h: h.at):
        closes = heard.outcome in CLOSING
        if closes or heard.id not in settled:
            last[heard.id] = heard
        if closes:
            settled.setdefault(heard.id, heard.at)
    return last, settled


def _outcome(owed: Owed, last: Mapping[EntryId, Heard]) -> str:
    return last[owed.id].outcome if owed.id in last else "unheard"


def _status(owed: Owed, last: Mapping[EntryId, Heard]) -> str:
    """Return an action's status; what was heard of it settles it as well as its own word does."""
    if owed.status in ("done", "dropped"):
        return owed.status
    heard = last[owed.id].outcome if owed.id in last else ""
    return heard if heard in ("done", "dropped") else "open"


def _days(owed: Owed, settled: datetime) -> float:
    return max(0.0, (settled - owed.at).total_seconds() / _SECONDS)


def _begun(summary: Summary) -> datetime | None:
    return summary.started or summary.planned_start


def _day(summary: Summary) -> date | None:
    begun = _begun(summary)
    return begun and begun.astimezone(zone_named(summary.zone)).date()


def _last_tried(known: Iterable[Summary], commitments: set[EntryId]) -> date | None:
    told = [
        h.at.astimezone(zone_named(s.zone)).date()
        for s in known
        for h in s.heard
        if h.outcome in TRIED and h.id in commitments
    ]
    return max(told, default=None)


def _in_a_row(over: Sequence[Summary]) -> int:
    """Count back from the last session to the last long pause; all where there was none."""
    begun = sorted(filter(None, map(_begun, over)))
    pauses = [b - a for a, b in pairwise(begun)]
    usual = median(p.total_seconds() for p in pauses) if pauses else 0.0
    row = len(begun)
    for place, pause in enumerate(pauses, 1):
        if pause.total_seconds() > _LONGER * usual:
            row = len(begun) - place
    return row
