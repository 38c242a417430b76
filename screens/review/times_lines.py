"""Planned against taken, as bars with their figures."""

from collections.abc import Iterator

from rich.cells import cell_len

from data.clock import PhaseClock, spell_clock
from data.numbers import count_of
from data.safe_text import one_line
from data.times import Times, Usual
from screens.review.page_rows import paragraphs
from screens.widgets.span import Span
from screens.widgets.wrapping import shortened

TAKEN, LEFT, OVER = "█", "░", "▓"
LEGEND = f"{TAKEN} taken  {LEFT} planned, not used  {OVER} more than planned"
TITLE = 26
"""Cells of a phase's title at most."""
ROOM = 70
"""Cells from which on the bars stand beside the figures, not below them."""
USUAL = 96
"""Cells from which on it is told what a phase usually takes."""
_BAR = 8
"""Cells of the longest bar at least."""
HOUR = 3600
"""Seconds."""


def times_lines(times: Times, width: int) -> Iterator[list[Span]]:
    """Yield the page on how time went, for so many cells."""
    yield []
    yield [Span("Planned against taken", "heading")]
    if not times.planned and not times.taken:
        yield from paragraphs(((words, "text") for words in times.words), width)
        return
    drawn = _Drawing(times, width)
    yield drawn.head()
    for phase in times.phases:
        yield from drawn.phase(phase)
    yield drawn.total()
    yield []
    yield [Span(LEGEND, "aside")]
    held, every = sum(_reached(phase) for phase in times.phases), len(times.phases)
    count = f"{held} of {count_of(every, 'phase')}" if held < every else count_of(every, "phase")
    told = f"n = {count}, {times.taken / 60:.0f} min"
    yield [Span(told, "aside")]
    yield []
    yield from paragraphs(((words, "text") for words in times.words), width)


def _reached(phase: PhaseClock) -> bool:
    return phase.status != "waiting" or phase.taken > 0


class _Drawing:
    """Bars of one scale."""

    def __init__(self, times: Times, width: int) -> None:
        self._times, self._width = times, width
        titles = [cell_len(one_line(p.phase.title)) for p in times.phases]
        self._title = min(TITLE, max([*titles, len("In all")]))
        longest = max([0.0, *(max(p.phase.seconds, p.taken) for p in times.phases)])
        self._hours = max(times.planned, times.taken) >= HOUR
        self._most = longest or 1.0
        self._beside = width >= ROOM
        self._usual = width >= USUAL and bool(times.usual)
        figures = self._title + 2 + 3 * self._cells + 4 + (26 if self._usual else 0)
        self._bar = max(_BAR, width - figures if self._beside else width - 4)

    @property
    def _cells(self) -> int:
        return 10 if self._hours else 9

    def phase(self, phase: PhaseClock) -> Iterator[list[Span]]:
        """Yield one phase: figures, and its bar beside or below them."""
        reached = _reached(phase)
        figures = self._figures(
            phase.phase.title,
            phase.phase.seconds,
            phase.taken,
            reached=reached,
            runs=phase.status == "running",
        )
        bar = self._of(phase.phase.seconds, phase.taken)
        if not self._beside:
            told = self._usually(self._times.usual.get(phase.phase.title))
            free = self._width - sum(cell_len(span.text) for span in figures)
            yield [*figures, *([Span(told, "aside")] if cell_len(told) <= free else [])]
            yield [Span("  ", "text"), *bar]
            return
        used = sum(len(span.text) for span in bar)
        usual = self._usually(self._times.usual.get(phase.phase.title)) if self._usual else ""
        gap = Span(" " * (self._bar - used + 2), "text")
        yield [*figures, *bar, *([gap, Span(usual, "aside")] if usual else [])]

    def head(self) -> list[Span]:
        """Return what stands over the figures."""
        titles = "planned".rjust(self._cells) + "taken".rjust(self._cells)
        return [Span(" " * (self._title + 1) + titles, "aside")]

    def total(self) -> list[Span]:
        """Return what all took together."""
        whole = sum(int(phase.taken) for phase in self._times.phases)
        return self._figures("In all", self._times.planned, whole)

    def _figures(
        self, title: str, planned: float, taken: float, *, reached: bool = True, runs: bool = False
    ) -> list[Span]:
        name = shortened(one_line(title), self._title)
        pad = " " * (self._title - cell_len(name) + 1)
        over = int(taken) - planned
        took = spell_clock(taken, hours=self._hours) if reached else "not held"
        settled = reached and (over > 0 or not runs)
        off = spell_clock(abs(over), hours=self._hours) if settled and abs(over) >= 1 else ""
        sign = "+" if over > 0 else "−"
        return [
            Span(name + pad, "text"),
            Span(spell_clock(planned, hours=self._hours).rjust(self._cells), "aside"),
            Span(took.rjust(self._cells), "text"),
            Span(
                (f"{sign}{off}" if off else "").rjust(self._cells) + "  ",
                "over" if over > 0 else "aside",
            ),
        ]

    def _of(self, planned: float, taken: float) -> list[Span]:
        """Return a bar: what was taken of the plan, what was left of it, what went over."""
        within, whole = (self._long(x) for x in (min(planned, taken), max(planned, taken)))
        rest = whole - within
        look, glyph = ("over", OVER) if taken > planned else ("planned", LEFT)
        return [Span(TAKEN * within, "bar"), Span(glyph * rest, look)]

    def _long(self, seconds: float) -> int:
        cells = round(seconds / self._most * self._bar)
        return max(1, cells) if seconds >= 1 else 0

    def _usually(self, usual: Usual | None) -> str:
        return f"usual {spell_clock(usual.seconds)}, n = {usual.of}" if usual else ""
