"""Who speaks: `Ana: …`, `AR: …`, `Ana & Ben: …` at the start of a line, and `Ana: ! …`."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from unicodedata import category

from data.capture.look_alikes import LOOK_ALIKES, meant_by
from data.capture.opening import read_sign
from data.capture.people import EVERYONE, People, fold, runs_together

_NAME = r"@?(?:\"[^\"\n]{1,80}\"|[^\s:：\"][^:：\"\n]{0,80}?)"
_LABEL = re.compile(rf"({_NAME})[ \t]?(?::(?=\s|$)|：)\s*")
SKIPPED = re.compile(
    r'(?:(?:@@|#(?:anon|private|role)|(?:due|for):(?:"[^"\n]+"|\S+))\s+)+', re.IGNORECASE
)
"""Tokens that leave no word and may stand before a name."""

_AND = re.compile(r"\s*(?:[&/,+、]|\band\b)\s*")
_INITIALS = re.compile(r"[^\W\d_]{2,3}")
_CASELESS = ("Lo", "Lm", "Mn", "Mc")
"""Unicode's letters without case, and the marks on them."""

_LONGEST_CASELESS = 24
"""Characters of a name in a script where only its length tells it from a sentence."""

_GIVEN = re.compile(r"[^\W\d_](?:[\w'’.-]*[^\W\d_])?\.?")


@dataclass(frozen=True, slots=True)
class Label:
    """What stands before the first colon, if it names anybody."""

    rest: str
    """The body without the label, and without the sign behind it."""
    kind: str = "note"
    """What the sign behind it says."""
    spoken: str = ""
    """The label as typed, with its colon."""
    named: tuple[str, ...] = ()
    """Full names of the people it names."""
    strangers: tuple[str, ...] = ()
    """Names as typed that mean nobody known, or several."""
    unclear: tuple[str, ...] = ()
    """Those of the strangers that mean several; a word like `To` that may be several's, too."""


def read_label(body: str, people: People, *, signed: bool = False) -> Label:
    """Read who speaks; tokens that leave no word may stand before the name.

    Behind a name a sign is the kind (`Ana: > I will …`), whoever that is, unless the line is
    `signed`: opens with a sign of its own.
    """
    skipped = SKIPPED.match(body)
    start = skipped.end() if skipped else 0
    match = _LABEL.match(body, start)
    if match is None:
        return Label(body)
    names = _names(match[1], people)
    named = tuple(filter(None, (meant_by(name, people) for name in names)))
    strangers = tuple(name for name in names if meant_by(name, people) is None)
    if strangers == names and _is_group(names, people):
        return _of_the_group(body, match, body[:start], signed=signed)
    signed_here = _said(body, match, signed=signed)[0] != "note"
    missed = (
        _is_missed(name, people) or (signed_here and people.matches(name)) for name in strangers
    )
    if not names or not all(missed):
        several = names if all(len(people.matches(name)) > 1 for name in names) else ()
        return Label(body, unclear=several)
    unclear = tuple(name for name in strangers if people.matches(name) or people.matches_away(name))
    kind, said = _said(body, match, signed=signed)
    return Label(body[:start] + said, kind, match.group(), named, strangers, unclear)


def _said(body: str, match: re.Match[str], *, signed: bool) -> tuple[str, str]:
    """Return kind and words of what stands behind the label."""
    rest = body[match.end() :]
    return ("note", rest) if signed or "\n" in match.group() else read_sign(rest)


def _is_group(names: Sequence[str], people: People) -> bool:
    return len(names) == 1 and people.and_the_group.find(names[0]) == EVERYONE


def _of_the_group(body: str, match: re.Match[str], before: str, *, signed: bool) -> Label:
    """Return what is said of all: a sign behind `All:` counts; nobody in particular says it.

    Of an action they are the owners; in front of all else the word stays.
    """
    kind, said = _said(body, match, signed=signed)
    owners = (EVERYONE,) if kind == "action" else ()
    return Label(before + said, kind, match.group(), owners) if kind != "note" else Label(body)


def may_be_a_name(token: str) -> bool:
    """Say whether a name is the likeliest reading of one or two words before a colon."""
    words = token.split()
    if not 1 <= len(words) <= 2 or any(fold(word).rstrip(".") in LOOK_ALIKES for word in words):
        return False
    if category(token[0]) == "Lo":
        return _caseless(words) and len(token) <= _LONGEST_CASELESS
    if len(words) == 1 and token.isupper():
        return bool(_INITIALS.fullmatch(token))
    return all(_capitalised(word) for word in words) and len(words[0]) > 1


def _caseless(words: Sequence[str]) -> bool:
    """Say whether they may be a name in a script without capitals, which puts spaces between words.

    In Han, Kana and Hangul nothing tells `小明：` from `问题：`, so nobody is missed there.
    """
    letters = "".join(words)
    alike = all(category(letter) in _CASELESS or letter in "'’-." for letter in letters)
    return alike and len(words[0]) > 1 and not any(map(runs_together, letters))


def _capitalised(word: str) -> bool:
    """Say whether the word is written as a name is, or as the initial of one."""
    if not word[0].isupper() or not _GIVEN.fullmatch(word) or len(word) > 20:
        return False
    return len(word.rstrip(".")) == 1 or not word.isupper()


def _names(typed: str, people: People) -> tuple[str, ...]:
    """Return the one name, or the several where they can be told apart."""
    one = _bare(typed)
    if people.find(one):
        return (one,)
    parts = tuple(_bare(part) for part in _AND.split(typed))
    return parts if all(len(part) > 1 for part in parts) else (one,)


def _bare(name: str) -> str:
    return name.strip().removeprefix("@").strip('"')


def _is_missed(name: str, people: People) -> bool:
    """Say whether the name is one that the scribe has to say more about."""
    return may_be_a_name(name) or bool(people.matches(name) and fold(name) not in LOOK_ALIKES)
