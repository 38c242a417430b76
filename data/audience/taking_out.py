"""Names taken out of a text: what was said stays, who is meant does not.

A name is everybody's full name, first name and every further part of it, in any case and with or
without accents, as a word of its own. A name that is a word too (Will, Mark, Rose) is taken where
it is written with a capital; written small it is the word, unless somebody speaks (`mark said`) or
owns something (`mark's`). `Will you …` at the start of a sentence and `3 May` stay. Initials are
taken as `AR:` and `(AR)`, and in capitals everywhere, but for those that mean something else (IT).
`@anybody` is always a person, and what follows a first name with a capital belongs to it. What
looks like a phone number goes too. Rather too much is taken than too little.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

from data.audience.calling import called_at
from data.audience.marking import DOTTED, HOME, Span, marked
from data.audience.names import Names
from data.audience.reading_names import WRITTEN_ON, NamedText
from data.audience.ringing import rung_at
from data.audience.spelling import folded, words_in
from data.capture.nameless import SOMEBODY

SOME_PLACE = "an organisation"
"""What stands where an organisation was named."""
SOME_NUMBER = "a number"
"""What stands where a phone number stood."""
_BEGINS = re.compile(r"(?:^|[.!?…]\s+|\n)[\s\"“‘(*_•-]*$")


@dataclass(frozen=True, slots=True)
class TakenOut:
    """A text without names."""

    text: str
    names: int = 0
    """How many times somebody, or where they come from, was named in it."""
    left: tuple[str, ...] = ()
    """Words that are also somebody's name and were taken for the word."""


def take_out(text: str, names: Names, *, said: bool = False) -> TakenOut:
    """Return the text with `a member` for everybody in it; one that names nobody stays as it is.

    What was `said` may begin with who speaks (`Zoe: …`), who is taken for somebody, known or not.
    """
    if not _may_name(text, names, said=said):
        return TakenOut(text)
    read = text if names.joined is None else unicodedata.normalize("NFC", text)
    found = NamedText(read, names, tuple(marked(read, names, said=said)))
    spans = found.spans()
    return TakenOut(_written(read, spans) if spans else text, len(spans), found.left)


def _may_name(text: str, names: Names, *, said: bool) -> bool:
    """Say whether it is worth looking closely: most texts name nobody."""
    if next(rung_at(text), None) or (said and next(called_at(text), None)):
        return True
    if "@" in text or SOMEBODY in text.casefold() or DOTTED.search(text) or HOME.search(text):
        return True
    if not text.isascii() and (names.joined or not WRITTEN_ON.isdisjoint(text)):
        return True
    if names.places and names.places.search(text):
        return True
    return not names.hints.isdisjoint(map(folded, words_in(text)))


def _written(text: str, spans: tuple[Span, ...]) -> str:
    told, position = "", 0
    for span in spans:
        told += text[position : span.start]
        word = SOME_PLACE if span.place else SOME_NUMBER if span.number else SOMEBODY
        capital = text[span.start : span.end].lstrip('@#"“')[:1].isupper()
        if capital and _BEGINS.search(told[-40:]):
            word = f"{word[0].upper()}{word[1:]}"
        told += f"{word}'s" if span.genitive else word
        position = span.end
    return told + text[position:]
