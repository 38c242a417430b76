"""The sentence under the capture bar: how the line will be kept, before it is."""

from collections.abc import Iterator, Sequence
from datetime import date

from data.capture.line import Line
from data.in_words import listed
from data.models.kinds import KIND_BY_ID

_LEVELS = {
    "role": "role only",
    "anon": "the name is never written",
    "private": "seen only inside this store",
}


FEW = 5
"""With fewer in the room everybody knows who said it, whatever is written."""


def preview(line: Line, today: date | None = None, room: int = 0) -> str:
    """Return the sentence, empty for an empty line; years are told where they are not this one.

    `room` is how many are present, 0 where nobody took the roll.
    """
    if not line.text:
        return ""
    if line.command:
        return " ".join(("runs", "/" + line.command[0], line.command[1])).rstrip()
    if line.mends:
        return _mend(*line.mends)
    said = (*_what(line), *_who(line), *_tokens(line, today), *_confidence(line, room))
    return " · ".join((*said, *_missing(line)))


def spell_day(day: date, today: date | None = None) -> str:
    """Return the day as `Fri 27 Nov`, with its year where that is not the one of `today`."""
    year = f" {day.year}" if today and day.year != today.year else ""
    return f"{day:%a} {day.day} {day:%b}{year}"


def _mend(old: str, new: str) -> str:
    return f"mends the last entry: “{old}” " + (f"becomes “{new}”" if new else "goes")


def _what(line: Line) -> Iterator[str]:
    if line.continues:
        yield "continues the last entry"
        return
    yield _called(line.kind)
    if line.depth:
        yield "under the one above" if line.depth == 1 else f"{line.depth} levels down"


def _who(line: Line) -> Iterator[str]:
    if line.by and not line.continues:
        yield f"said by {line.by}"
    if line.owners:
        yield f"{'owner' if len(line.owners) == 1 else 'owners'} {listed(line.owners)}"
    elif line.kind == "action" and not line.nameless:
        yield "no owner yet"


def _tokens(line: Line, today: date | None) -> Iterator[str]:
    if line.due:
        yield f"due {spell_day(line.due, today)}"
    for typed in line.undated:
        yield f"“{typed}” is no day: kept as text"
    if line.whom:
        yield f"for {listed(line.whom)}"
    if line.because:
        yield "with its reason"
    if line.tags:
        yield " ".join(f"#{tag}" for tag in line.tags)
    if line.marked:
        yield "marked to come back to"


def _confidence(line: Line, room: int) -> Iterator[str]:
    if line.level in _LEVELS:
        yield _LEVELS[line.level]
    if line.nameless and line.level != "anon":
        yield _LEVELS["anon"]
    if line.nameless and 0 < room < FEW:
        yield "few are here: anonymity is thin"


def _missing(line: Line) -> Iterator[str]:
    if line.away:
        those = f"{listed(line.away)} {_are(line.away)} not here yet"
        yield f"{those}: Alt+G marks {'them' if len(line.away) == 1 else line.away[0]} here"
    unknown = [name for name in line.strangers if name not in line.unclear]
    if unknown:
        yield f"{listed(unknown)} {_are(unknown)} not on the roll: Alt+G adds a guest"
    if line.unclear:
        yield f"{listed(line.unclear)} {_are(line.unclear)} not clear: type more of the name"


def _are(names: Sequence[str]) -> str:
    return "is" if len(names) == 1 else "are"


def _called(kind: str) -> str:
    return KIND_BY_ID[kind].title.lower()
