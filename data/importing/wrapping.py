"""Whether a line goes on where the one before ends, or says something new.

Minutes are no CommonMark: one scribe writes a statement a line, another breaks lines at a margin.
A line goes on where the one before had no room for its first word, and where it is set deeper than
its bullet; that needs the margin, which the lengths of all lines tell.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from data.importing.parts import BULLET, LINE, Part

_NARROWEST, _WIDEST = 56, 120
_LABEL = re.compile(
    r"[*_@\[]*[^\W\d_][\w.'@ &/-]{0,28}[*_\]]*(?: ?\([^()]{1,20}\))?[*_]*\s?[:：](?!//)"
)
_SAID = re.compile(r"(?:[A-Z]{2,3}|[^\W\d_][\w'’-]+(?: [A-Z][\w'’.-]*)?)[:：]\s+\S")
"""Who says something, at the beginning of a line: what stood above is not gone on with."""
_ENDS = (".", "!", "?", ":", ";", "。", "！", "？", "：", "；")
_SLACK = 2


def margin_of(lines: Iterable[str]) -> int:
    """Return the column at which lines were broken; 0 where they were not."""
    lengths = sorted(len(line.rstrip()) for line in lines if len(line) > 20 and "://" not in line)
    if not lengths or lengths[len(lengths) * 94 // 100] > _WIDEST:
        return 0
    near = [length for length in lengths if _NARROWEST <= length <= _WIDEST]
    if len(near) < 3:
        return 0
    margin = near[len(near) * 95 // 100]
    full = sum(length > margin - 14 for length in near)
    return margin if full * 5 >= len(near) else 0


def goes_on(before: Part, raw: str, margin: int) -> bool:
    """Say whether the line `raw`, right under a part and without a bullet, belongs to it."""
    if not before.text:
        return True
    text = raw.strip()
    indent = len(raw) - len(raw.lstrip())
    room = margin > 0 and before.wrapped + 1 + len(text.split(None, 1)[0]) <= margin - _SLACK
    if before.form == BULLET and indent > before.indent:
        return not (_LABEL.match(text) and (room or not margin))
    said = before.form == LINE and _SAID.match(before.text)
    ended = (said or before.text.endswith(_ENDS)) and _SAID.match(text)
    if margin and not room and not ended:
        return True
    begins_small = text[0].islower() and not before.text.endswith(_ENDS)
    return begins_small and before.wrapped >= _NARROWEST - 16 and not _LABEL.match(text)
