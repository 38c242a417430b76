"""The gate that text from people and files passes once, on its way in.

What a terminal would obey instead of show never gets past it: control characters become visible
pictures, C1 controls, bidi overrides and lone surrogates become U+FFFD, zero-width characters and
tags go, and at most eight marks stand on one base character. Idempotent.
"""

import re
import unicodedata

MARKS_PER_BASE = 8
"""Combining marks kept on one character; more would paint over the neighbouring lines."""

_UNSEEN = re.compile(
    "[\xad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b\u200e\u200f\u2060\u3164\ufeff\uffa0"
    "\U000e0000-\U000e0fff]"
)
_JOINING = re.compile("[\u200c\u200d\ufe00-\ufe0f]+")
_JOINERS = "\u200c\u200d"
_NO_CHARACTERS = "".join(
    f"{chr(plane + 0xFFFE)}{chr(plane + 0xFFFF)}" for plane in range(0, 0x110000, 0x10000)
)
_OBEYED = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028-\u202e\u2061-\u206f"
    "\ud800-\udfff\ufdd0-\ufdef\ufff0-\ufffb" + _NO_CHARACTERS + "]"
)
_NO_MARKS = (
    "\x00-\u02ff\u0370-\u0482\u048a-\u052f\u2010-\u205f\u2190-\u2bff\u3000-\u3029\u3041-\u3096"
    "\u30a0-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7a3\uff01-\uff9d\U0001f300-\U0001faff"
)
"""Latin, Greek, Cyrillic, signs, Chinese, Japanese, Korean: of these none is looked at alone."""
_MANY_MARKS = re.compile(f"[^{_NO_MARKS}]{{9,}}")
_LINE_ENDS = re.compile("\r\n?|\x0b|\x0c|\x85|[\u2028\u2029]")


def safe(text: str) -> str:
    """Return `text` as it can be stored, shown and exported without harm; newline and tab stay."""
    if not text.isascii() or not text.isprintable():
        text = _LINE_ENDS.sub("\n", text)
        text = _UNSEEN.sub("", text)
        text = _JOINING.sub(_joined, text)
        text = _OBEYED.sub(_pictured, text)
        if _MANY_MARKS.search(text):
            text = _thin_marks(text)
    return text


def one_line(text: str) -> str:
    """Return safe text as a name or a title: one line, single spaces, none at its ends."""
    return " ".join(safe(text).split())


def _pictured(match: re.Match[str]) -> str:
    code = ord(match.group())
    if code < 0x20:
        return chr(0x2400 + code)
    return "\u2421" if code == 0x7F else "\ufffd"


def _joined(match: re.Match[str]) -> str:
    """Keep of a run one variation selector and one joiner, where they have something to shape."""
    run = match.group()
    before = match.string[max(0, match.start() - 1) : match.start()]
    after = match.string[match.end() : match.end() + 1]
    shapes = bool(before) and not before.isascii()
    keycap = bool(before) and after == "\u20e3"
    selector = run[0] if run[0] not in _JOINERS and (shapes or keycap) else ""
    joiners = [c for c in run if c in _JOINERS] if shapes and not after.isascii() else []
    return selector + "".join(joiners[-1:])


def _thin_marks(text: str) -> str:
    kept: list[str] = []
    marks = 0
    for character in text:
        marks = marks + 1 if _is_mark(character) else 0
        if marks <= MARKS_PER_BASE:
            kept.append(character)
    return "".join(kept)


def _is_mark(character: str) -> bool:
    return character in _JOINERS or unicodedata.category(character)[0] == "M"
