"""One file, one session or many: where its dated headings begin new ones, and on which day."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import date, datetime

from data.days import day_told
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
from data.importing.sections import named, section_of
from data.importing.source_lines import Source

_MOST_WORDS_BESIDE = 7
_BOLD = 7
_TOP = 14
"""Parts at the top among which a date may stand that is the session's."""
CALLED_OFF = re.compile(
    r"\b(?:cancell?ed|called off|no meeting|no call|did not meet|didn't meet|not held"
    r"|postponed|abgesagt|annul[eé]e?|cancelada)\b"
    r"|取消|未召开",
    re.IGNORECASE,
)


_SHORT_YEAR = re.compile(r"(?<![\d/.-])\d{1,2}([/.-])\d{1,2}\1\d\d(?!\d)")
_EITHER = "which is the day and which the month"
_LEADS_ON = re.compile(r"\s+(?:of|on|from|for|the|du|de|le|vom|am|del|el)$", re.IGNORECASE)
"""What leads on to a day that was taken out of a title."""


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


def title_of(piece: Piece, source: Source, path: str) -> tuple[str, Part | None]:
    """Return what a session is called, and the heading that says so."""
    headings = [part for part in piece.parts if part.form == HEADING]
    if piece.heading:
        if len(piece.beside.split()) > 1 or (section_of(piece.beside) == "" and piece.beside):
            told = CALLED_OFF.sub("", piece.beside).strip(" -–—()[]")
            return told or piece.over or _by_path(path, piece.day), None
        return piece.over or _by_path(path, piece.day), None
    if "title" in source.facts and source.facts["title"][0]:
        title = _undated_title(source.facts["title"][0], piece.day)
        same = next(
            (h for h in headings[:1] if named(_undated_title(h.text, piece.day)) == named(title)),
            None,
        )
        return title or _by_path(path, piece.day), same
    top = _title_heading(piece.parts, headings)
    title = _undated_title(top.text, piece.day) if top else ""
    return title or _by_path(path, piece.day), top


def _title_heading(parts: list[Part], headings: list[Part]) -> Part | None:
    """Return the heading that names the session: the only one of its level, or the first."""
    if not headings:
        return None
    highest = min(part.level for part in headings)
    top = [part for part in headings if part.level == highest]
    dated = bool(dates_in(plain(headings[0].text)))
    first = headings[0] if dated or headings[0] is top[0] else top[0]
    below = parts[parts.index(first) + 1 :][:1]
    opens = any(part.form == HEADING and part.level > first.level for part in below)
    beneath = any(is_date_label(plain(part.text)) for part in parts[1:3])
    alone = dated or (len(top) == 1 and highest < _BOLD) or opens
    others = any(section_of(part.text) for part in top[1:])
    alone = alone or (first is parts[0] and (beneath or others))
    return first if alone and not section_of(first.text) else None


def _undated_title(text: str, day: date | None) -> str:
    words = plain(text)
    for each in dates_in(words, year=day.year if day else 0)[:1]:
        words = _LEADS_ON.sub("", rest_of(words, each))
    return words.strip(" -–—:,#")


_NO_TITLE = re.compile(
    r"[\d\W_]+|\b(?:q[1-4]|index|readme|v\d*|final|draft|copy|of|new|old|clean|notes?|minutes)\b",
    re.IGNORECASE,
)
"""What a file's name says of the file alone."""


def _by_path(path: str, day: date | None) -> str:
    """Return the words of a file's name that are no date, else those of a folder with a date.

    Other folders say nothing of one session: it is called after its day.
    """
    parts = [part for part in path.replace("\\", "/").split("/") if part]
    stem = parts[-1].rsplit(".", 1)[0] if parts else ""
    for name in (stem, *(folder for folder in reversed(parts[:-1]) if dates_in(folder))):
        words = re.sub(r"[-_.\s]+", " ", name).strip()
        for each in dates_in(name.replace("_", "-"), year=2000)[:1]:
            words = re.sub(r"[-_.\s]+", " ", rest_of(name.replace("_", "-"), each)).strip()
        if len(_NO_TITLE.sub("", words)) > 2:
            return words[:1].upper() + words[1:]
    return f"Session of {day_told(day)}" if day else "Minutes"
