"""`#anon`: the line without any name."""

import re
from dataclasses import replace

from data.capture.line import Line
from data.capture.look_alikes import LOOK_ALIKES
from data.capture.people import People, fold
from data.capture.words import reason_in

SOMEBODY = "a member"
"""What stands where a name stood."""
_FAMILY = re.compile(
    rf"{SOMEBODY}(?:[ \t](?:van|von|de|der|den|del|della|di|da|la|le|du|bin|al))*"
    r"[ \t-]([^\W\d_][^\W\d_'’-]+)"
)


def nameless(line: Line, words: str, people: People) -> Line:
    """Return the line as it may be kept; `words` is its text without who speaks.

    Everyone's full and first names go, as they are spelled, and the strangers' as typed. Nobody
    owes an action that nobody may be named for.
    """
    tags = no_names(line.tags, people)
    without_words = " ".join(f"#{tag}" for tag in (*tags, "anon"))
    text = without_names(words, people, line.strangers) or without_words
    return replace(
        line,
        text=text,
        tags=tags,
        whom=no_names(line.whom, people),
        by=None,
        owners=(),
        named=(),
        strangers=(),
        away=(),
        unclear=(),
        because=reason_in(text),
        nameless=True,
    )


def without_names(text: str, people: People, strangers: tuple[str, ...] = ()) -> str:
    """Return the text with `SOMEBODY` for every name in it."""
    if strangers:
        text = re.sub("|".join(map(_typed, strangers)), SOMEBODY, text)
    return _FAMILY.sub(_without_family, people.spelled_anywhere.sub(SOMEBODY, text))


def _without_family(match: re.Match[str]) -> str:
    """Return `a member` for `a member Burns`, whose first name alone is on the roll."""
    return match[0] if fold(match[1]) in LOOK_ALIKES or not match[1][0].isupper() else SOMEBODY


def _typed(stranger: str) -> str:
    """Return the pattern of a stranger's name: only behind its `@` where it may be a plain word."""
    sign = "@" if stranger.islower() or len(stranger) == 1 else "@?"
    return rf'{sign}"?(?<!\w){re.escape(stranger)}(?!\w)"?'


def no_names(values: tuple[str, ...], people: People) -> tuple[str, ...]:
    """Return the tags, or whom it worked for, without those that name anybody."""
    return tuple(value for value in values if not people.spelled_anywhere.search(value))
