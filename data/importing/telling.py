"""What a look at minutes found, in sentences and as values for programs."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import fields
from datetime import date
from typing import Any

from data.importing.found import CANCELLED, CHANGED, KNOWN, NEW, TWICE, UNDATED, Found, Look
from data.importing.letting_go import open_line
from data.importing.past import (
    ABSENT,
    APOLOGIES,
    EXPECTED,
    PRESENT,
    Doubt,
    Item,
    PastSession,
    Person,
)
from data.models.kinds import KIND_BY_ID, KINDS
from data.numbers import count_of

STATES = {
    NEW: "new",
    KNOWN: "in the store already",
    CHANGED: "changed since it was taken in",
    TWICE: "the same minutes once more",
    CANCELLED: "did not take place",
    UNDATED: "without a day",
}
"""Each state in words."""
QUIET = (
    "a comment",
    "front matter",
    "where a link leads",
    "a heading with nothing under it",
    "beside a name on a list",
)
"""Reasons that are counted, not listed."""
NOTHING_NEW = "Nothing new to take in."
_AGENDA = re.compile(r"agenda|议程|tagesordnung", re.IGNORECASE)
_MOST_NAMES = 8
_CAME = {ABSENT: "absent", APOLOGIES: "sent apologies", EXPECTED: "expected"}


def counted_kinds(counts: Counter[str]) -> str:
    """Return `12 notes, 3 actions`, in the order of the kinds."""
    told = []
    for kind in KINDS:
        if number := counts.get(kind.id, 0):
            name = (kind.title if number == 1 else kind.plural).lower()
            told.append(f"{number:,} {name}")
    return ", ".join(told) or "nothing said"


def people_told(past: PastSession) -> str:
    """Return who came, by name or count, and how many did not."""
    came = [person.name for person in past.people if person.came == PRESENT]
    names = ", ".join(came[:_MOST_NAMES])
    more = len(came) - _MOST_NAMES
    told = [f"{names} and {more} more" if more > 0 else names] if came else []
    if past.heads:
        told.append(f"{past.heads} counted")
    counts = Counter(person.came for person in past.people)
    told += [f"{counts[came]} {word}" for came, word in _CAME.items() if counts[came]]
    return "; ".join(told) or "nobody is named"


def levels_told(found: Iterable[Found]) -> str:
    """Return how much is not for everybody, in words; empty where all of it is."""
    levels = Counter(item.level for each in found for item in each.past.items)
    words = {"private": "private", "anon": "anonymous", "role": "by role only"}
    return ", ".join(f"{levels[each]:,} {word}" for each, word in words.items() if levels[each])


def earlier_told(found: Found) -> str:
    """Return how many actions were said in an earlier session; empty where none was."""
    lines = [item for item in found.past.items if item.line in found.earlier]
    again = [item for item in lines if item.kind == "action"]
    done = sum(item.done for item in again)
    settled = f", {done:,} of them done by now" if done else ""
    settled = ", done by now" if again and done == len(again) else settled
    return f"{count_of(len(again), 'action')} of earlier sessions{settled}" if again else ""


def session_lines(found: Found) -> Iterator[str]:
    """Yield the preview of one session."""
    past = found.past
    day = past.date.isoformat() if past.date else "no day"
    state = "" if found.state == NEW else f" ({STATES[found.state]})"
    yield f"{day}  {past.title}{state}"
    yield f"    {found.name}" + (f", line {past.line}" if past.place or past.line > 30 else "")
    yield f"    Present: {people_told(past)}"
    roles = [f"{p.name} ({', '.join(p.roles)})" for p in past.people if p.roles]
    if roles:
        yield f"    Roles: {', '.join(roles)}"
    yield f"    {counted_kinds(past.counts)}"
    if levels := levels_told([found]):
        yield f"    {levels}"
    if again := earlier_told(found):
        yield f"    {again}"
    yield from (f"    {line}" for line in doubt_lines(past.doubts))


def doubt_lines(doubts: Iterable[Doubt]) -> Iterator[str]:
    """Yield what was doubtful with its line; what is left out everywhere, as counts."""
    quiet: Counter[str] = Counter()
    for doubt in doubts:
        if doubt.why in QUIET:
            quiet[doubt.why] += 1
            continue
        where = f"line {doubt.line}" if doubt.line else "the file"
        what = f" “{_short(doubt.what)}”" if doubt.what else ""
        yield f"? {where}:{what} {doubt.why}"
    if quiet:
        told = ", ".join(f"{why} ({count})" for why, count in quiet.items())
        yield f"left out: {told}"


def _short(text: str) -> str:
    text = " ".join(text.split())
    return text if len(text) <= 60 else f"{text[:59]}…"


def summary_line(found: Look) -> str:
    """Return what there is, in a few sentences."""
    new = found.wanted
    items: Counter[str] = Counter()
    for each in new:
        items.update(each.past.counts)
    people = count_of(len({p.name for each in new for p in each.past.people}), "person", "people")
    sessions = f"{count_of(len(new), 'session')} to take in"
    told = [f"{sessions}: {counted_kinds(items)}; {people}." if new else NOTHING_NEW]
    if levels := levels_told(new):
        told.append(f"Not for everybody: {levels}.")
    states = Counter(each.state for each in found.sessions)
    rest = [f"{states[s]:,} {words}" for s, words in STATES.items() if s != NEW and states[s]]
    if rest:
        told.append(f"{'; '.join(rest)}.")
    if staying := open_line(found):
        told.append(staying)
    if pairs := _pairs(new):
        days = "1 day has" if pairs == 1 else f"{pairs:,} days have"
        told.append(f"{days} an agenda and minutes in files of their own: both are kept.")
    return " ".join(told)


def _pairs(found: Iterable[Found]) -> int:
    """Return on how many days one file of a folder is an agenda and another the minutes."""
    days: dict[tuple[date | None, str], set[bool]] = {}
    for each in found:
        folder, _, name = each.past.path.rpartition("/")
        days.setdefault((each.past.date, folder), set()).add(bool(_AGENDA.search(name)))
    return sum(len(kinds) == 2 for kinds in days.values())


def as_values(found: Look) -> dict[str, Any]:
    """Return the same for programs."""
    return {
        "sessions": [_session(each) for each in found.sessions],
        "json": [file.name for file in found.ours],
        "skipped": [{"file": s.name, "why": s.why, "failed": s.failed} for s in found.skipped],
    }


def _session(found: Found) -> dict[str, Any]:
    past = found.past
    return {
        "file": found.name,
        "line": past.line,
        "state": found.state,
        "date": past.date and past.date.isoformat(),
        "at": past.at and past.at.isoformat(),
        "title": past.title,
        "people": [_fields(person) for person in past.people],
        "counted": past.heads or None,
        "items": [_fields(item) for item in past.items],
        "counts": {kind: past.counts[kind] for kind in KIND_BY_ID if past.counts[kind]},
        "doubts": [_fields(doubt) for doubt in past.doubts],
    }


def _fields(value: Person | Item | Doubt) -> dict[str, Any]:
    told = {field.name: getattr(value, field.name) for field in fields(value)}
    return {name: v.isoformat() if isinstance(v, date) else v for name, v in told.items()}
