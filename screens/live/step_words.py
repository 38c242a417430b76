"""What the line under a phase's bar says: functions of the clock and the roll alone."""

from collections.abc import Iterable
from dataclasses import dataclass

from data.clock import PhaseClock, spell_clock
from data.go_round import share_of
from data.models.records import Presence
from data.steps import StepClock, with_name
from screens.live.words import first_name
from screens.widgets.content import cut

LONGEST = 60
"""Characters of a step's name that are shown."""
TAKEN, UP = "$warning bold", "$warning"
"""How a step is told that takes from the next, and one whose time is up."""


@dataclass(frozen=True, slots=True)
class Told:
    """One line about where we are within a phase; what does not fit is left out from its end."""

    place: str
    """Which step of how many; empty where there are none."""
    title: str
    time: str
    style: str = ""
    """Of the time."""
    hint: str = ""
    """Who does what meanwhile, or which key goes on."""
    short_place: str = ""
    """The place in few cells."""


def step_words(inner: StepClock, presenter: str, *, key: bool) -> Told:
    """Return where we are; `key` says that the key that goes on works here."""
    hint, style = with_name(inner.step.hint, presenter), ""
    if inner.over and inner.following is not None:
        style = TAKEN if inner.left <= -1 else UP
        hint = f"Esc, then . goes on to {cut(inner.following.title, LONGEST)}" if key else hint
    here, count = inner.place + 1, len(inner.steps)
    title, time = cut(inner.step.title, LONGEST), time_words(inner)
    return Told(f"step {here} of {count}", title, time, style, hint, f"{here}/{count}")


def time_words(inner: StepClock) -> str:
    """Return `3:10 left`, and calmly what a step takes from the next."""
    if inner.left > 0:
        return f"{spell_clock(inner.left)} left"
    if inner.left > -1:
        return "time is up"
    over = f"▲ {spell_clock(inner.left)} over"
    if inner.following is None or inner.eaten < 1:
        return over
    return f"{over}, taken from {cut(inner.following.title, LONGEST)}"


def round_words(clock: PhaseClock, people: int, *, key: bool) -> Told:
    """Return the offer to begin the go-round that a phase is made for."""
    each = spell_clock(clock.phase.each_seconds or share_of(clock, clock.taken, people))
    share = f"{people} {'person' if people == 1 else 'people'}, {each} each"
    if not key:
        return Told("", "Go-round", "not begun yet", hint=share if people else "")
    if not people:
        return Told("", "Go-round", "F3 says who is here, then Esc, r begins it")
    return Told("", "Go-round", "Esc, then r begins it", hint=share)


def presenter_of(people: Iterable[Presence]) -> str:
    """Return the first names of those who present, else of those who speak; empty for nobody."""
    here = [person for person in people if person.present]
    for role in ("presenter", "speaker"):
        if names := [first_name(person.name) for person in here if role in person.roles]:
            return " and ".join(names)
    return ""


def veil_words(count: int, *, key: bool) -> str:
    """Return what stands in place of what is written silently."""
    written = f"{count} written" if count else "Nothing written yet"
    shown = "Esc, then R shows it all" if key else "whoever runs the clock shows it all"
    return f"{written}. Nobody sees it yet: {shown}."
