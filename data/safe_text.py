"""The gate that text from people and files passes once, on its way in.

What a terminal would obey instead of show never gets past it: control characters become visible
pictures, C1 controls, bidi overrides and lone surrogates become U+FFFD, zero-width characters and
tags go, and at most eight marks stand on one base character. Idempotent.
"""

import re
import unicodedata

MARKS_PER_BASE = 8
"""Combining marks kept on one character; more would paint over the neighbouring lines."""

_SUSPECT = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\xad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f"
    "\u2028-\u202e\u2060-\u206f\u3164\ud800-\udfff\ufdd0-\ufdef\ufe00-\ufe0f\ufeff\uffa0\ufff0-\ufffb\ufffe\uffff"
    "\U000e0000-\U000e0fff]"
)
_MANY_MARKS = re.compile(r"[^\x00-\u02ff]{9,}")
_LINE_ENDS = re.compile("\r\n?|\x0b|\x0c|\x85|[\u2028\u2029]")
_DROPPED = frozenset(
    "\xad\u034f\u115f\u1160\u17b4\u17b5\u200b\u200e\u200f\u061c\u2060\u3164\ufeff\uffa0"
)

_JOINERS = "\u200c\u200d"


def safe(text: str) -> str:
    """Return `text` as it can be stored, shown and exported without harm; newline and tab stay."""
    if not text.isascii() or not text.isprintable():
        text = _LINE_ENDS.sub("\n", text)
        text = _SUSPECT.sub(_replace, text)
        if _MANY_MARKS.search(text):
            text = _thin_marks(text)
    return text


def _replace(match: re.Match[str]) -> str:
    character = match.group()
    code = ord(character)
    if code < 0x20:
        return chr(0x2400 + code)
    if code == 0x7F:
        return "\u2421"
    if character in _DROPPED or 0xE0000 <= code <= 0xE0FFF or 0x180B <= code <= 0x180F:
        return ""
    if 0xFE00 <= code <= 0xFE0F or character in _JOINERS:
        return character if _joins(match) else ""
    return "\ufffd"


def _joins(match: re.Match[str]) -> bool:
    """Say whether a joiner or variation selector stands behind a character that it can shape."""
    before = match.string[: match.start()][-1:]
    after = match.string[match.end() : match.end() + 1]
    if match.group() in _JOINERS:
        return bool(before and after) and not before.isascii() and not after.isascii()
    return bool(before) and (not before.isascii() or after == "\u20e3")


def _thin_marks(text: str) -> str:
    kept: list[str] = []
    marks = 0
    for character in text:
        marks = marks + 1 if unicodedata.combining(character) else 0
        if marks <= MARKS_PER_BASE:
            kept.append(character)
    return "".join(kept)
