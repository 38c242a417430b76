"""Actions of long ago that nobody ticked: they may rest, where somebody says from which day on."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from typing import TYPE_CHECKING, NamedTuple

from data.importing.repeated import threads_of

if TYPE_CHECKING:
    from data.importing.found import Look
    from data.importing.past import PastSession
    from data.importing.repeated import Standing

LET_GO = "let go when past minutes were taken in"
"""What is noted with an action that rests."""
MANY = 10
"""So many open actions of past sessions are a few; more of them flood the next one."""
_LATELY = timedelta(days=90)


class Left(NamedTuple):
    """An action that is open at the end: where it was said last."""

    place: int
    """The session, by its place among all."""
    item: int
    day: date


def left_open(sessions: Sequence[PastSession], standing: Sequence[Standing] = ()) -> Iterator[Left]:
    """Yield the actions that sessions, in the order of their days, leave open.

    `standing` is what the store holds of other sessions: what was settled there is not open.
    """
    threads = threads_of(sessions, standing)
    for place, session in enumerate(sessions):
        for number, item in enumerate(session.items):
            thread = threads.get((place, number))
            last = thread.visits[-1] == (place, number) if thread else True
            done = thread.done or thread.settled is not None if thread else item.done
            if item.kind == "action" and last and not done and session.date:
                yield Left(place, number, session.date)


def resting(
    sessions: Sequence[PastSession], before: date | None, standing: Sequence[Standing] = ()
) -> dict[int, set[int]]:
    """Return, by session, the items that rest: actions last said before that day, and open."""
    found: dict[int, set[int]] = {}
    for left in left_open(sessions, standing) if before else ():
        if before and left.day < before:
            found.setdefault(left.place, set()).add(left.item)
    return found


def open_days(found: Look) -> list[date]:
    """Return on which days the actions were said that would stay open, the oldest first."""
    past = sorted((e.past for e in found.wanted if e.past.date), key=lambda p: p.date or date.max)
    days = sorted(left.day for left in left_open(past, found.standing))
    return [day for day in days if found.let_go is None or day >= found.let_go]


def suggested_day(found: Look) -> date | None:
    """Return a day before which actions might rest; None where there are few, or all are late."""
    days = open_days(found)
    newest = max((e.past.date for e in found.wanted if e.past.date), default=None)
    if newest is None or len(days) <= MANY or days[0] >= newest - _LATELY:
        return None
    return newest - _LATELY


def open_line(found: Look) -> str:
    """Return how many actions would stay open and from when; empty where none would."""
    days = open_days(found)
    told = f"Those said before {found.let_go} are let go. " if found.let_go else ""
    if not days:
        return told.strip()
    many = "1 action stays" if len(days) == 1 else f"{len(days):,} actions stay"
    return f"{told}{many} open, the oldest from {days[0]}."
