"""The span that is meant by two days as people type them."""

from datetime import date

from data.past_days import parse_day, parse_days
from data.reports.words import told_date


def first_day(text: str, today: date) -> date | None:
    """Return the first day that is meant: of `2025` New Year's. ValueError with a sentence."""
    return parse_day(text, today)


def last_day(text: str, today: date) -> date | None:
    """Return the last day that is meant: of `2025` New Year's Eve, of `Nov 2025` the 30th."""
    days = parse_days(text, today)
    return days and days[1]


def check_span(since: date | None, until: date | None, today: date) -> None:
    """Raise ValueError, with a sentence, where the span ends before it begins.

    Without a last day it ends today.
    """
    if since and until is None and today < since:
        raise ValueError(f"It would begin after today: {told_date(since)}. Take an earlier day.")
    if since and until and until < since:
        raise ValueError("It would end before it begins. Change one of the two days.")
