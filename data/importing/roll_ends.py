"""Where a list of people ends: at the first line that somebody says, or that is no name.

What stands behind a name on a list is an organisation in brackets, behind a stroke, a comma or a
dash, or in capitals behind a colon. Everything else is said, and said lines become entries.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from data.capture.people import fold, initials_of
from data.importing.levels import NAMED, without_level
from data.importing.marks import marked
from data.importing.naming import HANDLE, fits_initials, is_full_name, is_name, is_placeholder
from data.importing.past import Person
from data.importing.plain import bare, plain, unpictured
from data.importing.role_words import role_of, roles_of

_SPOKEN = re.compile(
    r"[\[<(]?([^:：@(/\[\]<>]{1,40}|@[\w.-]+)[\])>]?\s*[:：][*_]*\s*(\S.*)", re.DOTALL
)
_DASHED = re.compile(r"([^:：(/]{1,40}?)\s+[-–—]+\s+(\S.*)", re.DOTALL)
_ENDS = re.compile(r"[^\W\d_][^\W_]{2,}[.!?。！？]+[\"'”’)]*$")
_SMALL = re.compile(r"[a-zß-ÿ]")
_PLACE_WORDS = frozenset(
    [
        "of",
        "the",
        "for",
        "and",
        "de",
        "du",
        "des",
        "la",
        "le",
        "di",
        "del",
        "von",
        "van",
        "der",
        "at",
        "in",
        "on",
        "&",
        "+",
    ]
)
_FEW_WORDS = 5


def ends_roll(text: str, listed: Sequence[Person], *, reason: bool = False) -> bool:
    """Say whether a line of a list of people is none of it: talk, a mark, a sentence.

    Where a `reason` may stand behind a name, only those who came talk.
    """
    words = bare(plain(text))
    if not words or is_placeholder(words):
        return False
    if marked(text).kind or without_level(text)[1] != NAMED:
        return True
    if match := _SPOKEN.match(words):
        return _calls(match[1], listed) if reason else _is_said(match[1], match[2], listed)
    dashed = _DASHED.match(words)
    if dashed and _calls(dashed[1], listed):
        return not _beside(dashed[2])
    return is_sentence(words)


def is_sentence(text: str) -> bool:
    """Say whether words are a sentence and no name: they end as one, and go on in small letters."""
    small = [word for word in text.split()[1:] if _SMALL.match(word)]
    return bool(small) and bool(_ENDS.search(unpictured(text).strip())) and not re.search(
        r"\s[/|–—-]\s|[(（@,/]", text
    )  # fmt: skip


def _is_said(label: str, rest: str, listed: Sequence[Person]) -> bool:
    """Say whether what stands behind a name and a colon is talk."""
    label = label.strip("*_~` ")
    if roles_of(label) or not is_name(label):
        return False
    if role_of(rest) or HANDLE.match(rest) or is_placeholder(rest):
        return False
    name = re.split(r"\s*[@(/,]|\s[-–—]\s", rest, maxsplit=1)[0].strip()
    if is_full_name(name) and fits_initials(label, name):
        return False
    return bool(_calls(label, listed)) or not _is_place(rest)


def _is_place(rest: str) -> bool:
    """Say whether words behind a colon can be an organisation: few, and spelled as a name."""
    words = re.split(r"[(（@,/|]", rest, maxsplit=1)[0].split()
    large = all(not _SMALL.match(word) or fold(word) in _PLACE_WORDS for word in words)
    return len(words) <= _FEW_WORDS and large and not _ENDS.search(rest)


def _beside(rest: str) -> bool:
    """Say whether words behind a dash tell of a person on a list, and are nothing said."""
    return bool(role_of(rest)) or _is_place(rest)


def _calls(label: str, listed: Sequence[Person]) -> bool:
    """Say whether a label is what somebody on the lists so far is called."""
    key = fold(label.strip("*_~`@ .")).strip()
    return bool(key) and any(
        key in {fold(person.name), fold(person.handle), fold(person.initials)}
        or key == next(iter(fold(person.name).split()), "")
        or (len(key) > 1 and key in initials_of(person.name))
        for person in listed
    )
