"""Two sessions side by side: what they were, who came, how time went, what one owes the other.

What is private is told nowhere here, as what is compared may be copied.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from statistics import fmean
from typing import NamedTuple, Protocol

from data.carryover import outcome_title
from data.clock import ClockState, clock_at, tell_length, tell_lengths
from data.models.ids import EntryId
from data.models.kinds import KIND_BY_ID, KINDS
from data.models.levels import PRIVATE
from data.models.records import (
    Carried,
    Entry,
    FollowUp,
)
from data.reports.source import SessionSource
from data.times import hourless
from data.zone import local

NOTHING = "–"
"""Stands where one of the two has nothing to tell."""
NOT_NOTED = "no times noted"


class Compared(SessionSource, Protocol):
    """What is asked of a session; one opened from the store has it."""

    @property
    def carried(self) -> Mapping[EntryId, Carried]:
        """What was handed to it."""

    @property
    def followups(self) -> Mapping[EntryId, FollowUp]:
        """What was heard in it."""


class Pair(NamedTuple):
    """Something told of both."""

    label: str
    first: str
    second: str


class Shared(NamedTuple):
    """Names that stand in both, or in one alone, each by name."""

    both: tuple[str, ...]
    first: tuple[str, ...]
    second: tuple[str, ...]


class Promise(NamedTuple):
    """Something that the first session owed, and what the second heard of it."""

    kind: str
    """A Kind.id."""
    text: str
    who: str
    became: str
    """In words; empty where it was handed on and nobody spoke of it."""


@dataclass(frozen=True, slots=True)
class Comparison:
    """The earlier session first, whichever was asked for first."""

    titles: tuple[str, str]
    facts: tuple[Pair, ...]
    phases: tuple[Pair, ...]
    """What each phase was given and what it took, by title."""
    kinds: tuple[Pair, ...]
    """Entries by kind, the number of both."""
    people: Shared
    tags: Shared
    decisions: tuple[tuple[str, ...], tuple[str, ...]]
    promises: tuple[Promise, ...]
    """What was promised in the first and handed to the second, or heard there."""


def compare(one: Compared, other: Compared, now: datetime) -> Comparison:
    """Lay two sessions side by side."""
    first, second = sorted((one, other), key=lambda s: _began(s, now))
    said = _told(first), _told(second)
    return Comparison(
        (first.head.title, second.head.title),
        tuple(_pairs(_facts(first, said[0], now), _facts(second, said[1], now))),
        tuple(p for p in _pairs(_times(first, now), _times(second, now)) if _noted(p)),
        tuple(_pairs(_counts(said[0]), _counts(said[1]), none="0")),
        _shared(_names(first), _names(second)),
        _shared(_tags(said[0]), _tags(said[1])),
        (_decided(said[0]), _decided(said[1])),
        tuple(_promises(said[0], second)),
    )


def _began(session: Compared, now: datetime) -> tuple[datetime, str]:
    clock = clock_at(session.head, session.clock, now)
    return clock.started or session.head.planned_start or now, session.head.id


def _told(session: Compared) -> list[Entry]:
    """Return what may be told of a session."""
    return [e for e in session.entries.values() if e.level != PRIVATE and not e.removed]


def _pairs(
    first: Mapping[str, str], second: Mapping[str, str], none: str = NOTHING
) -> Iterator[Pair]:
    for label in dict.fromkeys((*first, *second)):
        yield Pair(label, first.get(label, none), second.get(label, none))


def _facts(session: Compared, said: Collection[Entry], now: datetime) -> dict[str, str]:
    head, clock = session.head, clock_at(session.head, session.clock, now)
    began = clock.started or head.planned_start
    here = local(began, head) if began else None
    day = "%b %Y" if hourless(head) else "%b %Y, %H:%M"
    planned = head.planned_seconds or sum(phase.seconds for phase in head.phases)
    worth = [s.worth for s in session.slips.values() if s.worth is not None and not s.removed]
    mean = f"{fmean(worth):.1f} of 5, n = {len(worth)}" if worth else ""
    told = {
        "Community": head.community_name,
        "Session": str(head.number),
        "Date": f"{here:%a} {here.day} {here:{day}}" if here else "",
        "Format": head.format,
        "Planned": tell_length(planned) if planned else "",
        "Took": tell_length(_taken(clock)) if clock.started else "",
        "Paused": tell_length(clock.paused_seconds) if clock.paused_seconds >= 1 else "",
        "Came": str(len(names)) if (names := _names(session)) else "",
        "Entries": f"{len(said):,}{_kept_back(session)}",
        "Worth my time": mean,
    }
    return {label: words for label, words in told.items() if words}


def _kept_back(session: Compared) -> str:
    """Return how many entries are told nowhere here, so that nobody misses them in the count."""
    private = sum(e.level == PRIVATE and not e.removed for e in session.entries.values())
    return f", and {private:,} private" if private else ""


def _taken(clock: ClockState) -> float:
    return sum(phase.taken for phase in clock.phases)


def _times(session: Compared, now: datetime) -> dict[str, str]:
    """Return what each phase was given and took; two of one title are one."""
    found: dict[str, tuple[float, float]] = {}
    for phase in clock_at(session.head, session.clock, now).phases:
        planned, taken = found.get(phase.phase.title, (0, 0.0))
        found[phase.phase.title] = planned + phase.phase.seconds, taken + phase.taken
    return {title: _lengths(*lengths) for title, lengths in found.items()}


def _noted(pair: Pair) -> bool:
    return not {pair.first, pair.second} <= {NOT_NOTED, NOTHING}


def _lengths(planned: float, taken: float) -> str:
    return tell_lengths(planned, taken or None) if planned or taken else NOT_NOTED


def _counts(said: Iterable[Entry]) -> dict[str, str]:
    counts = Counter(entry.kind for entry in said)
    known = {kind.plural: str(counts[kind.id]) for kind in KINDS if counts[kind.id]}
    return known | {k: str(n) for k, n in counts.items() if k not in KIND_BY_ID}


def _names(session: Compared) -> set[str]:
    return {p.name for p in session.people.values() if p.present and not p.removed}


def _tags(said: Iterable[Entry]) -> set[str]:
    return {f"#{tag}" for entry in said for tag in entry.tags}


def _shared(first: set[str], second: set[str]) -> Shared:
    parts = (first & second, first - second, second - first)
    return Shared(*(tuple(sorted(part, key=str.casefold)) for part in parts))


def _decided(said: Iterable[Entry]) -> tuple[str, ...]:
    return tuple(entry.text for entry in said if entry.kind == "decision")


def _promises(said: Iterable[Entry], later: Compared) -> Iterator[Promise]:
    for entry in said:
        heard = later.followups.get(entry.id)
        if (heard is None or heard.removed) and entry.id not in later.carried:
            continue
        became = ""
        if heard and not heard.removed:
            note = f": {heard.note}" if heard.note else ""
            became = f"{outcome_title(entry.kind, heard.outcome)}{note}"
        people = entry.owners or ((entry.by,) if entry.by else ())
        who = ", ".join(people) if entry.level == "named" else ""
        yield Promise(entry.kind, entry.text, who, became)
