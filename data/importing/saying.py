"""Who says a line, and whether it is marked behind the name."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from data.importing.marks import Marked, marked
from data.importing.plain import plain

if TYPE_CHECKING:
    from data.importing.owners import Reading

_AFTER_NAME = re.compile(r"^(?:\*\*[^*:：]*[:：]\s*\*\*|[^:：]*[:：])\s*")
_BOLD_NAME = re.compile(r"\*\*([^*]{2,40})\*\*\s*[-–—,:]?\s+(?=\S)")
_CHAT = re.compile(r"(\[?\d{1,2}:\d\d(?::\d\d)?\]?)\s*<([^<>]{1,40})>\s*(\S.*)", re.DOTALL)
"""A line of a chat: the hour, then who writes."""


def said_by(
    reading: Reading, raw: str, mark: Marked, targets: dict[str, str]
) -> tuple[str, str, Marked]:
    """Return who says a line and what; it may be marked behind the name."""
    if (chat := _CHAT.match(raw)) and (name := reading.find(chat[2])):
        inner = marked(chat[3], targets)
        said = inner.text if inner.kind else f"{chat[1]} {inner.text}"
        return name, said, inner._replace(text=said)
    bold = _BOLD_NAME.match(raw)
    if bold and (name := reading.find(bold[1].rstrip(":：- "))):
        speaker, said = name, plain(raw[bold.end() :], targets)
    else:
        speaker, said = reading.speaker(mark.text)
    if not speaker:
        return "", said, mark
    behind = _AFTER_NAME.sub("", raw, count=1) or said
    inner = marked(behind, targets) if behind else mark
    if inner.kind:
        return speaker, inner.text, inner
    return speaker, said, mark._replace(text=said)
