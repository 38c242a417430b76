"""Summaries as JSON values and back: lists without names, as there are tens of thousands."""

import dataclasses
from collections.abc import Callable, Mapping, Sequence
from datetime import date, datetime
from typing import Any

from data.models.codec import plain
from data.models.summary import Attendee, Handed, Heard, Owed, PhaseTime, Summary

_NAMES = tuple(field.name for field in dataclasses.fields(Summary))
_moment = datetime.fromisoformat


def spell(summary: Summary) -> list[Any]:
    """Return a summary as JSON has it."""
    return [plain(getattr(summary, name)) for name in _NAMES]


def build(spelled: Any) -> Summary:
    """Return the summary; ValueError, TypeError or KeyError where it is none."""
    values = dict(zip(_NAMES, spelled, strict=True))
    values |= {name: _BUILT[name](values[name]) for name in _BUILT}
    return Summary(**values)


def _each(make: Callable[..., Any]) -> Callable[[Sequence[Any]], tuple[Any, ...]]:
    return lambda rows: tuple([make(*row) for row in rows])


def _maybe(make: Callable[[str], Any]) -> Callable[[str | None], Any]:
    return lambda value: None if value is None else make(value)


def _attendee(*row: Any) -> Attendee:
    identifier, name, guest, present, roles, shadows = row
    return Attendee(identifier, name, guest, present, tuple(roles), tuple(shadows))


def _owed(*row: Any) -> Owed:
    identifier, kind, at, by, owners, due, *rest = row
    due = due and date.fromisoformat(due)
    return Owed(identifier, kind, _moment(at), by, tuple(owners), due, *rest)


def _heard(*row: Any) -> Heard:
    identifier, outcome, at = row
    return Heard(identifier, outcome, _moment(at))


_BUILT: Mapping[str, Callable[[Any], Any]] = {
    "planned_start": _maybe(_moment),
    "started": _maybe(_moment),
    "ended": _maybe(_moment),
    "next_date": _maybe(date.fromisoformat),
    "people": _each(_attendee),
    "phases": _each(PhaseTime),
    "asked": tuple,
    "owed": _each(_owed),
    "carried": _each(lambda item, origin, visits: Handed(item, origin, tuple(visits))),
    "heard": _each(_heard),
    "offered": _each(lambda item, name: (item, name)),
    "votes": _each(lambda item, count: (item, count)),
    "worth": tuple,
    "safe": tuple,
    "counts": dict,
}
