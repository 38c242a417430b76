"""Addresses in what people wrote, for pages on which they can be followed.

Only what begins with http:, https: or mailto: is one, and what is shown is where it leads.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

_ADDRESS = re.compile(r"\b(?:https?://|mailto:(?=[^\s@]+@))[^\s<>\"'`\\{}|^]+", re.IGNORECASE)
_ENDS_A_SENTENCE = ".,;:!?*_~…。，；：！？、”’»"
_PAIRS = {")": "(", "]": "[", "）": "（", "】": "【"}


class Piece(NamedTuple):
    """A part of a text."""

    text: str
    href: str = ""
    """Where it leads, the text itself; empty for all but addresses."""


def pieces(text: str) -> Iterator[Piece]:
    """Yield a text in parts, which together are the text."""
    end = 0
    for match in _ADDRESS.finditer(text):
        address = _without_its_end(match.group())
        if match.start() > end:
            yield Piece(text[end : match.start()])
        yield Piece(address, address)
        end = match.start() + len(address)
    if end < len(text) or not text:
        yield Piece(text[end:])


def _without_its_end(address: str) -> str:
    """Leave off what belongs to the sentence: its stop, and a bracket that opened before."""
    while len(address) > 1:
        last = address[-1]
        opened = _PAIRS.get(last)
        unpaired = opened is not None and address.count(last) > address.count(opened)
        if last not in _ENDS_A_SENTENCE and not unpaired:
            break
        address = address[:-1]
    return address
