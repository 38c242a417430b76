"""How the time of a session went: what each phase was given and took, and what came between."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from statistics import median
from typing import NamedTuple

from data.clock import ClockState, PhaseClock, spell_clock
from data.models.records import ClockEvent, SessionHead
from data.models.summary import Summary

SLACK = 60
"""Seconds off that nobody calls late or early."""


class Usual(NamedTuple):
    """What a phase of that title took in sessions before."""

    seconds: float
    """Their median."""
    of: int
    """Sessions in which it ran."""


def hourless(head: SessionHead) -> bool:
    """Say whether a session is known from past minutes that tell no hours."""
    return head.clock_told is not None and head.clock_told.started is None


@dataclass(frozen=True, slots=True)
class Times:
    """All of it."""

    phases: tuple[PhaseClock, ...]
    planned: int
    """Seconds in all, by the plan made beforehand."""
    taken: float
    words: tuple[str, ...]
    """Sentences: begun late, paused, ended late, what was given to phases on the way."""
    usual: Mapping[str, Usual]
    """By the phases' titles."""


def times_of(
    head: SessionHead,
    clock: ClockState,
    events: Iterable[ClockEvent],
    changes: Iterable[str] = (),
    before: Iterable[Summary] = (),
) -> Times:
    """Return how the time of a session went.

    `changes` of its agenda are told as they are; `before` are the sessions that came before it.
    """
    return Times(
        clock.phases,
        head.planned_seconds or sum(phase.seconds for phase in head.phases),
        sum(phase.taken for phase in clock.phases),
        (*_words(head, clock, events), *(f"On the way: {words}." for words in changes)),
        usual_times(before),
    )


def usual_times(before: Iterable[Summary]) -> dict[str, Usual]:
    """Return what phases took in these sessions, by title; those that ran alone count."""
    found: dict[str, list[int]] = {}
    for summary in before:
        for phase in summary.phases:
            if phase.taken:
                found.setdefault(phase.title, []).append(phase.taken)
    return {title: Usual(median(taken), len(taken)) for title, taken in found.items()}


def _words(head: SessionHead, clock: ClockState, events: Iterable[ClockEvent]) -> Iterator[str]:
    if clock.started is None:
        yield "Nobody noted when it was." if hourless(head) else "It has not begun."
        return
    if head.planned_start:
        late = (clock.started - head.planned_start).total_seconds()
        yield _off("It began", late)
    pauses = sum(event.kind == "pause" and not event.removed for event in events)
    if pauses and clock.paused_seconds >= 1:
        times = "once" if pauses == 1 else f"{pauses} times"
        yield f"Paused {times}, {spell_clock(clock.paused_seconds)} in all."
    if clock.ended and clock.planned_end:
        late = (clock.ended - clock.planned_end).total_seconds()
        yield _off("It ended", late)
    yield from _given(clock.phases)


def _off(what: str, seconds: float) -> str:
    if abs(seconds) < SLACK:
        return f"{what} as planned."
    side = "later" if seconds > 0 else "earlier"
    return f"{what} {round(abs(seconds) / 60)} min {side} than planned."


def _given(phases: Iterable[PhaseClock]) -> Iterator[str]:
    for phase in phases:
        if more := phase.planned - phase.phase.seconds:
            word = "given" if more > 0 else "cut by"
            more_word = " more" if more > 0 else ""
            yield f"{phase.phase.title} was {word} {spell_clock(abs(more))}{more_word} on the way."
