"""Days in words beside those of `due:`: `8 dec`, `in two weeks`, `tue 24 nov`, `next week`."""

import re
from datetime import date, timedelta

from data.capture.due import WEEKDAYS, parse_due

MONTHS = (
    *("january", "february", "march", "april", "may", "june"),
    *("july", "august", "september", "october", "november", "december"),
)
"""In the order of date.month; any beginning of three letters or more will do."""

_BEFORE = re.compile(r"yesterday|-(\d{1,4})([dw])")
_COUNTS = ("a", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
_IN = re.compile(r"in (\d{1,4}|[a-z]+) ?(d|w|m|y|days?|weeks?|months?|years?)")
_NEXT = re.compile(r"next (week|month|year)")
_DAY_MONTH = re.compile(r"(\d{1,2})(?:st|nd|rd|th|\.)? ?(?:of )?([a-z]{3,9})\.?(?: (\d{4}))?")
_MONTH_DAY = re.compile(r"([a-z]{3,9})\.? (\d{1,2})(?:st|nd|rd|th)?(?: (\d{4}))?")
_SHORT_YEAR = re.compile(r"(\d{1,2}\.\d{1,2}\.)(\d\d)")
_SLASHED = re.compile(r"\d+/\d+(/\d+)?")
_WITH_WEEKDAY = re.compile(r"([a-z]{3,9})\.? (.+)")


def day_said(words: str, today: date) -> date | None:
    """Return the day that is meant; None where it is none that we understand.

    `words` are in small letters, with single blanks. ValueError, with a sentence, where a weekday
    and a date do not go together, and for slashes.
    """
    words = words.removeprefix("on ").removeprefix("this ").strip()
    if _SLASHED.fullmatch(words):
        raise ValueError(_slashed(words))
    if words == "tonight":
        return today
    if match := _BEFORE.fullmatch(words):
        return _days_before(today, int(match[1] or 1) * (7 if match[2] == "w" else 1))
    if words == "day after tomorrow":
        words = "+2d"
    if day := parse_due(as_due(words), today):
        return day
    if match := _WITH_WEEKDAY.fullmatch(words):
        return _checked(match[1], match[2], today)
    return None


def _slashed(words: str) -> str:
    """Return what is wrong with figures and slashes: they may be two days, or are none at all."""
    figures = [figure.lstrip("0") for figure in words.split("/")]
    day, month = figures[:2]
    one = any(_is_day(*each) for each in ((day, month), (month, day), figures[:0:-1]))
    told = "could be two days" if one else "is no day"
    return f"“{words}” {told}. Write it as 3 apr or 2026-04-03."


def _is_day(day: str, month: str = "") -> bool:
    """Say whether a month has such a day, of a leap year."""
    try:
        return bool(date(2024, int(month[:3] or 0), int(day[:3] or 0)))
    except ValueError:
        return False


def day_told(day: date) -> str:
    """Return a day as it is told: `3 Nov 2025`."""
    return f"{day.day} {day:%b %Y}"


def _days_before(today: date, days: int) -> date | None:
    try:
        return today - timedelta(days)
    except OverflowError:
        return None


def as_due(words: str) -> str:
    """Return the words as parse_due knows them, where they say the same.

    They are in small letters, with single blanks.
    """
    if match := _IN.fullmatch(words):
        count = str(max(1, _COUNTS.index(match[1]))) if match[1] in _COUNTS else match[1]
        return f"+{count}{match[2][0]}"
    if match := _NEXT.fullmatch(words):
        return f"+1{match[1][0]}"
    if match := _SHORT_YEAR.fullmatch(words):
        return f"{match[1]}20{match[2]}"
    if match := _DAY_MONTH.fullmatch(words):
        return _dotted(match[1], match[2], match[3]) or words
    if match := _MONTH_DAY.fullmatch(words):
        return _dotted(match[2], match[1], match[3]) or words
    return words


def _dotted(day: str, month: str, year: str | None) -> str:
    numbers = (number for number, name in enumerate(MONTHS, 1) if name.startswith(month))
    number = next(numbers, None)
    return f"{day}.{number}.{year or ''}" if number else ""


def _checked(weekday: str, words: str, today: date) -> date | None:
    """Return the date that stands behind its weekday, if it is one."""
    numbers = [n for n, name in enumerate(WEEKDAYS) if name.startswith(weekday)]
    day = parse_due(as_due(words), today) if numbers else None
    if day is None or day.weekday() == numbers[0]:
        return day
    told = f"{day.day} {MONTHS[day.month - 1].capitalize()} {day.year}"
    raise ValueError(f"{told} is a {WEEKDAYS[day.weekday()].capitalize()}. Which of the two?")
