"""Days as file names and minutes spell them. What may be two days is none.

Whether `03/04` is in March or in April is learned from the whole archive, where any other date of
it tells.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time

_MONTHS = (
    "january", "february", "march", "april", "may", "june",
    "july", "august", "september", "october", "november", "december",
)  # fmt: skip
_ELSEWHERE = (
    "janvier janv januar jänner enero ene gennaio janeiro januari",
    "février fevrier févr februar feber febrero febbraio fevereiro februari",
    "mars märz maerz mär marzo março maart",
    "avril avr abril abr aprile",
    "mai mayo maggio maio mei",
    "juin juni junio giugno junho",
    "juillet juil juli julio luglio julho",
    "août aout agosto ago augustus",
    "septembre septiembre settembre setembro",
    "octobre oktober okt octubre ottobre outubro",
    "novembre noviembre novembro",
    "décembre decembre déc dezember dez diciembre dic dicembre dezembro",
)
"""The months in German, French, Spanish, Italian, Portuguese and Dutch."""
_NUMBER_OF = {name: n for n, names in enumerate(_ELSEWHERE, 1) for name in names.split()}
_NAME = (
    r"jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?"
    r"|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?"
)
_NAME = "|".join([*sorted(_NUMBER_OF, key=len, reverse=True), _NAME])
MONTH_NAME = _NAME
_DAY_NAMES = r"(?:mon|tues?|wed(?:nes)?|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:day)?"
_BETWEEN = r"[\s_.,/-]{1,3}"
_END = r"(?:st|nd|rd|th|er|º)?"
_OF = r"(?:[\s_.,/-]{1,3}|\s+(?:of|de|del)\s+)"
_YEAR = r"((?:19|20)\d\d)"
_ISO = re.compile(rf"(?<!\d){_YEAR}([-_./ ]?)(0[1-9]|1[0-2])\2([0-2]\d|3[01])(?!\d)")
_LOOSE = re.compile(rf"(?<!\d){_YEAR}([-_./])(\d{{1,2}})\2(\d{{1,2}})(?!\d)")
_CHINESE = re.compile(rf"{_YEAR}\s*年\s*(\d{{1,2}})\s*月\s*(\d{{1,2}})\s*[日号]")
_MONTH_FIRST = re.compile(
    rf"(?<![^\W\d_])({_NAME}){_BETWEEN}(\d{{1,2}}){_END}(?!\d)(?:{_BETWEEN}{_YEAR}(?!\d))?", re.I
)
_DAY_FIRST = re.compile(
    rf"(?<!\d)(\d{{1,2}}){_END}{_OF}?({_NAME})(?![^\W\d_])\.?(?:{_OF}{_YEAR}(?!\d))?",
    re.I,
)
_YEAR_FIRST = re.compile(
    rf"(?<!\d){_YEAR}{_BETWEEN}({_NAME}){_BETWEEN}(\d{{1,2}}){_END}(?!\d)", re.I
)
_SLASHED = re.compile(rf"(?<![\d/])(\d{{1,2}})([/.-])(\d{{1,2}})\2{_YEAR}(?!\d)")
_YEAR_ALONE = re.compile(rf"(?<!\d){_YEAR}(?!\d)")
_SHORT = re.compile(r"(?<!\d)(0[1-9]|1[0-2])[-_. ]?([0-2]\d|3[01])(?!\d)")
_DAY_ALONE = re.compile(r"(?:0?[1-9]|[12]\d|3[01])")
_HOUR = re.compile(
    r"[T\s@,]+(?:at |um )?([01]?\d|2[0-3])[:：]([0-5]\d)(?::[0-5]\d(?:\.\d+)?)?\s*(am|pm"
    r"|a\.m\.|p\.m\.)?\s*(Z\b|UTC\b|GMT\b)?",
    re.I,
)
_LABEL = re.compile(
    r"(?:meeting |session |call )?(?:date|when|held(?: on)?|day|datum"
    r"|fecha)(?: (?:and|&|/) time|/time)?\s*[:：]|.*(?:会议)?时间\s*[:：]",
    re.I,
)


_LONGEST_DAY = 120
_DIGIT = re.compile(r"\d")


@dataclass(frozen=True, slots=True)
class Dated:
    """A day that stands in a text."""

    day: date | None
    """None where it is one of two, or where its year is missing."""
    start: int
    end: int
    at: datetime | None = None
    month: int = 0
    """Of a day without a year."""
    number: int = 0


def dates_in(text: str, *, day_first: bool | None = None, year: int = 0) -> list[Dated]:
    """Return the days in a text from its beginning on. `year` is for those that have none."""
    if not _DIGIT.search(text):
        return []
    found: list[Dated] = []
    for each in sorted(_found(text, day_first, year), key=lambda dated: (dated.start, -dated.end)):
        if not found or each.start >= found[-1].end:
            found.append(each)
    return found


def _found(text: str, day_first: bool | None, year: int) -> Iterator[Dated]:
    for match in _ISO.finditer(text):
        if match[2] or _stands_alone(text, match):
            yield _made(match, match[1], match[3], match[4])
    for match in _LOOSE.finditer(text):
        yield _made(match, match[1], match[3], match[4])
    for match in _CHINESE.finditer(text):
        yield _made(match, *match.groups())
    for match in _MONTH_FIRST.finditer(text):
        yield _made(match, match[3] or year, month_number(match[1]), match[2])
    for match in _YEAR_FIRST.finditer(text):
        yield _made(match, match[1], month_number(match[2]), match[3])
    for match in _DAY_FIRST.finditer(text):
        yield _made(match, match[3] or year, month_number(match[2]), match[1])
    for match in _SLASHED.finditer(text):
        order = _order(int(match[1]), int(match[3]), match[2], day_first)
        yield _made(match, match[4], *order) if order else Dated(None, *match.span())


def _order(first: int, second: int, between: str, day_first: bool | None) -> tuple[int, int] | None:
    """Return month and day; None where either may be either."""
    if between == "." or first > 12 or (day_first and second <= 12):
        return second, first
    if second > 12 or day_first is False or first == second:
        return first, second
    return None


def _made(match: re.Match[str], year: object, month: object, day: object) -> Dated:
    numbers = int(str(year or 0)), int(str(month)), int(str(day))
    try:
        told = date(*numbers) if numbers[0] else None
        if not numbers[0]:
            date(2000, *numbers[1:])
    except ValueError:
        return Dated(None, *match.span())
    if told is None:
        return Dated(None, *match.span(), month=numbers[1], number=numbers[2])
    return Dated(told, *match.span(), at=_moment(told, match.string, match.end()))


def _moment(day: date, text: str, end: int) -> datetime | None:
    hour = _HOUR.match(text, end)
    if not hour:
        return None
    number = int(hour[1])
    if hour[3]:
        number = number % 12 + (12 if hour[3][0] in "pP" else 0)
    at = datetime.combine(day, time(number, int(hour[2])))
    return at.replace(tzinfo=UTC) if hour[4] else at


def _stands_alone(text: str, match: re.Match[str]) -> bool:
    before, after = text[: match.start()][-1:], text[match.end() :][:1]
    return not before.isalnum() and (not after.isalnum() or after in "Tt")


def month_number(name: str) -> int:
    """Return the number of the month that a name begins."""
    known = _NUMBER_OF.get(name.casefold())
    short = name.casefold()[:3]
    return known or next(n for n, month in enumerate(_MONTHS, 1) if month.startswith(short))


def learned_order(texts: Iterable[str]) -> bool | None:
    """Return whether days come before months in an archive; None where it does not tell."""
    firsts = [
        (int(m[1]), int(m[3])) for text in texts for m in _SLASHED.finditer(text) if m[2] != "."
    ]
    day, month = sum(a > 12 >= b for a, b in firsts), sum(b > 12 >= a for a, b in firsts)
    return None if day == month == 0 or (day and month) else day > 0


def date_of_path(path: str, *, day_first: bool | None = None) -> Dated | None:
    """Return the day that a file's name tells, else its folders'; the year may be a folder's."""
    parts = [part for part in path.replace("\\", "/").split("/") if part]
    if not parts:
        return None
    names = [parts[-1].rsplit(".", 1)[0], *reversed(parts[:-1])][:4]
    years = [int(m[1]) for name in names[1:] for m in _YEAR_ALONE.finditer(name)]
    year = years[0] if years else 0
    for name in names:
        for found in dates_in(name.replace("_", "-"), day_first=day_first, year=year):
            if found.day:
                return found
    own_year = _YEAR_ALONE.search(names[0])  # `11-03-2026` is not of the year of its folder
    if year and not own_year and (match := _SHORT.search(names[0])):
        return _made(match, year, match[1], match[2])
    return _from_folders(names)


def days_of_name(path: str, year: int) -> list[date]:
    """Return the days that a file's own name may tell; one without a year is of that year."""
    name = path.rsplit("/", 1)[-1].rsplit(".", 1)[0].replace("_", "-")
    orders = (dates_in(name, day_first=order, year=year) for order in (True, False))
    return sorted({each.day for found in orders for each in found if each.day})


def _from_folders(names: list[str]) -> Dated | None:
    """Return the day of `2019/03/14.md`."""
    for day, month, year in zip(names, names[1:], names[2:], strict=False):
        if not (_YEAR_ALONE.fullmatch(year) and _DAY_ALONE.fullmatch(day)):
            continue
        months = [n for n, name in enumerate(_MONTHS, 1) if name.startswith(month.casefold()[:3])]
        number = int(month) if month.isdigit() else months[0] if len(month) >= 3 and months else 0
        if (match := re.fullmatch(r"\d+", day)) and 1 <= number <= 12:
            return _made(match, year, number, day)
    return None


def year_of_path(path: str) -> int:
    """Return the year that a path tells; 0 where it tells none, or several."""
    years = {int(match[1]) for match in _YEAR_ALONE.finditer(path)}
    return years.pop() if len(years) == 1 else 0


def is_date_label(text: str) -> bool:
    """Say whether a line says that the day comes now."""
    return bool(_LABEL.match(text.strip("*_ ")))


def rest_of(text: str, dated: Dated) -> str:
    """Return what a text says beside its day."""
    rest = f"{text[: dated.start]} {text[dated.end :]}"
    rest = re.sub(
        rf"\b{_DAY_NAMES}\b,?|\b(?:date|meeting date|when|datum|fecha|\w*时间)\s*[:：]",
        " ",
        rest,
        flags=re.I,
    )
    if dated.at:
        rest = _HOUR.sub(" ", rest)
    return " ".join(rest.split()).strip(" -–—:：,.|#()[]@*_（）")


def only_tells(text: str, day: date | None) -> bool:
    """Say whether a text tells no more than a day."""
    if day is None or len(text) > _LONGEST_DAY:
        return False
    orders = (dates_in(text, day_first=order, year=day.year)[:1] for order in (None, True, False))
    found = [each for told in orders for each in told if each.day == day]
    if not found:
        return False
    rest = rest_of(text, found[0])
    return not rest or (is_date_label(text) and len(rest) < 3)
