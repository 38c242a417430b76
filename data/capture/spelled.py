"""From an entry back to a line that says the same, for editing it."""

import re
from collections.abc import Iterator
from datetime import date
from itertools import product

from data.capture.entry import is_nameless
from data.capture.grammar import read_line
from data.capture.line import Line
from data.capture.opening import read_opening
from data.capture.people import People
from data.models.kinds import KIND_BY_ID
from data.models.records import Entry

_TOLD = ("kind", "text", "owners", "due", "tags", "whom", "because", "level", "marked")
"""What the line has to say of the entry, besides who said it, which no line of an action tells."""

_PLAIN = re.compile(r"[+\w][\w-]*")


def line_for(entry: Entry, people: People, today: date) -> str:
    """Return the line as typed, if it still says what the entry does, or else one that does.

    Whoever is named in it and came to the roll later was not understood: that name stays as it is,
    and means them now. Should no line say all of it, one that was made of all fields is returned
    that is at least of the same kind.
    """
    named = read_line(entry.text, people, today).named
    earlier = People(tuple(name for name in people.names if name not in named), people.initials)
    made = tuple(_made(entry))
    for line in (*_typed(entry), *made):
        if any(_says(read_line(line, known, today), entry) for known in (people, earlier)):
            return line
    same_kind = (line for line in made if read_line(line, people, today).kind == entry.kind)
    return next(same_kind, made[0])


def _says(line: Line, entry: Entry) -> bool:
    if line.continues or line.mends or line.command:
        return False
    if line.by != entry.by and entry.kind != "action":
        return False
    return all(getattr(line, name) == getattr(entry, name) for name in _TOLD)


def _typed(entry: Entry) -> Iterator[str]:
    """Yield the line as typed, and with the sign of what the entry became."""
    if entry.typed is not None:
        yield entry.typed
        yield _sign(entry) + read_opening(entry.typed).body


def _made(entry: Entry) -> Iterator[str]:
    """Yield lines that hold all fields; which of them is read as the entry depends on its words."""
    sign, tokens = _sign(entry), _tokens(entry)
    for guard, (before, behind), text in product(("", "\\"), _who(entry), _tagged(entry)):
        first, under, others = text.partition("\n")
        yield (
            " ".join(filter(None, (sign + before + guard + first, behind, *tokens)))
            + under
            + others
        )


def _sign(entry: Entry) -> str:
    kind = KIND_BY_ID.get(entry.kind)
    return f"{kind.sigil} " if kind and kind.sigil else ""


def _who(entry: Entry) -> tuple[tuple[str, str], ...]:
    """Return what may stand before and behind the words to tell who says or owes it."""
    names = entry.owners if entry.kind == "action" else (entry.by,) if entry.by else ()
    mentions = " ".join(f'@"{name}"' for name in names)
    if not mentions:
        return (("", ""),)
    label, leading, trailing = (" & ".join(names) + ": ", ""), (mentions + " ", ""), ("", mentions)
    return (trailing, leading, label) if entry.kind == "action" else (label, leading, trailing)


def _tagged(entry: Entry) -> tuple[str, ...]:
    """Return the text with its tags: on the words that they were, behind it, or under it."""
    first, under, others = entry.text.partition("\n")
    every = [f"#{tag}" for tag in entry.tags]
    inside, missing = entry.text, list[str]()
    for tag in entry.tags:
        word = re.compile(rf"(?<!\S)#?{re.escape(tag)}(?!\w)")
        missing += [] if word.search(inside) else [f"#{tag}"]
        inside = word.sub(f"#{tag}", inside, count=1)
    start, more, rest = inside.partition("\n")
    return tuple(
        dict.fromkeys(
            (
                " ".join((start, *missing)) + more + rest,
                " ".join((first, *every)) + under + others,
                f"{first}\n{' '.join(every)}{under}{others}" if every else entry.text,
            )
        )
    )


def _tokens(entry: Entry) -> list[str]:
    due = [f"due:{entry.due.isoformat()}"] if entry.due else []
    whom = [f"for:{who}" if _PLAIN.fullmatch(who) else f'for:"{who}"' for who in entry.whom]
    levels = (entry.level, "anon") if is_nameless(entry) else (entry.level,)
    level = [f"#{level}" for level in dict.fromkeys(levels) if level != "named"]
    return [*due, *whom, *level, *(["@@"] if entry.marked else [])]
