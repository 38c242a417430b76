"""Hours as people write them: `18:00`, `6pm`, `14h30`, `noon`, and a bare `9` behind a day."""

import re
from datetime import time

from data.days import MONTHS

_NAMED = {"noon": time(12), "midday": time(12)}
_HOUR = re.compile(
    r"(?:^|(?<=\s))(?P<at>at )?"
    r"(?:(?P<hour>\d{1,2})(?:[:h](?P<minute>\d\d)(?::\d\d)?|h|(?P<bare>))"
    r"(?: ?(?P<half>[ap])\.?m\.?| (?:uhr|o'clock))?|(?P<name>noon|midday))$"
)
_NAMED_FIRST = re.compile(r"^(?:at )?(noon|midday) (.+)$")
_DOTTED_HALF = re.compile(r"(\d{1,2})\.(\d\d)(?= ?[ap]\.?m)")


def hour_said(words: str) -> tuple[str, time | None]:
    """Take the hour off the end; return what is before it, and the hour, None where none is said.

    ValueError, with a sentence, for an hour that no clock shows.
    """
    words = _NAMED_FIRST.sub(r"\2 \1", _DOTTED_HALF.sub(r"\1:\2", words))
    match = _HOUR.search(words)
    if match is None or _is_a_day(match, words[: match.start()]):
        return words, None
    before = words[: match.start()].strip()
    if match["name"]:
        return before, _NAMED[match["name"]]
    hour, minute = _of_half(int(match["hour"]), match["half"]), int(match["minute"] or 0)
    if hour > 23 or minute > 59:
        raise ValueError(f"“{match[0].strip()}” is no hour: they go from 0:00 to 23:59.")
    return before, time(hour, minute)


def _is_a_day(match: re.Match[str], before: str) -> bool:
    """Say whether a bare number is no hour: it stands alone, or behind a month as `dec 8`."""
    plain = match["bare"] is not None and not match["half"] and not match["at"]
    if not plain or match[0].endswith(("uhr", "o'clock")):
        return False
    alone = before.split()
    return not alone or (len(alone) < 3 and _is_month(alone[-1]) and not _has_day(alone[:-1]))


def _is_month(word: str) -> bool:
    return len(word) >= 3 and any(name.startswith(word.rstrip(".")) for name in MONTHS)


def _has_day(words: list[str]) -> bool:
    return any(word[0].isdigit() for word in words)


def _of_half(hour: int, half: str | None) -> int:
    """Return an hour of the day; 24 and more where there is none such."""
    if half is None:
        return hour
    if not 1 <= hour <= 12:
        return 24
    return hour % 12 + (12 if half == "p" else 0)
