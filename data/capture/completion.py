"""What the half-typed word under the cursor may become: a name, a tag, a day."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from data.capture.due import WEEKDAYS
from data.capture.opening import read_opening
from data.capture.people import People, first_name
from data.capture.tokens import LEVELS

MOST = 8
"""More than these nobody reads while somebody else is talking."""

_MENTION = re.compile(r'(?<![\w.:+/@\\&#-])@(?:"([^"\n]*)|([^\s"@]*))$')
_TAG = re.compile(r"(?<!\S)#(\S*)$")
_DUE = re.compile(r"(?<!\S)due:(\S*)$", re.IGNORECASE)
_LABEL = re.compile(r"[^\W\d_][^\s:：@#]+(?: [^\s:：@#]*)?")
_PLAIN = re.compile(r"[^\W\d_][\w.'’-]*")
_DAYS = ("today", "tomorrow", *WEEKDAYS, "+1w", "+2w", "+1m")


@dataclass(frozen=True, slots=True)
class Completion:
    """One way to finish the word: `insert` takes the place of the text from start to end."""

    start: int
    end: int
    insert: str
    label: str
    """How it is offered."""


def complete(text: str, cursor: int, people: People, tags: Sequence[str]) -> tuple[Completion, ...]:
    """Return what may be meant, the likeliest first; nothing where nothing is half-typed."""
    head = text[:cursor]
    space = "" if text[cursor : cursor + 1].isspace() else " "
    if match := _MENTION.search(head):
        typed = match[2] if match[1] is None else match[1]
        words = [(_mention(name, people), name) for name in people.options(typed)]
    elif match := _TAG.search(head):
        words = _beginning(match[1], "#", (*tags, *LEVELS))
    elif match := _DUE.search(head):
        words = _beginning(match[1], "due:", _DAYS)
    elif typed := _speaker(head):
        words = [(f"{_short(name, people)}:", name) for name in people.options(typed)]
        return _offered(words, cursor - len(typed), cursor, space)
    else:
        return ()
    return _offered(words, match.start(), cursor, space)


def _offered(
    words: Iterable[tuple[str, str]], start: int, end: int, space: str
) -> tuple[Completion, ...]:
    offers = (Completion(start, end, insert + space, label) for insert, label in words)
    return tuple(offers)[:MOST]


def _beginning(typed: str, sign: str, options: Iterable[str]) -> list[tuple[str, str]]:
    key = typed.casefold()
    fitting = (o for o in dict.fromkeys(options) if o.casefold().startswith(key) and o != typed)
    return [(sign + option, sign + option) for option in fitting]


def _speaker(head: str) -> str:
    """Return the first word or two of a line that may become `Name:`; else nothing."""
    body = read_opening(head).body
    return body if _LABEL.fullmatch(body) and not body[0].islower() else ""


def _short(name: str, people: People) -> str:
    """Return the first name, or the full one where the first is not enough."""
    first = first_name(name)
    return first if people.find(first) == name else name


def _mention(name: str, people: People) -> str:
    short = _short(name, people)
    return f"@{short}" if _PLAIN.fullmatch(short) else f'@"{short}"'
