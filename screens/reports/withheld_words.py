"""What is withheld, in lines for the screen."""

from __future__ import annotations

from collections.abc import Iterable

from textual.content import Content

from data.audience.withheld import Withheld
from data.audience.withheld_lines import kind_called
from data.safe_text import one_line
from screens.widgets.content import DIM, cut, shown, shown_line

MOST = 300
"""Texts that are shown of each sort; the sentences count all of them."""
_LONGEST = 400


def sentences(withheld: Withheld) -> Content:
    """Return the counts, a line for each reason."""
    return Content("\n").join(shown(f"▸ {sentence}") for sentence in withheld.sentences)


def words(withheld: Withheld) -> Content:
    """Return the words that are left out or changed."""
    changed = [
        Content.assemble(_text(before), ("\n  → ", DIM), _text(after))
        for before, after in withheld.changed[:MOST]
    ]
    gone = [
        Content.assemble((f"{kind_called(kind)}: ", DIM), _text(text))
        for kind, text in withheld.left_out[:MOST]
    ]
    parts = [
        *_part("Names taken out", changed, len(withheld.changed)),
        *_part("Left out", gone, len(withheld.left_out)),
    ]
    return Content("\n").join(parts) if parts else Content.styled("No words are changed.", DIM)


def _part(title: str, lines: list[Content], count: int) -> Iterable[Content]:
    if lines:
        yield Content.styled(f"{title} ({count})", "bold")
        yield from lines
        if count > len(lines):
            yield Content.styled(f"and {count - len(lines)} more", DIM)
        yield Content("")


def _text(text: str) -> Content:
    return shown_line(cut(one_line(text), _LONGEST))
