"""Days that lie behind us, as people type them: `3 nov`, `nov 2025`, `2025`, `yesterday`, `-2w`."""

import re
from datetime import date, timedelta

from data.capture.due import parse_due
from data.days import MONTHS, day_said

WAYS = "Write a day as 3 Nov 2025, Nov 2025, 2025-11-03, yesterday or -2w."
"""What to do about a day that is none."""

_AGO = re.compile(r"-(\d{1,4})([dwmy])")
_MONTH = re.compile(r"([a-z]{3,9})\.? (\d{4})")
_YEAR = re.compile(r"(?:19|20)\d\d")
_HAS_YEAR = re.compile(r"\d{4}|^\+|^in |^next |tomorrow")
_LONGEST_MONTH = {"d": 1, "w": 7, "m": 30, "y": 365}


def parse_day(text: str, today: date) -> date | None:
    """Return the day that is meant, None for an empty text; ValueError with a sentence.

    A day without a year is the latest such day, today included: what is asked for has been.
    """
    words = " ".join(text.casefold().split())
    if not words:
        return None
    day = _told(words, today)
    if day is None:
        raise ValueError(f"“{text}” is no day. {WAYS}")
    return day


def _told(words: str, today: date) -> date | None:
    if words == "yesterday":
        return today - timedelta(days=1)
    if match := _AGO.fullmatch(words):
        return _ago(today, int(match[1]), match[2])
    if _YEAR.fullmatch(words):
        return date(int(words), 1, 1)
    if match := _MONTH.fullmatch(words):
        return _first_of(match[1], int(match[2]))
    day = day_said(words, today)
    return day if day is None or _HAS_YEAR.search(words) else _back(day, words, today)


def _ago(today: date, count: int, unit: str) -> date | None:
    try:
        return today - timedelta(days=count * _LONGEST_MONTH[unit])
    except OverflowError:
        return None


def _first_of(month: str, year: int) -> date | None:
    numbers = [n for n, name in enumerate(MONTHS, 1) if name.startswith(month)]
    return date(year, numbers[0], 1) if numbers and year > 0 else None


def _back(day: date, words: str, today: date) -> date:
    """Return the same day as it was last, where only its next coming was found."""
    if day <= today:
        return day
    if parse_due(words, today) and day - today <= timedelta(days=7):
        return day - timedelta(days=7)
    for year in range(today.year, today.year - 9, -1):
        try:
            last = day.replace(year=year)
        except ValueError:
            continue
        if last <= today:
            return last
    return day
