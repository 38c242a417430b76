"""Where a text tells a number under which somebody can be rung."""

import re
from collections.abc import Iterator

_GAP = r"[ \t\u00a0\u202f\u2009()./\-‐‑–]{0,3}"
_NO_PHONE = (
    r"\d{1,2}[./-]\d{1,2}[./-]\d{2,4}(?!\d)"
    r"|\d{4}[./-]\d{1,2}[./-]\d{1,2}(?!\d)"
    r"|\d{1,2}[.:]\d{2}\s*[-–]\s*\d{1,2}[.:]\d{2}(?!\d)"
)
"""Days and times, which are made of as many digits."""
_WHOLE = (
    rf"[+＋]{_GAP}\d(?:{_GAP}\d){{6,14}}"
    rf"|\(?[0０٠۰](?!\.)\)?{_GAP}\d(?:{_GAP}\d){{6,13}}"
    r"|\(?\d{3}\)?[ .\-]{1,2}\d{3}[ .\-]\d{4}"
    r"|\d{3}(?P<gap>[ -])\d{3}(?P=gap)\d{3}"
)
"""With what it begins it is one: `+49 …`, `0171 …`; or as it is grouped: `555-010-0199`."""
_CALLED = r"\b(?:tele(?:phone|fon)|tel|phone|mobile?|handy|cell|call|ring|sms|fax|whatsapp)"
_AFTER = rf"{_CALLED}\b[ .:]{{0,3}}(?P<after>\d(?:{_GAP}\d){{4,14}})"
"""Behind such a word a shorter one is one too."""
_ANY = re.compile(
    rf"(?<![\w/=])(?<!\d[.,])(?:{_NO_PHONE}|(?P<whole>{_WHOLE})|{_AFTER})(?!\w)", re.IGNORECASE
)
_DIGITS = re.compile(r"\d{3}|(?:\d{1,2}\D{1,3}){2}\d")


def rung_at(text: str) -> Iterator[tuple[int, int]]:
    """Yield the places of phone numbers."""
    if not _DIGITS.search(text):
        return
    for match in _ANY.finditer(text):
        for group in ("whole", "after"):
            if match[group] is not None:
                yield match.span(group)
