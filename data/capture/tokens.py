"""The tokens that may stand anywhere in a line: `@ana #tag due:fri for:parents @@ #private`."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from data.capture.due import parse_due
from data.capture.look_alikes import LOOK_ALIKES, meant_by
from data.capture.people import People, first_name, fold
from data.days import as_due

LEVELS = ("private", "anon", "role")
"""Levels of confidence other than named, the strictest first."""

_STOP = r"\s!-,./:-@\[-^`{-¿‐-‧‰-⁞\u3000-\u3020！-／：-＠"
_WORD = rf"[^\W\d_][^{_STOP}]*+"
_NO_SPACES = r"\u2e80-\ud7ff\uf900-\ufaff"
_DAY = r"[0-9]{1,2}\.[0-9]{1,2}\.(?:[0-9]{4})?+|[+\w](?:\S*[^\s.,;!?])?"
_ENDS = r"(?=[.,;!?]*(?:\s|$))"
_TOKEN = re.compile(
    rf"""(?<!\S)(?: (?P<mark>@@)(?!\S)
                  | (?i:due):(?:"(?P<days>[^"\n]+)"|(?P<day>{_DAY})){_ENDS}
                  | (?i:for):(?:"(?P<groups>[^"\n]+)"|(?P<group>[+\w][\w-]*+)){_ENDS}
                  | \#(?P<tag>{_WORD})(?![@\#]) )
       | (?:(?<![\w.:+/@\\&\#-])|(?<=[{_NO_SPACES}]))@
         (?: "(?P<full>[^"\n]+)" | (?P<name>[^\W_](?:[^{_STOP}]|[.'’](?=\w))*+) )""",
    re.VERBOSE,
)

_BEHIND_STEM = re.compile(r"[.'’]")
_ADDRESS_GOES_ON = re.compile(r"[/@]\w")


@dataclass(frozen=True, slots=True)
class Token:
    """One token: where it stands, what it means and what it leaves."""

    kind: str
    """mention, stranger, unclear, tag, due, no-day, for, mark or level."""
    value: str
    """Full name, name as typed, tag, group, level; of a day the token as typed."""
    start: int
    end: int
    word: str = ""
    """What it leaves in mid-sentence; empty leaves nothing."""
    due: date | None = None

    @property
    def stays(self) -> bool:
        """Whether it is a word of the text wherever it stands: it means nobody, or no day."""
        return self.kind in ("stranger", "unclear", "no-day")


def read_tokens(line: str, people: People, today: date) -> Iterator[Token]:
    """Yield the tokens in order; what looks like one and is not understood is none."""
    match = _TOKEN.search(line)
    while match:
        token = _token(match, people, today)
        if token:
            yield token
        match = _TOKEN.search(line, token.end if token else match.end())


def _token(match: re.Match[str], people: People, today: date) -> Token | None:
    start, end = match.span()
    if match["mark"]:
        return Token("mark", "@@", start, end)
    if tag := match["tag"]:
        if tag.casefold() in LEVELS:
            return Token("level", tag.casefold(), start, end)
        return Token("tag", tag, start, end, word=tag)
    if group := match["groups"] or match["group"]:
        return Token("for", group, start, end)
    if day := match["days"] or match["day"]:
        typed, due = match.group(), parse_due(as_due(" ".join(day.casefold().split())), today)
        kind = "due" if due else "no-day"
        return Token(kind, typed, start, end, word="" if due else typed, due=due)
    return _mention(match, people)


def _mention(match: re.Match[str], people: People) -> Token | None:
    start, end = match.span()
    if spelled := people.spelled_at(match.string, start + 1):
        name, end = spelled
        return Token("mention", name, start, end, word=name)
    if match["name"] and _ADDRESS_GOES_ON.match(match.string, end):
        return None
    typed = match["full"] or match["name"]
    stem = typed if match["full"] else _BEHIND_STEM.split(typed)[0]
    for token in dict.fromkeys((typed, stem)):
        if who := meant_by(token, people):
            end -= len(typed) - len(token)
            return Token("mention", who, start, end, word=first_name(who))
    if not stem[:1].isalpha() or fold(stem) in LOOK_ALIKES:
        return None
    unclear = people.matches(stem) or people.matches_away(stem)
    kind = "unclear" if unclear else "stranger"
    return Token(kind, stem, start, end, word=match.group())
