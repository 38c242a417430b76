"""Days that lie behind us, as people type them: `3 nov`, `nov 2025`, `last month`, `-2w`."""

import re
from calendar import monthrange
from datetime import date, timedelta

from data.capture.due import WEEKDAYS, months_later
from data.days import MONTHS, day_said

WAYS = "Write a day as 3 Nov 2025, Nov 2025, 2025, 2025-11-03, last month, yesterday or -2w."
"""What to do about a day that is none."""

_AGO = re.compile(r"-?(\d{1,4}) ?(?:([dwmy])|(day|week|month|year)s?)(?: ago)?")
_LATELY = re.compile(r"(last|this) (week|month|year)")
_MONTH = re.compile(r"([a-z]{3,9})\.?(?: (\d{4}))?")
_MONTHS = r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,6}"
SEVERAL = re.compile(
    rf"(?:(?:last|this) (?:week|month|year)"
    rf"|\d{{1,4}} (?:day|week|month|year)s?(?: ago)?"
    rf"|(?:\d{{1,2}} )?{_MONTHS}(?: (?:19|20)\d\d)?)(?!\S)",
    re.IGNORECASE,
)
"""Days that are told by more than one word, as far as their words can mean nothing else."""
_ISO_MONTH = re.compile(r"(\d{4})-(\d{1,2})")
_YEAR = re.compile(r"(?:19|20)\d\d")
_TELLS_ALL = re.compile(r".*\d{4}|\+|in |next |.*tomorrow|today|tonight")
"""A day that says which it is, whenever it is told."""
_LEAP_YEARS_APART = 8
"""At most: from 1896 to 1904 the 29th of February was never."""


def parse_day(text: str, today: date) -> date | None:
    """Return the day that is meant, None for an empty text; ValueError with a sentence.

    A day without a year is the latest such day, today included: what is asked for has been.
    """
    days = parse_days(text, today)
    return days and days[0]


def parse_days(text: str, today: date) -> tuple[date, date] | None:
    """Return the first and the last day that is meant: of `2025` a year, of `nov 2025` a month.

    None for an empty text; ValueError with a sentence.
    """
    words = " ".join(text.casefold().split())
    if not words:
        return None
    days = _span(words, today) or _alone(_told(words, today))
    if days is None:
        raise ValueError(f"“{text}” is no day. {WAYS}")
    return days


def _span(words: str, today: date) -> tuple[date, date] | None:
    if _YEAR.fullmatch(words):
        return _year(int(words))
    if match := _LATELY.fullmatch(words):
        return _lately(match[2], 1 if match[1] == "last" else 0, today)
    if match := _MONTH.fullmatch(words):
        number = _number(match[1])
        year = int(match[2]) if match[2] else today.year - (number > today.month)
        return _month(year, number)
    if match := _ISO_MONTH.fullmatch(words):
        return _month(int(match[1]), int(match[2]))
    return None


def _lately(what: str, back: int, today: date) -> tuple[date, date] | None:
    """Return this week (from Monday), month or year, or with `back` 1 the one before."""
    if what == "year":
        return _year(today.year - back)
    if what == "month":
        year, month = divmod(today.year * 12 + today.month - 1 - back, 12)
        return _month(year, month + 1)
    monday = today - timedelta(days=today.weekday() + 7 * back)
    return monday, monday + timedelta(days=6)


def _year(year: int) -> tuple[date, date]:
    return date(year, 1, 1), date(year, 12, 31)


def _alone(day: date | None) -> tuple[date, date] | None:
    return (day, day) if day else None


def _told(words: str, today: date) -> date | None:
    if words == "yesterday":
        return today - timedelta(days=1)
    if match := _AGO.fullmatch(words):
        return _ago(today, int(match[1]), (match[2] or match[3])[0])
    if _TELLS_ALL.match(words):
        return day_said(words, today)
    words = words.removeprefix("on ").removeprefix("this ")
    if len(words) >= 3 and any(name.startswith(words) for name in WEEKDAYS):
        return day_said(words, today - timedelta(weeks=1))
    return _latest(words, today)


def _ago(today: date, count: int, unit: str) -> date | None:
    if unit in "my":
        return months_later(today, -count * (12 if unit == "y" else 1))
    try:
        return today - timedelta(days=count * (7 if unit == "w" else 1))
    except OverflowError:
        return None


def _number(month: str) -> int:
    """Return which month begins so; 0 where none does."""
    return next((n for n, name in enumerate(MONTHS, 1) if name.startswith(month)), 0)


def _month(year: int, month: int) -> tuple[date, date] | None:
    if not 1 <= month <= 12 or year < 1:
        return None
    return date(year, month, 1), date(year, month, monthrange(year, month)[1])


def _latest(words: str, today: date) -> date | None:
    """Return a day of the year as it was last: the next one after the same day of an earlier year.

    ValueError as `day_said`.
    """
    for years in range(1, _LEAP_YEARS_APART + 1):
        before = months_later(today, -12 * years)
        day = before and day_said(words, before + timedelta(days=1))
        if day is None or day <= today:
            return day
    return None
