"""Changing an agenda: put a phase in, take one out, swap two, give one another length.

Each function returns new phases, or refuses with a sentence. `begun` is how many phases, from the
first on, have begun: a clock is replayed by their places, so those stay where they are.
"""

import re
import unicodedata
from collections.abc import Collection, Sequence
from dataclasses import replace
from typing import Any

from data.clock import parse_duration
from data.errors import LctuiError
from data.models.ids import PhaseId
from data.models.records import Phase
from data.safe_text import one_line

RECORDED = {
    "purpose": "purpose",
    "ground-rules": "ground rules",
    "charter": "charter",
    "goals": "goals",
}
"""What decisions of a phase may wait to be adopted into, and what that is called."""

SHORTEST = 10
"""Seconds of the briefest phase that makes sense."""
LONGEST = 12 * 3600
"""Seconds of the longest; what is longer is more than one session."""
IN_ALL = 24 * 3600
"""Seconds of the longest agenda."""
MOST = 30
"""Phases of an agenda."""
LONGEST_TITLE = 60
"""Characters of a phase's title."""

_ID_LENGTH = 36
_OUTSIDE_IDS = re.compile("[^a-z0-9]+")


def insert(
    phases: Sequence[Phase],
    at: int,
    title: str,
    seconds: int,
    *,
    begun: int = 0,
    used: Collection[str] = (),
    name: str = "",
    **fields: Any,
) -> tuple[Phase, ...]:
    """Return the phases with a new one at that place, and the rest after it.

    `fields` are further ones of the Phase; its id is `name`, else made of the title. `used` are ids
    that phases had before: what was said and pressed then is not the new phase's. LctuiError for a
    place before one that has begun, a title or a length that will not do, and for more phases than
    an agenda has.
    """
    title = one_line(title)
    if not title:
        raise LctuiError("A phase needs a name.", "Type it with its minutes: Coffee 15.")
    if len(title) > LONGEST_TITLE:
        raise LctuiError(f"The name of a phase has at most {LONGEST_TITLE} characters.")
    if len(phases) >= MOST:
        raise LctuiError(f"An agenda has at most {MOST} phases.", "Take one out first.")
    if at < begun:
        raise LctuiError(f"{_called(phases[at])} has begun.", "A new phase comes after it.")
    check_length(seconds)
    known = {*used, *(phase.id for phase in phases)}
    fields = {"records": recorded_by(title)} | fields
    new = Phase(_free_id(name or title, known), title, seconds, **fields)
    return _not_too_long((*phases[:at], new, *phases[at:]))


def skip(
    phases: Sequence[Phase], place: int, *, begun: int = 0, said: Collection[str] = ()
) -> tuple[Phase, ...]:
    """Return the phases without the one at that place.

    `said` are the ids of the phases under which entries stand. LctuiError where it has begun, where
    something was said in it, and where it is the only one.
    """
    phase = phases[place]
    if place < begun:
        raise LctuiError(f"{_called(phase)} has begun and stays where it is.")
    if phase.id in said:
        raise LctuiError(f"Something was said in {_called(phase)}: it stays where it is.")
    if len(phases) == 1:
        raise LctuiError("An agenda has at least one phase.", "Put another one in first.")
    return (*phases[:place], *phases[place + 1 :])


def swap(phases: Sequence[Phase], place: int, other: int, *, begun: int = 0) -> tuple[Phase, ...]:
    """Return the phases with these two in each other's place.

    LctuiError where one of them has begun, or where there is no such place.
    """
    first, last = sorted((place, other))
    if first < 0:
        raise LctuiError(f"{_called(phases[last])} is the first phase already.")
    if last >= len(phases):
        raise LctuiError(f"{_called(phases[first])} is the last phase already.")
    if first < begun:
        raise LctuiError(f"{_called(phases[first])} has begun and stays where it is.")
    changed = list(phases)
    changed[first], changed[last] = changed[last], changed[first]
    return tuple(changed)


def stretch(
    phases: Sequence[Phase], place: int, seconds: int, *, begun: int = 0
) -> tuple[Phase, ...]:
    """Return the phases with this length given to the one at that place.

    Its protected minimum gives way to it. LctuiError where the phase has begun (the clock gives it
    more or less then) and for a length that will not do.
    """
    phase = phases[place]
    if place < begun:
        raise LctuiError(f"{_called(phase)} has begun.", "/extend gives it more time, or less.")
    check_length(seconds)
    low = min(phase.minimum_seconds, seconds)
    changed = replace(phase, seconds=seconds, minimum_seconds=low)
    return _not_too_long((*phases[:place], changed, *phases[place + 1 :]))


def recorded_by(title: str) -> str | None:
    """Return what a phase of this name records: `Ground rules`, `Our purpose`; else None."""
    words = [word for word in title.casefold().split() if word not in ("our", "the", "shared")]
    called = {name: id for id, name in RECORDED.items()} | {"rules": "ground-rules"}
    return called.get(" ".join(words))


def recordings(now: str | None) -> dict[str, str]:
    """Return what its decisions may be offered for, in words; `now` first, whatever it is."""
    known = {"": "stay in the minutes"} | {id: f"go into the {to}" for id, to in RECORDED.items()}
    into = now or ""
    return {into: f"go into the {into}"} | known


def recording_told(title: str) -> str:
    """Return what becomes of its decisions, to be told behind its name; empty for most."""
    into = recorded_by(title)
    return f" · what it decides is offered for the {RECORDED[into]}" if into else ""


def phase_typed(text: str) -> tuple[str, int]:
    """Return the title and the seconds that `Coffee 15` or `Coffee 1h10` stand for.

    Raises ValueError, with a sentence to show, where no length comes last.
    """
    title, _, length = one_line(text).rpartition(" ")
    if not title:
        raise ValueError("A name, then its minutes: Coffee 15.")
    return title, length_typed(length)


def length_typed(text: str) -> int:
    """Return the seconds that a phase is to last; ValueError, with a sentence, where none can."""
    seconds = parse_duration(text)
    try:
        check_length(seconds)
    except LctuiError as error:
        raise ValueError(str(error)) from error
    return seconds


def check_length(seconds: int) -> None:
    """Raise LctuiError for a length, in seconds, that no phase has."""
    if seconds < SHORTEST:
        raise LctuiError(f"A phase lasts {SHORTEST} seconds at least.", "Write 5, 1h10 or 90s.")
    if seconds > LONGEST:
        raise LctuiError("A phase lasts 12 hours at most.", "Write its length like 5, 1h10 or 90s.")


def _not_too_long(phases: tuple[Phase, ...]) -> tuple[Phase, ...]:
    if sum(phase.seconds for phase in phases) > IN_ALL:
        raise LctuiError("Together the phases would last longer than a day.", "Shorten one first.")
    return phases


def _called(phase: Phase) -> str:
    return f"“{phase.title:.{LONGEST_TITLE}}”"


def _free_id(title: str, known: Collection[str]) -> PhaseId:
    """Return an id as formats spell them, that no phase has or had."""
    plain = unicodedata.normalize("NFKD", title.casefold()).encode("ascii", "ignore").decode()
    name = _OUTSIDE_IDS.sub("-", plain)[:_ID_LENGTH].strip("-") or "phase"
    number, free = 2, name
    while free in known:
        number, free = number + 1, f"{name}-{number}"
    return PhaseId(free)
