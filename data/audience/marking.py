"""Where a text names somebody by more than a word: handles, addresses, initials with dots."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from data.audience.calling import called_at
from data.audience.names import Names
from data.audience.ringing import rung_at
from data.audience.spelling import folded, words_in
from data.capture.look_alikes import LOOK_ALIKES

_ADDRESS = re.compile(r"[\w.+%-]+@[\w-]+(?:\.[\w-]+)+")
_HANDLE = re.compile(r"(?<![\w@])@+(?:\"([^\"\n]{1,80})\"|([^\W\d_][\w.-]*\w|[^\W\d_]))")
DOTTED = re.compile(r"(?<!\w)(?:[^\W\d_]\.){2,4}")
"""Initials with dots, `A.R.`."""
HOME = re.compile(r"(?:/home/|[\\/]Users[\\/])([^/\\\s]+)")
"""Whose folder a path is in."""
_SHORTEST = 3
"""Letters of a name that are looked for within an address."""


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A place in a text where somebody, or where they come from, is named."""

    start: int
    end: int
    place: bool = False
    """An organisation."""
    genitive: bool = False
    """With an s: `Anas`."""
    handle: bool = False
    """As `@zoe`, who may be on no roll."""
    number: bool = False
    """Under which somebody can be rung."""


def marked(text: str, names: Names, *, said: bool = False) -> Iterator[Span]:
    """Yield these places; they do not overlap, and are not in order.

    In what was `said` whoever stands before the first colon is meant, known or not.
    """
    taken = bytearray(len(text) + 1)
    for span in (*_called(text, said=said), *_all(text, names)):
        if not any(taken[span.start : span.end]):
            taken[span.start : span.end] = b"\1" * (span.end - span.start)
            yield span


def _called(text: str, *, said: bool) -> Iterator[Span]:
    yield from (Span(*place) for place in (called_at(text) if said else ()))
    yield from (Span(*place, number=True) for place in rung_at(text))


def _all(text: str, names: Names) -> Iterator[Span]:
    if "@" in text:
        yield from (Span(*m.span()) for m in _ADDRESS.finditer(text) if _is_own(m[0], names))
        people = (m for m in _HANDLE.finditer(text) if _is_person(m))
        yield from (Span(*m.span(), handle=True) for m in people)
    yield from (Span(*m.span(1)) for m in HOME.finditer(text))
    for pattern, place in ((names.places, True), (names.joined, False)):
        if pattern:
            yield from (Span(*m.span(), place=place) for m in pattern.finditer(text))
    for match in DOTTED.finditer(text):
        if folded(match[0].replace(".", "")) in names.short:
            yield Span(*match.span())


def _is_own(address: str, names: Names) -> bool:
    """Say whether an address tells somebody's name before its `@`."""
    local = folded(address.partition("@")[0])
    return any(len(part) >= _SHORTEST and part in local for part in names.parts)


def _is_person(handle: re.Match[str]) -> bool:
    """Say whether `@…` is somebody, not `@all` or `@home`."""
    words = [folded(word) for word in words_in(handle[1] or handle[2])]
    return bool(words) and not all(word in LOOK_ALIKES for word in words)
