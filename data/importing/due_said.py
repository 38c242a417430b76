"""By when something is owed, as minutes say it: counted from the day of the session."""

from __future__ import annotations

import re
from datetime import date, timedelta

from data.importing.dating import MONTH_NAME, month_number

_DAY = r"(mon|tues?|wednes|wed|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:day)?\b"
_NUMBERED = r"(\d{1,2})(?:st|nd|rd|th)?\b"
_DUE = re.compile(
    rf"""\b(?:by|due(?:\s+(?:by|on|date))?|before|until|till|deadline(?:\s+(?:is|of))?
    |no\ later\ than|eta)\s*[:=]?\s*(?:the\s+)?(?:end\s+of\s+(?:the\s+)?(?:day\s+)?|eod\s+|cob\s+
    |eob\s+|close\s+of\s+(?:business\s+)?)?(?:on\s+)?(?:
      (?P<iso>20\d\d-\d\d-\d\d)
    | (?:{_DAY}[,\s]+(?:the\s+)?)?(?P<month>{MONTH_NAME})\.?\s+{_NUMBERED}(?:,?\s+(?P<year>20\d\d))?
    | (?:{_DAY}[,\s]+(?:the\s+)?)?{_NUMBERED}(?:\s+of)?\s+(?P<after>{MONTH_NAME})\b\.?
        (?:,?\s+(?P<year2>20\d\d))?
    | (?P<which>(?:this|next|coming)\s+)?{_DAY}
    | (?P<word>today|tomorrow|eod|cob|(?:this|next|the)\s+(?:week|month|year)|week|month|year)\b
    )""",
    re.IGNORECASE | re.VERBOSE,
)
_NEXT = re.compile(r"\b(?:by|before|until|till|for) (?:the |our )?next (?:meeting|session|time)\b")
_NUMBERS_LAST = re.compile(r"\(\s*(?:due|by)?\s*:?\s*(\d{1,2})[/.](\d{1,2})\.?\s*\)[.!]?$", re.I)
_NAMED_LAST = re.compile(
    rf"(?:[,;]|\s[–—-]|\()\s*((?:\d{{1,2}}(?:st|nd|rd|th)?\s+(?:{MONTH_NAME})"
    rf"|(?:{MONTH_NAME})\.?\s+\d{{1,2}}(?:st|nd|rd|th)?)\.?(?:,?\s+20\d\d)?)\s*\)?[.!]?$",
    re.IGNORECASE,
)
UNSURE = "which is the day and which the month; no day by which it is owed"
_FAR = 300
"""Days ahead that nobody means who leaves the year out."""
_DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")


def due_said(text: str, session: date) -> date | None:
    """Return the day by which something is owed; None where no day is said.

    A month needs its number: `by october` is no day, and `before octane` no month.
    """
    match = _DUE.search(text)
    return _told(match, session) if match else None


def due_in(text: str, session: date) -> tuple[date | None, list[str]]:
    """Return the day by which an action is owed, and what may be two days.

    At its end a day alone says so: `(31/7)`, `, 20 Sept`.
    """
    if due := due_said(text, session):
        return due, []
    if match := _NUMBERS_LAST.search(text):
        first, second = int(match[1]), int(match[2])
        days = {_near(month, day, session) for day, month in ((first, second), (second, first))}
        days.discard(None)
        return (days.pop(), []) if len(days) == 1 else (None, [match[0]] if days else [])
    match = _NAMED_LAST.search(text)
    day = due_alone(match[1], session) if match else None
    return (day if day and _is_near(day, session) else None), []


def _near(month: int, day: int, session: date) -> date | None:
    told = _dated(month, day, "", session)
    return told if told and _is_near(told, session) else None


def _is_near(day: date, session: date) -> bool:
    return -31 <= (day - session).days <= _FAR


def without_due(text: str) -> str:
    """Return a text without the days by which something is owed, for what is compared."""
    return _NEXT.sub(" ", _DUE.sub(" ", text))


def due_alone(text: str, session: date) -> date | None:
    """Return the day in a cell or behind a label that holds nothing else."""
    return due_said(f"by {text.strip()}", session)


def _told(match: re.Match[str], session: date) -> date | None:
    groups = [group for group in match.groups() if group]
    if iso := match["iso"]:
        return _date(*(int(part) for part in iso.split("-")))
    if name := match["month"] or match["after"]:
        number = next(int(group) for group in groups if group.isdigit() and len(group) <= 2)
        return _dated(month_number(name), number, match["year"] or match["year2"], session)
    if match["word"]:
        return _worded(" ".join(match["word"].casefold().split()), match[0].casefold(), session)
    day = next(group for group in groups if group[:3].casefold() in _DAYS)
    ahead = (_DAYS.index(day[:3].casefold()) - session.weekday() - 1) % 7 + 1
    if (match["which"] or "").strip().casefold() == "next" and ahead <= 6 - session.weekday():
        ahead += 7
    return session + timedelta(days=ahead)


def _dated(month: int, day: int, year: str | None, session: date) -> date | None:
    """Return the day of that year, else the one that is nearest ahead of the session."""
    if year:
        return _date(int(year), month, day)
    soon = _date(session.year, month, day)
    if soon and soon < session - timedelta(days=31):
        return _date(session.year + 1, month, day)
    return soon


def _worded(word: str, said: str, session: date) -> date | None:
    if word in ("today", "eod", "cob"):
        return session
    if word == "tomorrow":
        return session + timedelta(days=1)
    if "end of" not in said and "close of" not in said:
        return None
    friday = session + timedelta(days=(4 - session.weekday()) % 7)
    later = word.startswith("next")
    if word.endswith("week"):
        return friday + timedelta(days=7 if later else 0)
    first = _date(session.year + 1, 1, 1)
    if word.endswith("month"):
        months = session.year * 12 + session.month + (1 if later else 0)
        first = _date(months // 12, months % 12 + 1, 1)
    return first - timedelta(days=1) if first else None


def _date(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None
