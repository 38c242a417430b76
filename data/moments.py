"""Moments as people say them: `tue 18:00`, `8 dec 6pm`, `24.11. 14h`, `+4w 10:00 Europe/Berlin`.

A day is understood as `due:` understands it (data.capture.due), and in a few more words.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time, timedelta, tzinfo

from data.capture.due import WEEKDAYS
from data.days import MONTHS, day_said
from data.hours import hour_said
from data.zone import zone_named, zone_said

YEARS = range(1970, 9000)
"""In which sessions are held; what lies outside was mistyped."""
LONGEST = 200
"""Characters that can be a moment; what is longer is something else."""

USUAL = "The hour is the usual one."
"""What is said where no hour was."""

_AHEAD = re.compile(r"(?:in |\+ ?)(\d{1,4}) ?(h|hours?|min|mins|minutes?)", re.IGNORECASE)
_OFFSET = re.compile(r"(?<=\d)\s*(z|[+-]\d\d:?\d\d)$", re.IGNORECASE)
_ISO = re.compile(r"(\d{4}-\d\d-\d\d)t(\d\d:\d\d)(:\d\d(\.\d+)?)?", re.IGNORECASE)
_ABBREVIATED = re.compile(r"(?:CE|EE|WE|[ECMP])(?:S|D)?T|BST|IST|MSK|JST|AE[SD]T", re.IGNORECASE)
"""Letters for a zone, which stand for another one elsewhere or in summer."""
_BY_DAYS, _BY_WEEKS = 28, 360
"""Days from which on a distance is told in weeks, and in years."""
_NOTHING = "Write a day and an hour: tue 18:00, 8 dec 10:00, or +4w 14h."


@dataclass(frozen=True, slots=True)
class When:
    """What a typed moment means."""

    day: date
    start: datetime | None
    """Aware, in its zone; None where no hour is known."""
    zone: str
    """IANA name of that zone, or `UTC+02:00`."""
    remark: str = ""
    """What is odd about it, as a sentence: an hour that the clocks skip or show twice."""


def read_when(text: str, now: datetime, zone: str, usual: time | None = None) -> When:
    """Return what a line says, told in `zone` unless it names another.

    `usual` is the hour of a day that is given without one. ValueError, with a sentence to show, for
    what cannot be read. An hour alone is the next such hour.
    """
    words = " ".join(text.replace(",", " ").split())
    if not words or len(words) > LONGEST:
        raise ValueError(_NOTHING)
    words, zone = _split_zone(_ISO.sub(r"\1 \2", words), zone)
    wall = zone_named(zone) or now.astimezone().tzinfo or UTC
    here = now.astimezone(wall)
    if match := _AHEAD.fullmatch(words):
        return _in_a_while(int(match[1]), match[2], here, zone)
    if words.casefold() == "now":
        return _in_a_while(0, "m", here, zone)
    rest, hour = hour_said(words.casefold())
    day = day_said(rest, here.date()) if rest else _next_day(hour, here)
    if day is None:
        raise ValueError(f"“{rest or words}” is no day that lctui understands. {_NOTHING}")
    if day.year not in YEARS:
        raise ValueError(f"{day.year} is no year in which sessions are held. {_NOTHING}")
    if hour is not None:
        return _at(day, hour, wall, zone)
    if usual is None:
        return When(day, None, zone)
    when = _at(day, usual, wall, zone)
    return replace(when, remark=f"{USUAL} {when.remark}".rstrip())


def _split_zone(words: str, zone: str) -> tuple[str, str]:
    """Take a zone off the end: `Europe/Berlin`, `UTC+2`, or the offset of an ISO moment."""
    if match := _OFFSET.search(words):
        spelled = zone_said("UTC" if match[1] in "zZ" else f"UTC{match[1]}")
        return words[: match.start()], spelled or zone
    before, _, last = words.rpartition(" ")
    if before and _ABBREVIATED.fullmatch(last):
        raise ValueError(
            f"“{last}” says too little: in summer, or elsewhere, it is another hour. "
            "Write the place, as Europe/Berlin, or UTC+2."
        )
    if not before or not _looks_like_a_zone(last):
        return words, zone
    named = zone_said(last)
    if named is None:
        raise ValueError(f"“{last}” is no zone. Write it as Europe/Berlin, or as UTC+2.")
    return before, named


def _looks_like_a_zone(word: str) -> bool:
    return word[:3].upper() in ("UTC", "GMT") or ("/" in word and word[0].isalpha())


def _in_a_while(count: int, unit: str, here: datetime, zone: str) -> When:
    """Return the full minute that is so many hours or minutes from now."""
    ahead = timedelta(minutes=count * (60 if unit[0] in "hH" else 1))
    start = (here.astimezone(UTC) + ahead).replace(second=0, microsecond=0)
    start = start.astimezone(here.tzinfo)
    return When(start.date(), start, zone)


def _next_day(hour: time | None, here: datetime) -> date | None:
    if hour is None:
        return None
    return here.date() + timedelta(days=int(hour <= here.time()))


def _at(day: date, hour: time, wall: tzinfo, zone: str) -> When:
    """Return that hour on the wall; one that the clocks skip is moved on by what they skip."""
    said = datetime.combine(day, hour, wall)
    start = said.astimezone(UTC).astimezone(wall)
    if start.replace(tzinfo=None) != said.replace(tzinfo=None):
        remark = f"The clocks go forward that night: there is no {hour:%H:%M}, so {start:%H:%M}."
    elif said.replace(fold=1).utcoffset() != said.utcoffset():
        remark = f"The clocks go back that night: {hour:%H:%M} comes twice, and the first is meant."
    else:
        remark = ""
    return When(day, start, zone, remark)


def tell_day(day: date) -> str:
    """Return `Tue 8 Dec 2026`, in English whatever the locale."""
    weekday, month = WEEKDAYS[day.weekday()][:3].capitalize(), MONTHS[day.month - 1][:3]
    return f"{weekday} {day.day} {month.capitalize()} {day.year}"


def tell_moment(moment: datetime) -> str:
    """Return `Tue 8 Dec 2026, 18:00`, as the moment's own zone tells it."""
    return f"{tell_day(moment.date())}, {moment:%H:%M}"


def tell_distance(day: date, today: date) -> str:
    """Return how far off a day is: `today`, `in 3 weeks`, `5 days ago`."""
    days = (day - today).days
    near = {0: "today", 1: "tomorrow", -1: "yesterday"}
    if days in near:
        return near[days]
    count = _counted(abs(days))
    return f"in {count}" if days > 0 else f"{count} ago"


def _counted(days: int) -> str:
    """Return days as people count them, by the day only as long as that is of use."""
    if days < _BY_DAYS and days % 7:
        return f"{days} days"
    if days < _BY_WEEKS:
        return f"{round(days / 7)} weeks" if days > 7 else "7 days"
    return f"{round(days / 365.25)} years" if days > 1.5 * 365 else "a year"


def tell_when(when: When, now: datetime) -> str:
    """Return the line under a moment that is being typed: how it is understood."""
    wall = zone_named(when.zone) or now.astimezone().tzinfo
    distance = tell_distance(when.day, now.astimezone(wall).date())
    if when.start is None:
        return f"{tell_day(when.day)} · {distance} · no hour yet"
    past = " · that is over already" if when.start < now else ""
    told = f"{tell_moment(when.start)} {when.zone} · {distance}{past}"
    return f"{told}. {when.remark}" if when.remark else told
