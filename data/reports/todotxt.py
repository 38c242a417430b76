"""Actions and commitments by the rules of todo.txt: one line each, words and dates, nothing more.

A community is a +project, whoever owes it a @context, the rest are key:value pairs.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from data.reports.owed import WORDLESS, Owed, owed_in
from data.safe_text import one_line

if TYPE_CHECKING:
    from data.reports.minutes import Minutes

_BLANKS = re.compile(r"\s+")
_KEYS = re.compile(r"(?<!\S)((?:due|t|h|pri|rec|id|outcome):)(?=\S)", re.IGNORECASE)
"""Words that programs would obey."""


def write(sessions: Sequence[Minutes]) -> str:
    """Return a line for each, those of one session after those of another."""
    lines = [_line(owed) for minutes in sessions for owed in owed_in(minutes)]
    return "".join(f"{line}\n" for line in lines)


def _line(owed: Owed) -> str:
    return " ".join(filter(None, _parts(owed)))


def _parts(owed: Owed) -> Iterator[str]:
    entry = owed.entry
    if owed.settled:
        yield f"x {owed.settled:%Y-%m-%d}"
    yield f"{entry.at:%Y-%m-%d}"
    yield _KEYS.sub(r"\1 ", one_line(entry.text)) or WORDLESS
    yield _word("+", owed.community)
    yield from (_word("@", name) for name in owed.who)
    yield from (_word("#", tag) for tag in entry.tags if f"#{tag}" not in entry.text)
    if entry.due:
        yield f"due:{entry.due.isoformat()}"
    if owed.state == "dropped" or entry.outcome not in (None, "done"):
        yield f"outcome:{entry.outcome or owed.state}"


def _word(sign: str, text: str) -> str:
    """Return a name as one word; empty where there is none."""
    word = _BLANKS.sub("_", one_line(text))
    return f"{sign}{word}" if word else ""
