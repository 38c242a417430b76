"""One file, one session or many: where its dated headings begin new ones, and on which day."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import date, datetime

from data.importing.dating import (
    Dated,
    date_of_path,
    dates_in,
    days_of_name,
    is_date_label,
    rest_of,
    year_of_path,
)
from data.importing.parts import HEADING, Part
from data.importing.past import Doubt
from data.importing.plain import plain
from data.importing.sections import section_of
from data.importing.source_lines import Source

_MOST_WORDS_BESIDE = 7
_TOP = 14
"""Parts at the top among which a date may stand that is the session's."""
_SHORT_YEAR = re.compile(r"(?<![\d/.-])\d{1,2}([/.-])\d{1,2}\1\d\d(?!\d)")
_EITHER = "which is the day and which the month"


@dataclass(slots=True)
class Piece:
    """What a file says of one session."""

    parts: list[Part]
    day: date | None = None
    at: datetime | None = None
    heading: Part | None = None
    """The one that begins it, where a file has several sessions."""
    beside: str = ""
    """What that heading says beside the day."""
    over: str = ""
    """The heading over all sessions of the file."""
    doubts: list[Doubt] = field(default_factory=list)


def pieces_of(
    parts: list[Part], source: Source, path: str, *, day_first: bool | None, given: date | None
) -> list[Piece]:
    """Return the sessions of a file, in its order."""
    told = date_of_path(path, day_first=day_first)
    if told is None:
        pieces = _split(parts, year_of_path(path), day_first)
        if pieces:
            return pieces
    piece = Piece(parts)
    _date(piece, source, path, told=told, day_first=day_first, given=given)
    return [piece]


def _split(parts: list[Part], year: int, day_first: bool | None) -> list[Piece]:
    """Return a piece for each dated heading of the level that has several; none without such."""
    dated: dict[int, list[tuple[int, Dated]]] = {}
    for place, part in enumerate(parts):
        if part.form == HEADING and (found := _of_heading(part, year, day_first)):
            dated.setdefault(part.level, []).append((place, found))
    levels = [level for level, found in dated.items() if len({d.day for _, d in found}) > 1]
    if not levels:
        return []
    starts = dated[min(levels)]
    ends = [place for place, _ in starts[1:]] + [len(parts)]
    above = [part for part in parts[: starts[0][0]] if part.form == HEADING][:1]
    over = plain(above[0].text) if above and not section_of(above[0].text) else ""
    pieces = []
    for (place, found), end in zip(starts, ends, strict=True):
        heading = parts[place]
        piece = Piece(parts[place + 1 : end], found.day, found.at, heading)
        piece.beside = _without_links(rest_of(plain(heading.text), found), piece, heading)
        piece.over = over
        pieces.append(piece)
    before = parts[: starts[0][0]]
    if over:
        before = [part for part in before if part is not above[0]]
    pieces[0].parts = before + pieces[0].parts
    return pieces


def _without_links(text: str, piece: Piece, heading: Part) -> str:
    """Return what stands beside a day, unless it is a link, which is told."""
    if "://" not in text:
        return text
    piece.doubts.append(Doubt(heading.line, text, "beside the day in a heading"))
    return ""


def _of_heading(part: Part, year: int, day_first: bool | None) -> Dated | None:
    """Return the day of a heading that says little else."""
    text = plain(part.text)
    found = [d for d in dates_in(text, day_first=day_first, year=year) if d.day]
    few = found and len(rest_of(text, found[0]).split()) <= _MOST_WORDS_BESIDE
    return found[0] if few else None


def _date(
    piece: Piece,
    source: Source,
    path: str,
    *,
    told: Dated | None,
    day_first: bool | None,
    given: date | None,
) -> None:
    """Find the day: as given, in the file's name, in front matter, then inside."""
    inside = _inside(piece.parts, source, path, day_first)
    first = next((each for _, each in inside if each.day), None)
    if told and told.day:
        piece.day = told.day
        same = next((each for _, each in inside if each.day == told.day and each.at), None)
        piece.at = told.at or (same.at if same else None)
        for line, each in inside:
            if each.day and each.day != told.day:
                why = f"the file's name says {told.day}, which was taken"
                piece.doubts.append(Doubt(line, str(each.day), why))
    elif first:
        piece.day, piece.at = first.day, first.at
    if given and piece.day is None:
        piece.day = given
        piece.doubts.append(Doubt(0, str(given), "the minutes do not say the day: it was given"))
    if piece.day is None:
        half = _half_labelled(piece.parts) or _undated(inside) or _half_named(path)
        piece.doubts.extend(half)


def _undated(inside: list[tuple[int, Dated]]) -> list[Doubt]:
    half = [(line, each) for line, each in inside if each.month]
    why = "a day without a year" if half else _EITHER
    return [Doubt(line, "", why) for line, each in (half or inside) if each.day is None][:1]


def _half_labelled(parts: list[Part]) -> list[Doubt]:
    """Return the day behind a label whose year is short: `Date: 09/09/26`."""
    for part in parts[:_TOP]:
        text = plain(part.text)
        if is_date_label(text) and (found := _SHORT_YEAR.search(text)):
            return [Doubt(part.line, found[0], f"{_EITHER}, and of which year")]
    return []


def _half_named(path: str) -> list[Doubt]:
    """Return the days that a file's own name may tell."""
    told = " or ".join(str(day) for day in days_of_name(path, 0))
    return [Doubt(0, told, f"{_EITHER} in its name")] if told else []


def _inside(
    parts: list[Part], source: Source, path: str, day_first: bool | None
) -> list[tuple[int, Dated]]:
    """Return the days that the top of the minutes tells as the session's, the surest first."""
    year = year_of_path(path)
    found: list[tuple[int, Dated]] = []
    for key in ("date", "day", "when", "meeting_date", "meeting date"):
        if key in source.facts:
            value, line = source.facts[key]
            found += [(line, each) for each in dates_in(value, day_first=day_first, year=year)][:1]
    labelled, bare = [], []
    for part in parts[:_TOP]:
        text = plain(part.text)
        days = dates_in(text, day_first=day_first, year=year)[:1]
        if not days or len(text) > 160:
            continue
        if is_date_label(text):
            labelled.append((part.line, days[0]))
        elif part.form == HEADING or len(rest_of(text, days[0]).split()) <= 2:
            bare.append((part.line, days[0]))
    return [*found, *labelled, *bare]
