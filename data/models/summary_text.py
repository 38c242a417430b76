"""Summaries as JSON values and back: lists without names, as there are tens of thousands."""

import dataclasses
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date, datetime
from functools import cached_property
from typing import Any, overload

from data.models.codec import plain
from data.models.summary import Attendee, Handed, Heard, Owed, PhaseTime, Summary

_NAMES = tuple(field.name for field in dataclasses.fields(Summary))
_moment = datetime.fromisoformat


def spell(summary: Summary) -> list[Any]:
    """Return a summary as JSON has it."""
    told = {name: plain(getattr(summary, name)) for name in _NAMES if name != "carried"}
    return [_spell_ways(summary.carried) if n == "carried" else told[n] for n in _NAMES]


def build(spelled: Any, **own: Any) -> Summary:
    """Return the summary; ValueError, TypeError or KeyError where it is none.

    What is given by its name stands in the place of what was spelled.
    """
    values = dict(zip(_NAMES, spelled, strict=True))
    values |= {name: _BUILT[name](values[name]) for name in _BUILT}
    return Summary(**(values | own))


def _spell_ways(carried: Sequence[Handed]) -> str:
    """Return rows as plain words: they are many, and few who read a summary ask for them."""
    return ";".join(" ".join((row.id, row.origin, *row.visits)) for row in carried)


class _Ways(Sequence[Handed]):
    """What was carried, read when it is asked for."""

    def __init__(self, spelled: str) -> None:
        self._spelled = spelled

    @cached_property
    def _rows(self) -> tuple[Handed, ...]:
        rows: Iterable[list[Any]] = (row.split(" ") for row in self._spelled.split(";") if row)
        return tuple(Handed(row[0], row[1], tuple(row[2:])) for row in rows)

    def __len__(self) -> int:
        return len(self._rows)

    @overload
    def __getitem__(self, place: int) -> Handed: ...
    @overload
    def __getitem__(self, place: slice) -> tuple[Handed, ...]: ...
    def __getitem__(self, place: int | slice) -> Handed | tuple[Handed, ...]:
        return self._rows[place]

    def __eq__(self, other: object) -> bool:
        return self._rows == (other._rows if isinstance(other, _Ways) else other)

    def __hash__(self) -> int:
        return hash(self._rows)


def _ways(spelled: str) -> _Ways:
    if not isinstance(spelled, str):
        raise TypeError(f"{spelled!r} is no text")
    return _Ways(spelled)


def _each(make: Callable[..., Any]) -> Callable[[Sequence[Any]], tuple[Any, ...]]:
    return lambda rows: tuple([make(*row) for row in rows])


def _maybe(make: Callable[[str], Any]) -> Callable[[str | None], Any]:
    return lambda value: None if value is None else make(value)


def _attendee(*row: Any) -> Attendee:
    identifier, name, guest, present, roles, shadows = row
    return Attendee(identifier, name, guest, present, tuple(roles), tuple(shadows))


def owed_from(*row: Any) -> Owed:
    """Return what an entry that may be handed on was spelled from."""
    identifier, kind, at, by, owners, due, *rest = row
    due = due and date.fromisoformat(due)
    return Owed(identifier, kind, _moment(at), by, tuple(owners), due, *rest)


def heard_from(*row: Any) -> Heard:
    """Return what was heard of an item."""
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
    "owed": _each(owed_from),
    "carried": _ways,
    "heard": _each(heard_from),
    "offered": _each(lambda item, name: (item, name)),
    "votes": _each(lambda item, count: (item, count)),
    "worth": tuple,
    "safe": tuple,
    "counts": dict,
}
