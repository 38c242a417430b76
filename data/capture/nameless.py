"""`#anon`: the line without any name."""

import re
from dataclasses import replace

from data.capture.line import Line
from data.capture.people import People
from data.capture.words import reason_in

SOMEBODY = "a member"
"""What stands where a name stood."""


def nameless(line: Line, words: str, people: People) -> Line:
    """Return the line as it may be kept; `words` is its text without who speaks.

    Everyone's full and first names go, as they are spelled, and the strangers' as typed. Nobody
    owes an action that nobody may be named for.
    """
    text = without_names(words, people, line.strangers) or _without_words(line)
    return replace(
        line,
        text=text,
        by=None,
        owners=(),
        named=(),
        strangers=(),
        unclear=(),
        because=reason_in(text),
        nameless=True,
    )


def without_names(text: str, people: People, strangers: tuple[str, ...] = ()) -> str:
    """Return the text with `SOMEBODY` for every name in it."""
    for name in strangers:
        text = re.sub(rf'@?"?(?<!\w){re.escape(name)}(?!\w)"?', SOMEBODY, text)
    return people.spelled_anywhere.sub(SOMEBODY, text)


def _without_words(line: Line) -> str:
    """Return what is left of a line of tokens once no name may stand in it."""
    return " ".join(f"#{word}" for word in (*line.tags, "anon"))
