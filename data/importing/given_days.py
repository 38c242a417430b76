"""Minutes that tell no day, read on the day that a person gives them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING

from data.errors import LctuiError
from data.importing.dating import days_of_name
from data.numbers import count_of
from data.past_days import WAYS, parse_days

if TYPE_CHECKING:
    from data.importing.gathering import SourceFile
    from data.importing.past import PastSession, Person

_MOST = 4


def read_dated(
    files: Sequence[SourceFile],
    known: Iterable[Person],
    given: date | None,
    days: Mapping[str, date],
) -> tuple[list[PastSession], set[str]]:
    """Return the sessions of files, and the paths of those that tell no day by themselves.

    `given` is the day of the only file among them that tells none. LctuiError.
    """
    from data.importing.minutes import Text, read_archive

    people = list(known)
    texts = [Text(file.path, file.text, file.remark) for file in files]
    sessions = read_archive(texts, known=people)
    dayless = {past.path for past in sessions if past.date is None}
    if given:
        days = {_only(files, dayless, given): given}
    if days and dayless & days.keys():
        texts = [Text(file.path, file.text, file.remark, days.get(file.path)) for file in files]
        sessions = read_archive(texts, known=people)
    return sessions, dayless


def _only(files: Sequence[SourceFile], dayless: set[str], given: date) -> str:
    """Return the file that the day is for. LctuiError where it is not clear, or another day."""
    names = sorted(file.name for file in files if file.path in dayless)
    if len(names) != 1:
        more = ", …" if len(names) > _MOST else ""
        here = f"{count_of(len(names), 'file')} tell none: {', '.join(names[:_MOST])}{more}."
        raise LctuiError(
            "--date is for one file that tells no day. "
            + (here if names else "All of these tell theirs."),
            "Give one file at a time: lctui import FILE --date DAY" if names else "",
        )
    (path,) = dayless
    if why := not_that_day(path, given):
        raise LctuiError(f"{names[0]}: {why}", "Give that day, or call the file something else.")
    return path


def day_given(text: str, today: date) -> date:
    """Return the one day that is typed. ValueError, with a sentence, for none or several."""
    days = parse_days(text, today)
    if days is None or days[0] != days[1]:
        raise ValueError(f"“{text}” is not one day. {WAYS}")
    return days[0]


def not_that_day(path: str, given: date) -> str:
    """Return the sentence for a day that a file's own name speaks against; empty where it may be.

    A name that may tell two days is no help, and no third.
    """
    told = days_of_name(path, given.year)
    if not told or given in told:
        return ""
    return f"its name tells {' or '.join(map(str, told))}, not {given}."
