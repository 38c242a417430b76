"""How a hit, and the session it stands in, are laid out in lines of a given width."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from rich.cells import cell_len

from data.hit_words import (
    kind_word,
    people_in,
    said_on,
    told_about,
    told_day,
    told_state,
    told_words,
)
from data.models.kinds import KIND_BY_ID
from data.safe_text import one_line
from data.search.hit import HEARD
from screens.search.hit_text import HitText, hit_text
from screens.widgets.entry_lines import GROUPS, LEVELS
from screens.widgets.span import Span
from screens.widgets.wrapping import shortened, wrapped

if TYPE_CHECKING:
    from data.models.ids import CommunityId
    from data.search.hit import Hit

MOST = 4
"""Lines of a hit; what lies further from the match is folded."""

WORDS_FROM = 60
"""Columns from which the kind is told by its word too, and not by its sign alone."""

LOOKS = (
    *("heading", "where", "match", "aside", "who", "due", "level"),
    *("note", "learning", "open", "promise", "place", "hint", "highlighted", "blurred"),
)
"""What a span may look like, besides plain `text`."""

_WORD = 12
_PLACES = {"topic": "◇", "prompt": "»", "name": "◦", "slip": "▫"}

Line = list[Span]


@dataclass(frozen=True, slots=True)
class HitLayout:
    """What is the same for all hits of a list."""

    width: int
    """Cells of a line; 0 while that is not known."""
    today: date
    called: Callable[[CommunityId], str]
    """A community's name, or nothing where it need not be told."""

    def heading(self, hit: Hit) -> Line:
        """Return the line over the hits of a session: its day, its title, its community."""
        day = told_day(said_on(hit), date.min)
        room = max(4, self.width - cell_len(day) - 2)
        title = shortened(one_line(hit.title), room)
        community = one_line(self.called(hit.community))
        left = room - cell_len(title) - 3
        where = f" · {shortened(community, left)}" if community and left > 3 else ""
        return [Span(f"{day}  ", "where"), Span(title, "heading"), Span(where, "where")]

    def lines(self, hit: Hit) -> list[Line]:
        """Return a hit's lines, who and what became of it at the right of the last one."""
        if not self.width:
            return []
        lead = list(self._lead(hit))
        indent = sum(cell_len(span.text) for span in lead)
        width = max(4, self.width - indent)
        about = told_about(hit)
        below = [[Span(shortened(about, width), "aside")]] if about else []
        rows = _beside([*_body(hit, width), *below], list(self._right(hit)), width)
        blank = Span(" " * indent, "text")
        return [[*lead, *rows[0]], *([blank, *row] for row in rows[1:])]

    def _lead(self, hit: Hit) -> Iterator[Span]:
        kind = KIND_BY_ID.get(hit.kind)
        sign = (kind.sigil or "·") if kind else _PLACES.get(hit.place, "·")
        look = GROUPS.get(hit.kind, "note") if kind else "place"
        if self.width < WORDS_FROM:
            yield Span(f"{sign} ", look)
            return
        yield Span(f"  {sign} ", look)
        word = shortened(one_line(kind_word(hit)).lower(), _WORD - 1)
        yield Span(word + " " * (_WORD - cell_len(word)), "aside")

    def _right(self, hit: Hit) -> Iterator[Span]:
        if state := told_state(hit, self.today):
            yield Span(one_line(state), "aside")
        if hit.level in LEVELS:
            yield Span(LEVELS[hit.level], "level")
        if people := one_line(", ".join(people_in(hit))):
            yield Span(f"→ {people}" if hit.owners else people, "who")
        if hit.due and hit.place != HEARD:
            yield Span(told_day(hit.due, said_on(hit)), "due")


def _body(hit: Hit, width: int) -> list[Line]:
    """Return the text's lines, folded to those around what matched first, the tags behind."""
    text = hit_text(*told_words(hit))
    lines = list(_placed(text.words, max(4, width - 2)))
    mark = text.marks[0][0] if text.marks else 0
    matched = next((n for n, (_, end) in enumerate(lines) if mark < end), 0)
    start = max(0, min(matched - 1, len(lines) - MOST))
    shown = lines[start : start + MOST]
    rows = [_looks(text, begin, end) for begin, end in shown]
    if start or text.cut_before:
        rows[0].insert(0, Span("… ", "aside"))
    folded = start + MOST < len(lines) or text.cut_behind
    if folded:
        rows[-1].append(Span(" …", "aside"))
    return _with_tokens(rows, hit, width, folded=folded)


def _with_tokens(rows: list[Line], hit: Hit, width: int, *, folded: bool) -> list[Line]:
    """Put the tags behind that hold what was looked for, all else as far as there is room."""
    met = one_line(" ".join(f"#{tag}" for tag in hit.met))
    if met:
        if _cells(rows[-1]) + 1 + cell_len(met) > width:
            rows = [*rows, []]
        lead = " " if rows[-1] else ""
        rows[-1] += [Span(lead, "text"), Span(shortened(met, width - len(lead)), "match")]
    rest = (*(f"for {w}" for w in hit.whom), *(f"#{t}" for t in hit.tags if t not in hit.met))
    tokens = "" if folded else one_line(" ".join(rest))
    room = width - _cells(rows[-1]) - 1
    if tokens and room > 3:
        rows[-1].append(Span(f" {shortened(tokens, room)}", "aside"))
    return rows


def _placed(words: str, width: int) -> Iterator[tuple[int, int]]:
    """Yield where each line begins and ends among the words."""
    place = 0
    for line in wrapped(words, width):
        yield place, place + len(line.rstrip())
        place += len(line)
        place += words[place : place + 1] == "\n"


def _looks(text: HitText, start: int, end: int) -> Line:
    pieces = text.pieces(start, end)
    return [Span(words, "match" if matched else "text") for words, matched in pieces if words]


def _beside(rows: list[Line], right: list[Span], width: int) -> list[Line]:
    """Put `right` at the end of the last line, or of one more where it does not fit there."""
    told: Line = []
    for span in right:
        room = width - _cells(told) - 2 * bool(told)
        if room > 1:
            told += [Span("  ", "text")] * bool(told) + [
                span._replace(text=shortened(span.text, room))
            ]
    if not told:
        return rows
    if _cells(rows[-1]) + 2 + _cells(told) > width:
        rows = [*rows, []]
    gap = Span(" " * (width - _cells(told) - _cells(rows[-1])), "text")
    return [*rows[:-1], [*rows[-1], gap, *told]]


def _cells(spans: Line) -> int:
    return sum(cell_len(span.text) for span in spans)
