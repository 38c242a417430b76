"""The agenda of a session that is under way: changed, and kept as it came out.

What has begun stays in its place, and the planned end stays where it was announced.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import datetime
from math import ceil
from typing import TYPE_CHECKING, Any

from data.agenda import LONGEST, SHORTEST, check_length, insert, skip, stretch, swap
from data.clock import ClockState, clock_at, spell_clock
from data.errors import LctuiError
from data.meeting import clock_of, press
from data.models.ids import PhaseId
from data.models.records import ClockEvent, Phase, SessionHead
from data.reshaped import phases_in

if TYPE_CHECKING:
    from data.store.open_session import OpenSession

Change = Callable[[Sequence[Phase], int], tuple[Phase, ...]]
"""Takes the phases and how many of them have begun, and returns them changed."""


def begun(clock: ClockState) -> int:
    """Return how many phases, from the first on, have begun, also those we went back from."""
    places = [place for place, phase in enumerate(clock.phases, 1) if phase.started is not None]
    return max(places, default=0)


def insert_phase(
    session: OpenSession, at: int, title: str, seconds: int, now: datetime, **fields: Any
) -> PhaseId:
    """Put a phase in at that place, or right after those that have begun; return its id.

    `fields` as for data.agenda.insert. LctuiError as data.agenda says.
    """
    used = _ids_used(session)

    def put_in(phases: Sequence[Phase], begun: int) -> tuple[Phase, ...]:
        return insert(phases, max(at, begun), title, seconds, begun=begun, used=used, **fields)

    known = {phase.id for phase in session.head.phases}
    change_agenda(session, put_in, now)
    return next(phase.id for phase in session.head.phases if phase.id not in known)


def skip_phase(session: OpenSession, phase: PhaseId, now: datetime) -> None:
    """Take a phase out that has not begun. LctuiError as data.agenda says."""
    said = {entry.phase for entry in session.entries.values() if entry.phase}
    change_agenda(session, lambda ps, n: skip(ps, _place(ps, phase), begun=n, said=said), now)


def move_phase(session: OpenSession, phase: PhaseId, by: int, now: datetime) -> None:
    """Swap a phase with its neighbour before (-1) or after (1). LctuiError as data.agenda says."""

    def move(phases: Sequence[Phase], begun: int) -> tuple[Phase, ...]:
        place = _place(phases, phase)
        return swap(phases, place, place + by, begun=begun)

    change_agenda(session, move, now)


def record_phase(session: OpenSession, phase: PhaseId, into: str, now: datetime) -> None:
    """Offer what a phase decides for adoption into that, or into nothing where it is empty.

    A phase that has begun may still be said to; LctuiError as data.agenda says.
    """

    def offer(phases: Sequence[Phase], begun: int) -> tuple[Phase, ...]:
        place = _place(phases, phase)
        told = replace(phases[place], records=into or None)
        return (*phases[:place], told, *phases[place + 1 :])

    change_agenda(session, offer, now)


def stretch_phase(session: OpenSession, phase: PhaseId, seconds: int, now: datetime) -> None:
    """Give a phase this length in all, by the clock once that has begun. LctuiError."""
    clock = clock_of(session, now)
    if clock.status == "idle":
        change_agenda(session, lambda ps, n: stretch(ps, _place(ps, phase), seconds, begun=n), now)
        return
    here = clock.phases[_place(session.head.phases, phase)]
    if here.status == "done" or clock.status == "ended":
        raise LctuiError(f"“{here.phase.title}” is over.", "Its time stays as it was.")
    check_length(seconds)
    taken = ceil(here.taken)
    if seconds < taken:
        raise LctuiError(f"“{here.phase.title}” has taken {spell_clock(taken)} already.")
    press(session, "extend", now, phase=phase, seconds=seconds - max(taken, here.planned))


def change_agenda(session: OpenSession, change: Change, now: datetime) -> None:
    """Give a session the phases that `change` makes of those it has, as one action. LctuiError.

    The planned end does not move, where one is known already.
    """
    session.refresh()
    clock, head = clock_of(session, now), session.head
    if clock.status == "ended":
        raise LctuiError("The session has ended.", "Its agenda stays as it was.")
    phases = change(head.phases, begun(clock))
    with session.together():
        for event in steps_past_the_end(head, session.clock):
            session.remove(event)
        session.change(head, **agenda_fields(head, clock, phases))


def agenda_fields(
    head: SessionHead, clock: ClockState, phases: tuple[Phase, ...]
) -> dict[str, Any]:
    """Return the fields of a head that has other phases and still is to end when it was to."""
    length = sum(phase.seconds for phase in head.phases) if clock.planned_end else 0
    return {"phases": phases, "planned_seconds": head.planned_seconds or length}


def keeps_begun(before: SessionHead, after: SessionHead, events: Sequence[ClockEvent]) -> bool:
    """Say whether what was pressed so far comes to the same with the phases of another head."""
    if not events:
        return True
    last = max(event.at for event in events)
    then, now = (clock_at(head, events, last) for head in (before, after))
    same = [c.phase.id for c in then.phases[: begun(then)]]
    return then.place == now.place and same == [c.phase.id for c in now.phases[: begun(now)]]


def steps_past_the_end(head: SessionHead, events: Sequence[ClockEvent]) -> list[ClockEvent]:
    """Return the steps that led nowhere, as the last phase ran: two people pressed `next` at once.

    With a phase after it they would count.
    """
    last = max((event.at for event in events), default=None)
    if last is None:
        return []
    now = clock_at(head, events, last)
    steps = [event for event in events if event.kind == "next"]
    if len(steps) < len(head.phases) or begun(now) < len(head.phases):
        return []
    return [s for s in steps if clock_at(head, [e for e in events if e is not s], last) == now]


def shape_of(clock: ClockState) -> tuple[Phase, ...]:
    """Return the phases as they are given time now, to be kept as a format."""
    return tuple(
        replace(
            each.phase,
            seconds=min(LONGEST, max(SHORTEST, each.planned)),
            minimum_seconds=min(each.phase.minimum_seconds, max(SHORTEST, each.planned)),
        )
        for each in clock.phases
    )


def _ids_used(session: OpenSession) -> set[str]:
    """Return the ids that phases of this session have or had."""
    used = {entry.phase for entry in session.entries.values()}
    used |= {event.phase for event in session.clock}
    for version in session.versions(session.head.id, SessionHead.TABLE):
        used |= {PhaseId(str(phase["id"])) for phase in phases_in(version.fields) or ()}
    return {name for name in used if name}


def _place(phases: Sequence[Phase], wanted: PhaseId) -> int:
    for place, phase in enumerate(phases):
        if phase.id == wanted:
            return place
    raise LctuiError("That phase is not in the agenda any more.")
