"""What can stand behind the colon of a filter."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from data.models.kinds import KIND_BY_SIGIL, KINDS
from data.past_days import WAYS, parse_day
from data.search.folding import fold
from data.search.hit import PLACES
from data.search.query import BY, FOR, IN, IS, KIND, OWNER, STATES, TAG

MEANS = {
    BY: "who said it",
    TAG: "a tag of it",
    OWNER: "who owes it",
    FOR: "whom it worked for",
    IN: "the title or topic of a session, or a community",
}
"""What is wanted of each filter whose values are words of the sessions."""
KIND_VALUES = (*(kind.id for kind in KINDS), *PLACES)
"""What `kind:` can ask for: Kind.ids, and places that are no entries."""


@dataclass(frozen=True, slots=True)
class Values:
    """What was understood."""

    values: tuple[str, ...] = ()
    problems: tuple[str, ...] = ()


def values_of(name: str, typed: Iterable[str]) -> Values:
    """Return what the values of a filter mean; beginnings of kinds and states will do."""
    found: dict[str, None] = {}
    problems: dict[str, None] = {}
    for value in typed:
        meant = _meant(name, value)
        found.update(dict.fromkeys(meant))
        if not meant:
            problems[_problem(name, value)] = None
    return Values(tuple(found), tuple(problems))


def _meant(name: str, value: str) -> tuple[str, ...]:
    if name == KIND:
        return _kinds(value)
    folded = fold(value)
    if name == IS:
        return tuple(state for state in STATES if folded and state.startswith(folded))
    return (" ".join(value.split()),) if folded else ()


def _kinds(value: str) -> tuple[str, ...]:
    if kind := KIND_BY_SIGIL.get(value):
        return (kind.id,)
    folded = fold(value)
    if not folded:
        return ()
    kinds = (k.id for k in KINDS if any(fold(n).startswith(folded) for n in (k.id, k.title)))
    plural = (k.id for k in KINDS if fold(k.plural) == folded)
    return tuple(dict.fromkeys((*kinds, *plural, *(p for p in PLACES if p.startswith(folded)))))


def _problem(name: str, value: str) -> str:
    if name in MEANS:
        return f"{name}: waits for {MEANS[name]}."
    there = ", ".join(KIND_VALUES if name == KIND else STATES)
    if not value.strip():
        return f"{name}: waits for one of: {there}."
    return f"“{value}” is nothing that {name}: knows. There are: {there}."


def day_of(name: str, value: str, today: date) -> tuple[date | None, str]:
    """Return the day that is meant, of a month or year its first, and what is wrong with it."""
    try:
        day = parse_day(value, today)
    except (ValueError, OverflowError) as error:
        told = str(error) if isinstance(error, ValueError) and "“" in str(error) else ""
        return None, told or f"“{value}” is no day. {WAYS}"
    return day, "" if day else f"{name}: waits for a day. {WAYS}"
