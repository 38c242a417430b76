"""How many came, where minutes only count them."""

from __future__ import annotations

import re

_HEADS = re.compile(
    r"(?:共有?|共计)\s*(\d{1,4})\s*(?:余)?(?:名|位|人)|\b(\d{1,4}) (?:people|participants"
    r"|attendees|persons|members)\b"
    r"(?: (?:attended|present|joined|participated|came))?|(?:attendees|attendance"
    r"|participants|present)\s*[:(]\s*(\d{1,4})\b",
    re.IGNORECASE,
)
_CAME = re.compile(r"attended|present|joined|participated|came", re.IGNORECASE)
_FEW_WORDS, _LONGEST = 4, 300


def heads_in(text: str) -> int:
    """Return how many a line says came; 0 where it counts something else, or nobody."""
    match = _HEADS.search(text) if len(text) < _LONGEST else None
    if not match:
        return 0
    alone = len(_HEADS.sub(" ", text).split()) <= _FEW_WORDS
    counts = alone or not match[2] or _CAME.search(match[0])
    return int(match[1] or match[2] or match[3]) if counts else 0
