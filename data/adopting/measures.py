"""Decisions about measures: a new one, and what one stands at."""

import re
from collections.abc import Iterator

from data.adopting.labels import labelled
from data.adopting.standing import Change, Said, Standing
from data.days import day_told
from data.models.community_records import Goal, Measure, MeasureId, Reading
from data.models.ids import EventId
from data.models.records import Entry
from data.safe_text import one_line
from data.zone import local

_NUMBER = r"[-+]?\d+(?:[.,]\d+)?"
_FIRST_NUMBER = re.compile(rf"(?<![\w.,]){_NUMBER}(?![\w]*-)")
_UNIT = re.compile(r"\(([^()]{1,40})\)")
_FROM = re.compile(rf"\b(?:from|baseline)\s+({_NUMBER})", re.IGNORECASE)
_TO = re.compile(rf"\b(?:to|target)\s+({_NUMBER})", re.IGNORECASE)
_WAY = re.compile(r"\b(up|down|more|fewer|less)\b[.,]?", re.IGNORECASE)
_DOWN = ("down", "fewer", "less")


def read_measure(goal: Goal, words: str, said: Said, standing: Standing) -> Change:
    """Return the measure that `Visits kept (%) up from 60 to 80` names.

    The unit stands in brackets; which way is better, where it is now and where it is to come are
    said if they are known. A target under the baseline says by itself that less is better.
    """
    rest, unit = _taken(_UNIT, words)
    rest, start = _taken(_FROM, rest)
    rest, target = _taken(_TO, rest)
    rest, way = _taken(_WAY, rest)
    title = one_line(rest).strip(" ,.:;-")
    baseline, aim = _number(start), _number(target)
    sinks = way.lower() in _DOWN or (baseline is not None and aim is not None and aim < baseline)
    direction = "down" if sinks else "up"
    measure = Measure(MeasureId(said.entry.id), goal.id, title, unit, direction, baseline, aim)
    if not title:
        return Change(
            "A measure", "", words, (), "Say what is measured, with its unit in brackets."
        )
    if title.casefold() in (known.title.casefold() for known in standing.measures):
        return Change("A measure that stands", title, title)
    return Change(f"A measure of “{goal.title}”", "", _told(measure), (measure,))


def _taken(what: "re.Pattern[str]", words: str) -> tuple[str, str]:
    """Return the words without what was looked for, and its first part."""
    match = what.search(words)
    return (words, "") if match is None else (what.sub(" ", words, count=1), match[1])


def _number(text: str) -> float | None:
    return float(text.replace(",", ".")) if text else None


def _told(measure: Measure) -> str:
    way = "more is better" if measure.direction == "up" else "less is better"
    ends = (("from", measure.baseline), ("to", measure.target))
    told = (f"{word} {value:g}" for word, value in ends if value is not None)
    unit = f" ({measure.unit})" if measure.unit else ""
    return ", ".join((f"{measure.title}{unit}", " ".join((way, *told))))


def measured_in(line: str, said: Said, standing: Standing) -> Measure | str | None:
    """Return the measure of which a line tells a number; None where it tells none.

    Where that measure was said before but is not adopted yet, a sentence asks for that.
    """
    folded = line.casefold()
    known = [m for m in standing.measures if m.title and m.title.casefold() in folded]
    measure = max(known, key=lambda m: len(m.title), default=None)
    if measure is not None:
        return measure if _FIRST_NUMBER.search(_without(line, measure.title)) else None
    for title in _titles_said(said.earlier):
        if title.casefold() in folded and _FIRST_NUMBER.search(_without(line, title)):
            return f"Adopt the measure first: {title}"
    return None


def _titles_said(earlier: tuple[Entry, ...]) -> Iterator[str]:
    for entry in earlier:
        label, words = labelled(entry.text, {"measure": "measure"})
        title = _WAY.sub("", _UNIT.split(words)[0]).strip(" ,.:;-") if label else ""
        if title:
            yield title


def _without(line: str, title: str) -> str:
    start = line.casefold().find(title.casefold())
    return line if start < 0 else f"{line[:start]} {line[start + len(title) :]}"


def read_reading(measure: Measure | str, line: str, said: Said, standing: Standing) -> Change:
    """Return the reading that a line tells; what else it says is kept as a note."""
    if isinstance(measure, str):
        return Change("A reading", "", one_line(line), (), measure)
    rest = _without(line, measure.title)
    match = _FIRST_NUMBER.search(rest)
    if match is None:
        return Change("A reading", "", one_line(line), (), "Say the number.")
    around = f"{rest[: match.start()]} {rest[match.end() :]}".replace(measure.unit, " ")
    note = one_line(around).strip(" ,.:;=–-")
    day = local(said.entry.at, said.head).date()
    value = float(match.group().replace(",", "."))
    reading = Reading(EventId(said.entry.id), measure.id, day, value, said.head.id, note)
    told = [each for each in standing.readings if each.measure == measure.id and each.on <= day]
    latest = max(told, key=lambda each: each.on, default=None)
    before = _spelled(latest.value, measure) if latest else ""
    title = f"{measure.title} on {day_told(day)}"
    return Change(title, before, _spelled(value, measure, note), (reading,))


def _spelled(value: float, measure: Measure, note: str = "") -> str:
    unit = measure.unit if measure.unit == "%" else f" {measure.unit}"
    return f"{value:g}{unit.rstrip()}{f' ({note})' if note else ''}"
