"""Who owes what: open actions and commitments by person, for a reminder between two sessions."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from data.carryover import Item
from data.days import day_told

SOON = timedelta(days=7)
"""What is due within it is due, as far as a reminder goes."""


@dataclass(frozen=True, slots=True)
class Owes:
    """What one person owes."""

    name: str
    """Full name; empty for what nobody is named for."""
    actions: tuple[Item, ...]
    """The soonest due first, those without a date last."""
    commitments: tuple[Item, ...]
    """The oldest first."""


def owed_by_person(items: Iterable[Item]) -> tuple[Owes, ...]:
    """Return what each person owes, in the order of their names; what nobody owes comes last.

    An action of two people stands with both. `items` is what is open and may leave the store.
    """
    actions: dict[str, list[Item]] = {}
    commitments: dict[str, list[Item]] = {}
    for item in items:
        if item.entry.kind == "action":
            for name in item.entry.owners or ("",):
                actions.setdefault(name, []).append(item)
        elif item.entry.kind == "commitment":
            commitments.setdefault(item.entry.by or "", []).append(item)
    names = sorted({*actions, *commitments}, key=lambda name: (not name, name.casefold(), name))
    return tuple(
        Owes(
            name,
            tuple(sorted(actions.get(name, ()), key=_by_due)),
            tuple(commitments.get(name, ())),
        )
        for name in names
    )


def _by_due(item: Item) -> date:
    return item.entry.due or date.max


def days_late(item: Item, today: date) -> int | None:
    """Return the days since an action was due, below zero those left; None without a date."""
    return None if item.entry.due is None else (today - item.entry.due).days


def presses(owed: Sequence[Owes], today: date, within: timedelta = SOON) -> int:
    """Return how many actions are overdue or due within that time, each once."""
    last = today + within
    due = {i.entry.id for o in owed for i in o.actions if i.entry.due and i.entry.due <= last}
    return len(due)


def told_due(item: Item, today: date) -> str:
    """Return `overdue 3 days, since Thu 19 Nov 2026`, `due today`, `due Fri 27 Nov 2026`."""
    return told_day(item.entry.due, today)


def told_day(due: date | None, today: date) -> str:
    """Return the same of a day by which something is to be done; None is `no date`."""
    if due is None:
        return "no date"
    late = (today - due).days
    if late == 0:
        return "due today"
    told = f"{due:%a} {day_told(due)}"
    if late < 0:
        return f"due {told}"
    return f"overdue {late} day{'' if late == 1 else 's'}, since {told}"
