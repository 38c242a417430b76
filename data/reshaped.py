"""How the agenda of a session came to differ from its plan: told, and held against nobody."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import datetime
from itertools import pairwise
from typing import TYPE_CHECKING, Any

from data.clock import clock_at, spell_clock
from data.models.clock_told import INSERTED, SKIPPED, STRETCHED, SWAPPED, AgendaTold
from data.models.ids import PhaseId
from data.models.records import ClockEvent, SessionHead

if TYPE_CHECKING:
    from data.store.open_session import OpenSession
    from data.store.records_view import Version

Phases = Sequence[Mapping[str, Any]]
"""The phases of one version, as it spells them."""
Titles = Mapping[PhaseId, str]


def agenda_changes(session: OpenSession) -> Iterator[tuple[Version, str]]:
    """Yield each change of the agenda since the session began, oldest first, told in words."""
    told = (*_reshaped(session), *_given_time(session))
    yield from sorted(told, key=lambda change: change[0].stamp)


def _given_time(session: OpenSession) -> Iterator[tuple[Version, str]]:
    """Yield each length that phases were given by the clock, as none is changed once it runs."""
    events = session.clock
    for place, event in enumerate(events):
        if event.kind not in ("extend", "fit"):
            continue
        old, new = (
            clock_at(session.head, events[:end], event.at).phases for end in (place, place + 1)
        )
        told = [
            f"{after.phase.title} now {spell_clock(after.planned)}"
            for before, after in zip(old, new, strict=True)
            if before.planned != after.planned
        ]
        versions = session.versions(event.id, ClockEvent.TABLE)
        if told and versions:
            yield versions[0], "; ".join(told)


def _reshaped(session: OpenSession) -> Iterator[tuple[Version, str]]:
    before: Phases | None = None
    for version in session.versions(session.head.id, SessionHead.TABLE):
        phases = phases_in(version.fields)
        if phases is None:
            continue
        if before is not None and (told := tuple(_between(before, phases, version.at))):
            yield version, "; ".join(words_of(told, _titles(phases)))
        before = phases


def lasting(session: OpenSession) -> Iterator[AgendaTold]:
    """Yield what was changed of the agenda and never taken back, oldest first."""
    for changes, _ in _lasting(session):
        yield from changes


def lasting_changes(session: OpenSession) -> Iterator[str]:
    """Yield it in words, those of one moment together."""
    for changes, titles in _lasting(session):
        yield "; ".join(words_of(changes, titles))


def _lasting(session: OpenSession) -> Iterator[tuple[Sequence[AgendaTold], Titles]]:
    """Yield the changes of each moment, with the titles that the phases had."""
    head = session.head
    if head.clock_told and head.clock_told.agenda:
        yield head.clock_told.agenda, titles_in(head.clock_told.agenda, head)
    states: list[tuple[datetime | None, Phases]] = []
    for version in session.versions(head.id, SessionHead.TABLE):
        phases = phases_in(version.fields)
        known = [state for _, state in states]
        if phases in known:
            del states[known.index(phases) + 1 :]
        elif phases is not None:
            states.append((version.at, phases))
    for (_, before), (at, after) in pairwise(states):
        if changes := tuple(_between(before, after, at)):
            yield changes, _titles(after)


def titles_in(changes: Iterable[AgendaTold], head: SessionHead) -> Titles:
    """Return the titles of all phases that a session has, or had for a while."""
    gone = {each.phase: each.title for each in changes if each.phase}
    return gone | {phase.id: phase.title for phase in head.phases}


def words_of(changes: Iterable[AgendaTold], titles: Titles) -> Iterator[str]:
    """Yield `Coffee (15:00) put in`, `Talk now 50:00`, `order: Talk, Coffee`."""
    for each in changes:
        spelled = f"{each.title} ({spell_clock(each.seconds)})"
        match each.change:
            case "inserted":
                yield f"{spelled} put in"
            case "skipped":
                yield f"{spelled} taken out"
            case "stretched":
                yield f"{each.title} now {spell_clock(each.seconds)}"
            case "swapped":
                yield "order: " + ", ".join(titles.get(phase, phase) for phase in each.order)


def _titles(phases: Phases) -> Titles:
    return {phase["id"]: str(phase["title"]) for phase in phases}


def _between(before: Phases, after: Phases, at: datetime | None) -> Iterator[AgendaTold]:
    """Yield what became of phases between two moments."""
    old, new = ({phase["id"]: phase for phase in phases} for phases in (before, after))
    for change, phases, there in ((INSERTED, new, old), (SKIPPED, old, new)):
        for name, phase in phases.items():
            if name not in there:
                yield AgendaTold(change, at, name, str(phase["title"]), _length(phase))
    for name in new:
        was, now = _length(old.get(name, new[name])), _length(new[name])
        if was != now:
            yield AgendaTold(STRETCHED, at, name, str(new[name]["title"]), now, was)
    kept = [name for name in new if name in old]
    if kept != [name for name in old if name in new]:
        yield AgendaTold(SWAPPED, at, order=tuple(new))


def _length(phase: Mapping[str, Any]) -> int:
    return int(phase["seconds"])


def phases_in(fields: Mapping[str, Any]) -> Phases | None:
    """Return the phases that a version set, where they can be understood."""
    phases = fields.get("phases")
    if not isinstance(phases, (list, tuple)):
        return None
    fit = [p for p in phases if isinstance(p, Mapping) and {"id", "title"} <= p.keys()]
    return [p for p in fit if isinstance(p.get("seconds"), int)]
