"""Who is named first: `! @ana @ben tidy the shelf`, `@ana we tried`."""

import re
from collections.abc import Iterator
from datetime import date

from data.capture.label import SKIPPED, Label
from data.capture.people import People
from data.capture.tokens import Token, read_tokens

_JOINED = re.compile(r"[ \t]*(?:[,&+/][ \t]*|and[ \t]+)?", re.IGNORECASE)
_GOES_ON = re.compile(r"[ \t]+(?=[\w\"“'‘(#@])")
_FIRST_WORD = re.compile(r"\w*")
_VERBS = """
and or is was has had does did will would can could shall should may might must isn wasn hasn
doesn didn won says said asks asked thinks thought feels felt wants wanted needs needed tells told
knows knew goes went comes came gets got offers offered
"""
_WANT_A_NAME = frozenset(_VERBS.split())
"""Words that want somebody before them: "@ana will send it" keeps the name."""


def read_leading(body: str, people: People, today: date, *, owes: bool) -> Label:
    """Read the mentions that open a line as who owes it, or the only one as who says the rest."""
    skipped = SKIPPED.match(body)
    start = skipped.end() if skipped else 0
    if not body.startswith("@", start):
        return Label(body)
    line = body[:start] + body[start:].partition("\n")[0]
    run = tuple(_run(line, start, people, today))
    goes_on = _GOES_ON.match(body, run[-1].end) if run else None
    if goes_on is None or (len(run) > 1 and not owes) or _wants_a_name(body, goes_on.end()):
        return Label(body)
    return Label(body[:start] + body[goes_on.end() :], named=tuple(token.value for token in run))


def _run(line: str, start: int, people: People, today: date) -> Iterator[Token]:
    """Yield the mentions of those present that follow each other from `start`."""
    end = start
    for token in read_tokens(line, people, today):
        if token.start < start:
            continue
        if token.kind != "mention" or not _JOINED.fullmatch(line, end, token.start):
            return
        yield token
        end = token.end


def _wants_a_name(body: str, position: int) -> bool:
    match = _FIRST_WORD.match(body, position)
    return match is not None and match.group().casefold() in _WANT_A_NAME
