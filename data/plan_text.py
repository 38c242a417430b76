"""What people type about a plan: how long it may take, and what is to be brought."""

import re
from collections.abc import Iterable
from datetime import datetime, timedelta

from data.agenda import IN_ALL
from data.clock import parse_duration
from data.hours import hour_said
from data.models.community_records import Bring
from data.safe_text import one_line
from data.timetable import later

_MENTION = re.compile(r"@(?:\"([^\"]+)\"|([+\w][\w.-]*))")
"""Somebody named as in a captured line: `@ben`, `@"Ben Okafor"`."""

SHORTEST = 60
"""Seconds; nobody meets for less."""


def length_from(text: str, start: datetime | None) -> int:
    """Return the seconds in `90` (minutes), `1h30`, or `until 20:00` after the start.

    0 for an empty text. ValueError, with a sentence, for what will not do.
    """
    words = one_line(text).casefold()
    if not words:
        return 0
    if not words.startswith("until "):
        seconds = parse_duration(words)
    elif start is None:
        raise ValueError("Say first when it begins, or write a length: 1h30.")
    else:
        seconds = _until(words.removeprefix("until "), start)
    if not SHORTEST <= seconds <= IN_ALL:
        raise ValueError("A session takes a minute at least and a day at most. Write 90 or 1h30.")
    return seconds


def _until(words: str, start: datetime) -> int:
    rest, hour = hour_said(f"at {words}")
    if hour is None or rest:
        raise ValueError(f"“{words}” is no hour. Write until 20:00.")
    end = datetime.combine(start.date(), hour, start.tzinfo)
    if end <= later(start, 0):
        end += timedelta(days=1)
    return round(end.timestamp() - start.timestamp())


def bring_from(text: str) -> tuple[Bring, ...]:
    """Return what stands in `Soup: Ben Okafor`, `Soup @ben`: things between commas or line ends."""
    lines = (one_line(line) for line in text.replace(",", "\n").split("\n"))
    return tuple(_thing(line) for line in lines if line)


def _thing(line: str) -> Bring:
    named = _MENTION.search(line)
    if named and (named.start() == 0 or line[named.start() - 1].isspace()):
        what = one_line(f"{line[: named.start()]} {line[named.end() :]}").strip(" :")
        who = named[1] or named[2]
        return Bring(what, who) if what else Bring(who)
    what, _, who = line.rpartition(":")
    return Bring(what.strip(), who.strip()) if what.strip() else Bring(who.strip() or line)


def bring_text(bring: Iterable[Bring]) -> str:
    """Return the line that `bring_from` reads as these."""
    return ", ".join(f"{one.what}: {one.who}" if one.who else one.what for one in bring)
