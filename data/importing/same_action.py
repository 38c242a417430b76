"""Whether two lines are the same action: by their words, and by who owes it.

Case, punctuation, the day by which it is owed, marks that it is done and a name before "to" or
"will" do not count; an owner is the same by full name, first name or initials. Two words are enough
where both name the same owner, else it takes three.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable

from data.capture.people import fold, initials_of
from data.importing.due_said import without_due
from data.importing.marks import without_done
from data.importing.naming import latin

_WORDS = re.compile(r"[^\w]+")
_LED = re.compile(r"(@?[^\W\d_][\w.'’ -]{0,40}?)(?::| to| will| should)\s+(?=\S)")
_FEWEST_WORDS, _FEWEST_LETTERS = 3, 12
_FEWEST_OWNED, _FEWEST_OWNED_LETTERS = 2, 6


def key_of(text: str, owners: Collection[str]) -> str:
    """Return the words by which an action is known again; empty where they are too few."""
    text = without_due(without_done(text)[0])
    led = _LED.match(text)
    if led and any(same_person(led[1], owner) for owner in owners):
        text = text[led.end() :]
    key = _WORDS.sub(" ", fold(text)).strip()
    few = len(key.split()) >= (_FEWEST_OWNED if owners else _FEWEST_WORDS)
    long = few and len(key) >= (_FEWEST_OWNED_LETTERS if owners else _FEWEST_LETTERS)
    return key if long or (not text.isascii() and len(key) >= _FEWEST_LETTERS) else ""


def same_owners(key: str, some: Collection[str], others: Collection[str]) -> bool:
    """Say whether who owes an action speaks for its being the same one."""
    short = key.isascii() and (len(key.split()) < _FEWEST_WORDS or len(key) < _FEWEST_LETTERS)
    return (not short and (not some or not others)) or meet(some, others)


def meet(some: Iterable[str], others: Iterable[str]) -> bool:
    """Say whether somebody is in both."""
    held = list(others)
    return any(same_person(one, other) for one in some for other in held)


def same_person(one: str, other: str) -> bool:
    """Say whether two names can be the same person's: in full, the first name, initials."""
    names = sorted((one.strip("@. "), other.strip("@. ")), key=lambda name: name.count(" "))
    short, full = map(latin, names)
    return bool(short) and (
        short == full
        or (" " not in short and short == full.split(maxsplit=1)[0])
        or short in initials_of(names[1])
    )
