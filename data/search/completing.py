"""What the half-typed word of a query may become: the name of a filter, or a value of one."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date

from data.capture.completion import Completion
from data.search.filter_values import KIND_VALUES
from data.search.folding import fold
from data.search.query import AFTER, BEFORE, FILTERS, IS, KIND, STATES, TAG

MOST = 8
"""More than these nobody reads while typing."""

HINTS = {
    "kind": "what it is",
    "by": "who said it",
    "tag": "marked with #",
    "owner": "who owes it",
    "for": "whom it worked for",
    "is": "what became of it",
    "after": "held since then",
    "before": "held until then",
    "in": "a community or a session",
}
"""What each filter asks for, in a few words."""

Values = Callable[[str, str], Sequence[str]]
"""Returns the known values of a filter that begin so, the likeliest first."""

_YEARS = 4
"""Years that are offered, this one among them."""
_BEGUN = re.compile(rf"(?<!\S)-?({'|'.join(FILTERS)}):", re.I)
_TAG = re.compile(r"(?<!\S)-?#(\S+)$")
_BLANK = re.compile(r"\s")
_NAME = re.compile(r"(?<!\S)-?([a-z]+)$", re.I)
_BARE = re.compile(r'[^\s,"]+')


def complete_query(typed: str, cursor: int, values: Values, today: date) -> tuple[Completion, ...]:
    """Return what may be meant at the cursor; nothing where no filter is half-typed there."""
    head = typed[:cursor]
    if half := _half_typed(head):
        name, start = half
        found = _values(name, head[start:].removeprefix('"'), values, today)
        space = "" if typed[cursor : cursor + 1].isspace() else " "
        offers = (Completion(start, cursor, f"{_spelled(v)}{space}", v) for v in found)
        return tuple(offers)[:MOST]
    if match := _TAG.search(head):
        tags = (tag for tag in values(TAG, match[1]) if tag != match[1] and not _BLANK.search(tag))
        offers = (Completion(match.start(1), cursor, f"{tag} ", f"#{tag}") for tag in tags)
        return tuple(offers)[:MOST]
    if match := _NAME.search(head):
        begun = match[1].casefold()
        names = (name for name in FILTERS if name.startswith(begun))
        start = match.start(1)
        return tuple(Completion(start, cursor, f"{n}:", f"{n}:  {HINTS[n]}") for n in names)
    return ()


def _half_typed(head: str) -> tuple[str, int] | None:
    """Return the filter whose value the line ends in, and where that value begins."""
    for match in _BEGUN.finditer(head):
        start, quoted = match.end(), False
        for place in range(match.end(), len(head)):
            character = head[place]
            if character == '"':
                quoted = not quoted
            elif not quoted and character.isspace():
                break
            elif not quoted and character == ",":
                start = place + 1
        else:
            closed = head[start : start + 1] == '"' and not quoted
            return None if closed else (match[1].casefold(), start)
    return None


def _values(name: str, begun: str, values: Values, today: date) -> Iterator[str]:
    """Yield the values that a filter may be given, but for what stands there already."""
    fixed: dict[str, Iterable[str]] = {
        KIND: KIND_VALUES,
        IS: STATES,
        AFTER: _days(today),
        BEFORE: _days(today),
    }
    key = fold(begun)
    if name in fixed:
        known = [value for value in fixed[name] if fold(value).startswith(key)]
    else:
        known = list(values(name, begun))
    return (value for value in dict.fromkeys(known) if value != begun)


def _days(today: date) -> Iterator[str]:
    """Yield days that are asked for often, then years and, for whoever types on, their months."""
    yield from ("last week", "last month", "this year", "last year")
    yield from (str(today.year - back) for back in range(_YEARS))
    months = today.year * 12 + today.month - 1
    for year, month in (divmod(months - back, 12) for back in range(_YEARS * 12)):
        yield f"{year}-{month + 1:02}"


def _spelled(value: str) -> str:
    plain = " ".join(value.replace('"', " ").split())
    return plain if _BARE.fullmatch(plain) else f'"{plain}"'
