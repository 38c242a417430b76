"""Days as people type them: `fri`, `next fri`, `tomorrow`, `2026-12-04`, `31.12.`, `+2w`."""

import re
from datetime import date, timedelta

WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
"""In the order of date.weekday(); any beginning of three letters or more will do."""

_AHEAD = re.compile(r"\+([0-9]{1,4})([dwmy])")
_NEXT = re.compile(r"next\s+(\w+)")
_DOTTED = re.compile(r"([0-9]{1,2})\.([0-9]{1,2})\.?([0-9]{4})?")
_LEAP_YEARS_APART = 8
"""At most: from 1896 to 1904 the 29th of February was never."""


def parse_due(value: str, today: date) -> date | None:
    """Return the day that is meant; None where it is none that we understand.

    A weekday is the next such day and never today: on a Friday, `fri` is in a week's time.
    `next fri` is the Friday of the week that begins on the coming Monday, and `31.12.` the next
    31 December. Slashes are no day: who can tell whether `3/4` is in March or in April?
    """
    value = value.strip().casefold()
    if value in ("today", "tomorrow"):
        return _later(today, 0 if value == "today" else 1)
    if match := _AHEAD.fullmatch(value):
        return _ahead(today, int(match[1]), match[2])
    if match := _NEXT.fullmatch(value):
        return _weekday(match[1], _later(today, 6 - today.weekday()))
    if match := _DOTTED.fullmatch(value):
        return _dotted(int(match[1]), int(match[2]), match[3], today)
    return _weekday(value, today) or _iso(value)


def _weekday(value: str, today: date | None) -> date | None:
    if today is None or len(value) < 3:
        return None
    for number, name in enumerate(WEEKDAYS):
        if name.startswith(value):
            return _later(today, (number - today.weekday() - 1) % 7 + 1)
    return None


def _ahead(today: date, count: int, unit: str) -> date | None:
    if unit in "dw":
        return _later(today, count * (7 if unit == "w" else 1))
    return months_later(today, count * (12 if unit == "y" else 1))


def _later(today: date, days: int) -> date | None:
    try:
        return today + timedelta(days)
    except OverflowError:
        return None


def months_later(today: date, months: int) -> date | None:
    """Return the same day of a later month, or that month's last where it has no such day.

    Of an earlier one where the months are below zero; None where no calendar has it.
    """
    years, month = divmod(today.month - 1 + months, 12)
    for day in range(today.day, today.day - 4, -1):
        try:
            return date(today.year + years, month + 1, day)
        except ValueError:
            continue
    return None


def _dotted(day: int, month: int, year: str | None, today: date) -> date | None:
    """Return the day of that year; without one the next such day, today included."""
    years = [int(year)] if year else range(today.year, today.year + _LEAP_YEARS_APART + 1)
    for each in years:
        try:
            due = date(each, month, day)
        except ValueError:
            continue
        if year or due >= today:
            return due
    return None


def _iso(value: str) -> date | None:
    try:
        return date.fromisoformat(value) if len(value) == len("2026-12-04") else None
    except ValueError:
        return None
