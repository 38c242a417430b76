"""The span that is meant by two days as people type them."""

from calendar import monthrange
from datetime import date

from data.past_days import parse_day


def first_day(text: str, today: date) -> date | None:
    """Return the first day that is meant: of `2025` New Year's. ValueError with a sentence."""
    return parse_day(text, today)


def last_day(text: str, today: date) -> date | None:
    """Return the last day that is meant: of `2025` New Year's Eve, of `Nov 2025` the 30th."""
    day = parse_day(text, today)
    if day is None:
        return None
    words = text.split()
    if len(words) == 1 and words[0].isdigit() and len(words[0]) == 4:
        return date(day.year, 12, 31)
    if len(words) == 2 and words[0][:1].isalpha() and words[1].isdigit():
        return day.replace(day=monthrange(day.year, day.month)[1])
    return day


def check_span(since: date | None, until: date | None) -> None:
    """Raise ValueError, with a sentence, where the span ends before it begins."""
    if since and until and until < since:
        raise ValueError("It would end before it begins. Change one of the two days.")
