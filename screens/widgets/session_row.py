"""How one session is laid out in a list of them: one line, or two where the list is narrow."""

from collections.abc import Sequence
from typing import NamedTuple

from rich.cells import cell_len

from data.glance import Glance
from data.safe_text import one_line
from data.store.refs import SessionRef
from screens.widgets.span import Span
from screens.widgets.wrapping import shortened

WIDE = 60
"""Cells from which on a row tells weekday and year in full."""
NARROW = 30
"""Cells from which on it tells the hour."""
ROOMY = 84
"""Cells from which on one line tells also who came and what was said."""
NAMED = 20
"""Cells of a community's name at most."""
NUMBERED = " · "
"""What stands before the number in the title of a session without a topic."""
NAMED_FROM = 50
"""Cells from which on one line tells the community, where there are several."""
LEAST = 6
"""Cells that are left of what stands before that."""

LOOKS = ("when", "text", "live")
"""What a span of a row looks like."""


class RowLayout(NamedTuple):
    """What is the same for all rows of a list."""

    width: int
    lines: int = 1
    """1 or 2."""

    def spans(
        self, ref: SessionRef, known: Glance | None, community: str = ""
    ) -> Sequence[list[Span]]:
        """Return a session's lines; `community` is told where there are several."""
        when = self._when(ref, known)
        looks = ("live", "live") if ref.live else ("when", "text")
        told = ""
        if self.lines == 2 or self.width >= ROOMY:
            room = self.width - len(when) - 2 if self.lines == 2 else ROOMY
            told = _with_community(one_line(community), known, room)
        elif community and self.width >= NAMED_FROM:
            told = _in_cells(one_line(community), min(NAMED, (self.width - len(when) - 2) // 3))
        beside = f"  {told}" if self.lines == 1 and told else ""
        room = self.width - len(when) - 2 - cell_len(beside)
        title = called(known.title if known else ref.title, room)
        gap = " " * (room - cell_len(title)) if beside else ""
        first = [Span(f"{when}  ", looks[0]), Span(title + gap, looks[1]), Span(beside, "when")]
        if self.lines == 1:
            return (first,)
        indent = " " * (len(when) + 2)
        return (first, [Span(indent + shortened(told, self.width - len(indent)), "when")])

    def _when(self, ref: SessionRef, known: Glance | None) -> str:
        spelled = "%a %d %b %Y  %H:%M" if self.width >= WIDE else "%d %b %y %H:%M"
        if self.width < NARROW or self.lines == 2:
            spelled = "%d %b %y"
        began = known.began if known else None
        when = (began or ref.local).strftime(spelled)
        if not began and not ref.has_hour and when.endswith("00:00"):
            when = when.removesuffix("00:00") + " " * len("00:00")
        told = "▶ live now" if len(when) > len("▶ live now") else "▶ live"
        return told.ljust(len(when)) if ref.live else when


def _in_cells(name: str, cells: int) -> str:
    """Return a name in exactly so many cells, so that names stand in a column."""
    short = shortened(name, cells)
    return short + " " * (cells - cell_len(short))


def _with_community(community: str, known: Glance | None, room: int) -> str:
    """Return what is told of a session, its community before it, in so many cells."""
    if not community:
        return details(known)
    told = details(known._replace(number=0) if known else None)
    left = min(NAMED, room - cell_len(told) - cell_len(NUMBERED))
    name = shortened(community, left) if left >= LEAST else ""
    return NUMBERED.join(filter(None, (name, told)))


def details(known: Glance | None) -> str:
    """Return the number of a session, how many came and how much was said, as far as known."""
    if known is None:
        return ""
    parts = (
        f"no. {known.number}" if known.number else "",
        "" if known.came is None else f"{known.came} came",
        "" if known.said is None else f"{known.said:,} {'entry' if known.said == 1 else 'entries'}",
    )
    return " · ".join(filter(None, parts))


def called(title: str, room: int) -> str:
    """Return a session's title in so many cells; what numbers it stays."""
    title = one_line(title)
    name, dot, number = title.rpartition(NUMBERED)
    left = room - cell_len(dot) - cell_len(number)
    if name and left >= LEAST and cell_len(title) > room:
        return f"{shortened(name, left)}{dot}{number}"
    return shortened(title, max(1, room))
