"""What a session of past minutes is called: by its heading, its front matter, or its file."""

from __future__ import annotations

import re
from datetime import date

from data.days import day_told
from data.importing.dating import dates_in, is_date_label, rest_of
from data.importing.outline import BOLD_LEVEL
from data.importing.parts import HEADING, Part
from data.importing.plain import plain
from data.importing.sections import named, section_of
from data.importing.source_lines import Source
from data.importing.splitting import Piece

CALLED_OFF = re.compile(
    r"\b(?:cancell?ed|called off|no meeting|no call|did not meet|didn't meet|not held"
    r"|postponed|abgesagt|annul[eé]e?|cancelada)\b"
    r"|取消|未召开",
    re.IGNORECASE,
)
"""What a heading says of a meeting that was not held."""
_LEADS_ON = re.compile(r"\s+(?:of|on|from|for|the|du|de|le|vom|am|del|el)$", re.IGNORECASE)
"""What leads on to a day that was taken out of a title."""
_NO_TITLE = re.compile(
    r"[\d\W_]+|\b(?:q[1-4]|index|readme|v\d*|final|draft|copy|of|new|old|clean|notes?|minutes)\b",
    re.IGNORECASE,
)
"""What a file's name says of the file alone."""


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
    alone = dated or (len(top) == 1 and highest < BOLD_LEVEL) or opens
    others = any(section_of(part.text) for part in top[1:])
    alone = alone or (first is parts[0] and (beneath or others))
    return first if alone and not section_of(first.text) else None


def _undated_title(text: str, day: date | None) -> str:
    words = plain(text)
    for each in dates_in(words, year=day.year if day else 0)[:1]:
        words = _LEADS_ON.sub("", rest_of(words, each))
    return words.strip(" -–—:,#")


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
